"""How far improvements have come, whether they help, and what they spring from (model.md §11, §13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.pareto import pareto
from opsplan.model.improvement import CauseType, Improvement, PdcaStatus, VerificationResult
from opsplan.model.text import Text

#: Where work on an improvement has not been judged yet.
AT_WORK = (PdcaStatus.PLAN, PdcaStatus.DO)


class CauseCount(Struct, frozen=True):
    """How many improvements have a cause of a type, its share of all that have one, and that of it and all before it.

    Both shares are in %.
    """

    cause: CauseType | Text
    count: int
    share: Decimal
    cumulative: Decimal


class ImprovementFacts(Struct, frozen=True):
    """What the improvements of a plan add up to.

    `statuses` counts them by PDCA status. `closure_rate` is closed ÷ all that are not dropped, `effectiveness_rate`
    effective ÷ verified (those that have a result), both in %, None where there are none. `causes` are those that have
    a type, the most frequent first. `overdue` holds the ids of those that should be done before the plan's
    `status_date` and are not; it is None without that date.
    """

    statuses: Mapping[PdcaStatus, int]
    closed: int
    closure_rate: Decimal | None
    verified: int
    effective: int
    effectiveness_rate: Decimal | None
    causes: tuple[CauseCount, ...]
    overdue: tuple[str, ...] | None


def improvement_facts(improvements: Sequence[Improvement], today: date | None) -> ImprovementFacts:
    """Return counts, rates, the Pareto of causes and what is overdue; a pure function of what was written of them."""
    counts = Counter(one.status for one in improvements)
    closed, alive = counts[PdcaStatus.CLOSED], len(improvements) - counts[PdcaStatus.DROPPED]
    results = [one.verify.result for one in improvements if one.verify and one.verify.result]
    effective = sum(one is VerificationResult.EFFECTIVE for one in results)
    return ImprovementFacts(
        {status: counts[status] for status in PdcaStatus},
        closed,
        Decimal(closed) / alive * 100 if alive else None,
        len(results),
        effective,
        Decimal(effective) / len(results) * 100 if results else None,
        _causes(improvements),
        None if today is None else tuple(one.id for one in improvements if is_overdue(one, today)),
    )


def is_overdue(improvement: Improvement, today: date) -> bool:
    """Tell whether an improvement should be done before a day and is not: then its effect is judged, or it is over."""
    return improvement.due is not None and improvement.due < today and improvement.status in AT_WORK


def _causes(improvements: Sequence[Improvement]) -> tuple[CauseCount, ...]:
    counted = pareto(one.cause_type for one in improvements if one.cause_type is not None)
    return tuple(CauseCount(one.value, one.count, one.share, one.cumulative) for one in counted)
