"""Patterns in the dialect that JSON Schema validators share (ECMA-262), as strict as the loader and no stricter."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What a full-width form is of each ASCII character; the loader reads one as the other.
WIDE = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_TABLE = {ord(char): wide for char, wide in WIDE.items() if char != "-"}
_TOKEN = re.compile(r"\\.|\[[^\]]*\]|\(\?[:=!]|\{[\d,]+\}|.", re.DOTALL)
_SYNTAX = frozenset("^$.*+?()[]{}|/\\")
#: A text with something in it; white space alone is as good as nothing.
FILLED = r"\S"
BLANK = r"^\s*$"


def one_of(words: Iterable[str]) -> str:
    """Return the pattern of any of some words, in their order, each meant literally."""
    return "|".join("".join(f"\\{char}" if char in _SYNTAX else char for char in word) for word in words)


def whole(pattern: str) -> str:
    """Return a pattern that a whole text must match; spaces around it do not count."""
    return rf"^\s*(?:{pattern})\s*$"


def key(words: Iterable[str]) -> str:
    """Return the pattern of a key that is one of some words."""
    return f"^({one_of(words)})$"


def wide(pattern: str, *, any_case: bool = False) -> str:
    r"""Return a pattern that takes full-width forms too, and on request letters of either case.

    It may hold literals, classes without a hyphen of their own, groups, quantifiers, and the escapes \d, \s and \S.
    """
    return "".join(_wide(token, any_case=any_case) for token in _TOKEN.findall(pattern))


def _wide(token: str, *, any_case: bool) -> str:
    if token == r"\d":
        return "[0-9０-９]"
    if token[0] == "[":
        return f"[{_forms(token[1:-1], any_case=any_case)}]"
    char = token[-1]
    if char not in WIDE or len(token) > 2 or token in (r"\s", r"\S") or (token in _SYNTAX and token != "/"):
        return token
    if char == "-":
        return f"[{WIDE[char]}-]"
    return f"[{chr(92) if char in _SYNTAX else ''}{_forms(char, any_case=any_case)}]"


def _forms(chars: str, *, any_case: bool) -> str:
    """Return what may stand in a class: the characters, their other case, and the full-width forms of all."""
    cases = "".join(dict.fromkeys((chars, chars.swapcase()))) if any_case else chars
    return "".join(dict.fromkeys((cases, cases.translate(_TABLE))))
