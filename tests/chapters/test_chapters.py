"""Chapters as documents: each plan beside this file is rendered in both languages and held against tests/golden."""

from pathlib import Path

import pytest
from cells import cells

from opsplan.kinds import KINDS, DocumentKind, kind
from opsplan.pipeline import Judged, Wanted, document, judge

PLANS = sorted((Path(__file__).parent / "plans").glob("*.yaml"))
#: The plan of the chapters that were there before says what they tell of single parts; all others are named for one.
SEVERAL = {"breakdown"}


def kind_of(path: Path) -> DocumentKind:
    """Return the first kind that has the chapter which a plan is named for."""
    built = (found for name in KINDS if (found := kind(name)))
    return next(one for one in built if any(chapter.id == chapter_of(path) for chapter in one.chapters))


def chapter_of(path: Path) -> str:
    """Return the chapter which a plan is named for; what follows a hyphen tells several apart."""
    return path.stem.partition("-")[0]


def rendered(path: Path, lang: str) -> bytes:
    """Return the Markdown of a plan without its stamp."""
    wanted = Wanted(kind_of(path), lang, "md")
    return document(judged(path), path.read_bytes(), wanted).partition(b"\n<!-- opsplan:")[0]


def judged(path: Path) -> Judged:
    plan, found = judge(path.read_bytes(), path.name)
    assert plan is not None
    assert [one for one in found if one.code not in ("DOC-03", "DOC-08", "OPS-01")] == []
    return plan


def test_each_chapter_is_printed_as_it_was(golden):
    texts = {f"{path.stem}.{lang}.md": rendered(path, lang) for path in PLANS for lang in ("zh", "en")}
    golden(
        "chapters", texts | {f"{path.stem}.cells.txt": cells(judged(path), kind_of(path)).encode() for path in PLANS}
    )


@pytest.mark.parametrize("path", [one for one in PLANS if one.stem not in SEVERAL], ids=lambda path: path.stem)
def test_each_plan_fills_the_chapter_that_it_is_named_for(path):
    title = {one.id: one.title["en"] for one in kind_of(path).chapters}[chapter_of(path)]
    assert f"\n## 1 {title}\n" in rendered(path, "en").decode()
