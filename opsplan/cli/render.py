"""`opsplan render`: plans become documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from opsplan.cli.help import LocalCommand
from opsplan.cli.language import say
from opsplan.cli.options import Root, Settings, Template, Templates
from opsplan.errors import OpsplanError

#: The gaps that a pattern may have stay gaps.
_GAPS = {name: f"{{{name}}}" for name in ("stem", "row", "kind", "lang")}
_NAME = say("render.name", example="{title}_V{meta.version}", **_GAPS)
NUMBERINGS = ("chinese", "decimal", "none")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("render", cls=LocalCommand, help=say("render.help"), short_help=say("render.short"))(command)


def command(
    plans: Annotated[list[Path], typer.Argument(metavar=say("names.plans"), help=say("render.plans"), readable=False)],
    to: Annotated[str, typer.Option("--to", metavar="docx,md,pdf,json", help=say("render.to"))] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar=say("names.output"), help=say("render.output"))
    ] = None,
    kind: Annotated[str, typer.Option("--kind", metavar=say("names.kind"), help=say("render.kind"))] = "",
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en|both", help=say("render.lang"))] = "",
    numbering: Annotated[
        str, typer.Option("--numbering", metavar=say("names.style"), help=say("render.numbering"))
    ] = "",
    theme: Annotated[str, typer.Option("--theme", metavar=say("names.theme"), help=say("render.theme"))] = "",
    page_numbers: Annotated[bool, typer.Option("--page-numbers", help=say("render.page_numbers"))] = False,
    settings: Settings = None,
    root: Root = None,
    templates: Templates = None,
    template: Template = None,
    draft: Annotated[bool, typer.Option("--draft", help=say("render.draft"))] = False,
    force: Annotated[bool, typer.Option("--force", help=say("render.force"))] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help=say("render.overwrite"))] = False,
    strict: Annotated[bool, typer.Option("--strict", help=say("render.strict"))] = False,
    check: Annotated[bool, typer.Option("--check", help=say("render.check"))] = False,
    watch: Annotated[bool, typer.Option("--watch", help=say("render.watch"))] = False,
    name: Annotated[str, typer.Option("--name", metavar=say("names.pattern"), help=_NAME)] = "",
    each: Annotated[Path | None, typer.Option("--each", metavar=say("names.file"), help=say("render.each"))] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help=say("render.jobs"))] = 1,
    shard: Annotated[str, typer.Option("--shard", metavar="i/n", help=say("render.shard"))] = "",
    scheduler: Annotated[str, typer.Option("--scheduler", metavar="tcp://…", help=say("render.scheduler"))] = "",
    no_cache: Annotated[bool, typer.Option("--no-cache", help=say("render.no_cache"))] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help=say("render.quiet"))] = False,
) -> None:
    """Render plans; one plan's errors do not keep the others from being rendered."""
    from opsplan.cli.choices import LANGS, cpus, one_of, part_of, some_of, wanted_kinds, wanted_theme
    from opsplan.cli.documents import render
    from opsplan.cli.folders import plans_in
    from opsplan.cli.inputs import file_at, folder_at, own_kinds
    from opsplan.cli.targets import FORMATS, Request, formats_of

    files, nowhere = plans_in(plans)
    if not files:
        raise nowhere[0]
    own = folder_at("--templates", templates)
    request = Request(
        plans=tuple(files),
        formats=some_of("--to", to, FORMATS) if to else formats_of(output),
        output=output,
        kinds=wanted_kinds(kind, own_kinds(own, files)) if kind else (),
        langs=some_of("--lang", lang, LANGS) if lang else (),
        numbering=one_of("--numbering", numbering, NUMBERINGS) if numbering else "",
        theme=wanted_theme(theme) if theme else "",
        page_numbers=page_numbers,
        settings=tuple(settings or ()),
        root=folder_at("--root", root),
        templates=own,
        template=file_at("--template", template),
        draft=draft,
        force=force,
        overwrite=overwrite,
        strict=strict,
        quiet=quiet,
        name=name,
        check=check,
        each=file_at("--each", each),
        cache=not no_cache,
        jobs=jobs or cpus(),
        shard=part_of(shard) if shard else None,
        scheduler=scheduler,
        roots={path: folder for path, folder in files.items() if folder},
    )
    if watch:
        from opsplan.cli.watching import watched

        if check:
            raise OpsplanError(say("errors.apart", one="--watch", other="--check"))
        raise typer.Exit(watched(request, plans))
    raise typer.Exit(render(request, nowhere))
