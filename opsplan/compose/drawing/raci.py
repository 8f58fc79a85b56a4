"""The RACI matrix of a plan: who has which part in which activity."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from opsplan.analysis.responsibility import Activity, RaciRow
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.figures.matrix import Mark, Matrix
from opsplan.model.plan import Plan

WEIGHTS = {"A": 3, "A/R": 3, "R": 2, "C": 1, "I": 1}

Say = Callable[[object], str]


def raci(scene: Scene, words: str = "raci", of: Collection[Activity] = tuple(Activity)) -> Shown | None:
    """Return the RACI matrix: every written row, and of the derived ones those that more than one party has a part in.

    `of` are the kinds of activity that it is about. None where there is no such row; parties that have no part in any
    are left out.
    """
    plan, facts, say = scene.plan, scene.facts, scene.say
    about = [row for row in facts.raci if row.of in of]
    rows = [row for row in about if row.of is Activity.WRITTEN or len(row.everybody()) > 1]
    order = {one.id: None for kind in (plan.roles, plan.units, plan.partners) for one in kind}
    taking = {who for row in rows for who in row.everybody()}
    parties = [who for who in order if who in taking]
    if not rows:
        return None
    heads = tuple(_party(plan, who, say) for who in parties)
    corner, legend = scene.words(f"{words}.corner"), scene.words(f"{words}.legend")
    alone = len(about) - len(rows)
    note = scene.words("raci_alone", n=alone) if alone else ""
    return Shown(Matrix(corner, heads, _marks(rows, parties, say), legend, note=note))


def _party(plan: Plan, who: str, say: Say) -> str:
    named = (one for kind in (plan.roles, plan.units, plan.partners) for one in kind if one.id == who)
    return say(next(named).name)


def _marks(rows: list[RaciRow], parties: list[str], say: Say) -> tuple[tuple[str, tuple[Mark, ...]], ...]:
    return tuple(
        (say(row.name), tuple(Mark(text, WEIGHTS.get(text, 1) if text else 0) for text in map(row.letters, parties)))
        for row in rows
    )


#: The matrix of support services, and that of everything else.
services = partial(raci, words="raci_services", of=(Activity.SERVICE,))
other_work = partial(raci, words="raci_work", of=tuple(one for one in Activity if one is not Activity.SERVICE))
