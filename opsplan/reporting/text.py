"""Findings as a person reads them on a terminal: no flood, and what is worth reading first comes first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from opsplan import columns
from opsplan.findings import Finding, Severity, path_text
from opsplan.reporting import severity
from opsplan.reporting.groups import Group, grouped
from opsplan.sentences import SEPARATORS, hint, says
from opsplan.words import words

#: Of findings that say the same so many are shown.
SHOWN = 3
#: Warnings are shown with their lines as long as that makes no more lines than these, else in a line a group.
ROOM = 13
#: So many groups of warnings have a line then; of the others the codes are named.
LISTED = 10
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}

#: A piece of a line and its style; a line of such pieces.
Piece = tuple[str, str]
Row = list[Piece]


class Reader(Struct, frozen=True):
    """Who reads: in which language, beside the lines of which files, and how the console shows a text."""

    lang: str
    lines: Mapping[str, Sequence[str]]
    as_shown: Callable[[str], str] = str

    def say(self, key: str, **args: object) -> str:
        """Return words of the command line."""
        return words(self.lang).say(f"cli.{key}", args)

    def listed(self, some: Collection[str]) -> str:
        """Return words as a list in a sentence."""
        return SEPARATORS[self.lang].join(some)


def rows(found: Sequence[Finding], reader: Reader, *, everything: bool, wanted: Collection[str]) -> list[Row]:
    """Return findings as lines: errors with their source lines, warnings in a line a group where they are many.

    Informations are a count only, but for those whose codes are `wanted`. With `everything` each finding is shown with
    its line.
    """
    if everything:
        return [row for one in grouped(found) for row in _in_full(one, reader, len(one.found))]
    asked, warnings, left = _parted(found, wanted)
    shown = [row for one in grouped(asked) for row in _in_full(one, reader, SHOWN)]
    brief = _warnings(grouped(warnings), reader, ROOM - len(shown))
    return [*shown, *brief, *_count(left, reader)]


def _parted(found: Sequence[Finding], wanted: Collection[str]) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Return the findings that are shown in any case, the warnings, and the informations."""
    asked = [one for one in found if one.severity is Severity.ERROR or one.code in wanted]
    others = [one for one in found if one.severity is not Severity.ERROR and one.code not in wanted]
    warnings = [one for one in others if one.severity is Severity.WARNING]
    return asked, warnings, [one for one in others if one.severity is Severity.INFO]


def _warnings(groups: Sequence[Group], reader: Reader, room: int) -> list[Row]:
    whole = list(chain.from_iterable(_in_full(one, reader, SHOWN) for one in groups[:ROOM]))
    if len(groups) <= ROOM and len(whole) <= room:
        return whole
    shown = [_in_brief(one, reader) for one in groups[:LISTED]]
    left = groups[LISTED:]
    if left:
        codes = reader.listed(list(dict.fromkeys(one.code for one in left)))
        shown.append([(reader.say("rest", n=sum(len(one.found) for one in left), codes=codes), "dim")])
    return shown


def _count(left: Sequence[Finding], reader: Reader) -> Iterator[Row]:
    if left:
        codes = reader.listed(sorted({one.code for one in left}))
        yield [(reader.say("informations", n=len(left), codes=codes), "dim")]


def _in_full(group: Group, reader: Reader, most: int) -> Iterator[Row]:
    """Yield the findings of a group with their lines, and how many there are more."""
    # of a Word file no line says where it is
    shown = group.found if "where" in group.found[0].args else group.found[:most]
    for one in shown:
        yield from _one(one, reader)
    if more := len(group.found) - len(shown):
        yield [("  " + reader.say("more", n=more, code=group.code), "dim")]
        yield []


def _one(finding: Finding, reader: Reader) -> Iterator[Row]:
    place = finding.place
    path = f" {path_text(finding.path)}" if finding.path else ""
    yield [
        (f"{place.file}:{place.line}:{place.column} ", "bold"),
        (f"{severity(finding.severity, reader.lang)} {finding.code}", COLOURS[finding.severity]),
        (path, "dim"),
    ]
    yield [(f"  {says(finding, reader.lang)}", "")]
    lines = reader.lines.get(place.file, ())
    if 0 < place.line <= len(lines):
        yield from _source(lines[place.line - 1], place.line, place.column, reader.as_shown)
    if told := hint(finding, reader.lang):
        yield [("  → ", "green"), (told, "green")]
    yield []


def _in_brief(group: Group, reader: Reader) -> Row:
    """Return a group as a line: where, what its first finding says, and what to do about that."""
    first, *others = group.found[:SHOWN]
    place = first.place
    places = [f"{place.file}:{place.line}:{place.column}"]
    places += dict.fromkeys(
        str(one.place.line) if one.place.file == place.file else f"{one.place.file}:{one.place.line}" for one in others
    )
    more = len(group.found) - SHOWN
    told = hint(first, reader.lang)
    return [
        (f"{reader.listed(places)} ", "bold"),
        (f"{severity(group.severity, reader.lang)} {group.code} ", COLOURS[group.severity]),
        (says(first, reader.lang), ""),
        (reader.say("brackets", text=reader.say("how_many", n=more)) if more > 0 else "", "dim"),
        (f" → {told}" if told else "", "green"),
    ]


def _source(line: str, number: int, column: int, as_shown: Callable[[str], str]) -> Iterator[Row]:
    """Return a source line, cut to what a terminal shows, with a caret under the column."""
    ahead, behind = (as_shown(part) for part in (line[: column - 1], line[column - 1 :]))
    cut = columns.cut(ahead, behind, as_shown("…"))
    if cut.text.strip() and not _garbled(cut.text):
        yield [(f"{number:>6} | ", "dim"), (cut.text, "")]
        yield [("       | ", "dim"), (" " * cut.before + "^", "bold green")]


def _garbled(text: str) -> bool:
    """Tell whether a line comes from a file that is no text, so that showing it helps nobody."""
    return 10 * sum(char == "\ufffd" or char < " " for char in text) > len(text)
