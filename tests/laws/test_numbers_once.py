"""A bilingual document prints a number, a date or an id as often as the Chinese one does: never once a language."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from figureless import NO_FIGURES
from hostile import Builder, as_yaml

from opsplan.kinds import KINDS, kind
from opsplan.pipeline import Wanted, document, judge

EXAMPLES = Path(__file__).parents[2] / "examples"
#: A number, or the number of an id such as T1.2; the parts of a date count each for themselves.
TOKEN = re.compile(r"\d+(?:\.\d+)*")


def cells(data: bytes, lang: str, of: str) -> list[str]:
    """Return every cell of every table of a plan, and every entry of a sheet, as Markdown has them.

    The summary of a bilingual document is shorter than the Chinese one and is left out.
    """
    judged, _ = judge(data, "plan.yaml", settings=NO_FIGURES)
    built = kind(of)
    assert judged is not None
    assert built is not None
    made = document(judged, data, Wanted(built, lang, "md")).decode()
    return list(_cells(re.sub(r"\n## 摘要.*?(?=\n## )", "", made, count=1, flags=re.DOTALL)))


def _cells(markdown: str) -> Iterator[str]:
    for block in re.split(r"\n{2,}", markdown):
        if block.startswith("|"):
            for row in block.split("\n"):
                yield from re.split(r"(?<!\\)\|", row)
        elif re.match(r"[-*] \*\*", block):
            yield from re.split(r"\n(?=[-*] )", block)


def tokens(cell: str) -> Counter[str]:
    """Return the numbers and ids in a cell, but not those in which a numbered step begins."""
    said = re.sub(r"(^|\n|<br>) *\d+\. ", r"\1", cell)
    said = re.sub(r"([\d.]+)万(?=元)", lambda large: f"{int(Decimal(large[1]) * 10_000):,}", said)
    return Counter(one.lstrip("0") for one in TOKEN.findall(said))


def differing(data: bytes, of: str = "work-breakdown") -> list[tuple[str, str]]:
    pairs = list(zip(cells(data, "zh", of), cells(data, "both", of), strict=True))
    assert len(pairs) > 100
    assert sum(tokens(one).total() for one, _ in pairs) > 100
    return [(one, other) for one, other in pairs if tokens(one) != tokens(other)]


@pytest.mark.parametrize("of", KINDS)
def test_a_plan_with_every_field(of):
    tree = Builder(lambda field: {"zh": f"字{len(field)}".translate(LETTERS), "en": "word"}).plan()
    assert differing(as_yaml(tree), of) == []


#: Digits as letters, so that texts differ and hold no number.
LETTERS = str.maketrans("0123456789", "甲乙丙丁戊己庚辛壬癸")


def without_figures(tree: Any) -> Any:
    """Return a plan whose English texts hold no numbers of their own."""
    if isinstance(tree, list):
        return [without_figures(one) for one in tree]
    if not isinstance(tree, dict):
        return tree
    if tree.keys() == {"zh", "en"}:
        return tree | {"en": re.sub(r"\d", "", tree["en"])}
    return {key: without_figures(one) for key, one in tree.items()}


@pytest.mark.parametrize("name", ["clinic-front-desk", "warehouse"])
def test_an_example_without_the_figures_of_its_english_texts(name):
    tree = yaml.load((EXAMPLES / f"{name}.yaml").read_bytes(), Loader=yaml.BaseLoader)
    assert differing(as_yaml(without_figures(tree))) == []
