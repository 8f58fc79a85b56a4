"""What the views of many chapters share: only what somebody wrote, order, what belongs together, money, percentages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from functools import reduce
from operator import itemgetter
from typing import Any, TypeVar

from opsplan.columns import width
from opsplan.compose.phrase import Money, Numbered, Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.manuscript import Kind, Tone
from opsplan.model.base import Part
from opsplan.model.improvement import LogEntry
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.work import Task

T = TypeVar("T")
P = TypeVar("P", bound=Part)

#: So many texts may stand in a row; others each for itself.
_FEW = 4
#: How many columns each of them takes at the most: nouns in a cell; short sentences across a page.
NOUNS, SENTENCES = 28, 44
#: English takes so much more room than Chinese. What ends a sentence or a part of one stands within no row.
_WORDIER, _ENDS = 1.6, "\n；;。"
#: More digits than a product of three numbers of a plan has.
_DIGITS = 150


def written(part: Part, *defaults: str, **more: Any) -> Row:
    """Return a row of a part without those of its fields that only have their default."""
    return Row(part, **{name: None for name in defaults if name not in part.model_fields_set}, **more)


def if_written(part: Part, name: str) -> Any:
    """Return a field of a part; None where it only has its default."""
    return getattr(part, name) if name in part.model_fields_set else None


def unsaid(parts: Sequence[Part], *defaults: str) -> tuple[str, ...]:
    """Return those of some fields that nobody wrote in any of the parts: where one part has one, each says its own."""
    return tuple(name for name in defaults if not any(name in one.model_fields_set for one in parts))


def by_date(listed: Sequence[T], day: Callable[[T], date | None], *, newest_first: bool = False) -> list[T]:
    """Return things in the order of their days, those of one day as the plan has them; what has no day comes last."""
    dated = [(found, one) for one in listed if (found := day(one))]
    dated.sort(key=itemgetter(0), reverse=newest_first)
    return [*(one for _, one in dated), *(one for one in listed if day(one) is None)]


def by_choice(listed: Sequence[P], name: str, order: type[StrEnum]) -> list[P]:
    """Return parts as an enumeration orders what they are, then labels of one's own; what nobody said comes last."""
    own = (if_written(one, name) for one in listed)
    place = {value: at for at, value in enumerate(dict.fromkeys((*order, *own))) if value is not None}
    return sorted(listed, key=lambda one: place.get(if_written(one, name), len(place) + 1))


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


def numbered(texts: Sequence[Any]) -> object:
    """Return several texts with their numbers; one alone as it is."""
    listed = flat(texts)
    return Numbered(listed) if len(listed) > 1 else listed


def flat(texts: Iterable[Any]) -> tuple[Any, ...]:
    """Return texts one after the other, those of nested lists too."""
    return tuple(inner for one in texts for inner in (one if isinstance(one, tuple) else (one,)))


def joined(values: tuple[object, ...]) -> Phrase | None:
    """Return several values on one line, joined as a sentence would; None where there is none."""
    return Phrase("phrases.verbatim", {"text": values}) if values else None


def in_a_row(texts: Sequence[Any], most: int = NOUNS) -> object:
    """Return a few short texts as one that names them all; others as they are."""
    if len(texts) not in range(2, _FEW + 1) or not all(_is_short(one, most) for one in texts):
        return texts
    return run_on(texts)


def _is_short(text: Any, most: int) -> bool:
    return isinstance(text, Text) and all(
        width(said) <= (most if text.zh == said else most * _WORDIER) and not any(one in said for one in _ENDS)
        for said in text.all()
    )


def run_on(values: Sequence[object]) -> object:
    """Return several values as one; nothing of none."""
    said = lines(*values)
    return (
        reduce(lambda first, second: Phrase("phrases.and", {"first": first, "second": second}), said) if said else None
    )


def titled(one: Task | LogEntry) -> Phrase:
    """Return the id and the name of a thing."""
    return Phrase("phrases.titled", {"id": one.id, "name": one.name})


def answered(problem: object, solution: object) -> object:
    """Return a problem with what is done about it, where that is known."""
    return Phrase("phrases.answer", {"problem": problem, "solution": solution}) if solution else problem


def span(start: object, finish: object) -> Phrase | None:
    """Return a stretch of time by the ends that it has; None where it has none."""
    if start and finish:
        return Phrase("phrases.from_to", {"start": start, "finish": finish})
    if start:
        return Phrase("phrases.from_on", {"start": start})
    return Phrase("phrases.until", {"finish": finish}) if finish else None


def named(name: object, what: object) -> object:
    """Return two values as `name: what`; one alone where the other is missing."""
    return Phrase("phrases.named", {"name": name, "what": what}) if name and what else name or what or None


def bracketed(text: object, more: object) -> object:
    """Return two values as `text (more)`; the first alone, or nothing, where something is missing."""
    return Phrase("formats.bracketed", {"text": text, "more": more}) if text is not None and more is not None else text


def overdue(what: object = None, kind: Kind = Kind.CHOICE) -> Shown:
    """Return a status, or else that alone, as of something that should be done and is not."""
    said = Phrase("phrases.is_overdue") if what is None else Phrase("phrases.and_overdue", {"what": what})
    return Shown(said, Tone.BAD, kind)


def limits(first: object, last: object) -> object:
    """Return two limits of time as `first／last`; one alone says which it is."""
    if first and last:
        return Phrase("phrases.limits", {"first": first, "last": last})
    return worded("respond_in", first) or worded("resolve_in", last)


def labelled(part: str, field: str, value: object) -> Phrase | None:
    """Return a value after the label of its field, for a cell that holds several fields; None where it is missing."""
    if value is None or value == ():
        return None
    return Phrase("phrases.named", {"name": Phrase(f"fields.{part}.{field}"), "what": value})


def worded(key: str, value: object) -> Phrase | None:
    """Return a value in a phrase that begins with what it is; None where it is missing.

    Unlike a label, the words are not said again in a second language that has nothing of the value to say.
    """
    return Phrase(f"phrases.{key}", {"what": value}) if value else None


def money(plan: Plan, amount: Decimal | None, tone: Tone = Tone.PLAIN) -> Shown | None:
    """Return an amount in the plan's currency as its author wrote it."""
    return None if amount is None else Shown(Money(amount, plan.resources.currency), tone, Kind.NUMBER)


def reckoned(plan: Plan, amount: Decimal | None, tone: Tone = Tone.PLAIN) -> Shown | None:
    """Return an amount that was reckoned: with two decimals, none where it is whole."""
    return None if amount is None else money(plan, short(amount, 2), tone)


def percent(number: Decimal | None, tone: Tone = Tone.PLAIN) -> Shown | None:
    """Return a percentage that was reckoned, for a cell."""
    return None if number is None else Shown(in_percent(number), tone, Kind.NUMBER)


def stated(number: Decimal | None) -> Shown | None:
    """Return a percentage as its author wrote it."""
    return None if number is None else Shown(Quantity(number, "%"), kind=Kind.NUMBER)


def in_percent(number: Decimal) -> Quantity:
    """Return a percentage that was reckoned as it stands in a sentence: with at most one decimal, none if whole."""
    return Quantity(short(number, 1), "%")


def short(number: Decimal, places: int) -> Decimal:
    """Return a number rounded to so many decimals, none where it is whole then."""
    with localcontext(prec=_DIGITS):
        found = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return found.quantize(Decimal(1)) if found == found.to_integral() else found
