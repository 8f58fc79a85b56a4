"""Prose: what Chinese needs of Markdown, and what is refused."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from opsplan.writers.prose import parse, text_of

RENDERER = MarkdownIt().renderer


def html(text: str) -> str:
    return RENDERER.render(parse(text), MarkdownIt().options, {}).rstrip("\n").removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**注意：**请", "<strong>注意：</strong>请"),
        ("看**“重点”**内容", "看<strong>“重点”</strong>内容"),
        ("共**（三）**项", "共<strong>（三）</strong>项"),
        ("**《手册》**v2", "<strong>《手册》</strong>v2"),
        ("***重点：***请", "<em><strong>重点：</strong></em>请"),
        ("~~删去。~~后文", "<s>删去。</s>后文"),
        ("**甲** ** 乙 **", "<strong>甲</strong> ** 乙 **"),
        ("名_称 a_b _重点_", "名_称 a_b <em>重点</em>"),
        ("a **b.**c", "a **b.**c"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_emphasis_ends_where_chinese_ends_it(source, expected):
    assert html(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("本计划涵盖，\n全部仓库", "本计划涵盖，全部仓库"),
        ("引“甲”\n与**乙**\n丙", "引“甲”与<strong>乙</strong>丙"),
        ("WMS\n系统", "WMS系统"),
        ("系统\nWMS", "系统WMS"),
        ("用 WMS\n系统", "用 WMS 系统"),
        ("2026\n年共\n15%\n以上", "2026年共15%以上"),
        ("表情😀\n后面\n🎉开头❤️\n甲", "表情😀后面🎉开头❤️甲"),
        ("a 😀\nb", "a 😀 b"),
        ("“甲”\n——乙\n……\n“丙”", "“甲”——乙……“丙”"),
        ("two\nlines", "two lines"),
        ("said “x”\n“y”", "said “x” “y”"),
        ("甲  \n乙", "甲<br />\n乙"),
        ("甲\\\n乙", "甲<br />\n乙"),
    ],
)
def test_a_soft_break_is_a_space_only_where_words_need_one(source, expected):
    assert html(source) == expected


def test_html_is_text_and_an_address_is_no_link():
    assert html("<b>x</b> <!-- y --> https://a.cn") == "&lt;b&gt;x&lt;/b&gt; &lt;!-- y --&gt; https://a.cn"


def test_a_pipe_table_has_line_breaks():
    tokens = parse("| 甲 | 乙 |\n| --- | --: |\n| 一<br>二 | **三：**四 |\n")
    cells = [token for token in tokens if token.type == "inline"]
    assert [text_of([cell]) for cell in cells] == ["甲", "乙", "一\n二", "三：四"]


def test_tokens_of_soft_breaks_leave_nothing_empty():
    def content(token: Token) -> list[str]:
        return [child.content for child in token.children or []]

    assert [content(token) for token in parse("甲\n乙 d\nc") if token.children] == [["甲", "乙 d", " ", "c"]]
