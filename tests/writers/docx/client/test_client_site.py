import re

from client_templates import CHINESE_STYLES, assembled
from word_files import SECTION, body, paragraph, parts

WIDE = SECTION.replace("11906", "23811")
COLUMNS = SECTION.replace("</w:sectPr>", '<w:cols w:num="2" w:space="425"/></w:sectPr>')


def told(file: bytes) -> list[str]:
    """Return the body in short: the words of paragraphs, and where sections end with the width of their paper."""
    found = []
    for one in re.findall(r"<w:p[ >].*?</w:p>|<w:p/>|<w:sectPr.*?</w:sectPr>", body(file)):
        words = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", one))
        section = re.search(r'<w:pgSz w:w="(\d+)"', one)
        columns = re.search(r'<w:cols[^>]*w:num="(\d)"', one)
        broken = "↵" if "pageBreakBefore/" in one or 'w:type="page"' in one else ""
        found.append(broken + words + (f"[{section[1]}{'|' * int(columns[1]) if columns else ''}]" if section else ""))
    return found


def ending(section: str) -> str:
    return f"<w:p><w:pPr>{section}</w:pPr></w:p>"


def test_the_document_stands_where_the_template_says(grafted):
    made = grafted(paragraph("前") + paragraph("{{ document }}") + paragraph("后"))
    assert told(made) == ["前", "章", "节", "正文。", "后", "[11906]"]


def test_without_a_word_of_it_at_the_end_on_a_new_page(grafted):
    assert told(grafted(paragraph("前"))) == ["前", "↵章", "节", "正文。", "[11906]"]
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    assert told(grafted(paragraph("前") + page)) == ["前", "↵章", "节", "正文。", "[11906]"]
    assert told(grafted("")) == ["章", "节", "正文。", "[11906]"]


def test_a_sample_is_taken_out(grafted):
    sample = paragraph("旧") + f"<w:tbl><w:tr><w:tc>{paragraph('旧')}</w:tc></w:tr></w:tbl>" + paragraph("旧")
    made = grafted(paragraph("前") + paragraph("{{ 正文 }}") + sample + paragraph("{{ 正文结束 }}") + paragraph("后"))
    assert told(made) == ["前", "章", "节", "正文。", "后", "[11906]"]


def test_the_section_of_the_place_outlives_the_sample(grafted):
    sample = paragraph("旧") + ending(WIDE) + paragraph("旧")
    made = grafted(paragraph("{{ document }}") + sample + paragraph("{{ end }}") + paragraph("后"))
    assert told(made) == ["章", "节", "正文。", "[23811]", "后", "[11906]"]


def test_a_placeholder_may_end_its_section(grafted):
    made = grafted(paragraph("{{ document }}", f"<w:pPr>{WIDE}</w:pPr>") + paragraph("后"))
    assert told(made) == ["章", "节", "正文。", "[23811]", "后", "[11906]"]


def test_in_a_content_control(grafted):
    control = f"<w:sdt><w:sdtContent>{paragraph('{{ document }}')}{paragraph('旧')}</w:sdtContent></w:sdt>"
    made = grafted(control + paragraph("旧") + paragraph("{{ end }}") + paragraph("后"))
    assert told(made) == ["章", "节", "正文。", "后", "[11906]"]


def test_columns_are_for_the_others(grafted):
    made = grafted(paragraph("前") + paragraph("{{ document }}") + paragraph("后") + ending(COLUMNS) + paragraph("尾"))
    assert told(made) == ["前", "[11906||]", "章", "节", "正文。", "[11906]", "后", "[11906||]", "尾", "[11906]"]
    alone = grafted(paragraph("{{ document }}") + ending(COLUMNS) + paragraph("尾"))
    assert told(alone) == ["章", "节", "正文。", "[11906]", "尾", "[11906]"]


def test_own_contents_get_our_entries(grafted):
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-1" \\h</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>旧章</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>旧章二</w:t></w:r></w:p>"
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    template = field + page + paragraph("{{ document }}")
    assert told(grafted(template, toc=True)) == ["第一章 章2", "↵章", "节", "正文。", "[11906]"]
    assert told(grafted(template, toc=False)) == ["旧章", "旧章二", "", "↵章", "节", "正文。", "[11906]"]


def test_a_break_in_the_last_paragraph_of_the_contents_stays(grafted):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    field = f'<w:p>{begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>旧章</w:t></w:r></w:p>'
    ending = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:br w:type="page"/></w:r></w:p>'
    made = told(grafted(field + ending + paragraph("{{ document }}"), toc=True))
    assert made == ["第一章 章2", "1.1 节2", "↵章", "节", "正文。", "[11906]"]


def test_a_page_that_a_template_leaves_empty_stays(grafted):
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    assert told(grafted(page + paragraph("{{ document }}"))) == ["↵", "章", "节", "正文。", "[11906]"]
    made = told(grafted(paragraph("前") + page + page + paragraph("{{ document }}")))
    assert made == ["前", "↵", "↵", "章", "节", "正文。", "[11906]"]


def test_without_contents_of_its_own_ours_stand_before_the_document(grafted):
    assert told(grafted(paragraph("{{ document }}"), toc=True)) == [
        "目录",
        "第一章 章2",
        "1.1 节2",
        "↵章",
        "节",
        "正文。",
        "[11906]",
    ]


def test_chapters_that_are_more_than_a_page_are_set_closer(grafted):
    titles = tuple(f"第{number}" for number in range(30))
    styles = re.sub('<w:style w:type="paragraph" [^>]*><w:name w:val="toc .*?</w:style>', "", CHINESE_STYLES)
    made = parts(grafted(assembled(paragraph("{{ document }}") + SECTION, styles), titles=titles, toc=True))
    entry = re.search(r'w:styleId="TOC1".*?</w:style>', made["word/styles.xml"])[0]
    assert re.findall(r"<w:spacing [^>]*>", entry) == [
        '<w:spacing w:before="21" w:after="0" w:line="315" w:lineRule="atLeast"/>'
    ]
