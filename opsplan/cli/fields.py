"""`opsplan fields`: what a plan can hold, and how each field is written."""

from __future__ import annotations

import shutil
from typing import Annotated, Any

import typer

from opsplan.cli.help import WIDEST, LocalCommand
from opsplan.cli.language import say, ui_lang

KEYS = ("zh", "en")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("fields", cls=LocalCommand, help=say("fields.help"), short_help=say("fields.short"))(command)


def command(
    path: Annotated[str, typer.Argument(metavar=say("names.field"), help=say("fields.path"))] = "",
    keys: Annotated[str, typer.Option("--keys", metavar="zh|en", help=say("fields.keys"))] = "",
) -> None:
    """List the sections of a plan, or tell everything about one of them or a field."""
    from opsplan import console
    from opsplan.cli.choices import one_of
    from opsplan.errors import OpsplanError
    from opsplan.reference.find import Unknown, find
    from opsplan.reference.pages import Page, field_page, plan_page

    chosen = one_of("--keys", keys, KEYS) if keys else ui_lang()
    page = Page(ui_lang(), chosen, min(shutil.get_terminal_size().columns, WIDEST) - 1)
    place = find(path) if path else None
    if isinstance(place, Unknown):
        # What is meant is told as it was asked for.
        raise OpsplanError(_unknown(place, keys or ("en" if path.isascii() else "zh")))
    console.out("\n".join(field_page(page, place) if place else plan_page(page)))


def _unknown(one: Any, keys: str) -> str:
    """Return what to say of a path that leads nowhere."""
    from opsplan.reference.pages import path_text

    known = path_text(one.known, keys)
    if one.whole:
        return say("fields.whole", path=known, word=one.word)
    near = say("errors.between").join(path_text(path, keys) for path in one.near)
    hint = say("usage.near", near=near) if near else say("fields.all")
    return say("fields.unknown", path=".".join(filter(None, (known, one.word))), hint=hint)
