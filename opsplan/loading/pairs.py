"""Brackets on a line: which of them are open, and what puts those right that do not match."""

from __future__ import annotations

import re

#: What closes each bracket.
CLOSES = {"[": "]", "{": "}"}
#: Quoted texts, which may hold brackets, and brackets where a value may begin or end.
_BRACKETS = re.compile(r"""(?<=[\s\[{,:])(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?P<open>[\[{]))|(?P<close>[\]}])""")


def unclosed(text: str, start: int, end: int) -> list[int]:
    """Return the indices of the brackets between two that begin a list or a mapping and are not closed."""
    brackets: list[int] = []
    for found in _BRACKETS.finditer(text, start, end):
        if found["open"]:
            brackets.append(found.start("open"))
        elif found["close"] and brackets:
            brackets.pop()
    return brackets


def repair(text: str, start: int, at: int, end: int) -> str:
    """Return what makes the brackets of a line match again, of which the one at an index closes one of the other kind.

    That one may be `extra`, or `wrong`, or one before it may be `missing`; the last is likely where nothing does.
    """
    wanted = [CLOSES[text[index]] for index in unclosed(text, start, at)]
    ways = {"missing": [text[at]], "extra": [], "wrong": wanted[-1:]}
    for name, closing in ways.items():
        left = wanted[:-1] if name == "missing" else wanted[:]
        if _closes(left, closing) and _matches(text, at + 1, end, left):
            return name
    return "missing" if wanted[-2:-1] == [text[at]] else "wrong"


def _closes(wanted: list[str], closing: list[str]) -> bool:
    """Tell whether brackets close those that are open, and take these off."""
    return all(wanted and wanted.pop() == one for one in closing)


def _matches(text: str, start: int, end: int, wanted: list[str]) -> bool:
    """Tell whether the rest of a line closes just what is open."""
    for found in _BRACKETS.finditer(text, start, end):
        if found["open"]:
            wanted.append(CLOSES[found["open"]])
        elif found["close"] and not _closes(wanted, [found["close"]]):
            return False
    return not wanted
