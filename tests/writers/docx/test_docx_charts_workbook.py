"""The workbooks behind charts: opened by other programs, they hold the numbers that are drawn, where the chart says."""

import subprocess
from decimal import Decimal
from io import BytesIO
from shutil import which
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from opsplan.figures.chart import Chart, Charts, Form, Ink, Series
from opsplan.lines import Line
from opsplan.look.build import load
from opsplan.manuscript import Figure
from opsplan.writers.docx import write
from opsplan.writers.docx.charts.workbook import categories_of, name_of, number, numbers_of, workbook

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
#: A chart of each form, with all that numbers and words may be.
CHARTS = tuple(
    Chart(
        form,
        ("转化率 <5% & “成本”", Line.of("中文\n", "English"), "=1+1", " 两端 ", "2026年1月", "012", "🚀", "甲\t乙"),
        (
            Series("实际", (Decimal("92.50"), None, Decimal(0), Decimal("-3.25"), Decimal("1E+12"), *[Decimal(7)] * 3)),
            Series(Line.of("目标 ", "Target"), (Decimal(10) / 3, *[Decimal("0.001")] * 7), Ink.TARGET),
        ),
        title="标题",
        unit=unit,
        mark=mark,
        decimals=decimals,
    )
    for form in Form
    for unit, mark, decimals in (("%", Decimal(80), 1), ("元", None, 0))
)


@pytest.fixture
def files(manuscript) -> dict[str, bytes]:
    """Return the parts of a document of all the charts."""
    figures = (Figure("f", Charts((one,)), "图名", "说明") for one in CHARTS)
    with ZipFile(BytesIO(write(manuscript(*figures), load("business"), {}))) as package:
        return {name: package.read(name) for name in package.namelist()}


def cached(root: ElementTree.Element) -> dict[str, list[str | None]]:
    """Return what a chart says stands in the cells that it names."""
    found = {}
    for one in (*root.iter(f"{C}strRef"), *root.iter(f"{C}numRef")):
        count = int(next(one.iter(f"{C}ptCount")).get("val", ""))
        values = {int(point.get("idx", "")): point.findtext(f"{C}v") for point in one.iter(f"{C}pt")}
        found[one.findtext(f"{C}f", "")] = [values.get(place) for place in range(count)]
    return found


def test_every_workbook_holds_what_its_chart_draws(files):
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    for place in range(1, len(CHARTS) + 1):
        book = openpyxl.load_workbook(BytesIO(files[f"word/embeddings/Microsoft_Excel_Sheet{place}.xlsx"]))
        assert book.sheetnames == ["Sheet1"]
        asked = cached(ElementTree.fromstring(files[f"word/charts/chart{place}.xml"]))
        assert {name.partition("!")[0] for name in asked} == {"Sheet1"}
        for name, said in asked.items():
            cells = book["Sheet1"][name.partition("!")[2].replace("$", "")]
            column = [row[0].value for row in cells] if isinstance(cells, tuple) else [cells.value]
            if said and name != "Sheet1!$A$2:$A$9" and isinstance(cells, tuple):
                assert [None if one is None else float(one) for one in said] == column
            else:
                assert said == column
        rows, columns = book["Sheet1"].max_row, book["Sheet1"].max_column
        assert (rows, columns) == (9, len([name for name in asked if ":" in name]))


def test_the_numbers_are_those_of_the_series(files):
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(BytesIO(files["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]))
    assert [[one.value for one in row] for row in book["Sheet1"]["A1:C9"]] == [
        [None, "实际", "目标 Target"],
        ["转化率 <5% & “成本”", 92.5, 3.33333333333333],
        ["中文\nEnglish", None, 0.001],
        ["=1+1", 0, 0.001],
        [" 两端 ", -3.25, 0.001],
        ["2026年1月", 1000000000000, 0.001],
        ["012", 7, 0.001],
        ["🚀", 7, 0.001],
        ["甲\t乙", 7, 0.001],
    ]
    assert {row[1].number_format for row in book["Sheet1"]["A2:C9"] if row[1].value is not None} == {'0.0"%"'}


@pytest.mark.skipif(not which("soffice"), reason="needs LibreOffice (soffice)")
def test_libreoffice_reads_the_workbooks(files, tmp_path):
    book, other, made = tmp_path / "book.xlsx", tmp_path / "other.csv", tmp_path / "made"
    book.write_bytes(files["word/embeddings/Microsoft_Excel_Sheet2.xlsx"])
    other.write_text("1,2\n", encoding="utf-8")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    # separated by commas, in UTF-8, as the cells show it
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(made), str(other), str(book)]
    subprocess.run(command, capture_output=True, timeout=120, check=False)
    if not (made / "other.csv").exists():
        pytest.skip("needs Calc, which this LibreOffice has not")
    assert (made / "book.csv").read_text(encoding="utf-8").splitlines() == [
        ",实际,目标 Target",
        "转化率 <5% & “成本”,93,3",
        '"中文',
        'English",,0',
        "=1+1,0,0",
        " 两端 ,-3,0",
        '2026年1月,"1,000,000,000,000",0',
        "012,7,0",
        "🚀,7,0",
        "甲\t乙,7,0",
    ]


def test_columns_are_called_as_a_sheet_calls_them():
    assert [name_of(column) for column in (0, 24, 25, 26, 701)] == [
        "Sheet1!$B$1",
        "Sheet1!$Z$1",
        "Sheet1!$AA$1",
        "Sheet1!$AB$1",
        "Sheet1!$AAA$1",
    ]
    assert (categories_of(6), numbers_of(0, 6)) == ("Sheet1!$A$2:$A$7", "Sheet1!$B$2:$B$7")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("3.10", "3.1"),
        ("1E+3", "1000"),
        ("-1E-7", "-0.0000001"),
        ("123456789012345678", "123456789012346000"),
        ("0.3333333333333333333", "0.333333333333333"),
    ],
)
def test_numbers_have_no_exponent_and_no_more_digits_than_a_sheet_keeps(value, expected):
    assert number(Decimal(value)) == expected


def test_the_same_cells_are_the_same_bytes():
    columns = [("甲", (Decimal("1.5"), None), "0.0")]
    assert workbook(("一", "二"), columns) == workbook(("一", "二"), columns)
    with ZipFile(BytesIO(workbook(("一", "二"), columns))) as book:
        assert {one.date_time for one in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert book.namelist() == sorted(book.namelist())
