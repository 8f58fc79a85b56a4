"""Labels in Mermaid: they show the text that they were made of, and Mermaid's own parser takes them everywhere."""

from datetime import date
from decimal import Decimal

import pytest
from mermaid_parser import blocks, needs_mermaid, refused

from opsplan.figures.chart import Chart, Charts, Form, Series
from opsplan.figures.cycle import Cycle, Turn
from opsplan.figures.gantt import Bar, BarKind, Gantt, Scale
from opsplan.figures.lanes import Lanes, Stage, Way
from opsplan.figures.milestones import MilestoneLine, Point
from opsplan.figures.network import Link, Network
from opsplan.figures.tree import Node, Tree
from opsplan.lines import Line
from opsplan.manuscript import Tone
from opsplan.writers.markdown.mermaid import boxed, label, quoted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("转化率 <5% & 成本>3", '"转化率 #60;5% & 成本>3"'),
        ('"a" `b` #1', '"#34;a#34; #96;b#96; #35;1"'),
        ("<b>c</b> &lt; a<", '"#60;b>c#60;/b> #38;lt; a#60;"'),
        ("*x* 2 * 3 ~~y~~ _z_ a_b", '"#42;x#42; 2 * 3 #126;#126;y#126;#126; #95;z#95; a_b"'),
        ("1. 准备", '"1#46; 准备"'),
        ("2026) x", '"2026#41; x"'),
        ("1.1 准备", '"1.1 准备"'),
        ("- x", '"#45; x"'),
        ("http://a.cn www.b.cn c@d.cn", '"http#58;//a.cn www#46;b.cn c#64;d.cn"'),
        ("[a](b) [c] \\n", '"[a#93;(b) [c] #92;n"'),
        ("%%{init: {}}%% 5%", '"#37;%{init: {}}#37;% 5%"'),
        ("$$x$$ fa:fa-car 10:30", '"#36;$x#36;$ fa#58;fa-car 10:30"'),
        ("direction LR", '"#100;irection LR"'),
        ('style x:1"', '"style x#58;1#34;"'),
        ("甲\n- 乙", '"甲\n    #45; 乙"'),
        (Line.of("目标 ", "Goal"), '"目标\n    Goal"'),
        ("the quick brown fox jumps over the lazy dog", '"the quick brown fox jumps over\n    the lazy dog"'),
        ("x" * 40, f'"{"x" * 40}"'),
        ("", '"\u200b"'),
    ],
)
def test_a_box(text, written):
    assert boxed([text]) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('a "b"\n<5% & c', '"a #34;b#34; #60;5% #38; c"'),
        ("1. *x* a:b", '"1. *x* a:b"'),
        (Line.of("目标\n", "Goal"), '"目标 Goal"'),
        (" ", '"\u200b"'),
    ],
)
def test_a_name_at_an_axis(text, written):
    assert quoted(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("准备：5%, 再查", "准备：5%, 再查"),
        ("a: b; #c", "a#58; b#59; #35;c"),
        ("Section one", "\u200bSection one"),
        ("2026-01-05", "\u200b2026-01-05"),
        ("- x", "\u200b- x"),
        (Line.of("目标\n", "Goal"), "目标 Goal"),
        ("", "\u200b-"),
    ],
)
def test_a_label_of_a_bar(text, written):
    assert label(text) == written


HOSTILE = (
    'say "x"',
    '"',
    "`code` ```",
    "[a] (b) {c} ((d)) [[e]] {{f}} [/g/] >h]",
    "end",
    "END",
    "#",
    "#quot; #35; #x",
    ";",
    "a; b",
    ":",
    "a: b :crit, done",
    ":::good",
    "%%",
    "%% comment",
    "%%{init: {'theme': 'dark'}}%%",
    "<b>bold</b> <br> <br/> <!-- x",
    "<script>alert(1)</script>",
    "& &amp; &#35;",
    "😀 👨‍👩‍👧 🇨🇳",
    "one\ntwo\r\nthree\n\nfour",
    "\ttab\u00a0space\u2028line",
    "x" * 200,
    "word " * 40,
    "字" * 200,
    "click n1 call x()",
    "subgraph x",
    "direction LR",
    "in the direction  TB of it",
    "classDef x fill:#fff;",
    'style x:1"',
    "style n1 fill:#f9f;",
    "linkStyle 0 stroke:#f00;",
    "---",
    "--> -.-> ==> --x o--o",
    "===",
    "| a | b |",
    '\\ \\n \\" \\',
    "مرحبا بالعالم abc עברית",
    "",
    " ",
    "\u200b",
    "'",
    "$$x^2$$",
    "fa:fa-car",
    "*a* **b** _c_ __d__ ~~e~~",
    "1. a",
    "- a",
    "+ a",
    "> a",
    "# a",
    "http://a.cn/?b=c&d=e#f",
    "a@b.cn",
    "graph TD;A-->B",
    "gantt",
    "section",
    "title x",
    "accTitle: x",
    "accDescr {",
    "x-axis [a, b]",
    "y-axis 0 --> 5",
    "bar [1, 2]",
    "dateFormat YYYY",
    "excludes weekends",
    "todayMarker off",
    "vert x",
    "2026-01-05",
    "after t1",
    "1",
    "-1.5e3",
    "@{ shape: rect }",
    "n1@{ x }",
    "default",
    "__proto__",
    "（全角）“引号”—— ％ ； ：",
)
DAY = date(2026, 1, 5)


def one_chart(form: Form, text: str) -> Charts:
    values = (Decimal(1), Decimal(2), Decimal(3))
    chart = Chart(form, (text, "b", "c"), (Series(text, values), Series("y", values)), unit=text, mark=Decimal(2))
    return Charts((chart,))


FIGURES = {
    "bars": lambda text: one_chart(Form.BARS, text),
    "columns": lambda text: one_chart(Form.COLUMNS, text),
    "line": lambda text: one_chart(Form.LINE, text),
    "pareto": lambda text: one_chart(Form.PARETO, text),
    "radar": lambda text: one_chart(Form.RADAR, text),
    "tree": lambda text: Tree((Node(text, 0, (text,), Tone.GOOD, text), Node(text, 1))),
    "lanes": lambda text: Lanes((text,), (Stage(text, 0, text, text, (Way(None, text),), control=True),), end=text),
    "network": lambda text: Network(
        (Link(text, text, (), (), "", 1), Link("T2", text, (text,), (), "", 0, critical=True)), (text,) * 5
    ),
    "cycle": lambda text: Cycle((Turn(text, text, (text,), Tone.BAD), Turn(text, "")), back=text),
    "milestones": lambda text: MilestoneLine((Point(DAY, text, text, text, passed=True),), DAY),
    "gantt": lambda text: Gantt(
        (Bar("", text, BarKind.GROUP, DAY, DAY, section=text, buffer_finish=date(2026, 1, 9)),), (), Scale.DAY
    ),
}  # fmt: skip


@needs_mermaid
def test_the_parser_takes_every_label_in_every_kind_of_drawing(drawn):
    written = [
        (f"{kind} of {text!r}", code)
        for kind, figure in FIGURES.items()
        for text in HOSTILE
        for code in blocks(drawn(figure(text), text))
    ]
    assert {name.split()[0] for name, _ in written} == set(FIGURES)
    assert refused(written) == []


def test_the_drawings_of_no_label_end_early(drawn):
    for figure in FIGURES.values():
        for text in HOSTILE:
            written = drawn(figure(text), text)
            assert written.count("```") == written.count("```mermaid\n") * 2
