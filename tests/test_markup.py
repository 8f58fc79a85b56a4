"""Escaping: the text of a plan comes out of any Markdown parser exactly as it was written."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from opsplan.markup import escape, escape_cell, unescape
from opsplan.writers import prose

GFM = MarkdownIt("gfm-like", {"linkify": False})
ANY_SPEED = settings(deadline=None)
PARSERS = pytest.mark.parametrize("parse", [prose.parse, GFM.parse], ids=["opsplan", "gfm-like"])

CORPUS = """\
转化率 <5% & 成本>3
a|b
|---|
:--|--:
*x* **y** _z_ ~~w~~ 3~5天，2~3人
5*8 与 7*24
* * *
snake_case _a_ 名_称 __init__
{{ x }} {% raw %} {# 注 #}
# 标题
#1
C# 与 C #
##
- 项
+ 项
-
---
===
1. 项
1) 项
2026. 年
> 引
~~~
```
`code` ``
[x](https://a.cn) ![y](z.png) [^1] [ ] [x]: /url
<b>粗</b> <!-- 注 --> <https://a.cn> <a@b.cn> </p> <?php ?>
a < b <
&amp; &#35; &copy; R&D AT&T; &lt
\\ \\\\ \\* C:\\Users\\_x\\
https://a.cn/x_y/_z_?q=1&r=*2* 说明
详见https://a.cn/路径，并通知_全员_
www.a.cn/_x_ http://xn--fiq228c.cn/%E4%B8%AD
first.last+tag@a-b.cn
$x$ $100 到 $200 $$y$$
:smile: 12:30:45 :+1: a:b:c
=cmd|' /C calc'!A0
“引号”——破折号……《书名》
🚀 👨‍👩‍👧 é ‏שלום‏ مرحبا ไทย
(a) [b] {c} !d! "e" 'f' ~g ^h^ ==i== ++j++
+ 5% -3 −3 3-5天 2026-01-05 5.0 （a-b）
""".splitlines()

FRAGMENTS = [
    *CORPUS,
    *"\\`*_{}[]()<>#+-.!|~&$:=@^\"'/?%;, \t\n1aZ中，“：\u3000\xa0",
    "e\u0301",
    "  ",
    "\n    ",
    "\n- ",
    "\n---",
    "\n\n",
]
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")
TEXTS = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=8).map("".join), st.text(CHARACTERS, min_size=1)
)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))


def seen(tokens: Iterable[Token]) -> str:
    """What a reader sees; a token that plain text has no use for shows as its name."""
    names = {"text": "", "hardbreak": "\n"}
    return "".join(t.content if t.type == "text" else names.get(t.type, f"⟦{t.type} {t.content}⟧") for t in tokens)


def shape_and_text(tokens: list[Token]) -> tuple[list[str], list[str]]:
    inline = [seen(token.children or []) for token in tokens if token.type == "inline"]
    return [token.type.removesuffix("_open") for token in tokens if token.nesting == 1], inline


@PARSERS
@ANY_SPEED
@given(text=TEXTS)
def test_text_is_a_paragraph(parse, text):
    assert shape_and_text(parse(escape(text))) == (["paragraph"], [text])


@PARSERS
@ANY_SPEED
@given(text=TEXTS)
def test_text_follows_a_line_of_a_paragraph(parse, text):
    assert shape_and_text(parse(f"一 | 二\\\n{escape(text)}")) == (["paragraph"], [f"一 | 二\n{text}"])


@PARSERS
@ANY_SPEED
@given(text=TEXTS)
def test_text_stands_between_words(parse, text):
    assert shape_and_text(parse(f"见 {escape(text)}，*重* x")) == (
        ["paragraph"],
        [f"见 {text}，⟦em_open ⟧重⟦em_close ⟧ x"],
    )


@PARSERS
@ANY_SPEED
@given(text=TEXTS)
def test_text_is_a_list_item(parse, text):
    assert shape_and_text(parse(f"- {escape(text)}")) == (["bullet_list", "list_item", "paragraph"], [text])


@PARSERS
@ANY_SPEED
@given(text=TEXTS)
def test_text_is_a_quotation(parse, text):
    assert shape_and_text(parse(f"> {escape(text)}")) == (["blockquote", "paragraph"], [text])


