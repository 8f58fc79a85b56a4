"""Checks of evaluations, and of what follows from them: incentives, development and training."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from opsplan.checks import training
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hit, Hits, check, hit
from opsplan.checks.kpis import TOLERANCE, percents
from opsplan.checks.lacking import lacking
from opsplan.checks.saying import Typed
from opsplan.findings import Severity
from opsplan.model.evaluation import Evaluation, EvaluationObject, Grade, ResultUse
from opsplan.model.kpi import Aspect
from opsplan.model.organisation import Role, Unit

#: What is evaluated where both results and the way to them count.
WORK = {EvaluationObject.PLAN, EvaluationObject.TEAM, EvaluationObject.INDIVIDUAL}
#: The kinds of document that are to say how the team and each of its members is evaluated (kinds.md).
ABOUT_PEOPLE = ("service-guide", "role-inspection")
PEOPLE = (EvaluationObject.TEAM, EvaluationObject.INDIVIDUAL)


@check("EVAL-01", "W1", of="evaluations")
def organised(case: Case) -> Hits:
    """An evaluation that nobody organises, or nobody knows how often."""
    return lacking(case.plan.evaluations, "frequency", "owner")


@check("EVAL-02", "W2", of="evaluations")
def balanced(case: Case) -> Hits:
    """An evaluation of work that looks at results alone, not at how they came about; or that has no dimensions."""
    process = {kpi.id for kpi in case.plan.kpis if kpi.aspect is Aspect.PROCESS}
    for one in case.plan.evaluations:
        looks = (each.aspect is Aspect.PROCESS or not process.isdisjoint(each.kpis) for each in one.dimensions)
        if not one.dimensions:
            yield hit(one, "dimensions", "eval-02-none")
        elif not WORK.isdisjoint(one.object) and not any(looks):
            yield hit(one, "dimensions")


@check("EVAL-03", "E2", of="evaluations")
def weighted(case: Case) -> Hits:
    """Dimensions whose weights do not make 100, or grades that overlap or leave scores without a grade."""
    for one in case.plan.evaluations:
        within = [each for each in one.dimensions if not each.bonus]
        heavy = [each for each in within if each.weight is not None]
        total = sum((each.weight for each in heavy if each.weight is not None), Decimal(0))
        if heavy and len(heavy) < len(within):
            light = (each for each in within if each.weight is None)
            yield from (hit(each, "weight", "eval-03-some", evaluation=one) for each in light)
        elif heavy and abs(total - 100) > TOLERANCE:
            yield hit(heavy[-1], "weight", name=one, total=total, percents=percents(heavy))
        yield from _apart(one.grades)


def _apart(grades: Sequence[Grade]) -> Hits:
    """Yield a warning for each grade that does not begin where the one below it ends."""
    ends = [end for one in grades for end in (one.from_, one.to) if end is not None]
    step = Decimal(1).scaleb(min((int(end.as_tuple().exponent) for end in ends), default=0))
    rising = sorted((one for one in grades if one.from_ is not None), key=lambda one: one.from_ or 0)
    for below, above in pairwise(rising):
        if below.to is None or above.from_ is None or 0 <= above.from_ - below.to <= step:
            continue
        message = "eval-03-overlap" if above.from_ < below.to else "eval-03-gap"
        args = {"name": above, "from": above.from_, "below": below, "to": below.to}
        yield Hit(above, "from_", message, Severity.WARNING, args=args)


@check("EVAL-04", "W2", of="evaluations")
def used(case: Case) -> Hits:
    """An evaluation from which nothing follows."""
    return lacking(case.plan.evaluations, "use_for")


@check("EVAL-05", "W2", of="evaluations", needs=("growth", "training"))
def developing(case: Case) -> Hits:
    """An evaluation of individuals from which neither training nor development follows."""
    plan = case.plan
    reasons = {str(one.reason) for one in plan.training}
    for one in plan.evaluations:
        teaches = one.id in reasons or (ResultUse.TRAINING in one.use_for and plan.training)
        if EvaluationObject.INDIVIDUAL in one.object and not plan.growth and not teaches:
            yield hit(one, "use_for")


@check("EVAL-06", "I2", of="evaluations", needs=("evaluations",))
def both(case: Case) -> Hits:
    """Evaluations that leave out the team or the individual, where the kind of document is about how people work."""
    if any(one.id in ABOUT_PEOPLE for one in case.kinds):
        there = {each for one in case.plan.evaluations for each in _judged(case, one)}
        if left := [one for one in PEOPLE if one not in there]:
            yield from (
                hit(one, "object", objects=left, values=Typed(tuple(left))) for one in case.plan.evaluations[:1]
            )


def _judged(case: Case, one: Evaluation) -> Iterator[EvaluationObject]:
    """Return whether an evaluation is of teams or individuals, as its subjects are units or roles."""
    yield from (each for each in PEOPLE if each in one.object)
    subjects = [case.relations.by_id.get(subject) for subject in one.subjects]
    if any(isinstance(each, Unit) for each in subjects):
        yield EvaluationObject.TEAM
    if any(isinstance(each, Role) for each in subjects):
        yield EvaluationObject.INDIVIDUAL


@check("EVAL-07", "I2", of="evaluations")
def self_critical(case: Case) -> Hits:
    """Evaluations that are never evaluated themselves."""
    listed = case.plan.evaluations
    if all(one.self_review is None and EvaluationObject.SELF not in one.object for one in listed):
        yield from (hit(one, "self_review") for one in listed[:1])


CHECKS: tuple[Check, ...] = (
    organised, balanced, weighted, used, developing, both, self_critical,
    training.earned, training.leading,
    training.trained, training.arranged, training.broad, training.prepared, training.kept,
)  # fmt: skip
