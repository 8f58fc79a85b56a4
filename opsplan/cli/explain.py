"""`opsplan explain`: why a check is there, what it finds bad and what good, and how to silence it."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from opsplan.cli.help import WIDEST, LocalCommand
from opsplan.cli.language import say, ui_lang

STYLES = {"head": "bold", "label": "bold", "bad": "bold red", "good": "bold green", "code": "cyan", "dim": "dim"}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("explain", cls=LocalCommand, help=say("explain.help"), short_help=say("explain.short"))(command)


def command(code: Annotated[str, typer.Argument(metavar=say("names.code"), help=say("explain.code"))] = "") -> None:
    """Explain one code, or list all of them by subject."""
    from opsplan import columns, console
    from opsplan.cli.choices import known_code
    from opsplan.reporting.explained import lines, overview

    code = code.strip().upper()
    if code:
        known_code(code)
    room = min(shutil.get_terminal_size().columns, WIDEST) - 1
    for text, kind in lines(code, ui_lang()) if code else overview(ui_lang()):
        indent = text[: len(text) - len(text.lstrip())]
        whole = kind == "code" or not code
        for line in [text] if whole else columns.wrap(text.strip(), room - len(indent)) or [""]:
            console.out(line if whole else indent + line if line else "", STYLES.get(kind, ""))
