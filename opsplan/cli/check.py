"""`opsplan check`: what is wrong with plans."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from opsplan.cli.exits import Code
from opsplan.cli.help import LocalCommand
from opsplan.cli.language import say, ui_lang

FORMATS = ("text", "json")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("check", cls=LocalCommand, help=say("check.help"), short_help=say("check.short"))(command)


def command(
    plans: Annotated[list[Path], typer.Argument(metavar="PLAN…", help=say("check.plans"), show_default=False)],
    form: Annotated[str, typer.Option("--format", metavar="text|json", help=say("check.format"))] = "text",
    strict: Annotated[bool, typer.Option("--strict", help=say("check.strict"))] = False,
    everything: Annotated[bool, typer.Option("--all", help=say("check.all"))] = False,
) -> None:
    """Check plans and exit with 1 where one has errors."""
    from opsplan import console, reporting
    from opsplan.cli.choices import one_of
    from opsplan.cli.inputs import read_plan
    from opsplan.findings import Finding
    from opsplan.pipeline import has_errors, judge, text_lines

    one_of("--format", form, FORMATS)
    found: list[Finding] = []
    lines: dict[str, list[str]] = {}
    for path in plans:
        data = read_plan(path)
        found += judge(data, str(path))[1]
        lines[str(path)] = text_lines(data)
    if form == "json":
        console.out(reporting.as_json(found, ui_lang()))
    else:
        console.findings(found, lines, ui_lang(), everything=everything)
        files = str(plans[0]) if len(plans) == 1 else say("check.files", n=len(plans))
        console.out(say("check.done", files=files, counts=reporting.counts(found, ui_lang())))
    raise typer.Exit(Code.FINDINGS if has_errors(found, strict=strict) else Code.DONE)
