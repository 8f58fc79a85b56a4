"""What KPIs have reached: actuals, subjects compared, the weighted score, what lies behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from opsplan.analysis.attainment import Attainment, Rag, SubjectResult, rag
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.kpis import compared, end, shown, target
from opsplan.compose.views.saying import in_percent, percent
from opsplan.compose.views.standing import level, status, tone
from opsplan.manuscript import Tone
from opsplan.model.dates import Period
from opsplan.model.kpi import Actual, Aggregate, Kpi
from opsplan.model.plan import Plan


def score(plan: Plan, facts: Facts) -> Phrase | None:
    """Return the weighted attainment of all KPIs, and how much of the weight it covers; None for fewer than two."""
    found = facts.score
    if found.value is None or found.count < 2:
        return None
    args = {"score": in_percent(found.value)}
    if found.judged == found.weight:
        return Phrase("kpis.score", args)
    covered = in_percent(found.judged / found.weight * 100)
    return Phrase("kpis.score_part", {**args, "covered": covered})


def actuals(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row an actual, and one for what those of a sum or an average come to.

    The attainment stands where an actual itself is compared with the target; a part of a sum is not judged alone.
    """
    return [row for kpi in plan.kpis for row in _actuals(kpi, facts)]


def caption(rows: Iterable[Row]) -> str:
    """Return the key of what a table of actuals is called: attainment stands in it where any row has one."""
    return called(any(row.attained is not None for row in rows))


def called(attained: bool) -> str:
    """Return the key of what actuals are called, with their attainment or without."""
    return "kpi_actuals" if attained else "kpi_values"


def _actuals(kpi: Kpi, facts: Facts) -> Iterator[Row]:
    ordered = sorted(kpi.actuals, key=lambda one: end(one.period))
    whole = facts.attainment.get(kpi.id)
    parts = () if _by_subject(kpi) else facts.subjects.get(kpi.id, ())
    compared: dict[tuple[Period, object], Attainment] = {
        (one.reached.period, one.subject): one.reached for one in parts
    }
    summed = kpi.aggregate is not Aggregate.LAST and sum(one.value is not None for one in ordered) > 1
    if whole and not summed:
        compared[whole.period, None] = whole
    yield from (_actual(kpi, one, compared.get((one.period, one.subject))) for one in ordered)
    if whole and summed:
        yield _total(kpi, whole)


def _actual(kpi: Kpi, actual: Actual, reached: Attainment | None) -> Row:
    alone = actual.value if reached is None and kpi.aggregate is not Aggregate.SUM else None
    stand = status(reached) if alone is None else level(rag(kpi, alone))
    return Row(
        actual,
        kpi=kpi.name,
        value=shown(kpi, actual.value, stand.tone if stand else Tone.PLAIN),
        attained=percent(reached.percent) if reached else None,
        status=stand,
        because=tuple(one for one in (actual.cause, actual.impact, actual.note) if one),
    )


def _total(kpi: Kpi, whole: Attainment) -> Row:
    """Return what the actuals of a KPI add up to."""
    return Row(
        kpi=kpi.name,
        period=Phrase(f"phrases.{kpi.aggregate}"),
        subject=None,
        value=shown(kpi, compared(kpi, whole), tone(whole)),
        attained=percent(whole.percent),
        status=status(whole),
        because=(),
    )


def _by_subject(kpi: Kpi) -> bool:
    """Tell whether the subjects of a KPI have a table of their own: there are several, measured in several periods."""
    subjects = [one.subject for one in kpi.actuals if one.subject is not None and one.value is not None]
    return 1 < len(set(subjects)) < len(subjects)


def subjects(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a subject of a KPI that is measured for several in several periods, the highest attainment first.

    A KPI with one actual a subject is left out: that of the subject stands with the actual.
    """
    listed = ((kpi, facts.subjects.get(kpi.id, ())) for kpi in plan.kpis if _by_subject(kpi))
    return [_subject(kpi, one) for kpi, found in listed for one in sorted(found, key=_rank)]


def _rank(found: SubjectResult) -> Decimal:
    rated = found.share if found.share is not None else found.reached.percent
    return Decimal("Infinity") if rated is None else -rated


def _subject(kpi: Kpi, found: SubjectResult) -> Row:
    reached = found.reached
    return Row(
        words="actual",
        kpi=kpi.name,
        subject=found.subject,
        period=reached.period if kpi.aggregate is Aggregate.LAST else Phrase(f"phrases.{kpi.aggregate}"),
        value=shown(kpi, compared(kpi, reached), tone(reached)),
        attained=percent(reached.percent),
        share=percent(found.share),
        status=status(reached),
    )


def off_track(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a KPI that is behind its stage target, has reached failure or a warning line, the worst first."""
    reached = [(kpi, facts.attainment[kpi.id]) for kpi in plan.kpis if kpi.id in facts.attainment]
    behind = [pair for pair in reached if pair[1].behind or pair[1].warned]
    return [_behind(kpi, found) for kpi, found in sorted(behind, key=lambda pair: pair[1].rag is not Rag.RED)]


def _behind(kpi: Kpi, reached: Attainment) -> Row:
    return Row(
        kpi,
        kpi=kpi.name,
        period=reached.period,
        value=shown(kpi, compared(kpi, reached), tone(reached)),
        expected=target(kpi) if reached.stage is None else shown(kpi, reached.stage),
        cause=next((one.cause for one in kpi.actuals if one.period == reached.period and one.subject is None), None),
    )
