"""What the views of many chapters share: only what somebody wrote, values that belong together, money, percentages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from opsplan.compose.phrase import Money, Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.manuscript import Kind, Tone
from opsplan.model.base import Part
from opsplan.model.plan import Plan

#: More digits than a product of three numbers of a plan has.
_DIGITS = 150


def written(part: Part, *defaults: str, **more: Any) -> Row:
    """Return a row of a part without those of its fields that only have their default."""
    return Row(part, **{name: None for name in defaults if name not in part.model_fields_set}, **more)


def lines(*values: object) -> tuple[Any, ...]:
    """Return the values that are there, a paragraph each in a cell."""
    return tuple(one for one in values if one is not None and one != ())


def bare(parts: Iterable[Any]) -> list[Any]:
    """Return the names of parts of which nothing else is written: a heading with nothing under it is not printed."""
    return [one.name for one in parts if not one.model_fields_set - {"id", "name"}]


def together(*values: object) -> object:
    """Return the one value that is there, several as lines: a column of dates stays one of dates."""
    there = lines(*values)
    return there[0] if len(there) == 1 else there


def flat(texts: Iterable[Any]) -> tuple[Any, ...]:
    """Return texts one after the other, those of nested lists too."""
    return tuple(inner for one in texts for inner in (one if isinstance(one, tuple) else (one,)))


def named(name: object, what: object) -> object:
    """Return two values as `name: what`; one alone where the other is missing."""
    return Phrase("phrases.named", {"name": name, "what": what}) if name and what else name or what or None


def bracketed(text: object, more: object) -> object:
    """Return two values as `text (more)`; the first alone, or nothing, where something is missing."""
    return Phrase("formats.bracketed", {"text": text, "more": more}) if text is not None and more is not None else text


def labelled(part: str, field: str, value: object) -> Phrase | None:
    """Return a value after the label of its field, for a cell that holds several fields; None where it is missing."""
    if value is None or value == ():
        return None
    return Phrase("phrases.named", {"name": Phrase(f"fields.{part}.{field}"), "what": value})


def money(plan: Plan, amount: Decimal | None, tone: Tone = Tone.PLAIN) -> Shown | None:
    """Return an amount in the plan's currency as its author wrote it."""
    return None if amount is None else Shown(Money(amount, plan.resources.currency), tone, Kind.NUMBER)


def reckoned(plan: Plan, amount: Decimal | None, tone: Tone = Tone.PLAIN) -> Shown | None:
    """Return an amount that was reckoned: with two decimals, none where it is whole."""
    return None if amount is None else money(plan, short(amount, 2), tone)


def percent(number: Decimal | None, tone: Tone = Tone.PLAIN) -> Shown | None:
    """Return a percentage that was reckoned, with at most one decimal."""
    return None if number is None else Shown(Quantity(percent_text(number), "%"), tone, Kind.NUMBER)


def stated(number: Decimal | None) -> Shown | None:
    """Return a percentage as its author wrote it."""
    return None if number is None else Shown(Quantity(number, "%"), kind=Kind.NUMBER)


def percent_text(percent: Decimal) -> Decimal:
    """Return a percentage with at most one decimal, none where it is whole."""
    return short(percent, 1)


def short(number: Decimal, places: int) -> Decimal:
    """Return a number rounded to so many decimals, none where it is whole then."""
    with localcontext(prec=_DIGITS):
        found = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return found.quantize(Decimal(1)) if found == found.to_integral() else found
