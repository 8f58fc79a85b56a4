"""The application: its commands and its own options."""

from __future__ import annotations

from typing import Annotated

import typer

from opsplan.cli.check import register as check
from opsplan.cli.explain import register as explain
from opsplan.cli.fields import register as fields
from opsplan.cli.help import LocalGroup
from opsplan.cli.init import register as init
from opsplan.cli.kinds import register as kinds
from opsplan.cli.language import say
from opsplan.cli.render import register as render
from opsplan.cli.schema import register as schema
from opsplan.version import __version__

app = typer.Typer(
    name="opsplan", cls=LocalGroup, help=say("help"), rich_markup_mode=None, no_args_is_help=True,
    pretty_exceptions_enable=False, add_completion=True, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
for add in (init, check, explain, render, kinds, fields, schema):
    add(app)


def _version(wanted: bool) -> None:
    from opsplan import console

    if wanted:
        console.out(f"opsplan {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("version_help"))
    ] = False,
    ui_lang: Annotated[str, typer.Option("--ui-lang", metavar="zh|en", help=say("ui_lang_help"))] = "",
) -> None:
    """Take the options that stand before a command; `--ui-lang` was read before anything was said."""
