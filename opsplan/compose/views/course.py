"""The course of KPIs that were measured often: a row a KPI or one of its subjects, a column a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil

from opsplan.analysis.attainment import Attainment, rag
from opsplan.analysis.course import course
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Month, Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown
from opsplan.compose.views.goals import TONES
from opsplan.compose.views.kpis import columns, compared, end, shown, together_of
from opsplan.compose.views.results import called
from opsplan.compose.views.saying import bracketed, named, percent
from opsplan.compose.views.standing import status, tone
from opsplan.manuscript import Tone
from opsplan.model.dates import Period
from opsplan.model.kpi import Actual, Aggregate, Kpi
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text

#: From so many actuals of one KPI on, a grid says more in less room than a row each.
OFTEN = 4
#: So many periods leave room for attainment, status and reasons beside them.
MOST_PERIODS = 3
#: So many measured values show a course.
COURSE = 3


def is_long(plan: Plan) -> bool:
    """Tell whether a KPI was measured so often that the actuals belong into grids."""
    return any(len(kpi.actuals) >= OFTEN for kpi in plan.kpis)


def grids(plan: Plan, facts: Facts) -> list[Row]:
    """Return grids of actuals with their captions: months apart from quarters, as many periods as a page holds."""
    periods = {one.period for kpi in plan.kpis for one in kpi.actuals}
    parts = [part for kind in _by_length(periods) for part in _chunks(kind)]
    several = len(parts) > 1
    return [
        Row(caption=_caption(part, several), grid=[_head(part, several), *_grid(plan, facts, part)]) for part in parts
    ]


def _by_length(periods: set[Period]) -> Iterator[list[Period]]:
    """Yield the periods of about one length, the shortest first: days, weeks, months, quarters, halves, years."""
    ordered = sorted(periods, key=lambda one: (_length(one), end(one)))
    for _, group in groupby(ordered, key=_length):
        yield list(group)


def _length(period: Period) -> int:
    """Return how long a period is, in a measure that all months share."""
    return round((period.last - period.first).days / 10)


def _chunks(periods: Sequence[Period]) -> list[Sequence[Period]]:
    size = ceil(len(periods) / ceil(len(periods) / (MOST_COLUMNS - 1)))
    return [periods[start : start + size] for start in range(0, len(periods), size)]


def _caption(periods: Sequence[Period], several: bool) -> Phrase:
    if not several:
        return Phrase("captions.kpi_course")
    if len(periods) == 1:
        return Phrase("kpis.course_in", {"period": periods[0]})
    return Phrase("kpis.course_from", {"start": periods[0], "finish": periods[-1]})


def _head(periods: Sequence[Period], several: bool) -> tuple[object, ...]:
    """Return the row of heads: months of one year are without it where the caption says it."""
    monthly = all(one.name == f"{one.first:%Y-%m}" for one in periods)
    if several and monthly and len({one.first.year for one in periods}) == 1 < len(periods):
        return (Phrase("columns.kpi"), *(Month(one.first, "month_only") for one in periods))
    return (Phrase("columns.kpi"), *periods)


def _grid(plan: Plan, facts: Facts, periods: Sequence[Period]) -> Iterator[tuple[object, ...]]:
    """Yield a row a KPI and subject that has an actual in these periods."""
    for kpi in plan.kpis:
        for subject in dict.fromkeys(
            one.subject for one in sorted(kpi.actuals, key=lambda one: one.subject is not None)
        ):
            found = {one.period: one for one in kpi.actuals if one.subject == subject and one.value is not None}
            if not found.keys().isdisjoint(periods):
                reached = _judged(kpi, subject, facts)
                yield (named(kpi.name, subject), *(_cell(kpi, found.get(one), reached) for one in periods))
        yield from _totals(kpi, periods)


def _totals(kpi: Kpi, periods: Sequence[Period]) -> Iterator[tuple[object, ...]]:
    """Yield a row of what a sum has come to by each period, where a figure shows that."""
    if kpi.aggregate is Aggregate.SUM:
        totals = {one.when: one.value for one in course(kpi) if one.value is not None}
        if len(totals) >= COURSE and not totals.keys().isdisjoint(periods):
            head = bracketed(kpi.name, Phrase("phrases.sum"))
            yield (head, *(shown(kpi, totals.get(one)) for one in periods))


def _judged(kpi: Kpi, subject: Ref | Text | None, facts: Facts) -> Attainment | None:
    """Return what a KPI, or one of its subjects, has reached."""
    parts = (one.reached for one in facts.subjects.get(kpi.id, ()) if one.subject == subject)
    return facts.attainment.get(kpi.id) if subject is None else next(parts, None)


def _cell(kpi: Kpi, actual: Actual | None, reached: Attainment | None) -> Shown | None:
    """Return an actual with its tone: that of the latest one is the tone of the status beside it."""
    if actual is None or actual.value is None:
        return None
    if reached and reached.period == actual.period and kpi.aggregate is Aggregate.LAST:
        return shown(kpi, actual.value, tone(reached))
    level = rag(kpi, actual.value) if kpi.aggregate is not Aggregate.SUM else None
    return shown(kpi, actual.value, TONES[level] if level else Tone.PLAIN)


def brief(plan: Plan, facts: Facts) -> Row | None:
    """Return few actuals of each KPI as a grid, its caption and what its columns hold: periods, attainment, reasons.

    None where there is one period only or more than a page holds, and where subjects or sums need rows of their own.
    """
    known = [kpi for kpi in plan.kpis if kpi.actuals]
    if any(one.subject is not None for kpi in known for one in kpi.actuals) or any(map(_is_summed, known)):
        return None
    told = [{one.period: one for one in kpi.actuals} for kpi in known]
    heads = columns((one.period for kpi in known for one in kpi.actuals), [found.keys() for found in told])
    doubled = any(len(found) < len(kpi.actuals) for kpi, found in zip(known, told, strict=True))
    if doubled or not 1 < len(heads) <= MOST_PERIODS:
        return None
    kinds = f"{'number ' * (len(heads) + 1)}choice text"
    rows = [_brief(kpi, found, heads, facts) for kpi, found in zip(known, told, strict=True)]
    said = (Phrase("columns.attained"), Phrase("columns.status"), Phrase("columns.because"))
    head = (Phrase("columns.kpi"), *map(together_of, heads), *said)
    used = [place for place in range(len(rows[0])) if any(row[place] not in (None, ()) for row in rows)]
    grid = [tuple(row[place] for place in used) for row in (head, *rows)]
    caption = called(any(found is not None for *_, found, _, _ in rows))
    return Row(grid=grid, caption=caption, kinds=" ".join(kinds.split()[place - 1] for place in used[1:]))


def _is_summed(kpi: Kpi) -> bool:
    return kpi.aggregate is not Aggregate.LAST and len(kpi.actuals) > 1


def _brief(
    kpi: Kpi, found: Mapping[Period, Actual], heads: Sequence[tuple[Period, ...]], facts: Facts
) -> tuple[object, ...]:
    whole = facts.attainment.get(kpi.id)
    newest = max(found, key=end)
    because = (
        text if one.period == newest else named(one.period, text)
        for one in sorted(found.values(), key=lambda one: end(one.period), reverse=True)
        for text in (one.cause, one.impact, one.note)
        if text
    )
    cells = (_cell(kpi, next((found[one] for one in head if one in found), None), whole) for head in heads)
    return (kpi.name, *cells, percent(whole.percent) if whole else None, status(whole), tuple(because))


def latest(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a KPI: what it has come to, the attainment and its status."""
    return [_latest(kpi, facts) for kpi in plan.kpis if kpi.id in facts.attainment]


def _latest(kpi: Kpi, facts: Facts) -> Row:
    found = facts.attainment[kpi.id]
    summed = kpi.aggregate is not Aggregate.LAST and len(kpi.actuals) > 1
    return Row(
        words="actual",
        kpi=kpi.name,
        period=Phrase(f"phrases.{kpi.aggregate}") if summed else found.period,
        value=shown(kpi, compared(kpi, found), tone(found)),
        attained=percent(found.percent),
        status=status(found),
    )


def reasons(plan: Plan, facts: Facts, *, earlier: bool = False) -> list[Row]:
    """Return a row an actual of which more is known than its value, of each KPI the latest first.

    `earlier` leaves out the actual that a KPI is judged by.
    """
    return [
        Row(one, kpi=kpi.name, because=because)
        for kpi in plan.kpis
        for one in sorted(kpi.actuals, key=lambda one: end(one.period), reverse=True)
        if (because := tuple(text for text in (one.cause, one.impact, one.note) if text))
        and not (earlier and _is_judged(kpi, one, facts))
    ]


def _is_judged(kpi: Kpi, actual: Actual, facts: Facts) -> bool:
    found = facts.attainment.get(kpi.id)
    return found is not None and actual.subject is None and actual.period == found.period
