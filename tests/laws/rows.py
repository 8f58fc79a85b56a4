"""The acceptance table: every row of what is asked of opsplan, with the parts that supply it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "acceptance"
#: A row of the table where it is written in full: id, what is asked, what supplies it.
WRITTEN = re.compile(r"^\| ((?:S\d\.A\d|ADD)\.\d+) \| .*? \| (.*) \|$", re.MULTILINE)
#: The document kind that the rows of a source are about; those of `ADD` are about all.
KIND_OF = {
    "S0": "evaluation-maintenance",
    "S1": "work-breakdown",
    "S2": "role-inspection",
    "S3": "service-guide",
    "S4": "operations-support",
}
_SAME = re.compile(r"= (\S+)(?: \+ )?")


@dataclass(frozen=True, slots=True, order=True)
class Supply:
    """One thing that supplies a row.

    `tag` says what it is: F a field, S a chapter, C a check, G a figure, X a command, L an item of the starter library.
    """

    tag: str
    name: str

    def __str__(self) -> str:
        return f"{self.tag}: {self.name}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the earlier one that asks for the same, if any, and its own supplies."""

    id: str
    same: str
    own: tuple[Supply, ...]

    @property
    def kind(self) -> str:
        """Return the document kind that the row is about, or nothing where it is about all."""
        return KIND_OF.get(self.id[:2], "")


@cache
def rows() -> Mapping[str, Row]:
    """Return all rows in their order, by id."""
    lines = (FOLDER / "rows.tsv").read_text(encoding="utf-8").splitlines()
    return {row.id: row for row in (_row(*line.split("\t")) for line in lines)}


def _row(name: str, supplied: str) -> Row:
    same = _SAME.match(supplied)
    rest = supplied[same.end() :] if same else supplied
    groups = (group.split(": ") for group in rest.split("; ") if group)
    own = (Supply(tag, one) for tag, listed in groups for one in listed.split(", "))
    return Row(name, same[1] if same else "", tuple(own))


def supplies(row: Row) -> tuple[Supply, ...]:
    """Return everything that supplies a row, with what supplies the one that asks for the same."""
    above = supplies(rows()[row.same]) if row.same else ()
    return tuple(dict.fromkeys((*above, *row.own)))


@cache
def waiting() -> Mapping[Supply, tuple[str, ...]]:
    """Return what does not work yet, with the rows that name it themselves."""
    listed = yaml.safe_load((FOLDER / "waiting.yaml").read_text(encoding="utf-8"))
    return {
        Supply(tag, name): tuple(ids.split()) for tag, names in listed.items() for name, ids in (names or {}).items()
    }


def expectations() -> Iterator[tuple[Row, Supply]]:
    """Yield every row with each of its supplies."""
    yield from ((row, one) for row in rows().values() for one in supplies(row))
