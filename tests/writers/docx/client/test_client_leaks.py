import re

import pytest
from client_templates import CHINESE_BODY, assembled
from word_files import SECTION, body, paragraph, parts

MARK = '<w:{} w:id="1" w:author="老王" w:date="2019-01-01T00:00:00Z">{}</w:{}>'


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def mark(name: str, inner: str = "") -> str:
    return MARK.format(name, inner, name)


@pytest.mark.parametrize(
    "word", ["老王", "laowang", "难缠", "旧客户", "旧公司", "旧报告", "rsid", "00AB12CD", "Protection"]
)
def test_nothing_of_the_old_life_is_handed_on(grafted, word):
    assert [name for name, text in parts(grafted(assembled(CHINESE_BODY), toc=True)).items() if word in text] == []


#: What Word writes of who changed a file, when, in which session, and from what it was made.
TRACES = re.compile(
    r"w:rsid|w14:paraId|<w:(?:ins|del|moveFrom|moveTo|comment\w*|perm\w*|proofErr)\b|\wChange\b|attachedTemplate|docVar|"
    r"documentProtection|trackRevisions|lastModifiedBy|vba|Old Author|python-docx"
)


def test_no_part_tells_of_the_life_of_a_template(grafted, template):
    assert {name: one[0] for name, text in parts(grafted(template)).items() if (one := TRACES.search(text))} == {}


def test_notes_headers_and_hidden_parts_are_tidied_too(grafted):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    gone, kept = mark("del", "<w:r><w:delText>旧</w:delText></w:r>"), mark("ins", run("新"))
    tracked = f'<w:p w:rsidR="00AB12CD">{gone}{kept}</w:p>'
    note = f'<w:footnote w:id="2">{tracked}{paragraph("{{ a }}")}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{space}">{note}</w:footnotes>'
    header = f'<w:hdr xmlns:w="{space}">{tracked}{paragraph("{{ a }}")}</w:hdr>'
    relations = parts(assembled())["word/_rels/document.xml.rels"]
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    hidden = {"people": "people.xml", "glossaryDocument": "glossary/document.xml", "footnotes": "footnotes.xml"}
    for number, (kind, file) in enumerate(hidden.items(), 90):
        one = f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="{file}"/></Relationships>'
        relations = relations.replace("</Relationships>", one)
    more = {
        "word/_rels/document.xml.rels": relations,
        "word/footnotes.xml": notes,
        "word/header1.xml": header,
        "word/people.xml": "<people>老王</people>",
        "word/glossary/document.xml": "<glossary>老王</glossary>",
    }
    made = parts(grafted(assembled(CHINESE_BODY, more=more), {"a": "甲"}, toc=True))
    assert [name for name, text in made.items() if "老王" in text or "旧" in text or TRACES.search(text)] == []
    words = [re.sub("<[^>]*>", "", made[name]).strip() for name in ("word/footnotes.xml", "word/header1.xml")]
    assert words == ["新甲", "新甲"]


def test_only_the_parts_that_are_used_stay(grafted):
    assert sorted(parts(grafted(assembled(CHINESE_BODY)))) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/header1.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/header3.xml",
        "word/media/logo.png",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


@pytest.mark.parametrize(
    ("tracked", "accepted"),
    [
        (
            f"<w:p>{mark('ins', run('新'))}{mark('del', '<w:r><w:delText>旧</w:delText></w:r>')}</w:p>",
            "新",
        ),
        (
            f"<w:p>{mark('moveTo', '<w:r><w:t>来</w:t></w:r>')}{mark('moveFrom', '<w:r><w:t>去</w:t></w:r>')}</w:p>",
            "来",
        ),
        (f"<w:p><w:pPr><w:rPr>{mark('del')}</w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>{paragraph('乙')}", "甲乙"),
        (f"<w:p><w:pPr><w:rPr>{mark('ins')}</w:rPr></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>", "丙"),
        (
            f"<w:tbl><w:tr><w:trPr>{mark('del')}</w:trPr><w:tc>{paragraph('旧行')}</w:tc></w:tr><w:tr><w:tc>"
            f"{paragraph('新行')}</w:tc></w:tr></w:tbl>",
            "新行",
        ),
    ],
)
def test_changes_are_accepted(grafted, tracked, accepted):
    made = body(grafted(tracked + paragraph("{{ document }}")))
    text = "".join(one.partition("</w:t>")[0].rpartition(">")[2] for one in made.split("<w:t")[1:] if "</w:t>" in one)
    assert text.replace("章节正文。", "") == accepted
    assert "老王" not in made


def test_settings_that_matter_stay(grafted):
    settings = parts(grafted(assembled(CHINESE_BODY)))["word/settings.xml"]
    faces = '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    assert settings[settings.index("<w:zoom") :] == f'<w:zoom w:percent="100"/><w:evenAndOddHeaders/>{faces}'


def test_macros_are_left_out(grafted):
    more = {"word/vbaProject.bin": b"macro"}
    data = assembled(paragraph("x") + SECTION, main="application/vnd.ms-word.document.macroEnabled.main+xml", more=more)
    made = parts(grafted(data))
    assert "word/vbaProject.bin" not in made
    assert "macroEnabled" not in made["[Content_Types].xml"]


def test_a_control_shows_our_title_and_another_keeps_its_text(grafted):
    def control(path: str, text: str) -> str:
        tie = f'<w:dataBinding w:xpath="{path}" w:storeItemID="{{6C3C8BC8-F283-45AE-878A-BAB7291924A1}}"/>'
        return f"<w:sdt><w:sdtPr>{tie}</w:sdtPr><w:sdtContent>{paragraph(text)}</w:sdtContent></w:sdt>"

    made = body(grafted(control("/ns1:coreProperties[1]/ns0:title[1]", "旧标题") + control("/ns0:order[1]", "第九号")))
    assert ["旧标题" in made, "方案" in made, "第九号" in made, "dataBinding" in made] == [False, True, True, False]


def test_a_field_for_a_property_of_the_old_file_shows_ours(grafted):
    field = '<w:p><w:fldSimple w:instr=" {} "><w:r><w:t>旧</w:t></w:r></w:fldSimple></w:p>'
    asked = ("TITLE", "AUTHOR", "KEYWORDS", "COMMENTS", "DOCPROPERTY Company", "DOCPROPERTY Client")
    made = body(grafted("".join(map(field.format, asked))))
    assert made.count("旧") == 1
    assert "DOCPROPERTY" not in made
