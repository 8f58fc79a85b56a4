"""Checks of KPIs: whether each can be measured, by whom and against what, and whether they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from opsplan.checks import tracking
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.model.evaluation import Dimension
from opsplan.model.inspection import CheckItem, Checklist
from opsplan.model.kpi import Direction, Kpi, KpiType
from opsplan.model.lint import WeightScope
from opsplan.model.walk import nested

#: How far a sum of weights may be from 100.
TOLERANCE = Decimal("0.01")
#: From how many measures on it tells something that they are all of one type.
SEVERAL = 5
#: So many weights are told.
TOLD = 8


@check("KPI-01", "W1", of="kpis")
def aimed(case: Case) -> Hits:
    """A KPI of no goal, in a plan that has several: where there is only one, everybody knows which it is for."""
    return lacking(case.relations.kpis if len(list(nested(case.plan.goals))) > 1 else (), "goals")


@check("KPI-02", "W1", rests=("direction",))
def measurable(case: Case) -> Hits:
    """A KPI without unit or target, or a range without bounds."""
    for kpi in case.plan.kpis:
        if kpi.type is KpiType.QUANTITATIVE:
            wanted = ("min", "max") if kpi.direction is Direction.RANGE else ("target",)
            yield from lacking([kpi], "unit", *wanted)


@check("KPI-03", "E2", of="kpis")
def weighted(case: Case) -> Hits:
    """Weights that do not make 100, or that only some KPIs of a set have."""
    for kpis in _sets(case).values():
        heavy = [kpi for kpi in kpis if kpi.weight is not None]
        light = [kpi for kpi in kpis if kpi.weight is None and kpi.points is None]
        total = sum((kpi.weight for kpi in heavy if kpi.weight is not None), Decimal(0))
        if heavy and light:
            yield from (hit(kpi, "weight", "kpi-03-some", n=len(heavy), of=len(kpis)) for kpi in light)
        elif len(heavy) == len(kpis) and abs(total - 100) > TOLERANCE:
            yield hit(heavy[-1], "weight", total=total, n=len(heavy), percents=percents(heavy))


def percents(heavy: Iterable[Kpi | Dimension | Checklist | CheckItem]) -> tuple[Decimal, ...]:
    """Return the weights of a few parts as percentages, where they make 1 and not 100; else nothing."""
    weights = [one.weight for one in heavy if one.weight is not None]
    shares = abs(sum(weights, Decimal(0)) - 1) <= TOLERANCE and not any(getattr(one, "unit", "") for one in weights)
    return tuple(weight * 100 for weight in weights) if shares and len(weights) <= TOLD else ()


def _sets(case: Case) -> Mapping[str, list[Kpi]]:
    """Return the KPIs whose weights belong together; one that belongs to no goal or group is in no such set."""
    found: dict[str, list[Kpi]] = defaultdict(list)
    for kpi in case.relations.kpis:
        for name in _scopes(kpi, case.limits.weights):
            found[name].append(kpi)
    return found


def _scopes(kpi: Kpi, scope: WeightScope) -> Iterable[str]:
    if scope is WeightScope.GOAL:
        return kpi.goals
    if scope is WeightScope.GROUP:
        return kpi.group.all()[:1] if kpi.group else ()
    return ("",)


@check("KPI-04", "W2", of="kpis")
def counted(case: Case) -> Hits:
    """A KPI that is taken nobody knows how often."""
    return lacking(case.relations.kpis, "frequency")


@check("KPI-05", "W2", of="kpis")
def sourced(case: Case) -> Hits:
    """A KPI whose figures come from nowhere."""
    return lacking(case.relations.kpis, "source")


@check("KPI-06", "W2", of="kpis")
def owned(case: Case) -> Hits:
    """A KPI that nobody answers for, neither itself nor through its goal."""
    return lacking(case.relations.kpis, "owner")


@check("KPI-07", "W2", of="kpis", rests=("direction",))
def failing(case: Case) -> Hits:
    """A KPI that cannot fail."""
    return lacking((kpi for kpi in case.relations.kpis if kpi.direction is not Direction.RANGE), "failure")


@check("KPI-08", "E1", rests=("direction",))
def consistent(case: Case) -> Hits:
    """A KPI whose direction, baseline, target and lines contradict each other; one hit, at what is to be looked at."""
    for kpi in case.plan.kpis:
        if kpi.direction is Direction.RANGE:
            if kpi.min is not None and kpi.max is not None and kpi.min > kpi.max:
                yield hit(kpi, "max", "kpi-08-range", least=kpi.min, most=kpi.max)
        elif _worse(kpi, kpi.target, kpi.baseline):
            yield hit(kpi, "target", target=kpi.target, baseline=kpi.baseline, direction=kpi.direction)
        elif _worse(kpi, success := kpi.target if kpi.success is None else kpi.success, kpi.failure):
            yield hit(kpi, "failure", "kpi-08-failure", failure=kpi.failure, success=success, direction=kpi.direction)


def _worse(kpi: Kpi, one: object, other: object) -> bool:
    """Tell whether a figure lies on the bad side of another one; words are not computed with."""
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return False
    return one > other if kpi.direction is Direction.DOWN else one < other


@check("KPI-09", "I2", of="kpis", needs=("evaluations",))
def mixed(case: Case) -> Hits:
    """Figures only, or judgements only, among several KPIs and dimensions of evaluations; checklists judge too."""
    types: list[KpiType] = [kpi.type for kpi in case.plan.kpis if kpi.type is not KpiType.MILESTONE]
    types += [_type(one) for evaluation in case.plan.evaluations for one in evaluation.dimensions if not one.kpis]
    figures = types.count(KpiType.QUANTITATIVE)
    if len(types) >= SEVERAL and figures == 0:
        yield hit(case.plan, "kpis", "kpi-09-judged")
    elif len(types) >= SEVERAL and figures == len(types) and not case.plan.checklists:
        yield hit(case.plan, "kpis")


def _type(dimension: Dimension) -> KpiType:
    """Return the type of a dimension: that which is written, or else a judgement, for it rests on no KPI."""
    return dimension.type or KpiType.QUALITATIVE


@check("KPI-10", "W2", of="kpis")
def graded(case: Case) -> Hits:
    """A qualitative KPI of which nobody can say what earns which score."""
    return lacking((kpi for kpi in case.relations.kpis if kpi.type is KpiType.QUALITATIVE), "rubric")


@check("KPI-13", "I2", of="kpis", needs=("goals",))
def founded(case: Case) -> Hits:
    """A target of which nobody knows why it is that high; the basis of its goal and earlier values are reasons."""
    based = {goal.id for goal in nested(case.plan.goals) if goal.basis}
    for kpi in case.relations.kpis:
        aimed = kpi.target is not None or kpi.min is not None or kpi.max is not None
        if aimed and not kpi.history and based.isdisjoint(kpi.goals):
            yield from lacking([kpi], "basis")


@check("KPI-14", "W2", of="kpis")
def grounded(case: Case) -> Hits:
    """A quantitative KPI of which nobody knows where it stands today."""
    return lacking((kpi for kpi in case.relations.kpis if kpi.type is KpiType.QUANTITATIVE), "baseline")


@check("KPI-15", "W2", of="kpis", needs=("goals",))
def timed(case: Case) -> Hits:
    """A target that is due nobody knows when: no stages, and neither its goal nor the plan has an end."""
    due = {goal.id for goal in nested(case.plan.goals) if goal.due}
    if case.plan.period.finish is None:
        aimed = (kpi for kpi in case.relations.kpis if kpi.target is not None and due.isdisjoint(kpi.goals))
        yield from lacking(aimed, "stages")


CHECKS: tuple[Check, ...] = (
    aimed, measurable, weighted, counted, sourced, owned, failing, consistent, mixed, graded,
    tracking.recorded, tracking.explained, founded, grounded, timed, tracking.steady,
)  # fmt: skip
