"""Charts in Word: what of a chart stands in its part, in which form, with which labels and axes, and on which page."""

import re
import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from word_files import parts

from opsplan.figures.chart import Chart, Charts, Form, Ink, Series
from opsplan.lines import Line
from opsplan.look.build import NAMES, load
from opsplan.manuscript import Figure, Prose
from opsplan.writers.docx import write
from opsplan.writers.docx.charts.text import lightness
from opsplan.writers.stamp import docx_edited

VALIDATOR = Path(__file__).parents[4] / "shared" / "tools" / "validate_docx.py"

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
)
FACES = '<a:latin typeface="Arial"/><a:ea typeface="微软雅黑"/><a:cs typeface="Arial"/>'
#: No fill and no line.
NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def words(colour: str = "262B33", wrap: str = "") -> str:
    return (
        f'<c:txPr><a:bodyPr rot="0" vert="horz"{wrap}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800" b="0"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill>{FACES}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


#: Two columns in %, one of which has no number, under a title; a single series needs no legend.
SMALL = Chart(
    Form.COLUMNS,
    ("甲", "乙"),
    (Series("实际", (Decimal("92.5"), None)),),
    title="达成率 <5%",
    unit="%",
    decimals=1,
)
EXPECTED = f"""{HEAD}<c:chart>
<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr algn="l"><a:defRPr sz="800" b="1">
<a:solidFill><a:srgbClr val="262B33"/></a:solidFill>{FACES}</a:defRPr></a:pPr>
<a:r><a:rPr lang="zh-CN" sz="800" b="1"><a:solidFill><a:srgbClr val="262B33"/></a:solidFill>{FACES}</a:rPr>
<a:t>达成率 &lt;5%</a:t></a:r></a:p></c:rich></c:tx>
<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.0065"/><c:y val="0.0087"/>
</c:manualLayout></c:layout><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>
<c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>
<c:x val="0.0065"/><c:y val="0.1789"/><c:w val="0.9806"/><c:h val="0.7114"/></c:manualLayout></c:layout>
<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>
<c:ser><c:idx val="0"/><c:order val="0"/>
<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>实际</c:v></c:pt></c:strCache>
</c:strRef></c:tx>
<c:spPr><a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>
<c:invertIfNegative val="0"/>
<c:dLbls><c:numFmt formatCode="0.0&quot;%&quot;" sourceLinked="0"/>{NOTHING}{words(wrap=' wrap="none"')}
<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>
<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>
<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$3</c:f><c:strCache><c:ptCount val="2"/><c:pt idx="0"><c:v>甲</c:v></c:pt>
<c:pt idx="1"><c:v>乙</c:v></c:pt></c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:f>Sheet1!$B$2:$B$3</c:f><c:numCache><c:formatCode>0.0"%"</c:formatCode><c:ptCount val="2"/>
<c:pt idx="0"><c:v>92.5</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>
<c:gapWidth val="436"/><c:overlap val="0"/><c:axId val="501"/><c:axId val="502"/></c:barChart>
<c:catAx><c:axId val="501"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>
<c:numFmt formatCode="General" sourceLinked="0"/>{NO_TICKS}<c:tickLblPos val="low"/>
<c:spPr><a:ln w="9525" cap="flat"><a:solidFill><a:srgbClr val="535D6A"/></a:solidFill><a:round/></a:ln></c:spPr>
{words()}<c:crossAx val="502"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>
<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:tickMarkSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>
<c:valAx><c:axId val="502"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/>
<c:axPos val="l"/><c:numFmt formatCode="0&quot;%&quot;" sourceLinked="0"/>{NO_TICKS}<c:tickLblPos val="none"/>
<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{words("535D6A")}<c:crossAx val="501"/><c:crosses val="autoZero"/>
<c:crossBetween val="between"/></c:valAx>{NOTHING}</c:plotArea>
<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{NOTHING}{words()}
<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>"""


def numbers(*values: float | str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if one is None else Decimal(str(one)) for one in values)


def chart(form: Form, count: int, *series: Series, **about: object) -> Chart:
    """Return a chart of so many categories with short names, and the series, or one from 1 up."""
    usual = (Series("一", numbers(*range(1, count + 1))),)
    return Chart(form, tuple(f"第{number}项" for number in range(1, count + 1)), series or usual, **about)


@pytest.fixture
def drawn(manuscript):
    """Return a function that draws charts as one figure, and returns the parts of the document."""

    def make(*panels: Chart, theme: str = "business", note: str = "", lang: str = "zh", alt: str = "说明"):
        figure = Figure("f", Charts(panels, note), "图名", alt)
        return parts(write(manuscript(Prose("见下图："), figure, lang=lang), load(theme), {}))

    return make


@pytest.fixture
def part(drawn):
    """Return a function that draws one chart and returns its part."""
    return lambda one, **about: drawn(one, **about)["word/charts/chart1.xml"]


def values_of(xml: str, *names: str) -> list[str]:
    """Return what elements say, in order: `val` of `<c:max val="3"/>`."""
    return [said for name in names for said in re.findall(rf'<c:{name} val="([^"]*)"/>', xml)]


def groups(xml: str) -> list[str]:
    """Return the kinds of groups of series in a chart, and how many each has."""
    found = re.findall(r"<c:(\w+)Chart>(.*?)</c:\1Chart>", xml, re.DOTALL)
    return [f"{''.join(values_of(body, 'barDir')) or kind} {body.count('<c:ser>')}" for kind, body in found]


def test_a_small_chart_as_a_whole(drawn):
    made = drawn(SMALL)
    assert made["word/charts/chart1.xml"] == HEAD + EXPECTED.removeprefix(HEAD).replace("\n", "")
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    assert made["word/charts/_rels/chart1.xml.rels"].partition("?>\n")[2] == (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relations}/package" Target="../embeddings/Microsoft_Excel_Sheet1.xlsx"/>'
        "</Relationships>"
    )
    assert f'Type="{relations}/chart" Target="charts/chart1.xml"/>' in made["word/_rels/document.xml.rels"]
    types = made["[Content_Types].xml"]
    chart_type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    assert f'<Override PartName="/word/charts/chart1.xml" ContentType="{chart_type}"/>' in types
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert f'<Default Extension="xlsx" ContentType="{sheet_type}"/>' in types


