"""The styles part: what a theme says of type, colour and spacing, as Word's styles."""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.look.parts import SIDES, Font, Rule, Side
from opsplan.look.theme import Style, Theme
from opsplan.writers.docx.markup import DECLARATION, NAMESPACES, attribute, second, shade
from opsplan.writers.docx.measure import points, twips
from opsplan.writers.docx.script import CHINESE, LATIN

#: Styles that number their paragraphs: the list and its level.
HEADINGS, BULLETS, NUMBERS = 1, 2, 3
_NUMBERED = {"ListBullet": (BULLETS, 0), "ListNumber": (NUMBERS, 0)}
#: Styles that Word knows by these names; all others are our own, and are not offered to authors.
_BUILT_IN = frozenset(
    {"Normal", "Body Text", "Title", "Subtitle", "caption", "Quote", "header", "footer", "TOC Heading"}
    | {"List Bullet", "List Number", "List Continue", "heading 1", "heading 2", "heading 3", "heading 4"}
    | {"toc 1", "toc 2", "toc 3", "table of figures"}
)
#: The style of Han characters that are stressed: a slanted one is no typeface of theirs.
EMPHASIS = "Emphasis Han"
#: Styles whose lines stand on the grid of the page, where it has one.
_ON_GRID = ("Normal", "BodyText", "Heading1", "Heading2", "Heading3", "Heading4")
#: The language of Latin letters, in Chinese documents too: where they are said to be Chinese, LibreOffice ends a line
#: anywhere within a word, as it may between two Han characters.
_ENGLISH = '<w:lang w:val="en-GB"/>'
_LANGUAGES = '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def styles_xml(theme: Theme, width: int, numbered: bool, *, chinese: bool) -> str:
    """Return the styles part; `width` is that of the text in twips, `numbered` tells whether headings are.

    In a `chinese` document quotation marks and dashes take the Chinese typeface, but not in its second language.
    """
    listed = "".join(_paragraph_style(key, style, theme, width, numbered) for key, style in theme.styles.items())
    runs = _character_styles(theme) + _second_styles(theme)
    content = _defaults(theme, chinese) + listed + runs + _table_styles(theme)
    return f"{DECLARATION}<w:styles {NAMESPACES}>{content}</w:styles>"


def _defaults(theme: Theme, chinese: bool) -> str:
    normal = theme.styles["Normal"]
    size = points(normal.size, 2)
    fonts = _fonts(theme.fonts["body"], f' w:hint="{CHINESE}"' if chinese else "")
    run = f'{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{_LANGUAGES}'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        # Word lets a mark hang over the edge by default; LibreOffice, where it is not told to, leaves some marks out.
        "<w:pPrDefault><w:pPr><w:overflowPunct/>"
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _fonts(font: Font, hint: str = "") -> str:
    latin, han = attribute(font.latin), attribute(font.han)
    return f'<w:rFonts{hint} w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{han}" w:cs="{latin}"/>'


def _paragraph_style(key: str, style: Style, theme: Theme, width: int, numbered: bool) -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    built_in = style.name in _BUILT_IN
    custom, offered = ("", "<w:qFormat/>") if built_in else (' w:customStyle="1"', "")
    links = f'<w:basedOn w:val="{style.based}"/>' if style.based else ""
    links += f'<w:next w:val="{style.next}"/>' if style.next else ""
    ppr, rpr = _paragraph_properties(key, style, theme, width, numbered), _run_properties(style, theme)
    if key in theme.bilingual:
        rpr = _in_latin(rpr) + _ENGLISH
    body = (f"<w:pPr>{ppr}</w:pPr>" if ppr else "") + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
    name = f'<w:name w:val="{attribute(style.name)}"/>'
    return f'<w:style w:type="paragraph"{default}{custom} w:styleId="{key}">{name}{links}{offered}{body}</w:style>'


