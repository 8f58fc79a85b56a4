"""`opsplan kinds`: the document kinds, and what each needs."""

from __future__ import annotations

from typing import Annotated

import typer

from opsplan.cli.help import LocalCommand
from opsplan.cli.language import say, ui_lang


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("kinds", cls=LocalCommand, help=say("kinds.help"), short_help=say("kinds.short"))(command)


def command(
    kind: Annotated[str, typer.Argument(metavar=say("names.kind"), help=say("kinds.kind"))] = "",
) -> None:
    """List the kinds, or the chapters of one."""
    from opsplan import console
    from opsplan.kinds import KINDS

    if not kind:
        for name in KINDS:
            console.out(_line(name))
        return
    for line in _chapters(_known(kind)):
        console.out(line)


def _known(name: str) -> str:
    from opsplan.cli.choices import in_english
    from opsplan.errors import OpsplanError
    from opsplan.kinds import KINDS
    from opsplan.loading.near import nearest

    name = in_english(name)
    if name in KINDS:
        return name
    near = nearest(name, KINDS)
    hint = say("usage.near", near=near) if near else say("errors.all_kinds")
    raise OpsplanError(say("errors.kind", kind=name, hint=hint))


def _line(name: str) -> str:
    from opsplan.kinds import kind
    from opsplan.words import words

    built = "" if kind(name) else f"  {say('kinds.later')}"
    return f"{name:<24}{words(ui_lang()).get(f'values.kind.{name}')}{built}"


def _chapters(name: str) -> list[str]:
    from opsplan.kinds import chapter_fields, kind
    from opsplan.words import words

    found = kind(name)
    if found is None:
        return [_line(name)]
    lines = [found.title[ui_lang()], ""]
    for one in found.chapters:
        mark = "●" if one.required else "○"
        lines.append(f"{mark} {one.id:<18}{one.title[ui_lang()]}")
        what = words(ui_lang()).get(f"prompts.{one.id}") if one.required else ""
        named = say("kinds.between").join(map(_field, chapter_fields()[one.id]))
        fields = say("kinds.fields", fields=named)
        lines += [f"  {line}" for line in (what, fields) if line]
    return [*lines, "", say("kinds.legend")]


def _field(path: str) -> str:
    """Return a field as it is written; in Chinese with both of its keys."""
    from opsplan.model.shape import called_path
    from opsplan.words import words

    return words(ui_lang()).say("formats.field", {"field": path, "chinese": called_path("zh", path)})
