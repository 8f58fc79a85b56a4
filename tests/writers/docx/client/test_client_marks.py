import re

import pytest
from client_templates import CHINESE_BODY, assembled, box
from word_files import paragraph, parts

from opsplan.writers.docx.client.marks import Mark
from opsplan.writers.docx.client.template import read


def marks(body: str) -> list[tuple[str, str, tuple[tuple[str, int], ...]]]:
    """Return name, words as written and place of the placeholders in a body."""
    return [(one.name, one.written, one.place) for one in read(assembled(body)).marks if ("header", 1) not in one.place]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("{{ title }}", "title"),
        ("{{title}}", "title"),
        ("{{\u00a0meta.client }}", "meta.client"),
        ("｛｛文档控制。服务对象｝｝", "文档控制.服务对象"),
        ("{{ kpis【K1】．target }}", "kpis[K1].target"),
        ("{{ goals[2].name }}", "goals[2].name"),
    ],
)
def test_a_placeholder_as_people_write_it(written, name):
    assert marks(paragraph(f"致 {written} 台鉴")) == [(name, written, (("paragraph", 1),))]


def test_a_placeholder_that_word_has_split():
    split = paragraph("{{ me\nta.cli\nent }\n}")
    assert marks(split) == [("meta.client", "{{ meta.client }}", (("paragraph", 1),))]


def test_a_placeholder_in_a_text_box_is_told_once():
    inner = box(paragraph("{{ title }}"))
    assert marks(f"<w:p>{inner}</w:p>") == [("title", "{{ title }}", (("paragraph", 1), ("box", 0)))]


def test_where_placeholders_stand():
    cell = f"<w:tc>{paragraph('{{ b }}')}</w:tc>"
    table = f"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr>{cell}</w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{paragraph('{{ c }}')}</w:sdtContent></w:sdt>"
    link = "<w:p><w:hyperlink><w:r><w:t>{{ d }}</w:t></w:r></w:hyperlink></w:p>"
    assert marks(paragraph("a") + "<w:p/>" + paragraph("{{ a }}") + table + control + link) == [
        ("a", "{{ a }}", (("paragraph", 2),)),
        ("b", "{{ b }}", (("table", 1), ("row", 2))),
        ("c", "{{ c }}", (("paragraph", 3),)),
        ("d", "{{ d }}", (("paragraph", 4),)),
    ]


def test_headers_are_named_by_their_section():
    found = {one.name: one.place for one in read(assembled(CHINESE_BODY)).marks}
    assert found["文档控制.服务对象"] == (("header", 2),)


def test_what_is_begun_and_not_ended():
    found = read(assembled(paragraph("前 {{ title } 后") + paragraph("{% for %}"))).marks
    assert found[:2] == (
        Mark("{{", "{{", (("paragraph", 1),), "前 {{ title } 后", False, True, 1),
        Mark("{% for %}", "{% for %}", (("paragraph", 2),), "{% for %}", True, True, 2),
    )


def test_a_value_takes_the_looks_of_the_first_run(grafted):
    first = "<w:r><w:rPr><w:b/></w:rPr><w:t>为 {{ a</w:t></w:r>"
    runs = f"<w:p>{first}<w:r><w:rPr><w:i/></w:rPr><w:t>b }}}} 而作</w:t></w:r></w:p>"
    assert (
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">为 Acme</w:t></w:r>'
        '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> 而作</w:t></w:r>'
    ) in parts(grafted(runs, {"ab": "Acme"}))["word/document.xml"].replace('<w:rFonts w:hint="eastAsia"/>', "")


def test_lines_and_tabs_of_a_value_are_words_own(grafted):
    made = parts(grafted(paragraph("{{ a }}"), {"a": "x\ny\tz"}))["word/document.xml"]
    said = '<w:t xml:space="preserve">{}</w:t>'
    assert f"{said.format('x')}<w:br/>{said.format('y')}<w:tab/>{said.format('z')}" in made


def test_a_value_is_not_read_again(grafted):
    made = parts(grafted(paragraph("{{ a }}"), {"a": "{{ b }} <&>", "b": "no"}))["word/document.xml"]
    assert "{{ b }} &lt;&amp;&gt;" in made


def test_both_copies_of_a_text_box_are_filled(grafted):
    made = parts(grafted(f"<w:p>{box(paragraph('{{ a }}'))}</w:p>", {"a": "Acme"}))["word/document.xml"]
    assert made.count("Acme") == 2


def test_a_content_control_shows_no_prompt_any_more(grafted):
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('{{ a }}')}</w:sdtContent></w:sdt>"
    assert "showingPlcHdr" not in parts(grafted(control, {"a": "Acme"}))["word/document.xml"]


def test_every_placeholder_of_every_template_is_filled(template, grafted):
    made = parts(grafted(template, dict.fromkeys((one.name for one in read(template).marks), "甲")))
    left = [name for name, text in made.items() if re.search(r"\{\{|｛｛", re.sub("<[^>]+>", "", text))]
    assert left == []