def test_the_drawing_stands_in_a_line_that_stays_with_note_and_caption(body):
    xml = body(Figure("f", Charts((SMALL,), "注"), "图名", "说 & 明"))
    assert re.sub(' xmlns:[a-z]+="[^"]*"', "", xml.partition("<w:bookmarkStart")[0]) == (
        '<w:p><w:pPr><w:pStyle w:val="FigureMark"/><w:keepNext/></w:pPr><w:r><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5904230" cy="2186940"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="1" name="Chart 1" descr="说 &amp; 明"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId1"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        '<w:p><w:pPr><w:pStyle w:val="FigureNote"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        '<w:t xml:space="preserve">注</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="FigureCaption"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        '<w:t xml:space="preserve">图</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText xml:space="preserve"> SEQ 图 \\* ARABIC </w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">1</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        '<w:t xml:space="preserve">\u3000图名</w:t></w:r></w:p>'
    )


LONG = "华东区客户首次响应时间（含周末与法定节假日的全部工单）"


@pytest.mark.parametrize(
    ("form", "categories", "series", "expected"),
    [
        (Form.BARS, 5, 2, ["bar 2"]),
        (Form.COLUMNS, 5, 2, ["col 2"]),
        (Form.COLUMNS, 1, 2, ["bar 2"]),
        (Form.COLUMNS, 25, 1, ["bar 1"]),
        (Form.LINE, 5, 2, ["line 2"]),
        (Form.LINE, 60, 1, ["line 1"]),
        (Form.RADAR, 1, 2, ["bar 2"]),
        (Form.RADAR, 2, 2, ["col 2"]),
        (Form.RADAR, 3, 2, ["radar 2"]),
        (Form.RADAR, 16, 2, ["radar 2"]),
        (Form.RADAR, 17, 2, ["col 2"]),
        (Form.PARETO, 5, 2, ["col 1", "line 1"]),
        (Form.PARETO, 5, 1, ["col 1"]),
    ],
)
def test_a_chart_takes_the_form_in_which_it_is_legible(part, form, categories, series, expected):
    several = (Series(str(number), numbers(*range(categories))) for number in range(series))
    assert groups(part(chart(form, categories, *several))) == expected


@pytest.mark.parametrize(("form", "count"), [(Form.COLUMNS, 9), (Form.RADAR, 9)])
def test_labels_that_have_no_room_below_columns_or_around_a_radar_stand_beside_bars(part, form, count):
    one = chart(form, count)
    assert groups(part(one)) != ["bar 1"]
    assert groups(part(replace(one, categories=(LONG + LONG, *one.categories[1:])))) == ["bar 1"]


