"""Checks of reviews: whether they are held, say what went well and badly and why, and lead to something."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.lacking import lacking, without_any
from opsplan.model.campaign import Campaign
from opsplan.model.improvement import Lesson, Review, ReviewType, Shortfall
from opsplan.model.work import Phase


@check("REV-01", "W2", chapter="review", needs=("reviews",))
def planned(case: Case) -> Hits:
    """A review for which there is no time, or a phase or campaign that is over and was not looked back on."""
    yield from without_any(case.plan.reviews, "date", "frequency", "within")
    today = case.today
    if today is None or any(one.frequency and one.of is None for one in case.plan.reviews):
        return
    reviewed = {str(one.of) for one in case.plan.reviews}
    last = max((one.date for one in case.plan.reviews if one.date and one.of is None), default=None)
    for one in _ending(case):
        finish = one.finish
        if finish and finish < today and one.id not in reviewed and (last is None or last < finish):
            kind = ReviewType.PHASE if isinstance(one, Phase) else ReviewType.CAMPAIGN
            yield hit(one, "finish", "rev-01-over", finish=finish, kind=kind)


def _ending(case: Case) -> Iterator[Phase | Campaign]:
    yield from case.plan.phases
    yield from (one for one in case.plan.campaigns if one.conclusion is None)


@check("REV-02", "W2", of="reviews")
def honest(case: Case) -> Hits:
    """A review that was held and tells what went well or what went badly only, or nothing of the reason."""
    for one in case.plan.reviews:
        if _is_held(one):
            badly = () if one.problems else ("shortfalls",)
            yield from lacking([one], "successes", *badly)
            yield from (hit(bad, "cause", "rev-02-cause", name=bad.what) for bad in one.shortfalls if not bad.cause)
        elif case.plan.status_date and one.date and one.date < case.plan.status_date:
            yield hit(one, "successes", "rev-02-empty", date=one.date)


def _is_held(one: Review) -> bool:
    return bool(one.findings or one.successes or one.shortfalls or one.problems or one.lessons or one.next_steps)


@check("REV-03", "W2", of="reviews")
def followed(case: Case) -> Hits:
    """A review that was held and leads to nothing, or something learned in it that does."""
    for one in filter(_is_held, case.plan.reviews):
        learned: tuple[Shortfall | Lesson, ...] = (*one.shortfalls, *one.lessons)
        if not one.next_steps and not any(each.action for each in learned):
            yield hit(one, "next_steps")
        else:
            yield from (hit(each, "action", "rev-03-action", name=each.what) for each in learned if not each.action)


@check("REV-04", "I2", of="reviews")
def whole(case: Case) -> Hits:
    """A closing review that leaves out goals; one that names none covers all."""
    relations = case.relations
    for one in case.plan.reviews:
        if one.type is ReviewType.PROJECT and one.of is None and one.goals:
            ends = (goal for goal in relations.goals if not goal.children)
            left = [goal for goal in ends if not set(one.goals).intersection(relations.line(goal.id))]
            if left:
                yield hit(one, "goals", left=left)
