"""Tables and sheets from rows of a plan: labels from the catalogue, formats from the values' types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from opsplan.compose.amounts import alike
from opsplan.compose.phrase import Money, Numbered
from opsplan.compose.speaker import Speaker
from opsplan.manuscript import Cell, Column, Kind, Sheet, Table, Tone
from opsplan.model.dates import Period
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import Ref
from opsplan.model.values import Num

#: A portrait page holds no more columns that can be read.
MOST_COLUMNS = 7
#: With no more columns there is room for texts in all of them.
WIDE_COLUMNS = 6

KINDS: dict[type, Kind] = {
    date: Kind.DATE,
    Decimal: Kind.NUMBER,
    Num: Kind.NUMBER,
    int: Kind.NUMBER,
    bool: Kind.CHOICE,
    StrEnum: Kind.CHOICE,
    Freq: Kind.CHOICE,
    Dur: Kind.CHOICE,
    Period: Kind.CHOICE,
    Ref: Kind.NAME,
    Money: Kind.NUMBER,
}


class Shown(Struct, frozen=True):
    """A value with the tone of its cell and, where its type does not say it, the kind of its column."""

    value: object
    tone: Tone = Tone.PLAIN
    kind: Kind | None = None


def table(speaker: Speaker, rows: Iterable[Any], fields: str, caption: str = "", more: str = "") -> Table | None:
    """Return a table of rows, or None where there is nothing to show.

    `fields` names what each column shows, as attributes of a row (`id name owner`), with a label of its own where it
    is written `label=attribute`. A column that is empty in every row is left out. `more` names columns that alone do
    not make a row: one that has nothing else is not printed.
    """
    listed = saying(rows, fields, more) if more else list(rows)
    names = [_split(field) for field in fields.split()]
    values = [[_value(row, attribute) for _, attribute in names] for row in listed]
    values = [list(row) for row in zip(*map(alike, zip(*values, strict=True)), strict=True)] if values else []
    used = [place for place in range(len(names)) if any(_is_there(row[place]) for row in values)]
    if not used:
        return None
    if len(used) > MOST_COLUMNS:
        raise ValueError(f"a table has at most {MOST_COLUMNS} columns: {fields}")
    kinds = [_kind([row[place] for row in values], names[place][1]) for place in used]
    columns = [Column(speaker.label(listed[0], names[at][0]), kind) for at, kind in zip(used, kinds, strict=True)]
    cells = [tuple(cell(speaker, row[place]) for place in used) for row in values]
    return Table(tuple(columns), tuple(cells), caption)


def used(rows: Iterable[Any], fields: str) -> list[str]:
    """Return those of some fields that are not empty in every row."""
    listed = list(rows)
    return [one for one in fields.split() if any(_is_there(_value(row, _split(one)[1])) for row in listed)]


def saying(rows: Iterable[Any], fields: str, more: str) -> list[Any]:
    """Return the rows that have something in a field which `more` does not name."""
    weak = set(more.split())
    names = [attribute for label, attribute in map(_split, fields.split()) if label not in weak]
    return [row for row in rows if any(_is_there(_value(row, name)) for name in names)]


def sheet(speaker: Speaker, part: Any, fields: str, caption: str = "") -> Sheet | None:
    """Return label–value pairs of one part, without those that are empty, or None where all are."""
    rows = []
    for label, attribute in map(_split, fields.split()):
        value = _value(part, attribute)
        if _is_there(value):
            rows.append((speaker.label(part, label), cell(speaker, value)))
    return Sheet(tuple(rows), caption) if rows else None


def _split(field: str) -> tuple[str, str]:
    label, _, attribute = field.partition("=")
    return label, attribute or label


def _value(row: Any, attribute: str) -> Any:
    for name in attribute.split("."):
        if name.startswith("_"):
            raise AttributeError(f"no field {name}")  # it would lead a template out of its sandbox
        row = getattr(row, name)
        if row is None:
            return None
    return row


def _is_there(value: object) -> bool:
    inner = value.value if isinstance(value, Shown) else value
    return inner is not None and inner not in ((), "", Numbered(()))


def _kind(values: Sequence[object], attribute: str) -> Kind:
    first = next((one for one in values if _is_there(one)), None)
    if isinstance(first, Shown):
        if first.kind:
            return first.kind
        first = first.value
    if attribute.rpartition(".")[2] == "id":
        return Kind.ID
    return next((KINDS[kind] for kind in type(first).__mro__ if kind in KINDS), Kind.TEXT)


def cell(speaker: Speaker, value: object) -> Cell:
    """Return a cell: what is missing leaves it empty."""
    tone = value.tone if isinstance(value, Shown) else Tone.PLAIN
    inner = value.value if isinstance(value, Shown) else value
    if not _is_there(inner):
        return Cell()
    return Cell(speaker.lines(inner), tone)
