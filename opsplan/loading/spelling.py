"""Chinese keys and values in the tree of a plan: read as those that the model knows, kept as written for findings.

Codes: YAML-04 where one field is written under two of its keys, YAML-07 where a text seems to be a key and its value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from opsplan.findings import Finding, Path, Place, Severity
from opsplan.loading.tree import Map, Seq
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.document import ChapterId
from opsplan.model.frequency import Freq
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.words import LANGS

_LANGS = frozenset(LANGS)

Read = Callable[["Spelling", Any, Path], Any]
#: What a word, or each key of a mapping, stands for.
Words = Callable[[], Mapping[str, str]]


def respell_field(value: Any, part: type[Part], key: str, file: str = "", path: Path = ()) -> tuple[Any, list[Finding]]:
    """Return what stands in a field of a part, with the keys and values of the model, and what is written twice."""
    read, spelling = _readers(part).get(key), Spelling(file)
    return (read(spelling, value, path) if read else value), spelling.findings


def respell_item(value: Any, part: type[Part] | None, file: str) -> tuple[Any, list[Finding]]:
    """Return an item of a list of parts with the keys and values of the model, and what is written twice."""
    spelling = Spelling(file)
    return (_either(part, None, None)(spelling, value, ()) if part else value), spelling.findings


def respell(tree: Map, file: str) -> list[Finding]:
    """Give the tree of a plan the keys and values of the model, in place; return what is written twice."""
    spelling = Spelling(file)
    spelling.part(tree, Plan, ())
    return spelling.findings


class Spelling:
    """One tree while it is respelt."""

    def __init__(self, file: str) -> None:
        self.findings: list[Finding] = []
        self._file = file

    def part(self, raw: Map, part: type[Part], path: Path) -> None:
        """Respell the keys of a part, and what stands in its fields."""
        readers = _readers(part)
        if not raw.marks.keys() <= readers.keys():
            self.keys(raw, shape.spellings(part), path)
        for key, value in raw.items():
            read = readers.get(key)
            if read is not None:
                raw[key] = read(self, value, (*path, raw.written.get(key, key)))

    def wide_colons(self, listed: Seq, part: type[Part], path: Path) -> None:
        """Warn of items that seem to be a key and its value, but are a text: `- 名称：培训`."""
        for place, one in enumerate(listed):
            key, colon, rest = one.partition("：") if isinstance(one, str) else ("", "", "")
            if colon and not key.isascii() and key.strip() in shape.spellings(part):
                line, column, *_ = listed.marks[place]
                args = {"fix": f"{key.strip()}: {rest.strip()}"}
                where = Place(self._file, line, column + len(key))
                said = Finding("YAML-07", Severity.WARNING, "yaml-wide-colon", where, (*path, place), args)
                self.findings.append(said)

    def keys(self, raw: Map, spelt: Mapping[str, str], path: Path) -> None:
        """Give a mapping the keys that its own stand for; of two that mean the same the second one is not read."""
        values, marks = dict(raw), raw.marks
        raw.clear()
        raw.marks, written = {}, dict(raw.written)
        for key, mark in marks.items():
            meant = spelt.get(key, key)
            if meant in raw.marks:
                other, line = written.get(meant, meant), raw.marks[meant][0][0]
                args = {"key": key, "other": other, "line": line}
                place = Place(self._file, mark[0][0], mark[0][1])
                self.findings.append(Finding("YAML-04", Severity.ERROR, "yaml-key-twice", place, (*path, key), args))
                continue
            raw.marks[meant] = mark
            if key in values:
                raw[meant] = values[key]
            if meant != key:
                written[meant] = key
        raw.written = written


@cache
def _readers(part: type[Part]) -> dict[str, Read | None]:
    """Return, for each key of a part, how what stands there is respelt; None where there is nothing to respell."""
    fields = ((key, shape.field(part, key)) for key in shape.keys(part))
    return {key: _reader(found) for key, found in fields if found is not None}


def _reader(found: FieldInfo) -> Read | None:
    kinds = shape.kinds(found)
    part = next((one for one in kinds if issubclass(one, Part)), None)
    choices = next((one for one in kinds if issubclass(one, StrEnum)), None)
    keys = shape.frequency_keys if Freq in kinds else shape.text_keys if Text in kinds else None
    if str in kinds and shape.mentions(found, ChapterId):
        return _by_chapter if keys else _either(None, None, _chapter)
    value = _choice(choices) if choices else None
    return _either(part, keys, value) if part or keys or value else None


def _either(part: type[Part] | None, keys: Words | None, word: Callable[[str], str] | None) -> Read:
    """Return how a value is respelt that is a part, a text or a frequency, a word of some, or a list of these."""

    def read(spelling: Spelling, value: Any, path: Path) -> Any:
        if isinstance(value, Map):
            if part is not None and not (part.shorthand and _is_text(value)):
                spelling.part(value, part, path)
            else:
                if not all(map(str.isascii, value.marks)):
                    spelling.keys(value, (keys or shape.text_keys)(), path)
                for key, one in value.items():
                    value[key] = read(spelling, one, (*path, key)) if isinstance(one, Map) else one
        elif isinstance(value, Seq):
            if part is not None and part.shorthand:
                spelling.wide_colons(value, part, path)
            value[:] = [read(spelling, one, (*path, place)) for place, one in enumerate(value)]
        elif word is not None:
            return word(value)
        return value

    return read


def _is_text(raw: Map) -> bool:
    """Tell whether a mapping is a text in some languages."""
    return raw.keys() <= _LANGS or (not all(map(str.isascii, raw)) and raw.keys() <= shape.text_keys().keys())


def _choice(kind: type[StrEnum]) -> Callable[[str], str]:
    known = {str(one) for one in kind}
    return lambda word: word if word in known else shape.labels(kind).get(word, word)


def _chapter(word: str) -> str:
    return word if word.isascii() else shape.chapter_keys().get(word, word)


_text = _either(None, shape.text_keys, None)


def _by_chapter(spelling: Spelling, value: Any, path: Path) -> Any:
    """Respell a mapping of chapters to texts."""
    if isinstance(value, Map):
        if not all(map(str.isascii, value.marks)):
            spelling.keys(value, shape.chapter_keys(), path)
        for key, one in value.items():
            value[key] = _text(spelling, one, (*path, key))
    return value
