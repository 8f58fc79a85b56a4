"""Numbering: of headings, bullets and ordered lists, as Word's own; and the numbers as the contents show them."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.look.parts import Level, Numbers
from opsplan.writers.docx.markup import DECLARATION, NAMESPACES, attribute
from opsplan.writers.docx.measure import twips
from opsplan.writers.docx.numerals import shown
from opsplan.writers.docx.styles import BULLETS, HEADINGS, NUMBERS

#: Word knows nine levels of a list.
_LEVELS = 9


def numbering_xml(headings: Sequence[Level], numbers: Numbers, lists: Sequence[tuple[int, int]]) -> str:
    """Return the numbering part; `lists` are level and first number of every ordered list, in the order of use."""
    abstract = _abstract(HEADINGS, [_heading_level(i, one) for i, one in enumerate(headings)])
    marks = (numbers.bullets[i % len(numbers.bullets)] for i in range(_LEVELS))
    bullets = _abstract(BULLETS, [_level(i, "bullet", mark, numbers) for i, mark in enumerate(marks)])
    turns = (numbers.lists[i % len(numbers.lists)] for i in range(_LEVELS))
    ordered = _abstract(NUMBERS, [_level(i, one.format, _counted(one.text, i), numbers) for i, one in enumerate(turns)])
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


def _counted(text: str, level: int) -> str:
    """Return the text of a level of a list, in which % stands for its number."""
    return text.replace("%", f"%{level + 1}")


def _level(level: int, kind: str, text: str, numbers: Numbers) -> str:
    indent = f'<w:ind w:left="{twips(numbers.text(level))}" w:hanging="{twips(numbers.step)}"/>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{attribute(text)}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
    )


def _heading_level(level: int, look: Level) -> str:
    room = twips(look.room)
    indent = f'<w:ind w:left="{room}" w:hanging="{room}"/>' if look.after == "tab" else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{look.format}"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="{look.after}"/>'
        f'<w:lvlText w:val="{attribute(look.text)}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
    )


class Counter:
    """Counts headings as Word does, for the entries of the contents."""

    def __init__(self, levels: Sequence[Level]) -> None:
        self._levels = levels
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
        text = self._levels[level - 1].text
        for index, count in enumerate(self._counts):
            text = text.replace(f"%{index + 1}", shown(max(count, 1), self._levels[index].format))
        return text
