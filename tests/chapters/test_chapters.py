"""Chapters as documents: each plan beside this file is rendered in both languages and held against tests/golden."""

from pathlib import Path

import pytest
from cells import cells

from opsplan.kinds import kind
from opsplan.pipeline import Judged, Wanted, document, judge

PLANS = sorted((Path(__file__).parent / "plans").glob("*.yaml"))
#: The plan of the chapters that were there before says what they tell of single parts; all others are named for one.
SEVERAL = {"breakdown"}


def rendered(path: Path, lang: str) -> bytes:
    """Return the Markdown of a plan without its stamp."""
    built = kind("work-breakdown")
    assert built is not None
    return document(judged(path), path.read_bytes(), Wanted(built, lang, "md")).partition(b"\n<!-- opsplan:")[0]


def judged(path: Path) -> Judged:
    plan, found = judge(path.read_bytes(), path.name)
    assert plan is not None
    assert [one for one in found if one.code not in ("DOC-03", "OPS-01")] == []
    return plan


def test_each_chapter_is_printed_as_it_was(golden):
    texts = {f"{path.stem}.{lang}.md": rendered(path, lang) for path in PLANS for lang in ("zh", "en")}
    golden("chapters", texts | {f"{path.stem}.cells.txt": cells(judged(path)).encode() for path in PLANS})


@pytest.mark.parametrize("path", [one for one in PLANS if one.stem not in SEVERAL], ids=lambda path: path.stem)
def test_each_plan_fills_the_chapter_that_it_is_named_for(path):
    built = kind("work-breakdown")
    title = {one.id: one.title["en"] for one in built.chapters}[path.stem]
    assert f"\n## 1 {title}\n" in rendered(path, "en").decode()
