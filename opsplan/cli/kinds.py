"""`opsplan kinds`: the document kinds, what each needs, and copies of their files to start one's own from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opsplan.cli.help import LocalCommand
from opsplan.cli.language import say, ui_lang
from opsplan.cli.options import Templates

if TYPE_CHECKING:
    from opsplan.kinds import DocumentKind


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("kinds", cls=LocalCommand, help=say("kinds.help"), short_help=say("kinds.short"))(command)


def command(
    kind: Annotated[str, typer.Argument(metavar=say("names.kind"), help=say("kinds.kind"))] = "",
    eject: Annotated[
        tuple[str, Path] | None, typer.Option("--eject", metavar=say("names.eject"), help=say("kinds.eject"))
    ] = None,
    templates: Templates = None,
) -> None:
    """List the kinds, or the chapters of one; or copy a chapter or a kind."""
    from opsplan import console
    from opsplan.cli.inputs import folder_at
    from opsplan.kinds import KINDS

    if eject:
        _eject(*eject)
    elif kind:
        for line in _chapters(_known(kind, folder_at("--templates", templates))):
            console.out(line)
    else:
        for name in KINDS:
            console.out(_line(name))


def _known(name: str, templates: Path | None) -> DocumentKind:
    """Return a kind of opsplan's or of the user's own, who may have it in this folder; none is an OpsplanError."""
    from opsplan import console
    from opsplan.cli.choices import in_english, kind_names
    from opsplan.cli.inputs import source_lines
    from opsplan.errors import OpsplanError
    from opsplan.kinds import KINDS
    from opsplan.library import Library
    from opsplan.loading.near import nearest

    name = in_english(name)
    found, wrong = Library(templates, Path()).kind(name)
    if found:
        return found
    console.findings(wrong, source_lines(wrong, {}), ui_lang())
    near = nearest(name, [*KINDS, *kind_names().values()])
    hint = say("usage.near", near=near) if near else say("errors.all_kinds")
    raise OpsplanError(say("errors.kind_wrong", kind=name) if wrong else say("errors.kind", kind=name, hint=hint))


def _line(name: str) -> str:
    from opsplan.words import words

    return f"{name:<24}{words(ui_lang()).get(f'values.kind.{name}')}"


def _chapters(kind: DocumentKind) -> Iterator[str]:
    from opsplan.words import words

    yield kind.title[ui_lang()]
    yield ""
    for one in kind.chapters:
        mark = "●" if one.required else "○"
        yield f"{mark} {one.id:<18}{one.title[ui_lang()]}"
        prompt = f"prompts.{one.id}"
        if one.required and words(ui_lang()).has(prompt):
            yield f"  {words(ui_lang()).get(prompt)}"
        if one.fields:
            yield "  " + say("kinds.fields", fields=say("kinds.between").join(map(_field, one.fields)))
    yield ""
    yield say("kinds.legend")


def _field(path: str) -> str:
    """Return a field as it is written; in Chinese with both of its keys."""
    from opsplan.model.shape import called_path
    from opsplan.words import words

    return words(ui_lang()).say("formats.field", {"field": path, "chinese": called_path("zh", path)})


def _eject(name: str, folder: Path) -> None:
    """Copy the template of a chapter, or the file of a kind, to a folder; a file that is there stays."""
    from opsplan import console
    from opsplan.cli.inputs import why
    from opsplan.errors import OpsplanError
    from opsplan.saving import save

    source, target = _source(name, folder)
    if target.exists():
        raise OpsplanError(say("kinds.exists", file=target))
    try:
        save(target, source.read_bytes())
    except OSError as error:
        raise OpsplanError(say("errors.unwritable", file=target, why=why(error))) from None
    console.out(say("kinds.ejected", file=target, folder=folder))


def _source(name: str, folder: Path) -> tuple[Path, Path]:
    """Return the file of a chapter or a kind, and the file that its copy is; another name is an OpsplanError."""
    from opsplan import resources
    from opsplan.cli.choices import in_english, kind_names
    from opsplan.errors import OpsplanError
    from opsplan.kinds import KINDS, chapter_fields
    from opsplan.library import TEMPLATE
    from opsplan.loading.near import nearest
    from opsplan.model.shape import chapter_keys

    name = in_english(chapter_keys().get(name, name))
    if name in chapter_fields():
        return resources.folder() / f"chapters/{name}{TEMPLATE}", folder / f"{name}{TEMPLATE}"
    if name in KINDS:
        return resources.folder() / f"kinds/{name}.yaml", folder / f"{name}.yaml"
    near = nearest(name, [*chapter_fields(), *chapter_keys(), *KINDS, *kind_names().values()])
    hint = say("usage.near", near=near) if near else say("kinds.all_chapters")
    raise OpsplanError(say("kinds.no_chapter", name=name, hint=hint))
