"""Checks of the actual values of KPIs: whether they are there, on target, and explained where they are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from opsplan.analysis.attainment import Attainment, Rag
from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.model.dates import Period, months
from opsplan.model.direction import Goal
from opsplan.model.improvement import PdcaStatus
from opsplan.model.kpi import Actual, Direction, Kpi, KpiType
from opsplan.model.references import Ref
from opsplan.model.text import Text

#: How many months a period has of which there is to be an actual; what is taken more often is asked for by month.
MONTHS = {
    "realtime": 1, "hourly": 1, "daily": 1, "weekly": 1, "biweekly": 1, "monthly": 1, "quarterly": 3,
    "half-yearly": 6, "yearly": 12,
}  # fmt: skip
#: How many missing periods a message names.
NAMED = 3
#: By how many days periods may differ in length that are still compared: February and March.
ALIKE = 3
#: The last day up to which periods are made; those of the year after have ends that no calendar knows.
LATEST = date(9998, 12, 31)
#: Units of what is no count.
COUNTLESS = {"%", "‰", "元", "万元", "天", "小时", "分钟", "CNY", "days", "hours", "minutes", "d", "h", "min"}
ENDED = {PdcaStatus.CLOSED, PdcaStatus.DROPPED}


@check("KPI-11", "W3", of="kpis")
def recorded(case: Case) -> Hits:
    """A KPI without an actual for a period that is over."""
    for kpi in case.relations.kpis:
        missing = [period.name for period in _periods(case, kpi) if not _is_covered(kpi, period)]
        if len(missing) > NAMED:
            yield hit(kpi, "actuals", "kpi-11-more", periods=missing[:NAMED], n=len(missing))
        elif missing:
            yield hit(kpi, "actuals", periods=missing)


def _periods(case: Case, kpi: Kpi) -> Iterator[Period]:
    """Return the periods that are over, wholly within the plan and its goals, and not before the first actual."""
    length = MONTHS.get(kpi.frequency.word) if kpi.frequency else None
    begin = _begin(case, kpi)
    end = min(case.today or date.min, case.plan.period.finish or date.max, LATEST)
    if length is None or begin is None or begin >= end or kpi.type is KpiType.MILESTONE:
        return
    year, month = begin.year, (begin.month - 1) // length * length + 1
    while (period := _period(year, month, length)).last < end:
        if period.first >= begin:
            yield period
        year, month = year + (month + length > 12), (month + length - 1) % 12 + 1


def _begin(case: Case, kpi: Kpi) -> date | None:
    """Return from when on a KPI is taken: its first actual, or else the start of a goal of it, or of the plan."""
    start = case.plan.period.start
    if kpi.actuals:
        return max(min(one.period.first for one in kpi.actuals), start or date.min)
    goals = [goal for one in kpi.goals if isinstance(goal := case.relations.by_id.get(one), Goal)]
    starts = [day for goal in goals if (day := goal.start or start)]
    return min(starts, default=start)


def _period(year: int, month: int, length: int) -> Period:
    number = (month - 1) // length + 1
    name = {1: f"{year}-{month:02}", 3: f"{year}-Q{number}", 6: f"{year}-H{number}", 12: f"{year}"}[length]
    return Period(name, *months(year, month, length))


def _is_covered(kpi: Kpi, period: Period) -> bool:
    """Tell whether an actual, or a note why there is none, is of a period, of a longer one or taken within it."""
    return any(
        period.first <= one.period.last <= period.last
        or (one.period.first <= period.first and one.period.last >= period.last)
        for one in kpi.actuals
    )


@check("KPI-12", "W2", of="kpis", needs=("improvements",), rests=("direction",))
def explained(case: Case) -> Hits:
    """A KPI off target with neither a cause nor an improvement under way."""
    improved = {str(one) for item in case.plan.improvements if item.status not in ENDED for one in item.kpis}
    improved |= {
        str(item.source.ref) for item in case.plan.improvements if item.status not in ENDED and item.source is not None
    }
    for kpi in case.relations.kpis:
        if kpi.id in improved:
            continue
        for found, actuals in _latest(case, kpi):
            if found.behind and actuals and not any(one.cause for one in actuals):
                message, line = _missed(kpi, found)
                yield hit(actuals[-1], "cause", message, name=kpi, value=found.actual, line=line)


def _latest(case: Case, kpi: Kpi) -> Iterator[tuple[Attainment, Sequence[Actual]]]:
    """Return what a KPI has reached, or where only its subjects have been measured each of these, with its actuals."""
    whole = case.facts.attainment.get(kpi.id)
    if whole is not None:
        yield whole, [one for one in kpi.actuals if one.period == whole.period]
        return
    for part in case.facts.subjects.get(kpi.id, ()):
        own = [one for one in kpi.actuals if one.subject == part.subject]
        yield part.reached, [one for one in own if one.period == part.reached.period]


def _missed(kpi: Kpi, found: Attainment) -> tuple[str, object]:
    """Return the words for the line that a KPI has missed, and the line."""
    if kpi.direction is Direction.RANGE:
        low = kpi.min is not None and found.actual < kpi.min
        return ("kpi-12-low", kpi.min) if low else ("kpi-12-high", kpi.max)
    return ("", kpi.failure) if found.rag is Rag.RED else ("kpi-12-stage", found.stage)


@check("KPI-16", "W2", of="kpis", rests=("direction",))
def steady(case: Case) -> Hits:
    """A KPI that is much worse than in the period before, and nobody says why."""
    for kpi in case.relations.kpis:
        for before, now in _pairs(kpi):
            worse = _worse(kpi, before.value, now.value)
            if worse > case.limits.drop and now.cause is None and not _is_one_more(kpi, before.value, now.value):
                told = {"name": kpi, "percent": worse, "before": before.value, "value": now.value, "period": now.period}
                yield Hit(now, "cause", args=told)


def _pairs(kpi: Kpi) -> Iterator[tuple[Actual, Actual]]:
    """Return the actuals that follow each other, of the same subject and of periods of the same length."""
    parts: dict[Ref | Text | None, list[Actual]] = defaultdict(list)
    for one in sorted(kpi.actuals, key=lambda one: one.period.last):
        if one.value is not None:
            parts[one.subject].append(one)
    for listed in parts.values():
        for before, now in pairwise(listed):
            if abs(_days(before.period) - _days(now.period)) <= ALIKE:
                yield before, now


def _days(period: Period) -> int:
    return (period.last - period.first).days


def _is_one_more(kpi: Kpi, before: Decimal | None, now: Decimal | None) -> bool:
    """Tell whether something that is counted has happened once more (2 complaints, then 3), which need have no cause.

    Money and shares are not counted, and of what should be much one less is seldom chance.
    """
    counted = kpi.direction is Direction.DOWN and not (kpi.unit and COUNTLESS.intersection(kpi.unit.all()))
    if not counted or before is None or now is None:
        return False
    return now - before == 1 and before == before.to_integral_value()


def _worse(kpi: Kpi, before: Decimal | None, now: Decimal | None) -> Decimal:
    """Return by how much, in %, a value is worse than the one before; 0 where it is not, or that is not known."""
    if not before or now is None or kpi.direction is Direction.RANGE or kpi.type is KpiType.MILESTONE:
        return Decimal(0)
    change = (now - before) / abs(before) * 100
    return change if kpi.direction is Direction.DOWN else -change
