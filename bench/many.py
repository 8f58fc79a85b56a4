"""How long many plans take in one run: beside one process a plan, with two processes, and when nothing has changed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Run, best, run
from plans import plan_text

TASKS = 30


@dataclass(frozen=True, slots=True)
class Many:
    """Seconds for so many plans: in one process, in two, and in one when nothing has changed; and for one plan alone.

    `megabytes` is the memory that the one process held at most.
    """

    plans: int
    one: float
    two: float
    again: float
    alone: float
    megabytes: float


def measured(opsplan: Path, folder: Path, plans: int, rounds: int = 1) -> Many:
    """Return the least of some rounds, in which everything takes its turn so that all meet the same machine."""
    for number in range(plans):
        plan = folder / "plans" / f"{number:05}.yaml"
        plan.parent.mkdir(exist_ok=True)
        plan.write_text(plan_text(TASKS), encoding="utf-8")

    def render(*arguments: str) -> Run:
        return run([opsplan, "render", "--quiet", *arguments], folder, XDG_CACHE_HOME=str(folder / "cache"))

    taken: list[Sequence[float]] = []
    for _ in range(rounds):
        for made in ("one", "two", "cache"):
            shutil.rmtree(folder / made, ignore_errors=True)
        alone = [render("plans/00000.yaml", "--no-cache", "-o", "alone.docx") for _ in range(2)]
        first, again, two = (
            render("plans", "-o", place, "--jobs", jobs) for place, jobs in (("one", "1"), ("one", "1"), ("two", "2"))
        )
        alone += [render("plans/00000.yaml", "--no-cache", "-o", "alone.docx") for _ in range(2)]
        taken.append((first.seconds, two.seconds, again.seconds, best(alone).seconds, first.megabytes))
    return Many(plans, *map(min, zip(*taken, strict=True)))
