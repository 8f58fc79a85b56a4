"""How far improvements have come, whether they help, and what they spring from (model.md §11, §13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.pareto import pareto
from opsplan.model.improvement import CauseType, Improvement, PdcaStatus, VerificationResult
from opsplan.model.text import Text


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
    a type, the most frequent first.
    """

    statuses: Mapping[PdcaStatus, int]
    closed: int
    closure_rate: Decimal | None
    verified: int
    effective: int
    effectiveness_rate: Decimal | None
    causes: tuple[CauseCount, ...]


def improvement_facts(improvements: Sequence[Improvement]) -> ImprovementFacts:
    """Return counts, rates and the Pareto of causes; a pure function of what was written of the improvements."""
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
    )


def _causes(improvements: Sequence[Improvement]) -> tuple[CauseCount, ...]:
    counted = pareto(one.cause_type for one in improvements if one.cause_type is not None)
    return tuple(CauseCount(one.value, one.count, one.share, one.cumulative) for one in counted)
