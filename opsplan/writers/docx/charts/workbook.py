"""The workbook behind a chart: the cells that Word shows when somebody edits its data, and how the chart names them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal

from opsplan.writers.docx.markup import DECLARATION, attribute, escape
from opsplan.writers.docx.package import pack

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: The name that Word gives the sheet, whatever the language: references to it need no quotes.
SHEET = "Sheet1"
#: More digits than these no spreadsheet keeps.
_DIGITS = Context(prec=15)
#: The first number of a format that is not built in, and the styles of cells: words that may wrap, numbers.
_FORMAT, _WORDS, _NUMBER = 164, 1, 2

_FRAME = {
    "[Content_Types].xml": (
        f'{DECLARATION}<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
}


def workbook(categories: Sequence[str], columns: Sequence[tuple[str, Sequence[Decimal | None], str]]) -> bytes:
    """Return a workbook of one sheet: the categories in column A, then the columns, each with its name above.

    A column is its name, its numbers, None where there is none, and the format in which they are shown.
    """
    formats = list(dict.fromkeys(shown for _, _, shown in columns))
    files = {
        **_FRAME,
        "xl/styles.xml": _styles(formats),
        "xl/worksheets/sheet1.xml": _sheet(categories, columns, formats),
    }
    return pack({name: content.encode() for name, content in files.items()})


def number(value: Decimal) -> str:
    """Return a number as cells and caches have it: digits, no exponent."""
    return format(value.normalize(_DIGITS) + 0, "f")


def name_of(column: int) -> str:
    """Return the reference of the name of a column of numbers, from 0."""
    return f"{SHEET}!${_letters(column + 1)}$1"


def numbers_of(column: int, count: int) -> str:
    """Return the reference of so many numbers of a column, from 0."""
    letters = _letters(column + 1)
    return f"{SHEET}!${letters}$2:${letters}${count + 1}"


def categories_of(count: int) -> str:
    """Return the reference of so many categories."""
    return f"{SHEET}!$A$2:$A${count + 1}"


def _letters(column: int) -> str:
    """Return the letters of a column of the sheet, from 0."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _sheet(
    categories: Sequence[str], columns: Sequence[tuple[str, Sequence[Decimal | None], str]], formats: list[str]
) -> str:
    head = "".join(_words(_letters(place), 1, name) for place, (name, _, _) in enumerate(columns, 1))
    rows = [f'<row r="1">{head}</row>']
    for row, category in enumerate(categories, 2):
        cells = "".join(
            f'<c r="{_letters(place)}{row}" s="{_NUMBER + formats.index(shown)}"><v>{number(value)}</v></c>'
            for place, (_, values, shown) in enumerate(columns, 1)
            if (value := values[row - 2]) is not None
        )
        rows.append(f'<row r="{row}">{_words("A", row, category)}{cells}</row>')
    return (
        f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetFormatPr defaultRowHeight="15"/>'
        f'<cols><col min="1" max="1" width="32" customWidth="1"/>'
        f'<col min="2" max="{len(columns) + 1}" width="16" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _words(letters: str, row: int, text: str) -> str:
    said = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{letters}{row}" s="{_WORDS}" t="inlineStr">{said}</c>'


def _styles(formats: Sequence[str]) -> str:
    listed = "".join(
        f'<numFmt numFmtId="{key}" formatCode="{attribute(shown)}"/>' for key, shown in enumerate(formats, _FORMAT)
    )
    plain = 'fontId="0" fillId="0" borderId="0"'
    numbers = "".join(
        f'<xf numFmtId="{key}" {plain} xfId="0" applyNumberFormat="1"/>' for key, _ in enumerate(formats, _FORMAT)
    )
    return (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{listed}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1"><xf numFmtId="0" {plain}/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 2}"><xf numFmtId="0" {plain} xfId="0"/>'
        f'<xf numFmtId="0" {plain} xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>{numbers}'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
