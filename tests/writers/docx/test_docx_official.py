"""The official theme, held against GB/T 9704-2012."""

import re

import pytest
from msgspec.structs import replace
from word_files import parts

from opsplan.look.build import load
from opsplan.manuscript import Chapter, Heading, Prose
from opsplan.writers.docx import write


@pytest.fixture
def official(manuscript):
    """Return a function that writes chapters in the official theme and returns the parts of the file."""

    def make(*chapters, lang="zh", **settings):
        return parts(write(replace(manuscript(lang=lang, **settings), chapters=chapters), load("official"), {}))

    return make


def style(styles, key):
    """Return the properties of a paragraph style: the values of its fonts, spacing, indents and size, by attribute."""
    text = re.search(rf'<w:style [^>]*w:styleId="{key}">.*?</w:style>', styles)[0]
    return dict(re.findall(r' w:(\w+)="([^"]*)"', text.partition("<w:pPr>")[2]))


def test_a_page_has_22_lines_of_28_characters(official):
    made = official(Chapter("goals", "总则", (Prose("正文"),)))
    section = re.findall(r"<w:sectPr>.*?</w:sectPr>", made["word/document.xml"])[-1]
    page = {name: int(value) for name, value in re.findall(r' w:(\w+)="(\d+)"', section)}
    assert (page["w"], page["h"]) == (11906, 16838)
    assert [round(page[side] / 1440 * 25.4) for side in ("top", "bottom", "left", "right")] == [37, 35, 28, 26]
    assert '<w:docGrid w:type="lines" w:linePitch="579"/>' in section
    body = style(made["word/styles.xml"], "BodyText")
    assert (body["line"], body["lineRule"], body["firstLineChars"], body["firstLine"]) == ("579", "exact", "200", "640")
    assert (page["h"] - page["top"] - page["bottom"]) // int(body["line"]) == 22
    spacing = re.search(r'w:styleId="BodyText">.*?<w:rPr>.*?<w:spacing w:val="(-?\d+)"/>', made["word/styles.xml"])[1]
    assert (page["w"] - page["left"] - page["right"]) // (16 * 20 + int(spacing)) == 28


@pytest.mark.parametrize(
    ("key", "font", "size"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("Heading1", "黑体", "32"),
        ("Heading2", "楷体", "32"),
        ("Heading3", "仿宋", "32"),
        ("Footer", "宋体", "28"),
    ],
)
def test_the_type_is_that_of_the_standard(official, key, font, size):
    said = style(official(Chapter("goals", "总则", ()))["word/styles.xml"], key)
    assert (said["eastAsia"], said["val"]) == (font, size)


def test_page_numbers_stand_at_the_outer_edge_between_dashes(official):
    made = official(Chapter("goals", "总则", ()))
    feet = {
        side: re.search(r"<w:p>.*</w:p>", made[f"word/footer{number}.xml"])[0]
        for number, side in ((1, "right"), (2, "left"))
    }
    for side, foot in feet.items():
        assert f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/>' in foot
        assert "".join(re.findall(r"<w:(?:t|instrText)[^>]*>([^<]*)<", foot)) == "—  PAGE 1 —"
    assert "<w:evenAndOddHeaders/>" in made["word/settings.xml"]
    references = re.findall(r'<w:(\w+)Reference w:type="(\w+)"', made["word/document.xml"])
    assert references == [("header", "default"), ("header", "even"), ("footer", "default"), ("footer", "even")]
    assert [re.findall(r"<w:t[ >]", made[f"word/header{n}.xml"]) for n in (1, 2)] == [[], []]


def test_chapters_are_numbered_in_chinese_and_the_annex_begins_a_page(official):
    chapters = (
        Chapter("goals", "总则", (Heading("其一"), Heading("其二", 3))),
        Chapter("appendix", "附录", (Prose("文"),)),
    )
    made = official(*chapters, numbering="chinese", toc=True)
    document, numbering = made["word/document.xml"], made["word/numbering.xml"]
    assert re.findall(r'<w:lvlText w:val="([^"]*)"/>', numbering)[:4] == ["%1、", "（%2）", "%3.", "（%4）"]
    entries = re.findall(r"<w:hyperlink [^>]*>(.*?)<w:fldChar", document)
    assert [re.sub(r"<[^>]*>", "", one) for one in entries] == ["一、总则", "（一）其一", "附录"]
    headings = re.findall(r'<w:pStyle w:val="(Annex|Heading\d)"/>', document)
    assert headings == ["Heading1", "Heading2", "Heading3", "Annex"]
    assert "<w:pageBreakBefore/>" in re.search(r'w:styleId="Annex">.*?</w:style>', made["word/styles.xml"])[0]
