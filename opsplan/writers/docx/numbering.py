"""Numbering: of headings, bullets and ordered lists, as Word's own; and the numbers as the contents show them."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.writers.docx.markup import DECLARATION, NAMESPACES
from opsplan.writers.docx.styles import BULLETS, HEADINGS, NUMBERS

#: Format, text and what follows the number, for each level of a heading.
_SCHEMES = {
    "chinese": (
        ("chineseCountingThousand", "%1、", "nothing"),
        ("chineseCountingThousand", "（%2）", "nothing"),
        ("decimal", "%3.", "nothing"),
        ("decimal", "（%4）", "nothing"),
    ),
    "decimal": (
        ("decimal", "%1", "tab"),
        ("decimal", "%1.%2", "tab"),
        ("decimal", "%1.%2.%3", "tab"),
        ("decimal", "%1.%2.%3.%4", "tab"),
    ),
    "none": (),
}
_BULLETS = ("•", "–", "▪")
_ORDERED = (("decimal", "%{n}."), ("lowerLetter", "%{n})"), ("lowerRoman", "%{n}."))
#: Indent of a list level, and of a decimal heading's text, in twips.
STEP = 420
_HEADING_TEXT = (560, 700, 840, 980)


def has_scheme(numbering: str) -> bool:
    """Tell whether headings are numbered; a scheme that does not exist is a KeyError."""
    return bool(_SCHEMES[numbering])


def numbering_xml(scheme: str, lists: Sequence[tuple[int, int]]) -> str:
    """Return the numbering part; `lists` are level and first number of every ordered list, in the order of use."""
    abstract = _abstract(HEADINGS, [_heading_level(i, *one) for i, one in enumerate(_SCHEMES[scheme])])
    bullets = _abstract(BULLETS, [_level(i, "bullet", _BULLETS[i % 3]) for i in range(9)])
    ordered = _abstract(NUMBERS, [_level(i, *_ordered(i)) for i in range(9)])
    nums = "".join(_num(kind, kind, "") for kind in (HEADINGS, BULLETS, NUMBERS))
    for number, (level, start) in enumerate(lists, NUMBERS + 1):
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        nums += _num(number, NUMBERS, override)
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{abstract}{bullets}{ordered}{nums}</w:numbering>"


def _abstract(number: int, levels: list[str]) -> str:
    kind = f'<w:nsid w:val="4F50{number:04}"/><w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{"".join(levels)}</w:abstractNum>'


def _num(number: int, abstract: int, override: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def _ordered(level: int) -> tuple[str, str]:
    kind, text = _ORDERED[level % 3]
    return kind, text.format(n=level + 1)


def _level(level: int, kind: str, text: str) -> str:
    indent = f'<w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP - 60}"/>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
    )


def _heading_level(level: int, kind: str, text: str, after: str) -> str:
    room = _HEADING_TEXT[level] if after == "tab" else 0
    indent = f'<w:ind w:left="{room}" w:hanging="{room}"/>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:suff w:val="{after}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent}</w:pPr></w:lvl>"
    )


class Counter:
    """Counts headings as Word does, for the entries of the contents."""

    def __init__(self, scheme: str) -> None:
        self._levels = _SCHEMES[scheme]
        self._counts = [0] * 4
        self._bare = 5  # the level of the heading without number that the next ones stand under

    def number(self, level: int, wanted: bool) -> str:
        """Return the number of the next heading; none under one that has none, or when it is not `wanted`."""
        if level <= self._bare:
            self._bare = 5
        if not wanted or level > self._bare or not self._levels:
            self._bare = min(self._bare, level)
            return ""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (4 - level)
        text = self._levels[level - 1][1]
        for index, count in enumerate(self._counts):
            shown = chinese(max(count, 1)) if self._levels[index][0].startswith("chinese") else str(max(count, 1))
            text = text.replace(f"%{index + 1}", shown)
        return text


def chinese(number: int) -> str:
    """Return 1–9999 in Chinese as chineseCountingThousand writes it: 十, 二十一, 一百零一."""
    digits = "零一二三四五六七八九"
    text = ""
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += digits[digit] + name
        elif text and number % power and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text
