"""Whatever a plan lacks or contradicts, each kind of document is made of it in each language, and reads as one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from half_filled import HalfFilled
from hostile import as_yaml
from reading import PARTED, READERS

from opsplan.kinds import KINDS, kind
from opsplan.pipeline import Wanted, document, exported, judge

CONTRADICTIONS = sorted((Path(__file__).parent / "contradictions").glob("*.yaml"))
LANGS = ("zh", "en", "both")
#: What Python writes for what is missing, is no number, or has no words.
PYTHON = re.compile(r"\bNone\b(?! of)|\bnan\b|NaN|Infinity|Decimal|object at 0x|<[A-Z]\w+\.|0E[-+]?\d|\d+E[+-]\d")
DOUBLED = re.compile(
    r"[。，：；、][。，：；、]|（）|\(\)|\( | \)| [,;]|[,;.][,;]|(?<! )  (?! )|（，|，）|^[，。；：、,;]|[，、]$"
    r"|：[^：]+：$|: [^:]+: ?$"
)
#: Words of the other language: an id, an abbreviation and a product's name are none.
LATIN = re.compile(r"(?<![\w-])(?!KPI|RACI|SMART|SWOT|PDCA|SOP|SLA|USD|CNY|chinesecalendar)[A-Za-z][A-Za-z-]+(?![\w-])")
HAN = re.compile(r"[\u3400-\u9fff\u3001-\u303f\uff00-\uff5f]")
OTHER = {"zh": LATIN, "en": HAN}
EMPTY = re.compile(r"^\|(?: *:?-+:? *\|)+$\n(?!\|)", re.MULTILINE)


def strange(made: bytes, form: str, lang: str, of: str) -> Iterator[str]:
    """Yield what no reader should find in a document in a language of a plan that is written in one."""
    if form == "md" and EMPTY.search(made.decode()):
        yield "a table without rows"
    told = READERS[form](made).partition("<!-- opsplan")[0]
    for line in re.split(f"[{PARTED}\n]", told):
        wrong = [PYTHON, DOUBLED, *([OTHER[lang]] if lang == of else [])]
        yield from (f"{one[0]!r} in {line!r}" for pattern in wrong if (one := pattern.search(line)))


@pytest.mark.parametrize("of", ["zh", "en"])
@pytest.mark.parametrize("seed", range(12))
def test_a_half_filled_plan_makes_documents_without_strange_words(seed, of):
    data = as_yaml(HalfFilled(seed, of).plan())
    judged, found = judge(data, "plan.yaml", KINDS)
    assert judged is not None, found
    assert exported(judged, data)
    for place, name in enumerate(KINDS):
        lang = LANGS[(seed + place) % 3]
        form = "docx" if (seed + place) % 4 == 0 else "md"
        made = document(judged, data, Wanted(kind(name), lang, form))
        assert list(strange(made, form, lang, of)) == [], (name, lang)


@pytest.mark.parametrize("path", CONTRADICTIONS, ids=[path.stem for path in CONTRADICTIONS])
def test_a_plan_that_contradicts_itself_makes_documents_without_strange_words(path):
    data = path.read_bytes()
    judged, found = judge(data, "plan.yaml", KINDS)
    assert judged is not None, found
    assert exported(judged, data)
    for name in KINDS:
        for lang in LANGS:
            for form in ("md", "docx") if lang == "both" else ("md",):
                made = document(judged, data, Wanted(kind(name), lang, form))
                assert list(strange(made, form, lang, "")) == [], (name, lang)
