"""What a person reads on a terminal: findings with their lines, and what was done."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TextIO

from opsplan import reporting
from opsplan.findings import Finding, Severity, path_text
from opsplan.words import words

#: Of findings of one code so many are shown, then how many more there are.
SHOWN = 3
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
#: Marks that a console without Unicode cannot show, and what stands in for them.
PLAIN_MARKS = {"✓": "OK", "✗": "x", "→": "->", "…": "..."}

Piece = tuple[str, str]


def prepare() -> None:
    """Make output survive a console that cannot show a character: it is replaced, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def out(text: str) -> None:
    """Print a result."""
    _write(sys.stdout, [[(text, "")]])


def err(text: str, style: str = "") -> None:
    """Print a message beside the results."""
    _write(sys.stderr, [[(text, style)]])


def findings(
    found: Sequence[Finding], lines: Mapping[str, Sequence[str]], lang: str, *, everything: bool = False
) -> None:
    """Print findings with their source lines, grouped by code, errors first; informations as a count only.

    `lines` are the lines of each file by its name.
    """
    shown = [one for one in found if everything or one.severity is not Severity.INFO]
    _write(sys.stderr, _listing(shown, lines, lang))
    left = [one for one in found if one not in shown]
    if left:
        err(words(lang).say("cli.informations", {"n": len(left), "codes": _codes(left)}), "dim")


def _codes(found: Iterable[Finding]) -> str:
    codes = sorted({one.code for one in found})
    return ", ".join(codes)


def _listing(found: Sequence[Finding], lines: Mapping[str, Sequence[str]], lang: str) -> Iterator[list[Piece]]:
    ordered = sorted(found, key=lambda one: (one.severity, one.code))
    for _, group in groupby(ordered, key=lambda one: (one.severity, one.code)):
        several = list(group)
        for one in several[:SHOWN]:
            yield from _one(one, lines.get(one.place.file, ()), lang)
        if len(several) > SHOWN:
            places = ", ".join(str(one.place.line) for one in several[SHOWN : SHOWN + 8])
            more = {"n": len(several) - SHOWN, "code": several[0].code, "lines": places}
            yield [("  " + words(lang).say("cli.more", more), "dim")]
            yield []


def _one(finding: Finding, lines: Sequence[str], lang: str) -> Iterator[list[Piece]]:
    place = finding.place
    kind = reporting.severity(finding.severity, lang)
    path = f" {path_text(finding.path)}" if finding.path else ""
    yield [
        (f"{place.file}:{place.line}:{place.column} ", "bold"),
        (f"{kind} {finding.code}", COLOURS[finding.severity]),
        (path, "dim"),
    ]
    yield [(f"  {reporting.says(finding, lang)}", "")]
    if 0 < place.line <= len(lines):
        yield from _excerpt(lines[place.line - 1], place.line, place.column)
    if hint := reporting.hint(finding, lang):
        yield [("  → ", "green"), (hint, "green")]
    yield []


def _excerpt(line: str, number: int, column: int) -> Iterator[list[Piece]]:
    """Return a source line, cut to what a terminal shows, with a caret under the column."""
    start = max(0, column - 50)
    text = line[start : start + 76].replace("\t", " ")
    gutter = f"{number:>6} | "
    before = _width(text[: column - 1 - start])
    yield [(gutter, "dim"), (("…" if start else "") + text, "")]
    yield [(" " * 6 + " | ", "dim"), (" " * (before + bool(start)) + "^", "bold green")]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _write(stream: TextIO, rows: Iterable[list[Piece]]) -> None:
    if stream.isatty():
        _colourful(stream, rows)
        return
    for row in rows:
        stream.write(_showable("".join(text for text, _ in row), stream.encoding) + "\n")
    stream.flush()


def _colourful(stream: TextIO, rows: Iterable[list[Piece]]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for row in rows:
        console.print(Text.assemble(*((_showable(text, stream.encoding), style) for text, style in row)))


def _showable(text: str, encoding: str | None) -> str:
    """Return a text with the marks replaced that the console cannot show."""
    for mark, plain in PLAIN_MARKS.items():
        if mark in text:
            try:
                mark.encode(encoding or "utf-8")
            except UnicodeEncodeError:
                text = text.replace(mark, plain)
    return text
