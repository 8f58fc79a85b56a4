"""The plans that `init` writes: a starter in the language and the keys that are wanted, its comments included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import partial

from opsplan.loading.chinese import in_chinese
from opsplan.loading.together import in_both
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.document import Lang
from opsplan.model.frequency import WORDS, Freq
from opsplan.model.plan import Plan
from opsplan.resources import read_text
from opsplan.schema import FILE
from opsplan.words import LANGS, words

#: A key or a value in a comment, and what it is called in Chinese where that is told beside it.
_WORD = re.compile(r"`([\w.-]+)`(?: ([\u4e00-\u9fff]+))?")
#: The calendar of a Chinese plan, and the line of another one's.
_CHINA = "calendar: {region: china}"
_CALENDAR = re.compile(r"^calendar:.*\n", re.MULTILINE)
_SECTION = re.compile(r"^(\w+):")


def starter(kind: str, size: str, lang: str, keys: str, year: int, told: str = "") -> str:
    """Return a starter plan whose dates lie in a year; `keys` is the language of its keys.

    One in both languages has its comments in `told`. Its first line names the schema for editors, a file beside the
    plan, and its second says how to make that.
    """
    told = told if lang == "both" else lang
    text, other = (
        read_text(f"starters/{kind}.{size}.{one}.yaml").replace("@YEAR@", str(year))
        for one in sorted(LANGS, key=lambda one: one != told)
    )
    if lang == "both":
        whole = in_both(text, other, told)
        text = _by_chinese_calendar(whole, told) if _CHINA in other else whole
    option = f" --keys {keys}" if keys == shape.KEY_LANG else ""
    hint = words(told).say("cli.init.schema", {"file": FILE, "command": f"opsplan schema{option} -o {FILE}"})
    lines = [f"# yaml-language-server: $schema={FILE}", f"# {hint}", *_with_words(text, keys)]
    whole = "\n".join(lines)
    return in_chinese(whole) if keys == shape.KEY_LANG else whole


def _by_chinese_calendar(text: str, told: str) -> str:
    """Return a plan in both languages with the calendar of the Chinese one: its comments make it no other plan."""
    line = f"{_CHINA}   # {words(told).get('cli.init.calendar')}\n"
    written, there = _CALENDAR.subn(lambda _: line, text, count=1)
    return written if there else text.replace(f"lang: {Lang.BOTH}\n", f"lang: {Lang.BOTH}\n{line}", 1)


def _with_words(text: str, keys: str) -> Iterator[str]:
    """Yield the lines of a starter with the keys and values in their comments as the plan writes them."""
    section = ""
    for line in text.split("\n"):
        found = _SECTION.match(line)
        section = found[1] if found else section
        before, mark, comment = line.partition("#")
        part = shape.part_at((section,)) or Plan
        yield before + mark + _WORD.sub(partial(_word, part, keys), comment)


def _word(part: type[Part], keys: str, found: re.Match[str]) -> str:
    """Return a word of a comment: as it is with what it means, or in Chinese."""
    word, told = found[1].rpartition(".")[2], found[2]
    if keys != shape.KEY_LANG:
        return f"{word} {told}" if told else word
    said = _called(found[1], part)
    return said if told in (None, said) else f"{said} {told}"


def _called(word: str, part: type[Part]) -> str:
    """Return what a key or a value is called in Chinese: a section's, or the nearest one's within a section."""
    if word in shape.keys(Plan):
        return shape.called(shape.KEY_LANG, Plan, word)
    way = word.split(".")
    for one in _within(part):
        holder = one
        for key in way[:-1]:
            found = shape.field(holder, key)
            holder = (shape.part_in(found) if found else None) or Part
        if shape.field(holder, way[-1]):
            return shape.called(shape.KEY_LANG, holder, way[-1])
    return next(filter(None, (_value(word, one) for one in _within(part))), word)


def _within(part: type[Part]) -> list[type[Part]]:
    """Return a part and the parts in it, the nearest first."""
    found = [part]
    for one in found:
        fields = (shape.field(one, key) for key in shape.keys(one))
        inner = (shape.part_in(field) for field in fields if field)
        found += [kind for kind in dict.fromkeys(inner) if kind and kind not in found]
    return found


def _value(word: str, part: type[Part]) -> str:
    """Return what a value of one of a part's fields is called in Chinese, or nothing."""
    for key in shape.keys(part):
        found = shape.field(part, key)
        for kind in shape.kinds(found) if found else ():
            if issubclass(kind, StrEnum) and word in {*kind}:
                return words(shape.KEY_LANG).value(kind(word))
            if kind is Freq and word in WORDS:
                return str(words(shape.KEY_LANG).get(f"values.frequency.{word}"))
    return str(words(shape.KEY_LANG).get("references.end")) if word == "end" else ""
