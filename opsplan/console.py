"""What a person reads on a terminal: findings with their lines, and what was done."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TextIO

from opsplan import columns, reporting
from opsplan.findings import Finding, Severity, path_text
from opsplan.words import words

#: Of findings that say the same so many are shown with their lines, and the places of so many more.
SHOWN, LISTED = 3, 8
#: What begins the codes of findings that others may follow from, the first cause first.
FIRST = ("YAML", "EXT", "SET", "REF-02")
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
#: Marks that a console without Unicode cannot show, and what stands in for them.
PLAIN_MARKS = {
    "→": "->",
    "…": "...",
    "●": "*",
    "○": "-",
    "✔": "*",
    "›": ">",
    "“": '"',
    "”": '"',
    "—": "-",
    "–": "-",
    "\ufffd": "?",
}
#: Control characters and those that turn the direction of text: a plan's text must not steer the terminal.
_HIDDEN = [*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
UNSEEN = dict.fromkeys(_HIDDEN, "\ufffd") | {9: " "}
#: What a closed pipe is called: by POSIX, and by Windows.
CLOSED = {errno.EPIPE, errno.EINVAL}

#: A piece of a line and its style.
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
    _write(sys.stderr, [[(text.rstrip(), style)]])


def data(text: str) -> None:
    """Print what a program reads: as it is, without colour."""
    _send(sys.stdout, lambda stream: stream.write(text + "\n"))


def shows(text: str, stream: TextIO | None = None) -> bool:
    """Tell whether a stream, by default that of results, can show every character of a text."""
    try:
        text.encode(getattr(stream or sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def findings(
    found: Sequence[Finding],
    lines: Mapping[str, Sequence[str]],
    lang: str,
    *,
    everything: bool = False,
    wanted: Collection[str] = (),
) -> None:
    """Print findings with their source lines, errors first, those of one code together; informations as a count only.

    Of those that say the same the first ones stand for all, unless everything is wanted. `lines` are the lines of each
    file by its name, `wanted` the codes of informations that were asked about: they are printed as warnings are.
    """

    def is_listed(one: Finding) -> bool:
        return everything or one.severity is not Severity.INFO or one.code in wanted

    shown = list(filter(is_listed, found))
    left = [one for one in found if not is_listed(one)]
    rows = list(_listing(shown, lines, lang, len(shown) if everything else SHOWN))
    if left:
        codes = reporting.SEPARATORS[lang].join(sorted({one.code for one in left}))
        rows.append([(words(lang).say("cli.informations", {"n": len(left), "codes": codes}), "dim")])
    _write(sys.stderr, rows)


def _listing(
    found: Sequence[Finding], lines: Mapping[str, Sequence[str]], lang: str, most: int
) -> Iterator[list[Piece]]:
    groups: dict[tuple[Severity, str, str], list[Finding]] = {}
    for one in found:
        groups.setdefault((one.severity, one.code, one.message), []).append(one)
    for _, several in sorted(groups.items(), key=lambda group: (group[0][0], _rank(group[0][1]), group[0][1])):
        first = len(several) if "where" in several[0].args else most  # of a Word file no line says where it is
        for one in several[:first]:
            yield from _one(one, lines.get(one.place.file, ()), lang)
        if len(several) > first:
            yield [("  " + _more(several[first:], lang), "dim")]
            yield []


def _rank(code: str) -> int:
    """Return which findings come first: what keeps a file from being read, twins, then what may only follow from it."""
    return next((rank for rank, start in enumerate(FIRST) if code.startswith(start)), len(FIRST))


def _more(left: Sequence[Finding], lang: str) -> str:
    """Return how many findings there are that say the same as those shown, and where; each line once."""
    one_file = len({one.place.file for one in left}) == 1
    told = [str(one.place.line) if one_file else f"{one.place.file}:{one.place.line}" for one in left]
    places = list(dict.fromkeys(told))
    listed = reporting.SEPARATORS[lang].join(places[:LISTED]) + ("…" if len(places) > LISTED else "")
    if one_file:
        listed = words(lang).say("cli.lines", {"n": len(places), "lines": listed})
    return words(lang).say("cli.more", {"n": len(left), "code": left[0].code, "places": listed})


def _one(finding: Finding, lines: Sequence[str], lang: str) -> Iterator[list[Piece]]:
    place = finding.place
    path = f" {path_text(finding.path)}" if finding.path else ""
    yield [
        (f"{place.file}:{place.line}:{place.column} ", "bold"),
        (f"{reporting.severity(finding.severity, lang)} {finding.code}", COLOURS[finding.severity]),
        (path, "dim"),
    ]
    yield [(f"  {reporting.says(finding, lang)}", "")]
    if 0 < place.line <= len(lines):
        yield from _source(lines[place.line - 1], place.line, place.column)
    if hint := reporting.hint(finding, lang):
        yield [("  → ", "green"), (hint, "green")]
    yield []


def _source(line: str, number: int, column: int) -> Iterator[list[Piece]]:
    """Return a source line, cut to what a terminal shows, with a caret under the column."""
    ahead, behind = (_as_shown(part) for part in (line[: column - 1], line[column - 1 :]))
    cut = columns.cut(ahead, behind, _as_shown("…"))
    if cut.text.strip() and not _garbled(cut.text):
        yield [(f"{number:>6} | ", "dim"), (cut.text, "")]
        yield [("       | ", "dim"), (" " * cut.before + "^", "bold green")]


def _as_shown(text: str) -> str:
    """Return a text as the console will show it, so that its columns can be counted."""
    text = _showable(text.replace("\t", columns.TAB), sys.stderr)
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    return text.encode(encoding, "replace").decode(encoding, "replace")


def _garbled(text: str) -> bool:
    """Tell whether a line comes from a file that is no text, so that showing it helps nobody."""
    return 10 * sum(char == "\ufffd" or char < " " for char in text) > len(text)


def _write(stream: TextIO | None, rows: Iterable[list[Piece]]) -> None:
    listed = [[(_showable(text, stream), style) for text, style in row] for row in rows]
    if stream and _colourful(stream) and any(style for row in listed for _, style in row):
        _send(stream, lambda sink: _print_coloured(sink, listed))
    else:
        _send(stream, lambda sink: sink.writelines("".join(text for text, _ in row) + "\n" for row in listed))


def _send(stream: TextIO | None, write: Callable[[TextIO], object]) -> None:
    """Write to a stream; that nobody reads it any longer is no reason to stop the work."""
    if stream is None:
        return
    try:
        write(stream)
        stream.flush()
    except OSError as error:
        _silence(stream)
        if error.errno not in CLOSED:
            raise


def _silence(stream: TextIO) -> None:
    """Send nowhere what is still to be written, and what is still in the buffer."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _colourful(stream: TextIO) -> bool:
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _print_coloured(stream: TextIO, rows: Iterable[list[Piece]]) -> None:
    from rich.console import Console
    from rich.text import Text

    class Pipe(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    console = Pipe(file=stream, highlight=False, soft_wrap=True)
    for row in rows:
        console.print(Text.assemble(*row))


def _showable(text: str, stream: TextIO | None) -> str:
    """Return a text without what would steer the terminal, and with the marks replaced that it cannot show."""
    text = text.translate(UNSEEN)
    if not shows(text, stream):
        for mark, plain in PLAIN_MARKS.items():
            if not shows(mark, stream):
                text = text.replace(mark, plain)
    return text
