"""Typefaces of characters that Chinese and European text share, emphasis, and lines that long words leave uneven."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from opsplan.look.build import load
from opsplan.manuscript import Heading, Prose, Second
from opsplan.writers.docx import write
from opsplan.writers.docx.markup import run
from opsplan.writers.docx.title import _pieces

_RUN = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?<w:t[^>]*>(.*?)</w:t></w:r>")
_WANTED = {"eastAsia": "汉", "default": "A"}


def seen(xml: str) -> str:
    """Return runs as `[汉 b|text]`: the hint (汉, A or none), then the names of other properties."""

    def shown(properties: str, text: str) -> str:
        wanted = re.search(r'w:hint="(\w+)"', properties)
        style = re.search(r'w:rStyle w:val="(\w+)"', properties)
        others = [name for name in re.findall(r"<w:(\w+)/>", properties) if not name.endswith("Cs")]
        marks = [_WANTED[wanted[1]] if wanted else "", style[1] if style else "", *others]
        return f"[{' '.join(filter(None, marks))}|{text}]"

    return "".join(shown(*found) for found in _RUN.findall(xml))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("响应“SLA”达到95%", "[汉|响应“SLA”达到95%]"),
        ("37℃①…", "[|37℃①…]"),
        ("“VIP”", "[|“VIP”]"),
        ("—", "[|—]"),
        ("The client said “yes”.", "[A|The client said “yes”.]"),
        ("The owner 张三 said “ok” about it", "[A|The owner 张三 said “ok” about it]"),
        ("使用“Power BI Premium”", "[汉|使用“Power BI Premium”]"),
        ("café", "[A|café]"),
        ("在Café Müller见，it’s", "[汉|在][A|Café][汉| ][A|Müller][汉|见，it][A|’][汉|s]"),
        ("时间10:00–12:00", "[汉|时间10:00][A|–][汉|12:00]"),
        ("名 Привет，αβ", "[汉|名 ][A|Привет][汉|，][A|αβ]"),
        ("阿语：مرحبا بالعالم。", "[汉|阿语：][rtl|مرحبا بالعالم][汉|。]"),
        ("שלום", "[rtl|שלום]"),
        ("𠮷㐂かな한국ＡＢ😀", "[汉|𠮷㐂かな한국ＡＢ😀]"),
        ("✓ “ok” for us", "[A|✓ “ok” for us]"),
    ],
)
def test_shared_characters_take_the_typeface_of_the_language(text, expected):
    assert seen(run(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**“SLA”**是[“甲”](https://a.cn)—", "[汉 b|“SLA”][汉|是][汉 Hyperlink|“甲”][汉|—]"),
        ("The **“SLA”** is set by them 甲", "[|The ][A b|“SLA”][汉| is set by them 甲]"),
        ("看*“强调” of it 内容*，*so*", "[汉|看][汉 EmphasisHan|“强调” ][i|of it][汉 EmphasisHan| 内容][汉|，][i|so]"),
        ("***注意：***请", "[汉 EmphasisHan b|注意：][汉|请]"),
    ],
)
def test_a_part_of_a_sentence_is_set_as_the_whole(body, text, expected):
    assert seen(body(Prose(text))) == expected
    assert seen(body(Heading(f"{text}"))) == expected


def test_below_a_hard_break_the_second_language_begins(body):
    xml = body(Prose("甲“**V**”\\\nall of the “**V**” in it", Second.BELOW), lang="both")
    assert seen(xml) == "[汉|甲“][b|V][汉|”][A BodyTextSecond|all of the “][BodyTextSecond b|V][BodyTextSecond|” in it]"


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_chinese_documents_hint_by_default_but_not_in_the_second_language(manuscript, lang):
    with ZipFile(BytesIO(write(manuscript(lang=lang), load("business"), {}))) as package:
        defaults, *styles = package.read("word/styles.xml").decode().split("<w:style ")
    assert ('w:hint="eastAsia"' in defaults) == (lang != "en")
    assert "<w:pPr><w:overflowPunct/>" in defaults
    latin = {one.partition('w:styleId="')[2].partition('"')[0] for one in styles if 'w:hint="default"' in one}
    second = {f"{key}Second" for key in load("business").styles} | {"SecondTitle", "SecondText"}
    assert latin == (second if lang == "both" else set())


def test_a_long_word_leaves_the_lines_of_a_paragraph_uneven(body):
    left = '<w:jc w:val="left"/>'
    assert left in body(Prose("见https://example.com/a/long/path"))
    assert left in body(Prose("见**https://example.com/a/long/path**"))
    assert left not in body(Prose("见**InternationalService**"))
    assert left not in body(Prose("See https://example.com/a/long/path"), lang="en")
    assert left not in body(Prose("- 见https://example.com/a/long/path"))


def test_a_title_is_not_divided_behind_an_opening_mark():
    assert _pieces("甲（乙）与《“丙”》") == ["甲", "（乙）", "与", "《“丙”》"]
    assert _pieces("用“SLA”管—— 乙……丙") == ["用", "“SLA”", "管", "—— ", "乙……", "丙"]


def test_ids_of_a_list_and_amounts_are_not_broken_within():
    said = "".join(text for _, text in _RUN.findall(run("T1.3、T2、KPI、预算 CNY 80,000，ISO 9001、由 3 人")))
    assert said == "T1.3、\u200bT2、KPI、预算 CNY\xa080,000，ISO\xa09001、由 3 人"
