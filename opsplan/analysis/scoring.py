"""What a checklist scores in one round: its items, its weights, its veto items, pass or fail, its band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal, localcontext

from msgspec import Struct

from opsplan.model.inspection import Band, CheckItem, Checklist, Conformity, Result, Scoring
from opsplan.model.text import Text

#: Which part of its maximum an item gets where only its conformity is stated.
PARTS: Mapping[Conformity, Decimal] = {
    Conformity.PASS: Decimal(1),
    Conformity.PARTIAL: Decimal("0.5"),
    Conformity.FAIL: Decimal(0),
}
#: From the gravest to what does not count.
_GRAVEST = (Conformity.FAIL, Conformity.PARTIAL, Conformity.PASS, Conformity.NA)
#: So many digits are reckoned with; what is told is rounded to fewer, so that thirds add up to a whole.
_DIGITS = 80


class ItemScore(Struct, frozen=True):
    """An item of a list in a round: `points` of `max`, None where it was not checked or does not apply.

    `id` is its id, or else its place in the list; `weight` its part of the list in %, of all items; `conformity` the
    gravest that was stated; `failed` tells that it is a veto item and fails the list.
    """

    id: str
    name: Text
    conformity: Conformity | None
    points: Decimal | None
    max: Decimal
    weight: Decimal
    failed: bool


class ListScore(Struct, frozen=True):
    """A list in a round: its items, what those that count got of their `maximum`, and its `score` in %.

    `vetoed` are the ids of the veto items that failed: then the score is 0. `passed` is None without a pass mark.
    """

    checklist: str
    items: tuple[ItemScore, ...]
    points: Decimal
    maximum: Decimal
    score: Decimal | None
    vetoed: tuple[str, ...]
    passed: bool | None
    band: Band | None


def list_score(checklist: Checklist, results: Mapping[int, Sequence[Result]]) -> ListScore:
    """Return what a list scores; `results` are those of a round by the place of their item in the list, from 0.

    The score is Σ (points ÷ max × weight) ÷ Σ weight over the items that count, in % (model.md §13). Where no weight
    is written it goes with the maximum, so that it is Σ points ÷ Σ max. An item that was not checked, or does not
    apply, counts for nothing; in a list that deducts, one without a result has lost nothing.
    """
    weights = shares([one.weight for one in checklist.items], [one.max for one in checklist.items])
    found = [
        _item(checklist.scoring, place, item, results.get(place, ()), weight)
        for place, (item, weight) in enumerate(zip(checklist.items, weights, strict=True))
    ]
    vetoed = tuple(one.id for one in found if one.failed)
    score = Decimal(0) if vetoed else _mean(found)
    counted = [one for one in found if one.points is not None]
    return ListScore(
        checklist.id,
        tuple(found),
        sum((one.points for one in counted if one.points is not None), Decimal(0)),
        sum((one.max for one in counted), Decimal(0)),
        score,
        vetoed,
        False if vetoed else _passed(checklist, score),
        band_of(checklist.bands, score),
    )


def unvetoed(found: ListScore) -> Decimal | None:
    """Return what the items of a list scored in %, whether a veto item failed or not."""
    return _mean(found.items)


def _mean(items: Sequence[ItemScore]) -> Decimal | None:
    return weighted([(_share(one), one.weight) for one in items])


def _passed(checklist: Checklist, score: Decimal | None) -> bool | None:
    return None if checklist.pass_ is None or score is None else score >= checklist.pass_


def _share(item: ItemScore) -> Decimal | None:
    with localcontext(prec=_DIGITS):
        return None if item.points is None else item.points / item.max * 100


def _item(scoring: Scoring, place: int, item: CheckItem, results: Sequence[Result], weight: Decimal) -> ItemScore:
    stated = [one.conformity for one in results if one.conformity is not None]
    gravest = next((one for one in _GRAVEST if one in stated), None)
    points = _points(scoring, item, results, gravest)
    failed = item.veto and (gravest is Conformity.FAIL if gravest else points == 0)
    return ItemScore(item.id or str(place + 1), item.name, gravest, points, Decimal(item.max), weight, failed)


def _points(scoring: Scoring, item: CheckItem, results: Sequence[Result], gravest: Conformity | None) -> Decimal | None:
    """Return what an item got; several scores of one item are samples, whose mean counts, but deductions add up.

    Conformity counts where no score is stated: pass is the maximum, partial half of it, fail nothing.
    """
    if gravest is Conformity.NA:
        return None
    scores = [scored(scoring, item, one) for one in results if one.conformity is not Conformity.NA]
    known = [one for one in scores if one is not None]
    if not known and gravest is not None:
        return item.max * PARTS[gravest]
    if scoring is Scoring.DEDUCT:
        return max(item.max - sum(map(abs, known), Decimal(0)), Decimal(0))
    return sum(known, Decimal(0)) / len(known) if known else None


def scored(scoring: Scoring, item: CheckItem, result: Result) -> Decimal | None:
    """Return a score in points; per cent, by the list's scoring or by its sign, are parts of the item's maximum."""
    if result.score is None:
        return None
    percent = scoring is Scoring.PERCENT or getattr(result.score, "unit", "") == "%"
    return item.max * result.score / 100 if percent else Decimal(result.score)


def shares(written: Sequence[Decimal | None], natural: Sequence[Decimal]) -> list[Decimal]:
    """Return weights in %: as written; those that are not share the rest of 100 in proportion to `natural`."""
    with localcontext(prec=_DIGITS):
        rest = max(100 - sum((one for one in written if one is not None), Decimal(0)), Decimal(0))
        open_ = sum((size for one, size in zip(written, natural, strict=True) if one is None), Decimal(0))
        return [
            rest * size / open_ if one is None else Decimal(one) for one, size in zip(written, natural, strict=True)
        ]


def weighted(values: Sequence[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """Return the weighted mean of the values that are there, each with its weight; None where none has any."""
    known = [(value, weight) for value, weight in values if value is not None]
    with localcontext(prec=_DIGITS):
        whole = sum((weight for _, weight in known), Decimal(0))
        mean = sum((value * weight for value, weight in known), Decimal(0)) / whole if whole else None
    return None if mean is None else +mean


def band_of(bands: Sequence[Band], score: Decimal | None) -> Band | None:
    """Return the band that a score in % falls into, ends included; of two that meet there, the higher.

    A score counts with as many decimals as the bands are written with, rounded down: 89.5 lies in 80 to 89.
    """
    if score is None:
        return None
    ends = [end for one in bands for end in (one.from_, one.to) if end is not None]
    places = max((-int(one.as_tuple().exponent) for one in ends), default=0)
    with localcontext(prec=_DIGITS):
        cut = score.quantize(Decimal(1).scaleb(-max(places, 0)), ROUND_FLOOR)
    there = [one for one in bands if (one.from_ is None or one.from_ <= cut) and (one.to is None or cut <= one.to)]
    return max(there, key=_height, default=None)


def _height(band: Band) -> tuple[Decimal, Decimal]:
    lowest, highest = Decimal("-Infinity"), Decimal("Infinity")
    return band.from_ if band.from_ is not None else lowest, -(band.to if band.to is not None else highest)
