"""Values that are made for reading: a number with its unit, and words of the catalogue with gaps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from opsplan.model.text import Text


class Quantity(Struct, frozen=True):
    """A number, or a text in its place, with the unit of what it measures."""

    number: Decimal | Text | None
    unit: Text | str | None = None


class Phrase(Struct, frozen=True):
    """Words of the catalogue at `key`, whose gaps any values fill; a long one writes its dates out."""

    key: str
    args: Mapping[str, object] = field(default_factory=dict)
    long: bool = False


class Money(Struct, frozen=True):
    """An amount in a currency, by its ISO 4217 code; written out in `figures`, or as its language says large ones."""

    amount: Decimal
    currency: str
    figures: bool = False


class Month(Struct, frozen=True):
    """The month in which a day lies; `month_only` is without its year."""

    day: date
    style: str = "month"


class Numbered(Struct, frozen=True):
    """Values in an order that matters: printed one a line, with their numbers."""

    items: tuple[object, ...]