def test_a_pareto_chart_of_numbers_below_zero_is_none(part):
    counts, shares = Series("次数", numbers(3, -1)), Series("累计", numbers(150, 100))
    assert groups(part(chart(Form.PARETO, 2, counts, shares))) == ["col 2"]


def test_bars_begin_at_the_top_and_bars_of_one_category_stand_in_one_place(part):
    xml = part(
        chart(Form.BARS, 3, Series("好", numbers(1, None, 3), Ink.GOOD), Series("差", numbers(None, 2, 4), Ink.BAD))
    )
    assert values_of(xml, "orientation", "overlap") == ["maxMin", "minMax", "0"]
    stacked = part(
        chart(
            Form.BARS,
            2,
            Series("好", numbers(1, None), Ink.GOOD),
            Series("差", numbers(None, 2), Ink.BAD),
            stacked=True,
        )
    )
    assert values_of(stacked, "overlap") == ["100"]
    assert re.findall('</c:tx><c:spPr><a:solidFill><a:srgbClr val="([0-9A-F]+)"', stacked) == ["5FA777", "A8231C"]


def ends(xml: str) -> dict[str, list[str]]:
    return {name: values_of(xml, name) for name in ("min", "max", "majorUnit", "crossesAt") if values_of(xml, name)}


@pytest.mark.parametrize(
    ("form", "highest", "mark", "expected", "drawn_as"),
    [
        # a line of the grid is the mark where only one is drawn
        (Form.BARS, 150, 100, {"min": ["0"], "max": ["150"], "majorUnit": ["100"]}, ["bar 1"]),
        (Form.BARS, 90, 100, {"min": ["0"], "max": ["108"], "majorUnit": ["100"]}, ["bar 1"]),
        (Form.COLUMNS, 150, 100, {"min": ["0"], "max": ["150"], "majorUnit": ["100"]}, ["col 1"]),
        # else a second axis is, or a series
        (
            Form.BARS,
            350,
            100,
            {"min": ["0", "0"], "max": ["350", "350"], "majorUnit": ["100"], "crossesAt": ["100"]},
            ["bar 1", "bar 1"],
        ),
        (Form.COLUMNS, 350, 100, {"min": ["0"]}, ["col 1", "line 1"]),
        (Form.LINE, 150, 100, {"majorUnit": ["50"]}, ["line 2"]),
        (Form.RADAR, 150, 100, {"min": ["0"]}, ["radar 2"]),
    ],
)
def test_a_mark_is_a_line_across_the_chart(part, form, highest, mark, expected, drawn_as):
    xml = part(chart(form, 3, Series("一", numbers(0, 10, highest)), mark=Decimal(mark)))
    assert (ends(xml), groups(xml)) == (expected, drawn_as)


@pytest.mark.parametrize(
    ("highest", "mark", "expected"),
    [("62.5", "100", '0"%"'), ("350.5", "100", '0"%"'), ("4.5", "2.5", '0.0"%"')],
)
def test_an_axis_says_no_more_decimals_than_its_numbers_have(part, highest, mark, expected):
    series = Series("一", (Decimal(0), Decimal(highest)))
    xml = part(chart(Form.BARS, 2, series, unit="%", decimals=1, mark=Decimal(mark)))
    assert re.search(r"<c:valAx>.*?<c:numFmt formatCode=\"(.*?)\"", xml)[1].replace("&quot;", '"') == expected


@pytest.mark.parametrize(
    ("values", "limits", "expected"),
    [
        # zero and the mark are among the numbers of the axis
        ((-10, 300), None, {"min": ["-50", "-50"], "max": ["300", "300"], "majorUnit": ["50"], "crossesAt": ["100"]}),
        ((60, 950), (0, 250), {"min": ["0", "0"], "max": ["250", "250"], "majorUnit": ["100"], "crossesAt": ["100"]}),
        ((60, 950), (0, 150), {"min": ["0"], "max": ["150"], "majorUnit": ["100"]}),
        ((-300, 60), (-100, 100), {"min": ["-100"] * 2, "max": ["108"] * 2, "majorUnit": ["50"], "crossesAt": ["100"]}),
    ],
)
def test_bars_that_are_too_long_are_cut_off_where_the_axis_ends(part, values, limits, expected):
    limits = limits and tuple(map(Decimal, limits))
    xml = part(chart(Form.BARS, 2, Series("一", numbers(*values)), unit="%", mark=Decimal(100), ends=limits))
    assert ends(xml) == expected


