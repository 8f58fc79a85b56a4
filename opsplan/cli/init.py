"""`opsplan init`: a plan to start from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from opsplan.cli.help import LocalCommand
from opsplan.cli.language import say, ui_lang

SIZES = ("minimal", "standard")
LANGS = ("zh", "en")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("init", cls=LocalCommand, help=say("init.help"), short_help=say("init.short"))(command)


def command(
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help=say("init.path"), show_default=False)] = None,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help=say("init.kind"))] = "",
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en", help=say("init.lang"))] = "",
    size: Annotated[str, typer.Option("--size", metavar="minimal|standard", help=say("init.size"))] = "",
    defaults: Annotated[bool, typer.Option("--defaults", help=say("init.defaults"))] = False,
    force: Annotated[bool, typer.Option("--force", help=say("init.force"))] = False,
) -> None:
    """Write a starter plan; ask only on a terminal, and only for what was not given."""
    from opsplan import console
    from opsplan.errors import OpsplanError
    from opsplan.saving import save

    asks = not defaults and sys.stdin.isatty() and sys.stdout.isatty()
    target = path or Path(_answer(asks, "file", "", "plan.yaml"))
    if target.is_dir():
        target = target / "plan.yaml"
    if target.exists() and not force:
        raise OpsplanError(say("init.exists", file=target))
    chosen = _kind(kind)
    language = _choice(asks, "lang", lang, LANGS, ui_lang())
    wanted = _choice(asks, "size", size, SIZES, "standard")
    try:
        save(target, _starter(chosen, wanted, language))
    except OSError as error:
        raise OpsplanError(say("errors.unwritable", file=target, why=error.strerror or str(error))) from None
    console.out(say("init.done", file=target))


def _kind(name: str) -> str:
    """Return the kind that was asked for, if a plan of it can be started."""
    from opsplan.cli.choices import one_of
    from opsplan.errors import OpsplanError
    from opsplan.kinds import KINDS, kind

    chosen = one_of("--kind", name or KINDS[0], KINDS)
    if kind(chosen) is None:
        raise OpsplanError(say("errors.kind_later", kind=chosen))
    return chosen


def _answer(asks: bool, name: str, given: str, default: str, known: tuple[str, ...] = ()) -> str:
    if given or not asks:
        return given or default
    from rich.prompt import Prompt

    choices = list(known) or None
    return Prompt.ask(say(f"init.ask.{name}"), default=default, choices=choices)


def _choice(asks: bool, name: str, given: str, known: tuple[str, ...], default: str) -> str:
    from opsplan.cli.choices import one_of

    return one_of(f"--{name}", _answer(asks, name, given, default, known), known)


def _starter(kind: str, size: str, lang: str) -> bytes:
    """Return a starter plan; its dates lie in the current year."""
    from datetime import date

    from opsplan.resources import read_text

    text = read_text(f"starters/{kind}.{size}.{lang}.yaml")
    return text.replace("@YEAR@", str(date.today().year)).encode()
