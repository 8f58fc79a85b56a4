import re

from client_templates import CHINESE_BODY, CHINESE_STYLES, assembled
from word_files import SECTION, body, paragraph, parts

from opsplan.manuscript import Bullets, Heading, Prose
from opsplan.writers.docx.client.numbers import HouseCounter, Level


def test_a_counter_counts_as_the_template_does():
    levels = {
        1: Level("3", 0, "chineseCountingThousand", "第%1章", "space"),
        2: Level("3", 1, "decimal", "%1.%2", "tab", legal=True),
        3: Level("3", 2, "upperLetter", "（%3）", "nothing", start=2),
    }
    counter = HouseCounter(levels)
    asked = [(1, True), (2, True), (3, True), (3, True), (2, True), (1, False), (1, True), (2, True), (4, True)]
    assert [counter.number(*one) for one in asked] == [
        "第一章 ",
        "1.1 ",
        "（B）",
        "（C）",
        "1.2 ",
        "",
        "第二章 ",
        "2.1 ",
        "",
    ]


def test_headings_that_a_template_numbers_get_no_number_of_ours(grafted):
    made = grafted(assembled(CHINESE_BODY), toc=True, numbering="decimal")
    assert re.findall(r"第一章 章|1.1 节", body(made)) == ["第一章 章", "1.1 节"]
    assert 'w:pStyle w:val="1"/><w:pageBreakBefore/></w:pPr>' in body(made)
    numbering = parts(made)["word/numbering.xml"]
    assert re.findall(r'<w:pStyle w:val="(\w+)"/>', numbering) == ["1", "2"]  # those of the template alone


def test_headings_that_no_one_numbers_are_numbered_as_the_plan_says(grafted):
    plain = re.sub(r"<w:numPr>.*?</w:numPr>", "", CHINESE_STYLES)
    heading = '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>附件</w:t></w:r></w:p>'
    made = grafted(assembled(heading + paragraph("{{ document }}") + SECTION, plain), toc=True, numbering="decimal")
    assert re.findall(r"1 章|1.1 节", body(made)) == ["1 章", "1.1 节"]
    none = '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>附件'
    assert none in body(made)  # the template's own heading stays as it was
    style = re.search(r'<w:style [^>]*w:styleId="1".*?</w:style>', parts(made)["word/styles.xml"])
    assert '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>' in style[0]


def test_our_lists_stand_beside_those_of_the_template(grafted):
    blocks = (Heading("节"), Prose("1. 一\n2. 二"), Bullets(("甲", Bullets(("乙",)))))
    made = parts(grafted(assembled(CHINESE_BODY), blocks=blocks))
    numbering = made["word/numbering.xml"]
    kinds = re.findall(r"<w:(abstractNum|num) ", numbering)
    assert kinds == ["abstractNum"] * 3 + ["num"] * 4
    ids = re.findall(r'<w:num w:numId="(\d+)"><w:abstractNumId w:val="(\d+)"', numbering)
    known = set(re.findall(r'w:abstractNumId="(\d+)"', numbering))
    assert len(dict(ids)) == len(ids)
    assert {of for _, of in ids} <= known
    used = set(re.findall(r'<w:numId w:val="(\d+)"', made["word/document.xml"] + made["word/styles.xml"])) - {"0"}
    assert used <= set(dict(ids))
