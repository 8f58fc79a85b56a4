"""What a person reads on a terminal: findings with their lines, and what was done."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO

from opsplan import columns
from opsplan.findings import Finding

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

#: A line in pieces, each with its style.
Row = list[tuple[str, str]]


def prepare() -> None:
    """Make output survive a console that cannot show a character: it is replaced, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def out(text: str, style: str = "") -> None:
    """Print a result."""
    _write(sys.stdout, [[(text, style)]])


def err(text: str, style: str = "") -> None:
    """Print a message beside the results."""
    _write(sys.stderr, [[(text.rstrip(), style)]])


def data(text: str) -> None:
    """Print what a program reads: as it is, without colour, in UTF-8 whatever the console shows."""
    _send(sys.stdout, lambda stream: _in_utf8(stream, text + "\n"))


def is_utf8() -> bool:
    """Tell whether the stream of results is in UTF-8, as far as anybody knows."""
    return codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name == "utf-8"


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
    """Print findings beside the results, as `reporting.text` arranges them; `lines` are those of each file by its name.

    With `everything` none is left out; `wanted` are the codes of informations that were asked about.
    """
    from opsplan.reporting.text import Reader, rows  # the checks come with it, which no help page needs

    reader = Reader(lang, lines, _as_shown)
    _write(sys.stderr, rows(found, reader, everything=everything, wanted=wanted))


@contextmanager
def progress(total: int) -> Iterator[Callable[[Callable[[], None]], None]]:
    """Show on a terminal how many of so many have been done, of more than one, as long as the context is open.

    Gives what is to be called with a function that says what came of the next one; the bar makes room for that.
    """
    if total < 2 or not sys.stderr or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda tell: tell()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns_shown = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(elapsed_when_finished=True))
    # Drawn only between two items: a thread that draws would be in the way of processes that are started.
    with Progress(
        *columns_shown,
        console=Console(file=sys.stderr),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as bar:
        task = bar.add_task("", total=total)

        def aside(tell: Callable[[], None]) -> None:
            bar.stop()
            tell()
            bar.advance(task)
            bar.start()

        yield aside


def _as_shown(text: str) -> str:
    """Return a text as the console will show it, so that its columns can be counted."""
    text = _showable(text.replace("\t", columns.TAB), sys.stderr)
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    return text.encode(encoding, "replace").decode(encoding, "replace")


def _in_utf8(stream: TextIO, text: str) -> None:
    """Write a text; in it half a character, as a file name may hold, is an escape that JSON knows."""
    if below := getattr(stream, "buffer", None):
        stream.flush()
        below.write(text.encode(errors="backslashreplace"))
    else:
        stream.write(text)


def _write(stream: TextIO | None, listed: Iterable[Row]) -> None:
    shown = [[(_showable(text, stream), style) for text, style in row] for row in listed]
    if stream and _colourful(stream) and any(style for row in shown for _, style in row):
        _send(stream, lambda sink: _print_coloured(sink, shown))
    else:
        _send(stream, lambda sink: sink.writelines("".join(text for text, _ in row) + "\n" for row in shown))


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


def _print_coloured(stream: TextIO, shown: Iterable[Row]) -> None:
    from rich.console import Console
    from rich.text import Text

    class Pipe(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    console = Pipe(file=stream, highlight=False, soft_wrap=True)
    for row in shown:
        console.print(Text.assemble(*row))


def _showable(text: str, stream: TextIO | None) -> str:
    """Return a text without what would steer the terminal, and with the marks replaced that it cannot show."""
    text = text.translate(UNSEEN)
    if not shows(text, stream):
        for mark, plain in PLAIN_MARKS.items():
            if not shows(mark, stream):
                text = text.replace(mark, plain)
    return text