def test_the_number_of_a_bar_that_is_cut_off_below_zero_stands_within_it(part):
    one = chart(Form.BARS, 3, Series("一", numbers(-300, 60, -5)), unit="%", ends=(Decimal(-100), Decimal(100)))
    assert re.findall(r'<c:dLbl><c:idx val="(\d)"/>.*?<c:dLblPos val="(\w+)"/>', part(one)) == [("0", "inEnd")]


def test_a_mark_that_is_a_series_has_its_number_at_its_end_and_no_place_in_the_legend(part):
    about = {"unit": "%", "mark": Decimal("2.5"), "decimals": 1}
    both = Series("一", numbers(1, 2, 3)), Series("目标", numbers(2, 2, 2), Ink.TARGET)
    xml = part(chart(Form.LINE, 3, *both, **about))
    target, mark = (one.partition("</c:ser>")[0] for one in xml.split("<c:ser>")[2:])
    assert "<c:v>2.5%</c:v>" in mark
    assert [values_of(one, "idx", "dLblPos", "symbol", "prstDash") for one in (target, mark)] == [
        ["1", "none"],
        ["2", "2", "r", "none"],
    ]
    assert ["<a:prstDash" in one for one in (target, mark)] == [True, False]
    assert '<c:legendPos val="b"/><c:legendEntry><c:idx val="2"/><c:delete val="1"/></c:legendEntry>' in xml
    assert "<c:legend>" not in part(chart(Form.COLUMNS, 3, mark=Decimal(1)))
    named = part(chart(Form.LINE, 3, marked="目标", **about))
    assert "<c:v>目标</c:v>" in named
    assert '<c:legendPos val="b"/><c:overlay' in named
    # around a radar there is no end
    assert '<c:legend><c:legendPos val="b"/><c:overlay' in part(chart(Form.RADAR, 3, mark=Decimal(1)))


def test_axes_leave_room_for_numbers_below_zero(part):
    values = Series("一", numbers(-30, 0, 12.5, None))
    assert ends(part(chart(Form.COLUMNS, 4, values))) == {"min": ["-36"]}
    assert ends(part(chart(Form.BARS, 4, values))) == {"min": ["-34"]}


def test_the_line_of_a_pareto_chart_begins_at_the_top_of_its_first_column(part):
    counts, shares = Series("次数", numbers(30, 15, 5)), Series("累计", numbers(60, 90, 100))
    xml = part(chart(Form.PARETO, 3, counts, shares, mark=Decimal(80)))
    assert ends(xml) == {"min": ["0", "0"], "max": ["50", "100"], "majorUnit": ["10", "20"]}
    assert groups(xml) == ["col 1", "line 2"]
    # its number stands within, in white, since the line hides the one above it
    within = re.search('<c:dLbl><c:idx val="0"/>.*?</c:dLbl>', xml)[0]
    assert (values_of(within, "dLblPos"), re.findall('srgbClr val="(.*?)"', within)) == (["ctr"], ["1F4E79", "FFFFFF"])
    # where the columns would be too low they are measured for themselves, and the lines across are at the same places
    many = Series("次数", numbers(*[3] * 12)), Series("累计", numbers(*(n * 100 / 12 for n in range(1, 13))))
    assert ends(part(chart(Form.PARETO, 12, *many))) == {
        "min": ["0", "0"],
        "max": ["5", "100"],
        "majorUnit": ["1", "20"],
    }


def test_what_a_pareto_chart_adds_up_is_a_line_with_points_and_numbers_in_whatever_ink(part):
    counts = Series("次数", numbers(30, 15, 5))
    xml = part(chart(Form.PARETO, 3, counts, Series("累计", numbers(60, 90, 100), Ink.TARGET)))
    assert labelled(xml) == [1, 1]
    assert values_of(xml.split("<c:ser>")[2], "symbol") == ["circle"]


