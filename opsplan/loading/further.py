"""After a mistake: what else is wrong with a file that could not be read to its end, and what only follows from it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from opsplan.findings import Finding, Place
from opsplan.loading.builder import Builder
from opsplan.loading.piece import Piece
from opsplan.loading.quoting import unquoted
from opsplan.loading.syntax import explain

#: A line that begins a part of the plan, where reading can go on after a mistake.
_ROOT_KEY = re.compile(r"^[^\W_][\w.-]*[ ]*:(?=\s)", re.MULTILINE)
#: How often reading goes on after a mistake.
PIECES = 30
#: What is mended by quotes around the value that begins at the mistake.
QUOTED = {"yaml-start", "yaml-colon", "yaml-after-quote", "yaml-after-bracket"}
#: A line, the columns at which a remedy begins and ends in it, and by how many characters the value has grown.
_Repair = tuple[int, int, int, int]


def further(text: str, mistake: Finding) -> list[Finding]:
    """Return the mistakes after one at which reading stopped.

    Where its remedy is known, reading goes on as if it had been followed; else from the next line that begins a part of
    the plan.
    """
    found: list[Finding] = []
    repairs: list[_Repair] = []
    file, start = mistake.place.file, 0
    for _ in range(PIECES):
        repaired = _repaired(text, mistake, repairs)
        if repaired == text:
            begin = _next_part(text, max(mistake.place.line, text.count("\n", 0, start) + 1))
            if begin < 0:
                break
            start = begin
        text = repaired
        builder = Builder(text[start:], file, text.count("\n", 0, start) + 1)
        error = builder.build()
        found += [_as_in_file(one, repairs) for one in builder.findings]
        if error is None:
            break
        mistake = explain(error, builder)
        if not _in_remedy(mistake, repairs):
            found.append(_as_in_file(mistake, repairs))
    return found


def _next_part(text: str, line: int) -> int:
    """Return the index of the first part of the plan that begins below a line, or -1."""
    starts = Piece(text, "", 1).starts
    begin = _ROOT_KEY.search(text, starts[line]) if line < len(starts) else None
    return begin.start() if begin else -1


def _repaired(text: str, mistake: Finding, repairs: list[_Repair]) -> str:
    """Return the text with a value in quotes, if that is the remedy of a mistake; or as it is."""
    fix = str(mistake.args.get("fix", ""))
    raw = unquoted(fix) if mistake.message in QUOTED else ""
    place = mistake.place
    index = Piece(text, place.file, 1).index((place.line, place.column))
    if not raw or not text.startswith(raw, index) or _in_remedy(mistake, repairs):
        return text
    repairs.append((place.line, place.column, place.column + len(fix), len(fix) - len(raw)))
    return text[:index] + fix + text[index + len(raw) :]


def _in_remedy(mistake: Finding, repairs: list[_Repair]) -> bool:
    """Tell whether a mistake is in what was put in quotes, so that this was no remedy."""
    place = mistake.place
    return any(line == place.line and begin <= place.column < end for line, begin, end, _ in repairs)


def _as_in_file(one: Finding, repairs: list[_Repair]) -> Finding:
    """Return a finding of the repaired text with its place in the file."""
    line, column = one.place.line, one.place.column
    for at, _, end, more in reversed(repairs):
        if at == line and column >= end:
            column -= more
    return replace(one, place=Place(one.place.file, line, column))


def without_echoes(found: list[Finding]) -> list[Finding]:
    """Return findings without those that only follow from others.

    They are there because of a sign that a line begins with, or because a part lacks what was to be merged into it.
    """
    signs = [one.place for one in found if one.message in ("yaml-bullet", "yaml-wide-bracket", "yaml-wide-indent")]
    below = {place.line + 1 for place in signs}
    merged = {one.path for one in found if one.message == "yaml-merge"}
    colons = {one.path for one in found if one.message in ("yaml-wide-colon", "yaml-colon-space")}
    return [
        one
        for one in found
        if not (one.message in ("key-unknown", "yaml-duplicate") and one.place in signs)
        and not (one.message == "yaml-indent" and one.place.line in below)
        and not (one.message == "missing" and one.path[:-1] in merged)
        and not (one.message == "mapping-expected" and one.path in colons)
    ]
