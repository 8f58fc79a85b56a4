"""What opsplan has to say about a plan: findings, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from msgspec import Struct, field

#: The way to a value from the root of a plan: keys and positions, ("tasks", 3, "owner").
Path = tuple[str | int, ...]


class Severity(IntEnum):
    """How grave a finding is; a graver one is smaller, so that it sorts first."""

    ERROR = 0
    WARNING = 1
    INFO = 2


class Place(Struct, frozen=True, order=True):
    """A position in a file; line and column count from 1, columns in characters."""

    file: str
    line: int
    column: int


class Finding(Struct, frozen=True):
    """One thing to say about a plan.

    `message` names the words in the catalogue (`messages.<message>`: the sentence, its code and its hint); `args` fill
    their gaps. `path` is the value's way from the root, with the keys as their author wrote them.
    """

    code: str
    severity: Severity
    message: str
    place: Place
    path: Path = ()
    args: Mapping[str, object] = field(default_factory=dict)


#: What stands for the file of what the command line sets; its lines are the settings.
SETTINGS = "--set"


def line_beside(place: Place, other: Place) -> dict[str, str]:
    """Return where a place is for a finding at another one: its line, and its file where that is not the same."""
    if place.file == SETTINGS:
        return {"zh": f"第 {place.line} 个 {SETTINGS}", "en": f"in {SETTINGS} number {place.line}"}
    if place.file == other.file:
        return {"zh": f"第 {place.line} 行", "en": f"in line {place.line}"}
    return {"zh": f" {place.file} 第 {place.line} 行", "en": f"in line {place.line} of {place.file}"}


def path_text(path: Path) -> str:
    """Return a path as people write it: `tasks[3].owner`."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by file, line, column and severity, each once."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        alike.setdefault((one.place, one.code, one.message, one.path), []).append(one)
    listed = (one for several in alike.values() for one in _each_once(several))
    return sorted(listed, key=lambda one: (one.place, one.severity, one.code))


def _each_once(alike: list[Finding]) -> Iterable[Finding]:
    """Return findings that differ in their arguments at most, each once."""
    return alike if len(alike) == 1 else {str(one.args): one for one in alike}.values()
