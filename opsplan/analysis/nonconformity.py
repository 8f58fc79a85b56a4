"""What inspections found amiss: which is still open, what is done about it, what recurs (model.md §11, §13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.scoring import PARTS
from opsplan.model.checked import Bearer, CheckedItems
from opsplan.model.improvement import PdcaStatus
from opsplan.model.inspection import Conformity, FindingSeverity, Inspection, Result, Scoring
from opsplan.model.plan import Plan
from opsplan.model.text import Text


class Nonconformity(Struct, frozen=True):
    """A result that does not conform: its round, its place among the round's results from 1, and its item.

    `checklist` and `item` (its name) are None where the result is about no item, or not clearly about one. It is
    `open` until it is corrected or its improvement is closed.
    """

    inspection: str
    place: int
    checklist: str | None
    item: Text | None
    cause: Text | None
    severity: FindingSeverity | None
    open: bool


class Recurring(Struct, frozen=True):
    """How often something is behind nonconformities: their `share` and the `cumulative` share are of all, in %."""

    checklist: str | None
    name: Text | None
    count: int
    share: Decimal
    cumulative: Decimal


class Nonconformities(Struct, frozen=True):
    """All nonconformities in order of rounds and results, and what they add up to.

    `open` are how many are still open, `action_rate` is the part that an improvement is linked to, in %. `by_item` and
    `by_cause` are Paretos: the most frequent first, equal ones as they first occur, what names none last.
    """

    listed: tuple[Nonconformity, ...]
    open: int
    action_rate: Decimal | None
    by_item: tuple[Recurring, ...]
    by_cause: tuple[Recurring, ...]


def nonconformities(plan: Plan, rounds: Sequence[Inspection], items: CheckedItems) -> Nonconformities:
    """Return what the rounds of a plan found amiss."""
    closed = {one.id for one in plan.improvements if one.status is PdcaStatus.CLOSED}
    found = [
        (one, _nonconformity(inspection, place, one, bearer, closed))
        for inspection in rounds
        for place, one in enumerate(inspection.results, start=1)
        for bearer in (items.bearer(inspection, one.item),)
        if is_nonconformity(one, bearer)
    ]
    listed = tuple(one for _, one in found)
    acted = sum(result.action is not None for result, _ in found)
    return Nonconformities(
        listed,
        sum(one.open for one in listed),
        Decimal(acted) / len(listed) * 100 if listed else None,
        tuple(_recurring([(one.checklist, one.item) for one in listed])),
        tuple(_recurring([(None, one.cause) for one in listed])),
    )


def _nonconformity(
    inspection: Inspection, place: int, result: Result, bearer: Bearer | None, closed: set[str]
) -> Nonconformity:
    return Nonconformity(
        inspection.id,
        place,
        bearer[0].id if bearer else None,
        bearer[1].name if bearer else None,
        result.cause,
        result.severity,
        not result.corrected and result.action not in closed,
    )


def is_nonconformity(result: Result, bearer: Bearer | None = None) -> bool:
    """Tell whether a result does not conform.

    Its conformity says so, or else its severity (an observation is none); where neither is stated, a cause, a
    correction or an improvement is only there for a nonconformity, and so is a finding at an item that lost points.
    """
    if result.conformity is not None:
        return result.conformity in (Conformity.PARTIAL, Conformity.FAIL)
    if result.severity is not None:
        return result.severity is not FindingSeverity.OBSERVATION
    if result.cause is not None or result.corrected is not None or result.action is not None:
        return True
    return result.finding is not None and bearer is not None and loses(result, bearer)


def loses(result: Result, bearer: Bearer) -> bool:
    """Tell whether a result takes something off the maximum of its item."""
    checklist, item = bearer
    if result.score is None:
        return result.conformity in PARTS and result.conformity is not Conformity.PASS
    if checklist.scoring is Scoring.DEDUCT:
        return result.score != 0
    percent = checklist.scoring is Scoring.PERCENT or getattr(result.score, "unit", "") == "%"
    return result.score < (100 if percent else item.max)


def _recurring(keys: Sequence[tuple[str | None, Text | None]]) -> Iterable[Recurring]:
    """Yield how often each occurs: the most frequent first; what has no name comes last."""
    counts, told = Counter(keys), 0
    for (checklist, name), count in sorted(counts.items(), key=lambda pair: (pair[0][1] is None, -pair[1])):
        told += count
        share, cumulative = (Decimal(one) / len(keys) * 100 for one in (count, told))
        yield Recurring(checklist, name, count, share, cumulative)
