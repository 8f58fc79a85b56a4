"""One plan file in two languages, made of two files that say the same, each in one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from opsplan.loading.edit import Edit, edited
from opsplan.loading.piece import Piece
from opsplan.loading.source import read
from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.document import Lang
from opsplan.model.plan import Plan
from opsplan.model.text import Text

#: What makes a scalar need quotes within `{}`.
_SPECIAL = re.compile(r"[,\[\]{}\"'#&*!|%@`]|: |^[<>?:-] |^$")
#: The line that says the language of a plan; where there is none, the place behind the title's.
_LANG = re.compile(r"^lang:.*\n", re.MULTILINE)
_BEHIND_TITLE = re.compile(r"(?<=\n)(?=(?:period|calendar|kind|roles):)")


def in_both(text: str, other: str, lang: str) -> str:
    """Return a plan file whose texts are also in the language of another file of the same structure.

    `lang` is the language of `text`, whose comments stay. What is no text, or has no counterpart, stays as it is.
    """
    own, its = (read(one.encode(), "")[0] for one in (text, other))
    if own is None or its is None:
        return text
    piece = Piece(text, "", 1)
    pairs = _pairs(own.tree, its.tree, Plan)
    whole = edited(text, (edit for mark, *said in pairs if (edit := _edit(piece, mark, said, lang))))
    place = _LANG if _LANG.search(whole) else _BEHIND_TITLE
    return place.sub(f"lang: {Lang.BOTH}\n", whole, count=1)


def _edit(piece: Piece, mark: Mark, said: list[str], lang: str) -> Edit | None:
    """Return the edit that puts a text in two languages in place of one."""
    index = piece.index(mark)
    written = json.dumps(said[0], ensure_ascii=False) if piece.text[index] == '"' else said[0]
    first, second = map(_scalar, said if lang == "zh" else reversed(said))
    return Edit(index, written, f"{{zh: {first}, en: {second}}}")


def _scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if _SPECIAL.search(text) else text


def _pairs(own: Any, its: Any, part: type[Part] | None) -> Iterator[tuple[Mark, str, str]]:
    """Yield the place of each text of a part that differs, and what each of two files says there."""
    if not isinstance(own, Map) or not isinstance(its, Map):
        return
    for key, (_, mark) in own.marks.items():
        found = shape.field(part, key) if part else None
        if found is not None and key in own and key in its:
            textual = Text in shape.kinds(found)
            yield from _values(own[key], its[key], mark, shape.part_in(found), textual)


def _values(own: Any, its: Any, mark: Mark, part: type[Part] | None, textual: bool) -> Iterator[tuple[Mark, str, str]]:
    if isinstance(own, Seq) and isinstance(its, Seq):
        for one, other, at in zip(own, its, own.marks, strict=False):
            yield from _values(one, other, at, part, textual)
    elif isinstance(own, Map):
        yield from _pairs(own, its, part)
    elif isinstance(own, str) and isinstance(its, str) and own != its and (textual or part is not None):
        yield mark, own, its