@PARSERS
@ANY_SPEED
@given(text=LINES)
def test_text_is_a_heading(parse, text):
    assert shape_and_text(parse(f"## {escape(text)}")) == (["heading"], [text])


@PARSERS
@ANY_SPEED
@given(text=LINES)
def test_text_is_a_link(parse, text):
    assert shape_and_text(parse(f"[{escape(text)}](x)")) == (["paragraph"], [f"⟦link_open ⟧{text}⟦link_close ⟧"])


@PARSERS
@ANY_SPEED
@given(texts=st.tuples(TEXTS, TEXTS))
def test_texts_are_cells(parse, texts):
    row = " | ".join(map(escape_cell, texts))
    _, found = shape_and_text(parse(f"| {row} |\n| --- | --- |\n| {row} |"))
    assert [text.replace("⟦html_inline <br>⟧", "\n") for text in found] == [*texts, *texts]


@ANY_SPEED
@given(text=TEXTS)
def test_unescape_is_the_inverse(text):
    assert unescape(escape(text)) == text


def test_unescape_reads_entities_and_leaves_what_is_none():
    assert unescape("R&amp;D&nbsp;&#x4e2d; &notit; &x \\a") == "R&D\xa0中 &notit; &x \\a"


@pytest.mark.parametrize(
    "text",
    """3-5天|5.0|（a-b）|2026-01-05|snake_case|名_称|见 #1|#1|C#|R&D|a < b|<5%|12:30:45|$100|a * b|C:\\Users|x@a.cn|-3
1.5 倍|{{ x }}|https://a.cn/x 起|“引号”|50%|!|(a)|=x""".replace("\n", "|").split("|"),
)
def test_what_is_safe_stays_as_it_is(text):
    assert (escape(text), escape_cell(text)) == (text, text)


def test_what_only_some_renderers_know_is_escaped_too():
    """Formulas, bare addresses with backslashes in them, names of emoji."""
    texts = ["$x$ 与 $$y$$", "www.a.cn/_x_ 起", "http://a.cn/*x* 起", "a:smile:b", "http://a.cn/_x"]
    assert [escape_cell(text) for text in texts] == [
        "\\$x\\$ 与 $\\$y\\$\\$",
        "www\\.a.cn/\\_x\\_ 起",
        "http\\://a.cn/\\*x\\* 起",
        "a\\:smile:b",
        "http\\://a.cn/\\_x",
    ]


def test_a_line_break_is_hard():
    assert (escape("甲\r\n- 乙\n\n丙"), escape_cell("甲\r\n- 乙\n\n丙")) == (
        "甲\\\n\\- 乙\\\n\\\n丙",
        "甲<br>- 乙<br><br>丙",
    )


def test_a_cell_begins_no_line_and_ends_an_address():
    texts = ["-", "1. 项", "# 标题", "https://a.cn/x"]
    assert [escape_cell(text) for text in texts] == texts
    assert [escape(text) for text in texts] == ["\\-", "1\\. 项", "\\# 标题", "https\\://a.cn/x"]


def test_a_hostile_text_costs_no_more_than_its_length():
    for text in (
        "a://" * 20_000,
        "<" * 50_000,
        ":a" * 30_000,
        "#" * 50_000,
        "- " * 30_000,
        "&a" * 30_000,
        "1" * 50_000,
    ):
        assert unescape(escape(text)) == text


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_shows_the_corpus_as_it_is():
    table = "\n".join(f"| {escape_cell(text)} |" for text in CORPUS)
    source = "\n\n".join(map(escape, CORPUS)) + "\n\n" + "\n".join(f"- {escape(text)}" for text in CORPUS)
    assert _pandoc(source) == [*CORPUS, *(f"- {text}" for text in CORPUS)]
    assert _pandoc_cells(f"| x |\n| --- |\n{table}") == CORPUS


def _pandoc(source: str) -> list[str]:
    return [re.sub("^-   ", "- ", line) for line in _run(source, "plain").splitlines() if line]


def _pandoc_cells(source: str) -> list[str]:
    cells = re.findall(r"<td[^>]*>(.*?)</td>", _run(source, "html"), re.DOTALL)
    return [html.unescape(re.sub(r"<a [^>]*>(.*?)</a>", r"\1", cell)) for cell in cells]


def _run(source: str, target: str) -> str:
    command = ["pandoc", "-f", "gfm", "-t", target, "--wrap=none"]
    return subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8", check=True).stdout
