"""A plan file whose keys and values are written in Chinese instead: the same plan, for those who read no English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import StrEnum
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from opsplan.loading.edit import Edit, edited
from opsplan.loading.local import END
from opsplan.loading.piece import Piece
from opsplan.loading.source import Source, read
from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.common import Level
from opsplan.model.document import ChapterId
from opsplan.model.duration import Dur
from opsplan.model.frequency import WORDS, Freq
from opsplan.model.plan import Plan
from opsplan.model.process import NextStep
from opsplan.model.references import To
from opsplan.model.values import Flag, Score
from opsplan.model.work import INSTEAD, Task
from opsplan.words import LANGS, words

#: A place in the file, what stands there, and what is to stand there.
Change = tuple[Mark, str, str]
#: What stands behind a key or a value that is longer than it seems.
_GOES_ON = re.compile(r"[\w-]")
_UNIT = re.compile(r"(?<=\d)(min|mo|cd|s|h|d|w|q|y)(?![a-z])")


def in_chinese(text: str) -> str:
    """Return the text of a plan with every key and value in Chinese that the model knows in Chinese.

    Comments stay as they are.
    """
    text = text.removeprefix("\ufeff")
    source, _ = read(text.encode(), "")
    if source is None:
        return text
    piece = Piece(text, "", 1)
    return edited(text, filter(None, (_edit(piece, *one) for one in _edits(source))))


def _edit(piece: Piece, mark: Mark, old: str, new: str) -> Edit | None:
    """Return the edit of a key or a value, within its quotes if it has some."""
    index = piece.index(mark)
    index += piece.text[index : index + 1] in ('"', "'")
    return None if _GOES_ON.match(piece.text, index + len(old)) else Edit(index, old, new)


def _edits(source: Source) -> Iterator[Change]:
    yield from _part(source.tree, Plan)


def _part(raw: Map, part: type[Part]) -> Iterator[Change]:
    for key, (key_mark, mark) in raw.marks.items():
        found = shape.field(part, key)
        if found is None:
            continue
        if key not in raw.written:
            yield key_mark, key, shape.called("zh", part, key)
        if key in raw:
            yield from _value(raw[key], mark, part, key)


def _value(value: Any, mark: Mark, part: type[Part], key: str) -> Iterator[Change]:
    if isinstance(value, Seq):
        for one, at in zip(value, value.marks, strict=True):
            yield from _value(one, at, part, key)
    elif isinstance(value, Map):
        yield from _mapping(value, part, key)
    else:
        found = shape.field(part, key)
        said = next((new for translate in _TRANSLATE if found and (new := translate(found, value))), value)
        if said != value:
            yield mark, value, said


def _mapping(raw: Map, part: type[Part], key: str) -> Iterator[Change]:
    """Return the edits in a mapping: a part, a text, a frequency, or chapters with their texts."""
    found = shape.field(part, key)
    inner = shape.part_in(found) if found else None
    if inner is not None and not raw.keys() <= {*LANGS}:
        yield from _part(raw, inner)
        return
    if found and shape.mentions(found, ChapterId):
        yield from _chapters(raw)
        return
    keys = shape.frequency_keys if found and Freq in shape.kinds(found) else shape.text_keys
    called = {meant: word for word, meant in reversed(keys().items()) if word != meant}
    for name, (name_mark, mark) in raw.marks.items():
        if name not in raw.written:
            yield name_mark, name, called.get(name, name)
        if isinstance(raw.get(name), Map | Seq) or (name == "every" and name in raw):
            yield from _value(raw[name], mark, part, key)


def _chapters(raw: Map) -> Iterator[Change]:
    """Return the edits in a mapping of chapters to texts."""
    for chapter, (mark, _) in raw.marks.items():
        if chapter not in raw.written and words("zh").has(f"chapters.{chapter}"):
            yield mark, chapter, str(words("zh").get(f"chapters.{chapter}"))
        yield from _texts(raw.get(chapter))


def _texts(value: Any) -> Iterator[Change]:
    """Return the edits of the languages in texts; the texts themselves are nobody's but their author's."""
    if isinstance(value, Seq):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Map):
        for lang, (mark, _) in value.marks.items():
            if lang in LANGS and lang not in value.written:
                yield mark, lang, str(words("zh").get(f"values.lang.{lang}"))


def _choice(found: FieldInfo, value: str) -> str:
    kind = next((one for one in shape.kinds(found) if issubclass(one, StrEnum)), None)
    return words("zh").value(kind(value)) if kind and value in {*kind} else ""


def _frequency(found: FieldInfo, value: str) -> str:
    if Freq not in shape.kinds(found):
        return ""
    count, _, word = value.partition("/") if "/" in value else ("", "", value)
    if word in WORDS:
        label = str(words("zh").get(f"values.frequency.{word}"))
        return _same(Freq, value, f"{label}{count}次" if count else label)
    return _same(Freq, value, f"每{_lasting(word.removeprefix('every').strip())}")


def _duration(found: FieldInfo, value: str) -> str:
    return _same(Dur, value, _lasting(value)) if Dur in shape.kinds(found) else ""


def _lasting(value: str) -> str:
    """Return a duration with its unit in Chinese."""
    return _UNIT.sub(lambda unit: str(words("zh").get(f"values.duration-unit.{unit[0]}")), value)


def _same(kind: type[Freq | Dur], value: str, said: str) -> str:
    """Return other words for a value, if they mean the same."""
    with suppress(PydanticCustomError):
        return said if kind.parse(said, "zh") == kind.parse(value, "zh") else ""
    return ""


def _word(found: FieldInfo, value: str) -> str:
    """Return a word that stands for itself, a flag, a score or a chapter in Chinese."""
    if shape.mentions(found, Flag) and value in ("true", "false"):
        return str(words("zh").get(f"formats.flag.{value}"))
    if shape.mentions(found, Score) and value in {*Level}:
        return words("zh").value(Level(value))
    if shape.mentions(found, ChapterId) and words("zh").has(f"chapters.{value}"):
        return str(words("zh").get(f"chapters.{value}"))
    ends = shape.part_in(found) is NextStep or found is shape.field(NextStep, "to")
    standing = {word for one in shape.marks(found, To) for word in one.words} | ({END} if ends else set())
    if value in standing:
        return str(words("zh").get(f"references.{value}"))
    instead = found is shape.field(Task, "when") and value in INSTEAD
    return str(words("zh").get(f"phrases.{value}")) if instead else ""


#: How a value is said in Chinese: each returns nothing for what is not its own.
_TRANSLATE: tuple[Callable[[FieldInfo, str], str], ...] = (_choice, _frequency, _duration, _word)
