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
    plans: Annotated[list[Path], typer.Argument(metavar=say("names.plans"), help=say("check.plans"), readable=False)],
    form: Annotated[str, typer.Option("--format", metavar="text|json", help=say("check.format"))] = "text",
    strict: Annotated[bool, typer.Option("--strict", help=say("check.strict"))] = False,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar=say("names.setting"), help=say("render.set"))
    ] = None,
    root: Annotated[Path | None, typer.Option("--root", metavar=say("names.folder"), help=say("render.root"))] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en|both", help=say("check.lang"))] = "",
    everything: Annotated[bool, typer.Option("--all", help=say("check.all"))] = False,
) -> None:
    """Check plans and exit with 1 where one has errors, with 2 where one cannot be read."""
    from opsplan import console, reporting
    from opsplan.cli.choices import LANGS, one_of, spoken
    from opsplan.cli.inputs import folder_at, plan_files, read_plan, source_lines
    from opsplan.errors import OpsplanError
    from opsplan.findings import Finding, in_order
    from opsplan.pipeline import has_errors, judge

    one_of("--format", form, FORMATS)
    langs = spoken(one_of("--lang", lang, LANGS)) if lang else ()
    found: list[Finding] = []
    read: dict[str, bytes] = {}
    given, within = tuple(settings or ()), folder_at("--root", root)
    unread: list[OpsplanError] = []
    for path in plan_files(plans):
        try:
            data = read_plan(path)
        except OpsplanError as error:
            unread.append(error)
            continue
        found += judge(data, str(path), langs=langs, settings=given, root=within)[1]
        read[str(path)] = data
    found = in_order(found)
    if form == "json":
        console.data(reporting.as_json(found, ui_lang(), ascii_only=not console.shows("中文é")))
    else:
        wanted = {"DOC-05"} if lang else frozenset()
        lines = source_lines(found, read, given)
        console.findings(found, lines, ui_lang(), everything=everything, wanted=wanted)
        _conclude(list(read), reporting.counts(found, ui_lang()))
    for one in unread:
        console.err(say("error", message=one), "red")
    raise typer.Exit(Code.USAGE if unread else Code.FINDINGS if has_errors(found, strict=strict) else Code.DONE)


def _conclude(files: list[str], counts: str) -> None:
    """Say what was checked and how much was found."""
    from opsplan import console

    if files:
        named = files[0] if len(files) == 1 else say("check.files", n=len(files))
        console.out(say("check.done", files=named, counts=counts))
