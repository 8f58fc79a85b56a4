"""`opsplan check`: what is wrong with plans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from opsplan.cli.exits import Code
from opsplan.cli.help import LocalCommand
from opsplan.cli.language import say, ui_lang
from opsplan.cli.options import Root, Settings, Template, Templates
from opsplan.errors import OpsplanError

if TYPE_CHECKING:
    from opsplan.findings import Finding

FORMATS = ("text", "json")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("check", cls=LocalCommand, help=say("check.help"), short_help=say("check.short"))(command)


def command(
    plans: Annotated[list[Path], typer.Argument(metavar=say("names.plans"), help=say("check.plans"), readable=False)],
    form: Annotated[str, typer.Option("--format", metavar="text|json", help=say("check.format"))] = "text",
    strict: Annotated[bool, typer.Option("--strict", help=say("check.strict"))] = False,
    settings: Settings = None,
    root: Root = None,
    templates: Templates = None,
    template: Template = None,
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en|both", help=say("check.lang"))] = "",
    everything: Annotated[bool, typer.Option("--all", help=say("check.all"))] = False,
) -> None:
    """Check plans and exit with 1 where one has errors, with 2 where one or the template cannot be read."""
    from opsplan.cli.choices import LANGS, one_of, spoken
    from opsplan.cli.inputs import file_at, folder_at, plan_files, unusable
    from opsplan.pipeline import has_errors

    one_of("--format", form, FORMATS)
    client = file_at("--template", template)
    given = {
        "langs": spoken(one_of("--lang", lang, LANGS)) if lang else (),
        "settings": tuple(settings or ()),
        "root": folder_at("--root", root),
        "templates": folder_at("--templates", templates),
        "template": client,
    }
    checked = _checked(plan_files(plans), given)
    if form == "json":
        _print_json(checked)
    else:
        _print(checked, everything=everything, wanted=frozenset({"DOC-05"} if lang else ()))
    failed = has_errors(checked.found, strict=strict)
    unread = _say(checked.unread) or unusable(checked.found, client)
    raise typer.Exit(Code.USAGE if unread else Code.FINDINGS if failed else Code.DONE)


@dataclass
class Checked:
    """What was read and found: the bytes of each plan by its name, and why others were not read."""

    settings: tuple[str, ...]
    found: list[Finding] = field(default_factory=list)
    read: dict[str, bytes] = field(default_factory=dict)
    unread: list[OpsplanError] = field(default_factory=list)


def _checked(plans: Iterable[Path], given: Mapping[str, Any]) -> Checked:
    """Return what is found in plans; `given` are the options that `judge` takes."""
    from opsplan.cli.inputs import read_plan
    from opsplan.findings import in_order
    from opsplan.pipeline import judge

    checked = Checked(given["settings"])
    for path in plans:
        try:
            data = read_plan(path)
        except OpsplanError as error:
            checked.unread.append(error)
            continue
        checked.found += judge(data, str(path), **given)[1]
        checked.read[str(path)] = data
    checked.found = in_order(checked.found)
    return checked


def _print_json(checked: Checked) -> None:
    from opsplan import console, reporting

    console.data(reporting.as_json(checked.found, ui_lang(), ascii_only=not console.shows("中文é")))


def _print(checked: Checked, *, everything: bool, wanted: frozenset[str]) -> None:
    """Show the findings, then say what was checked and how much was found."""
    from opsplan import console, reporting
    from opsplan.cli.inputs import source_lines

    lines = source_lines(checked.found, checked.read, checked.settings)
    console.findings(checked.found, lines, ui_lang(), everything=everything, wanted=wanted)
    files = list(checked.read)
    if files:
        named = files[0] if len(files) == 1 else say("check.files", n=len(files))
        console.out(say("check.done", files=named, counts=reporting.counts(checked.found, ui_lang())))


def _say(unread: list[OpsplanError]) -> bool:
    """Say which plans could not be read; tell whether there were any."""
    from opsplan import console

    for one in unread:
        console.err(say("error", message=one), "red")
    return bool(unread)
