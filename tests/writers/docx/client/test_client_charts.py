"""Charts in a client's template: their parts, what these are called and related to, their colours."""

import re
import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from client_templates import CHINESE_BODY, assembled
from word_files import SECTION, paragraph, parts

from opsplan.figures.chart import Chart, Charts, Form, Series
from opsplan.look.build import load
from opsplan.manuscript import Figure, Prose
from opsplan.writers.docx.charts.text import lightness
from opsplan.writers.docx.client.adapt import adapted, page_of
from opsplan.writers.docx.client.house import House
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.site import site
from opsplan.writers.stamp import docx_edited

VALIDATOR = Path(__file__).parents[5] / "shared" / "tools" / "validate_docx.py"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
BLOCKS = (
    Prose("见下图："),
    Figure(
        "f",
        Charts(
            tuple(
                Chart(Form.BARS, ("甲", "乙"), (Series("次数", (Decimal(3), Decimal(number))),), title=f"图{number}")
                for number in (1, 2, 3)
            ),
            "注",
        ),
        "图名",
        "说明",
    ),
)


def chart_run(relation: str) -> str:
    """Return a paragraph with a chart, as Word writes it."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing"><wp:extent cx="1" cy="1"/>'
        f'<wp:docPr id="1" name="旧" descr="旧"/><a:graphic xmlns:a="{DRAWING}/main">'
        f'<a:graphicData uri="{DRAWING}/chart"><c:chart xmlns:c="{DRAWING}/chart" r:id="{relation}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def with_charts(body: str, relations: dict[str, str]) -> bytes:
    """Return a template with charts of its own: ids of relations and their parts, each with a workbook."""
    plain = parts(assembled())
    listed, types = plain["word/_rels/document.xml.rels"], plain["[Content_Types].xml"]
    more: dict[str, str | bytes] = {}
    for number, (id, name) in enumerate(relations.items(), 1):
        one = f'<Relationship Id="{id}" Type="{OFFICE}/chart" Target="charts/{name}"/></Relationships>'
        listed = listed.replace("</Relationships>", one)
        kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        types = types.replace("</Types>", f'<Override PartName="/word/charts/{name}" ContentType="{kind}"/></Types>')
        axes = "".join(
            f'<c:{kind}><c:axId val="{own}"/><c:scaling/><c:delete val="1"/><c:axPos val="b"/>'
            f'<c:crossAx val="{other}"/></c:{kind}>'
            for kind, own, other in (("catAx", 1, 2), ("valAx", 2, 1))
        )
        more[f"word/charts/{name}"] = (
            f'<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:r="{OFFICE}"><c:chart><c:plotArea><c:barChart>'
            f'<c:barDir val="bar"/><c:axId val="1"/><c:axId val="2"/></c:barChart>{axes}</c:plotArea></c:chart>'
            f'<c:externalData r:id="rId9"/></c:chartSpace>'
        )
        more[f"word/charts/_rels/{name}.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId9" Type="{OFFICE}/package" '
            f'Target="../embeddings/Microsoft_Excel_Sheet{number}.xlsx"/></Relationships>'
        )
        more[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"] = _workbook()
    types = types.replace("<Override", '<Default Extension="xlsx" ContentType="application/x-old"/><Override', 1)
    return assembled(body, more={**more, "word/_rels/document.xml.rels": listed, "[Content_Types].xml": types})


def _workbook() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as book:
        book.writestr("xl/workbook.xml", "旧客户的数字")
    return made.getvalue()


def charts_of(made: dict[str, str]) -> dict[str, list[str]]:
    """Return the chart parts that the document shows, in order, each with its title and its workbook."""
    related = dict(re.findall(r'Id="(\w+)" Type="[^"]*/chart" Target="(.*?)"', made["word/_rels/document.xml.rels"]))
    found = {}
    for id in re.findall(r'<c:chart [^>]*r:id="(\w+)"', made["word/document.xml"]):
        name = related[id]
        xml, relations = made[f"word/{name}"], made[f"word/charts/_rels/{name.removeprefix('charts/')}.rels"]
        asked = re.search('externalData r:id="(.*?)"', xml)[1]
        book = re.search(rf'Id="{asked}" Type="{OFFICE}/package" Target="\.\./(.*?)"', relations)[1]
        found[name] = [*re.findall("<a:t>(.*?)</a:t>", xml), book]
    return found


def test_charts_stand_in_a_template(grafted):
    made = parts(grafted(assembled(CHINESE_BODY), blocks=BLOCKS))
    assert charts_of(made) == {
        "charts/chart1.xml": ["图1", "embeddings/Microsoft_Excel_Sheet1.xlsx"],
        "charts/chart3.xml": ["图3", "embeddings/Microsoft_Excel_Sheet3.xlsx"],
        "charts/chart2.xml": ["图2", "embeddings/Microsoft_Excel_Sheet2.xlsx"],
    }
    types = dict(re.findall('PartName="(.*?)" ContentType="(.*?)"', made["[Content_Types].xml"]))
    family = "application/vnd.openxmlformats-officedocument"
    assert types["/word/charts/chart1.xml"] == f"{family}.drawingml.chart+xml"
    assert types["/word/embeddings/Microsoft_Excel_Sheet1.xlsx"] == f"{family}.spreadsheetml.sheet"


def test_charts_of_what_the_document_replaces_go_and_those_of_what_stays_stay(grafted):
    template = with_charts(
        f"{chart_run('rId60')}{paragraph('{{ 正文 }}')}{chart_run('rId61')}{paragraph('{{ 正文结束 }}')}{SECTION}",
        {"rId60": "Chart1.xml", "rId61": "chart2.xml"},
    )
    made = parts(grafted(template, blocks=BLOCKS))
    assert charts_of(made) == {
        "charts/Chart1.xml": ["embeddings/Microsoft_Excel_Sheet1.xlsx"],
        "charts/chart1-2.xml": ["图1", "embeddings/Microsoft_Excel_Sheet1-2.xlsx"],
        "charts/chart3.xml": ["图3", "embeddings/Microsoft_Excel_Sheet3.xlsx"],
        "charts/chart2-2.xml": ["图2", "embeddings/Microsoft_Excel_Sheet2-2.xlsx"],
    }
    # the workbook of a chart that nobody sees is not handed on
    assert [name for name in made if "embeddings" in name] == [
        "word/embeddings/Microsoft_Excel_Sheet1-2.xlsx",
        "word/embeddings/Microsoft_Excel_Sheet1.xlsx",
        "word/embeddings/Microsoft_Excel_Sheet2-2.xlsx",
        "word/embeddings/Microsoft_Excel_Sheet3.xlsx",
    ]
    assert sorted(re.findall(r'<wp:docPr id="(\d+)"', made["word/document.xml"])) == ["1", "2", "3", "4"]


@pytest.mark.skipif(not VALIDATOR.exists(), reason="needs validate_docx.py beside the checkout")
def test_charts_in_templates_are_valid_word(grafted, template, tmp_path):
    file = tmp_path / "made.docx"
    file.write_bytes(grafted(template, blocks=BLOCKS))
    done = subprocess.run([sys.executable, VALIDATOR, file], capture_output=True, text=True, check=False)
    assert re.sub(r"\d+ warnings", "", done.stdout).strip() == f"{file}: valid (0 errors, )"


def test_two_writes_are_equal_and_the_stamp_covers_them(grafted, template):
    made = grafted(template, blocks=BLOCKS)
    assert grafted(template, blocks=BLOCKS) == made
    assert docx_edited(made) is False


def test_series_are_shades_of_the_accent_that_are_told_apart_in_grey():
    opc = Opc.read(assembled(CHINESE_BODY))
    paper, page = page_of(site(opc).section)
    colours = adapted(load("business").in_language("zh"), House(opc), page, paper[0] - 3000).charts
    shades = [colours[key] for key in ("first", "third", "second", "fourth")]
    assert shades[0] == "C00000"
    greys = [round(lightness(one)) for one in shades]
    assert min(two - one for one, two in pairwise(greys)) >= 25
    assert colours["good"] == load("business").charts["good"]
