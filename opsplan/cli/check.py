"""`opsplan check`: what is wrong with plans."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from opsplan.cli.exits import Code
from opsplan.cli.help import LocalCommand
from opsplan.cli.language import say
from opsplan.cli.options import Root, Settings, Template, Templates

FORMATS = ("text", "json", "github", "sarif")
PROFILES = ("basic", "standard", "strict")
WRITE = "--write-baseline"


class CheckCommand(LocalCommand):
    """The command with an option whose value may be left out: only a file that ends in .json is taken for it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return what is left of a command line, which must be nothing."""
        joined: list[str] = []
        for one in args:
            if joined and joined[-1] == WRITE and one.endswith(".json"):
                joined[-1] = f"{WRITE}={one}"
            else:
                joined.append(one)
        return super().parse_args(ctx, [f"{WRITE}=." if one == WRITE else one for one in joined])


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("check", cls=CheckCommand, help=say("check.help"), short_help=say("check.short"))(command)


def command(
    plans: Annotated[list[Path], typer.Argument(metavar=say("names.plans"), help=say("check.plans"), readable=False)],
    form: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=say("check.format"))] = "text",
    profile: Annotated[str, typer.Option("--profile", metavar="|".join(PROFILES), help=say("check.profile"))] = "",
    strict: Annotated[bool, typer.Option("--strict", help=say("check.strict"))] = False,
    only: Annotated[str, typer.Option("--only", metavar=say("names.codes"), help=say("check.only"))] = "",
    ignore: Annotated[str, typer.Option("--ignore", metavar=say("names.codes"), help=say("check.ignore"))] = "",
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar=say("names.file"), help=say("check.baseline"))
    ] = None,
    write: Annotated[
        Path | None, typer.Option(WRITE, metavar=f"[{say('names.file')}]", help=say("check.write_baseline"))
    ] = None,
    settings: Settings = None,
    root: Root = None,
    templates: Templates = None,
    template: Template = None,
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en|both", help=say("check.lang"))] = "",
    everything: Annotated[bool, typer.Option("--all", help=say("check.all"))] = False,
) -> None:
    """Check plans and exit with 1 where one has errors, with 2 where one cannot be read."""
    from datetime import date

    from opsplan.api import Options
    from opsplan.cli.checking import Request, check
    from opsplan.cli.choices import LANGS, one_of, spoken, wanted_codes
    from opsplan.cli.inputs import file_at, folder_at

    given: Options = {
        "langs": spoken(one_of("--lang", lang, LANGS)) if lang else (),
        "settings": tuple(settings or ()),
        "root": folder_at("--root", root),
        "templates": folder_at("--templates", templates),
        "template": file_at("--template", template),
        "profile": one_of("--profile", profile, PROFILES) if profile else "",
        "only": wanted_codes("--only", only),
        "ignore": wanted_codes("--ignore", ignore),
        "today": date.today(),
    }
    request = Request(
        plans=tuple(plans),
        given=given,
        form=one_of("--format", form, FORMATS),
        strict=strict,
        baseline=baseline,
        write=write if write != Path() else baseline or Path("opsplan-baseline.json"),
        everything=everything,
    )
    raise typer.Exit(Code(check(request)))
