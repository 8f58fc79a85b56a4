"""Evaluations: how they weigh and grade, and what they have found."""

from __future__ import annotations

from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, named, stated, written
from opsplan.manuscript import Kind
from opsplan.model.evaluation import Dimension, Evaluation, Grade
from opsplan.model.plan import Plan


def dimensions(evaluation: Evaluation) -> list[Row]:
    """Return a row a dimension of an evaluation; the weight of a bonus says that it lies outside the 100."""
    return [Row(one, weight=_weight(one)) for one in evaluation.dimensions]


def _weight(dimension: Dimension) -> Shown | None:
    weight = Quantity(dimension.weight, "%") if dimension.weight is not None else None
    if not dimension.bonus:
        return stated(dimension.weight)
    return Shown(
        Phrase("phrases.bonus_of", {"weight": weight}) if weight else Phrase("phrases.bonus"), kind=Kind.NUMBER
    )


def evaluations(plan: Plan) -> list[Row]:
    """Return the evaluations, each with its grades as lines."""
    return [written(one, "object", grades=tuple(map(_grade, one.grades))) for one in plan.evaluations]


def _grade(grade: Grade) -> object:
    """Return a grade with the scores that it spans, and what follows from it."""
    return named(bracketed(grade.name, _scores(grade)), grade.effect)


def _scores(grade: Grade) -> Phrase | None:
    low, high = grade.from_, grade.to
    if low is not None and high is not None:
        return Phrase("phrases.range", {"min": low, "max": high})
    if low is not None:
        return Phrase("phrases.least", {"target": low})
    return Phrase("phrases.up_to", {"target": high}) if high is not None else None


def evaluated(plan: Plan) -> list[Row]:
    """Return a row a result; which evaluation it is of goes without saying where there is one only."""
    several = len(plan.evaluations) > 1
    return [Row(result, measured=one.name if several else None) for one in plan.evaluations for result in one.results]
