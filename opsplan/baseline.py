"""What was found before: a file of findings that are known, so that only others make a check fail."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path as File

from msgspec import Struct
from msgspec.structs import asdict

from opsplan.findings import Finding, Path
from opsplan.loading.tree import Map, Seq
from opsplan.model.shape import part_at, spellings

#: Arguments that change although nothing new is wrong: where other places are, for how long something has been overdue,
#: how many there are, in which language the keys are, what else there would be to write.
MOVING = frozenset(
    {"line", "lines", "days", "n", "keys", "style", "near", "bare", "fix", "section", "fields", "there", "known"}
)
_LINE = re.compile(r"第 \d+ 行|\bline \d+")


class Known(Struct, frozen=True, order=True):
    """A finding as it is recognised again: wherever its line has moved, whatever stands before it in its list.

    `path` has the ids or names of what it leads through in place of positions, and English keys; `about` is a digest
    of what its message is filled with.
    """

    file: str
    code: str
    path: str
    about: str


class Baseline:
    """Findings that are known, and how often each; the files in it lie as `folder` sees them."""

    def __init__(self, known: Iterable[Known], folder: File) -> None:
        self._left = Counter(known)
        self._folder = folder

    def without(self, found: Iterable[Finding], tree: Map | None) -> list[Finding]:
        """Return the findings of a plan that are not known; `tree` is what the plan was read from."""
        return [one for one in found if not self._takes(recognised(one, tree, self._folder))]

    def _takes(self, one: Known) -> bool:
        self._left[one] -= 1
        return self._left[one] >= 0


def read(data: bytes, folder: File) -> Baseline:
    """Return the baseline that a file in a folder holds; a ValueError where it holds something else."""
    try:
        held = json.loads(data)
        if held["version"] != 1:
            raise ValueError(held["version"])
        return Baseline([Known(**one) for one in held["findings"]], folder)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def written(known: Iterable[Known]) -> bytes:
    """Return the file that holds findings, in an order that depends on nothing else."""
    listed = [asdict(one) for one in sorted(known)]
    lines = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in listed)
    # a file name that is no text on its system is written as JSON's own escapes
    return f'{{"version": 1, "findings": [\n{lines}\n]}}\n'.encode(errors="backslashreplace")


def recognised(finding: Finding, tree: Map | None, folder: File) -> Known:
    """Return what a finding is recognised by; `folder` is where the baseline lies."""
    file = finding.place.file
    if os.path.exists(file):  # noqa: PTH110, a finding may be in what is no file
        file = File(os.path.relpath(file, folder)).as_posix()
    told = {name: _LINE.sub("", json.dumps(value, default=str)) for name, value in _lasting(finding.args)}
    about = sha256(json.dumps([finding.message, sorted(told.items())]).encode()).hexdigest()[:12]
    return Known(file, finding.code, "".join(_steps(finding.path, tree)).removeprefix("."), about)


def _lasting(args: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    return ((name, value) for name, value in args.items() if name not in MOVING)


def _steps(path: Path, tree: Map | None) -> Iterator[str]:
    here: object = tree
    way: Path = ()
    for step in path:
        known = part_at(way)
        key = spellings(known).get(str(step), step) if known and isinstance(step, str) else step
        way = (*way, key)
        here = _within(here, key)
        yield f".{key}" if isinstance(key, str) else f"[{_called(here) or key}]"


def _within(here: object, step: str | int) -> object:
    if isinstance(here, Map) and isinstance(step, str):
        return here.get(step)
    return here[step] if isinstance(here, Seq) and isinstance(step, int) and step < len(here) else None


def _called(one: object) -> str:
    """Return how an item of a list is known: its id, its name, or else the first text in it."""
    if isinstance(one, str):
        return one
    if not isinstance(one, Map):
        return ""
    texts = (one.get("id"), one.get("name"), *one.values())
    return next(filter(None, (_text(text) for text in texts)), "")


def _text(value: object) -> str:
    if isinstance(value, Map):
        value = value.get("zh") or value.get("en")
    return value if isinstance(value, str) else ""