def _paragraph_properties(key: str, style: Style, theme: Theme, width: int, numbered: bool) -> str:
    number, level = _NUMBERED.get(key, (0, 0))
    if numbered and style.outline and key.startswith("Heading"):
        number, level = HEADINGS, style.outline - 1
    parts = [
        {None: "", True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>'}[style.keep_next],
        "<w:keepLines/>" if style.keep_lines else "",
        {None: "", True: "<w:pageBreakBefore/>", False: '<w:pageBreakBefore w:val="0"/>'}[style.new_page],
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else "",
        _border(style, theme),
        shade(theme.colours[style.fill]) if style.fill else "",
        f'<w:tabs><w:tab w:val="right" w:leader="{style.right_tab}" w:pos="{width}"/></w:tabs>'
        if style.right_tab
        else "",
        _off_grid(key, theme),
        _spacing(style),
        _indent(key, style, theme),
        f'<w:jc w:val="{style.align}"/>' if style.align else "",
        f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "",
    ]
    return "".join(parts)


def _border(style: Style, theme: Theme) -> str:
    if style.border is None:
        return ""
    side, colour = style.border.side, theme.colours[style.border.colour]
    line = f'<w:{side} w:val="single" w:sz="{style.border.size}" w:space="{style.border.space}" w:color="{colour}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def _off_grid(key: str, theme: Theme) -> str:
    """Return what takes every style but that of body text off the grid that a page may have."""
    return '<w:snapToGrid w:val="0"/>' if theme.page.grid and key not in _ON_GRID else ""


def _spacing(style: Style) -> str:
    parts = [
        f' w:before="{points(style.before)}"' if style.before is not None else "",
        f' w:after="{points(style.after)}"' if style.after is not None else "",
        f' w:line="{points(style.line)}" w:lineRule="{"exact" if style.exact else "atLeast"}"' if style.line else "",
    ]
    return f"<w:spacing{''.join(parts)}/>" if any(parts) else ""


def _indent(key: str, style: Style, theme: Theme) -> str:
    parts = [
        f' w:left="{twips(style.left)}"' if style.left else "",
        f' w:right="{twips(style.right)}"' if style.right else "",
        f' w:hanging="{twips(style.hanging)}"' if style.hanging else "",
    ]
    if style.indent:
        first = points(style.indent * theme.size(key))
        parts.append(f' w:firstLineChars="{round(style.indent * 100)}" w:firstLine="{first}"')
    return f"<w:ind{''.join(parts)}/>" if any(parts) else ""


def _run_properties(style: Style, theme: Theme) -> str:
    size = points(style.size, 2)
    bold = {None: "", True: "<w:b/><w:bCs/>", False: '<w:b w:val="0"/><w:bCs w:val="0"/>'}[style.bold]
    parts = [
        _fonts(theme.fonts[style.font]) if style.font else "",
        bold,
        "<w:i/><w:iCs/>" if style.italic else "",
        f'<w:color w:val="{theme.colours[style.colour]}"/>' if style.colour else "",
        f'<w:spacing w:val="{points(style.spaced)}"/>' if style.spaced else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if style.size else "",
    ]
    return "".join(parts)


def _in_latin(marks: str) -> str:
    """Return run properties with a hint that shared characters take the Latin typeface."""
    hinted = f'<w:rFonts w:hint="{LATIN}"'
    return marks.replace("<w:rFonts", hinted, 1) if marks.startswith("<w:rFonts") else f"{hinted}/>{marks}"


def _character_styles(theme: Theme) -> str:
    colours = theme.colours
    custom = ' w:customStyle="1"'
    emphasis = theme.fonts.get("emphasis", theme.fonts["body"])
    kinds = (
        ("Hyperlink", "", f'<w:color w:val="{colours["accent_light"]}"/><w:u w:val="single"/>'),
        ("Code Text", custom, f"{_fonts(theme.fonts['code'])}{shade(colours['band'])}"),
        (EMPHASIS, custom, f'<w:rFonts w:eastAsia="{attribute(emphasis.han)}"/>'),
        ("Cover Label", custom, f'<w:color w:val="{colours["muted"]}"/>'),
        ("Draft Mark", custom, f'<w:b/><w:bCs/><w:color w:val="{colours["alarm"]}"/>'),
    )
    first = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    return first + "".join(
        f'<w:style w:type="character"{custom} w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{marks}</w:rPr></w:style>'
        for name, custom, marks in kinds
    )


def _second_styles(theme: Theme) -> str:
    """Return the character styles of the second language, one a paragraph style, in bilingual documents."""
    if not theme.bilingual.keys() <= theme.styles.keys():
        return ""
    shared = theme.styles.keys() - theme.bilingual.keys()
    return "".join(_second_style(key, style, theme) for key, style in theme.styles.items() if key in shared)


def _second_style(key: str, style: Style, theme: Theme) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{second(key)}"><w:name w:val="{style.name} Second"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{_in_latin(second_marks(key, theme))}</w:rPr></w:style>'
    )


def second_marks(key: str, theme: Theme) -> str:
    """Return the run properties of the second language in paragraphs of a style."""
    return _run_properties(Style(theme.styles[key].name, **theme.look(key)), theme) + _ENGLISH


def _table_styles(theme: Theme) -> str:
    """Return the table styles: that of tables, with its rules and bands, and the one figures use."""
    look = theme.tables
    padding, band = twips(look.padding), shade(theme.colour(look.band))
    bands = f'<w:tblStylePr w:type="band2Horz"><w:tcPr>{band}</w:tcPr></w:tblStylePr>' if band else ""
    under = f"<w:tcBorders>{_rule('bottom', look.head, theme)}</w:tcBorders>" if look.head else ""
    head = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{under}</w:tcPr></w:tblStylePr>' if under else ""
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_margins(0)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable"><w:name w:val="Plan Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblStyleRowBandSize w:val="1"/>'
        f"{_rules(look.rules, theme)}{_margins(padding)}</w:tblPr>{head}{bands}</w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="FigureTable"><w:name w:val="Figure Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{_rules(look.figures, theme)}{_margins(0)}</w:tblPr></w:style>'
    )


def _rules(rules: Mapping[Side, Rule], theme: Theme) -> str:
    """Return the rules of a table, in Word's order of sides."""
    there = "".join(_rule(side, rules[side], theme) for side in SIDES if side in rules)
    return f"<w:tblBorders>{there}</w:tblBorders>" if there else ""


def _rule(side: str, rule: Rule, theme: Theme) -> str:
    return f'<w:{side} w:val="single" w:sz="{rule.size}" w:space="0" w:color="{theme.colours[rule.colour]}"/>'


def _margins(side: int) -> str:
    sides = (("top", 0), ("left", side), ("bottom", 0), ("right", side))
    return "<w:tblCellMar>" + "".join(f'<w:{name} w:w="{w}" w:type="dxa"/>' for name, w in sides) + "</w:tblCellMar>"