def labelled(xml: str) -> list[int]:
    """Return of each series whether numbers stand at it."""
    return [int('<c:showVal val="1"/>' in one) for one in xml.split("<c:ser>")[1:]]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (chart(Form.BARS, 40, *(Series(str(n), numbers(*[12345] * 40)) for n in range(3))), [1, 1, 1]),
        (chart(Form.COLUMNS, 6, *(Series(str(n), numbers(*[1234] * 6)) for n in range(2))), [1, 1]),
        (chart(Form.COLUMNS, 12, *(Series(str(n), numbers(*[12345] * 12)) for n in range(4))), [0, 0, 0, 0]),
        (chart(Form.LINE, 12), [1]),
        (chart(Form.LINE, 13), [0]),
        (chart(Form.LINE, 5, Series("a", numbers(*[1] * 5)), Series("b", numbers(*[2] * 5), Ink.TARGET)), [1, 0]),
        (chart(Form.LINE, 5, Series("a", numbers(*[1] * 5)), Series("b", numbers(*[2] * 5))), [0, 0]),
        (chart(Form.RADAR, 5), [1]),
        (chart(Form.RADAR, 5, Series("a", numbers(*[1] * 5)), Series("b", numbers(*[2] * 5))), [0, 0]),
    ],
)
def test_numbers_stand_where_they_have_room(part, one, expected):
    assert labelled(part(one)) == expected


def test_numbers_below_what_is_aimed_at_stand_below_their_points(part):
    series = Series("实际", numbers(5, 9, 4, 8)), Series("目标", numbers(6, 6, 6, 6), Ink.TARGET)
    places = re.findall(r'<c:dLbl><c:idx val="(\d)"/>.*?<c:dLblPos val="(\w+)"/>', part(chart(Form.LINE, 4, *series)))
    assert places == [("0", "b"), ("2", "b")]


def test_numbers_near_the_axis_stand_above_their_points(part):
    series = Series("累计", numbers(12, 27, 148)), Series("目标", numbers(240, 240, 240), Ink.TARGET)
    places = re.findall(r'<c:dLbl><c:idx val="(\d)"/>.*?<c:dLblPos val="(\w+)"/>', part(chart(Form.LINE, 3, *series)))
    assert places == [("2", "b")]


@pytest.mark.parametrize(
    ("unit", "decimals", "format_code"),
    [("%", 0, '0"%"'), ("%", 2, '0.00"%"'), ("", 0, "#,##0"), ("秒", 1, "#,##0.0")],
)
def test_numbers_are_shown_in_their_unit(part, unit, decimals, format_code):
    xml = part(chart(Form.BARS, 2, unit=unit, decimals=decimals))
    assert re.findall("<c:formatCode>(.*?)</c:formatCode>", xml) == [format_code]
    assert f'<c:numFmt formatCode="{format_code.replace(chr(34), "&quot;")}" sourceLinked="0"/>' in xml


@pytest.mark.parametrize(
    ("title", "unit", "lang", "expected"),
    [
        ("", "", "zh", []),
        ("", "%", "zh", []),
        ("", "万元", "zh", ["万元"]),
        ("每单成本", "CNY", "zh", ["每单成本（CNY）"]),
        ("Cost per order", "CNY", "en", ["Cost per order (CNY)"]),
        ("每单成本，CNY", "CNY", "zh", ["每单成本，CNY"]),
        (Line.of("成本 ", "Cost"), "%", "both", ["成本 Cost"]),
    ],
)
def test_a_title_says_the_unit(part, title, unit, lang, expected):
    xml = part(chart(Form.BARS, 2, title=title, unit=unit), lang=lang)
    assert re.findall("<a:t>(.*?)</a:t>", xml) == expected
    assert values_of(xml, "autoTitleDeleted") == [str(int(not expected))]


def test_only_several_series_have_a_legend(part):
    assert "<c:legend>" not in part(chart(Form.BARS, 2))
    two = part(chart(Form.BARS, 2, Series("a", numbers(1, 2)), Series("b", numbers(1, 2))))
    assert values_of(two, "legendPos") == ["b"]


def test_the_language_is_that_of_the_document(part):
    assert values_of(part(chart(Form.BARS, 2), lang="en"), "lang") == ["en-GB"]
    assert values_of(part(chart(Form.BARS, 2), lang="both"), "lang") == ["zh-CN"]


def test_a_long_legend_has_room(drawn):
    def height(name: str, form: Form) -> int:
        series = (Series(f"{name}{number}", numbers(1, 2, 3)) for number in range(4))
        return heights(drawn(chart(form, 3, *series))["word/document.xml"])[0]

    found = [[height("一" * count, form) for form in (Form.COLUMNS, Form.LINE)] for count in (1, 12, 60)]
    # in one row; in two; in four, each of two lines
    assert found == [[62, 58], [65, 62], [87, 84]]


