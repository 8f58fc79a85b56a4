"""The examples as documents: held against tests/golden, and each in its own language throughout."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from cells import cells
from figureless import NO_FIGURES
from lxml import etree

from opsplan.findings import Severity
from opsplan.kinds import KINDS
from opsplan.model.text import Text
from opsplan.model.walk import parts
from opsplan.pipeline import Judged, Wanted, document, judge

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
RICH = ("clinic-front-desk", "coffee-shops", "gym-membership", "homestay", "shared-services", "warehouse")
#: What stands in the golden folder of each example: the Markdown of each language, the Word file that holds both.
MADE = (("zh", "md"), ("en", "md"), ("both", "md"), ("both", "docx"))
SPECIFIED = ROOT.parent / "shared" / "spec" / "example-zh.yaml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HAN = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
LATIN = re.compile(r"[A-Za-z]+")
#: What a Chinese document may say that no text of its plan does: letters of RACI, PDCA and groups, ids, the calendar.
SAID = {*"ABCDIPR", "RACI", "PDCA", "KPI", "SMART", "WBS", "chinesecalendar"}
#: A drawing of Mermaid without its settings, and what a reader sees of it: strings, bars, sections, its description.
DRAWING = re.compile(r"^```mermaid$(?:\n---$.*?^---$)?(.*?)^```$", re.MULTILINE | re.DOTALL)
SEEN = re.compile(r'"([^"]*)"|^    (?:accDescr:|section) (.*)|^    (?!todayMarker)([^":\n]+) :', re.MULTILINE)


@cache
def judged(path: Path) -> tuple[Judged, bytes]:
    data = path.read_bytes()
    plan, found = judge(data, path.name)
    assert [one for one in found if one.severity is not Severity.INFO] == []
    assert plan is not None
    return plan, data


@cache
def rendered(path: Path, lang: str, form: str) -> str:
    """Return a document without its stamp, a Word file in a form that can be read."""
    plan, data = judged(path)
    made = document(plan, data, Wanted(plan.kinds[0], lang, form))
    return readable(made) if form == "docx" else made.decode().partition("\n<!-- opsplan:")[0]


def readable(data: bytes) -> str:
    """Return the body of a Word file: a paragraph a line after its style, a table a line a row."""
    with ZipFile(BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"), etree.XMLParser(huge_tree=True))[0]
    return "\n".join(line for block in body for line in _block(block)) + "\n"


def _block(block: etree._Element) -> Iterator[str]:
    if block.tag == f"{W}p":
        yield f"{_style(block)}: {_text(block)}".rstrip()
    elif block.tag == f"{W}tbl":
        for row in block.iter(f"{W}tr"):
            cells = (" / ".join(map(_text, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc"))
            yield f"  | {' | '.join(cells)} |"


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _text(paragraph: etree._Element) -> str:
    marks = {f"{W}br": "⏎", f"{W}tab": "⇥"}
    nodes = (node for run in paragraph.iter(f"{W}r") for node in run.iter(f"{W}t", *marks))
    return "".join(marks.get(node.tag) or node.text or "" for node in nodes)


def test_the_examples_are_as_they_were(golden):
    made = {
        f"{name}.{lang}.{form}{'.txt' if form == 'docx' else ''}": rendered(
            ROOT / "examples" / f"{name}.yaml", lang, form
        ).encode()
        for name in EXAMPLES
        for lang, form in MADE
    }
    plans = {name: judged(ROOT / "examples" / f"{name}.yaml")[0] for name in EXAMPLES}
    tables = {f"{name}.cells.txt": cells(plan, plan.kinds[0]).encode() for name, plan in plans.items()}
    golden("documents", made | tables)


@pytest.mark.parametrize("form", ["md", "docx"])
@pytest.mark.parametrize("name", RICH)
def test_an_english_document_holds_no_chinese(name, form):
    lines = rendered(ROOT / "examples" / f"{name}.yaml", "en", form).split("\n")
    assert [line for line in lines if HAN.search(line)] == []


@pytest.mark.parametrize("form", ["md", "docx"])
@pytest.mark.parametrize("name", RICH)
def test_a_chinese_document_says_in_latin_letters_only_what_its_plan_does(name, form):
    path = ROOT / "examples" / f"{name}.yaml"
    own = {word for text in _own(judged(path)[0]) for word in LATIN.findall(text)}
    shown = rendered(path, "zh", form)
    text = re.sub(r"^\w+:", "", shown, flags=re.MULTILINE) if form == "docx" else _prose(shown)
    assert set(LATIN.findall(text)) - own - SAID == set()


#: What no document holds: a value that a program has not said, punctuation twice, a gap of the catalogue.
LEFT = re.compile(
    r"^None\b|\| None \| None|\bnan\b|Infinity|Decimal|[，。；：、！？]{2}|：[，。；、]|[,;:]{2}"
    r"|(?<!\.)\.\.(?!\.)|\(\)|（）|\{\w+\}"
)


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("name", RICH)
def test_no_document_holds_what_a_program_leaves(name, lang):
    shown = rendered(ROOT / "examples" / f"{name}.yaml", lang, "docx")
    assert [line for line in shown.split("\n") if LEFT.search(line)] == []


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("name", RICH)
def test_every_table_has_rows(name, lang):
    tables = re.findall(r"(?:^\|.*\n)+", rendered(ROOT / "examples" / f"{name}.yaml", lang, "md") + "\n", re.MULTILINE)
    assert [table for table in tables if table.count("\n") < 3] == []
    assert len(tables) > 30


@pytest.mark.parametrize("name", RICH)
def test_a_bilingual_document_holds_every_line_of_the_chinese_tables(name):
    """Its cells begin with what the Chinese document has there, but for periods, which are in figures.

    The summary alone is shorter: it has one page.
    """
    data = (ROOT / "examples" / f"{name}.yaml").read_bytes()
    plan, _ = judge(data, "plan.yaml", settings=NO_FIGURES)
    assert plan is not None
    made = (document(plan, data, Wanted(plan.kinds[0], lang, "md")).decode() for lang in ("zh", "both"))
    chinese, both = (re.sub(r"\n## 摘要.*?(?=\n## )", "", one, count=1, flags=re.DOTALL) for one in made)
    pairs = list(zip(_first_cells(chinese), _first_cells(both), strict=True))
    assert len(pairs) > 200
    named = [(_in_figures(one), other) for one, other in pairs]
    assert [pair for pair in named if not pair[1].startswith(pair[0])] == []


def _in_figures(text: str) -> str:
    """Return a text with months, quarters and halves of years as a bilingual document has them: 2026-Q2."""
    text = re.sub(r"(\d{4})年(\d+)月", lambda month: f"{month[1]}-{month[2]:>02}", text)
    text = re.sub(r"(\d{4})年第(\d)季度", r"\1-Q\2", text)
    return re.sub(r"(\d{4})年([上下])半年", lambda half: f"{half[1]}-H{'上下'.index(half[2]) + 1}", text)


def _first_cells(markdown: str) -> Iterator[str]:
    """Return the first cell of every row of every table, without its padding."""
    return (row.split("|")[1].strip() for row in markdown.split("\n") if row.startswith("| ") and "---" not in row)


def _own(plan: Judged) -> Iterator[str]:
    """Return every Chinese text of a plan, every string that is the same in each language, and every id."""
    for _, part in parts(plan.loaded.plan):
        queue = [getattr(part, name) for name in type(part).model_fields]
        while queue:
            value = queue.pop()
            queue += value if isinstance(value, tuple) else ()
            if isinstance(value, Text):
                yield value.say("zh")
            elif type(value) is str:
                yield value


def _prose(text: str) -> str:
    """Return Markdown without what only Mermaid reads, and without the anchors of headings, which no reader sees."""
    text = DRAWING.sub(lambda match: "\n".join("".join(one) for one in SEEN.findall(match[1])), text)
    return re.sub(r"\]\(#[^)]*\)", "]", text).replace("<br>", " ")


@pytest.mark.skipif(not SPECIFIED.exists(), reason="the specification is not beside this checkout")
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("form", ["md", "docx"])
def test_the_plan_of_the_specification_loads_and_is_rendered(lang, form):
    data = SPECIFIED.read_bytes()
    plan, _ = judge(data, SPECIFIED.name, KINDS)
    assert plan is not None
    assert plan.loaded.findings == ()
    assert min(len(document(plan, data, Wanted(kind, lang, form))) for kind in plan.kinds) > 10_000
