"""Amounts that stand below each other: all in figures where one of them has to, so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from opsplan.compose.phrase import Money, Phrase
from opsplan.compose.voice import is_round


def alike(values: Sequence[Any]) -> Sequence[Any]:
    """Return the values of a column, their amounts in figures where not all of them are round large ones."""
    amounts = [one.amount for value in values for one in _amounts(value)]
    if not any(map(is_round, amounts)) or all(map(is_round, filter(None, amounts))):
        return values
    return [_in_figures(one) for one in values]


# A value with a tone is a `table.Shown`, which stands above this module.
def _amounts(value: Any) -> Iterator[Money]:
    if isinstance(value, Money):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _amounts(one)
    elif isinstance(value, Phrase):
        yield from _amounts(tuple(value.args.values()))
    elif hasattr(value, "tone"):
        yield from _amounts(value.value)


def _in_figures(value: Any) -> Any:
    if isinstance(value, Money):
        return replace(value, figures=True)
    if isinstance(value, tuple):
        return tuple(map(_in_figures, value))
    if isinstance(value, Phrase):
        return replace(value, args={name: _in_figures(one) for name, one in value.args.items()})
    return replace(value, value=_in_figures(value.value)) if hasattr(value, "tone") else value