def heights(document: str) -> list[int]:
    """Return how high the drawings of a document are, in millimetres."""
    return [round(int(one) / 36000) for one in re.findall(r'<wp:extent cx="\d+" cy="(\d+)"', document)]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (chart(Form.BARS, 1), [10]),
        (chart(Form.BARS, 5), [40]),
        (chart(Form.BARS, 12), [92]),
        # closer where there are many, divided where they have no room on a page
        (chart(Form.BARS, 30), [160]),
        (chart(Form.BARS, 60), [160, 160]),
        (chart(Form.COLUMNS, 5), [57]),
        (chart(Form.LINE, 5, unit="%", title="达成率"), [61]),
    ],
)
def test_height_follows_what_is_shown(drawn, one, expected):
    assert heights(drawn(one)["word/document.xml"]) == expected


def test_the_parts_of_a_chart_that_is_divided_are_measured_alike(drawn):
    made = drawn(chart(Form.BARS, 60, title="标题"))
    first, second = (made[f"word/charts/chart{number}.xml"] for number in (1, 2))
    assert ends(first) == ends(second) == {"min": ["0"], "max": ["60"]}
    assert [one.count("标题") for one in (first, second)] == [1, 0]
    assert re.findall("<c:v>(第.*?项)</c:v>", first + second) == [f"第{number}项" for number in range(1, 61)]


@pytest.mark.parametrize(
    ("panels", "expected"), [(1, ["1"]), (2, ["1 | 2"]), (3, ["1 | 2", "3"]), (6, ["1 | 2", "3 | 4", "5 | 6"])]
)
def test_panels_stand_two_beside_each_other_in_the_order_in_which_they_are_read(body, panels, expected):
    one = chart(Form.COLUMNS, 3)
    several = tuple(replace(one, title=f"图{number}") for number in range(1, panels + 1))
    xml = body(Figure("f", Charts(several), "图名", "说明"))
    rows = [part for part in re.findall(r"<w:p>.*?</w:p>", xml) if "r:id=" in part]
    found = [" | ".join(re.findall(r'r:id="rId(\d+)"', row.replace("<w:tab/>", ""))) for row in rows]
    assert found == expected
    said = re.findall('descr="(.*?)"', xml)
    assert said == (["说明"] if panels == 1 else [f"图{number}: 说明" for number in range(1, panels + 1)])
    tabs = ['<w:tab w:val="right" w:pos="9298"/>' in row for row in rows]
    assert tabs == [row.count("r:id=") == 2 for row in rows]
    assert ["<w:keepNext/>" in row for row in rows] == [True] * len(rows)


@pytest.mark.parametrize(
    ("theme", "panels", "height"), [("business", 6, 60), ("official", 6, 57), ("official", 10, 62)]
)
def test_panels_are_a_little_lower_where_all_of_them_then_stand_on_one_page(drawn, theme, panels, height):
    names = ("实际值", "阶段目标", "目标30个工作日内首次答复")
    one = chart(Form.LINE, 12, *(Series(name, numbers(*range(12))) for name in names), title="首次响应时间")
    document = drawn(*[one] * panels, theme=theme, note="另有6项")["word/document.xml"]
    assert {round(int(one) / 36000) for one in re.findall('cx="[0-9]+" cy="([0-9]+)"', document)} == {height}


def test_panels_beside_each_other_are_equally_high_and_what_needs_a_whole_page_has_it(drawn):
    bars, months = chart(Form.BARS, 3), chart(Form.LINE, 24)
    document = drawn(bars, chart(Form.COLUMNS, 3), months, bars)["word/document.xml"]
    sizes = [
        (round(int(x) / 36000), round(int(y) / 36000)) for x, y in re.findall('cx="([0-9]+)" cy="([0-9]+)"', document)
    ]
    assert sizes == [(80, 47), (80, 47), (164, 53), (80, 25)]


def test_labels_below_a_line_are_folded_alike_or_some_are_left_out(part):
    def labels(count: int) -> tuple[str, list[str], list[str]]:
        named = replace(chart(Form.LINE, count), categories=tuple(f"2026年{n % 12 + 1}月" for n in range(count)))
        xml = part(named)
        return (
            re.findall("<c:v>(2026年.*?)</c:v>", xml, re.DOTALL)[0],
            values_of(xml, "tickLblSkip"),
            re.findall(r'<c:tickLblPos val="low"/>.*?<a:bodyPr rot="(-?\d+)"', xml),
        )

    assert labels(6) == ("2026年1月", ["1"], ["0"])
    assert labels(12) == ("2026年\n1月", ["1"], ["0"])
    # by a hundredth of a degree: LibreOffice folds what is not turned
    assert labels(30) == ("2026年1月", ["4"], ["600"])


def test_labels_of_a_pareto_chart_that_have_no_room_are_turned_and_cut(part):
    def labels(name: str) -> tuple[str, list[str]]:
        shares = Series("累计", numbers(*(n * 5 for n in range(1, 21))))
        one = chart(Form.PARETO, 20, Series("次数", numbers(*range(20, 0, -1))), shares)
        xml = part(replace(one, categories=(name, *one.categories[1:])))
        first = re.search(r'<c:tickLblPos val="low"/>.*?<a:bodyPr rot="(-?\d+)"', xml)
        return first[1], re.findall("<c:cat>.*?<c:v>(.*?)</c:v>", xml)

    assert labels("短") == ("0", ["短", "短"])
    assert labels(LONG * 2) == ("-5400000", ["华东区客户首次响应时间…"] * 2)


def test_nothing_is_drawn_of_charts_without_numbers(body):
    assert "<w:drawing>" not in body(Figure("f", Charts((Chart(Form.BARS, (), ()),)), "", ""))


#: Every form with little and much in it, numbers that are large, small, below zero, not there.
EVERY = tuple(
    replace(
        chart(form, count, Series("甲", numbers(*(values * count)[:count])), Series("乙", numbers(*range(count)), ink)),
        unit=unit,
        mark=mark,
        title=title,
        decimals=1,
    )
    for form, (count, values), (unit, mark, title, ink) in product(
        Form,
        ((1, [0]), (5, [5, None, 0, 123456789012.5]), (12, [1, -2, None]), (60, [None, 7, 93])),
        (("", None, "", Ink.PLAIN), ("%", Decimal(80), "标题", Ink.TARGET)),
    )
)


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validator is not beside the checkout")
def test_every_chart_is_valid_word(manuscript, tmp_path):
    for theme, lang in zip(NAMES, ("zh", "en", "both"), strict=True):
        said = [
            Figure("f", Charts(EVERY[start : start + 5], "注"), "图名", "说明") for start in range(0, len(EVERY), 5)
        ]
        alone = [Figure("f", Charts((one,)), "图名", "说明") for one in EVERY]
        (tmp_path / f"{theme}.docx").write_bytes(write(manuscript(*said, *alone, lang=lang), load(theme), {"a": "b"}))
    files = sorted(tmp_path.iterdir())
    done = subprocess.run([sys.executable, VALIDATOR, "--strict", *files], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [f"{file}: valid (0 errors, 0 warnings)" for file in files]


def test_two_writes_are_equal_and_the_stamp_covers_charts_and_workbooks(manuscript):
    made = manuscript(*(Figure("f", Charts((one,)), "图名", "说明") for one in EVERY))
    file = write(made, load("business"), {"inputs": "x"})
    assert write(made, load("business"), {"inputs": "x"}) == file
    assert docx_edited(file) is False
    for name, old, new in (("charts/chart1.xml", b"1F4E79", b"1F4E78"), ("embeddings/", b"PK", b"KP")):
        assert docx_edited(_changed(file, name, old, new)) is True


def _changed(file: bytes, named: str, old: bytes, new: bytes) -> bytes:
    """Return a package with the parts changed whose names hold a word."""
    made = BytesIO()
    with ZipFile(BytesIO(file)) as package, ZipFile(made, "w") as copy:
        for one in package.namelist():
            content = package.read(one)
            copy.writestr(one, content.replace(old, new) if named in one else content)
    return made.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_series_are_told_apart_in_grey(name):
    colours = load(name).charts
    alike = sorted(lightness(colours[key]) for key in ("first", "second", "third", "fourth"))
    judged = sorted(lightness(colours[key]) for key in ("good", "warning", "bad", "before"))
    for shades in (alike, judged):
        assert min(two - one for one, two in pairwise(shades)) >= 25
