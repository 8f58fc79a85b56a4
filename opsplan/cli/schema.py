"""`opsplan schema`: the JSON Schema of a plan, for editors and other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from opsplan.cli.help import LocalCommand
from opsplan.cli.language import say


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("schema", cls=LocalCommand, help=say("schema.help"), short_help=say("schema.short"))(command)


def command(
    keys: Annotated[str, typer.Option("--keys", metavar="en|zh", help=say("schema.keys"))] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar=say("names.output"), help=say("schema.output"))
    ] = None,
) -> None:
    """Print the schema, or write it to a file."""
    from opsplan import console
    from opsplan.cli.choices import one_of
    from opsplan.schema.definitions import STYLES
    from opsplan.schema.document import plan_schema_text

    style = one_of("--keys", keys or STYLES[0], STYLES)
    if output is None:
        console.data(plan_schema_text(style, ascii_only=not console.is_utf8()))
        return
    target = _target(output)
    _save(target, plan_schema_text(style))
    console.out(say("schema.done", file=target))


def _target(path: Path) -> Path:
    """Return the file to write; what is there and is no schema of a plan is an OpsplanError."""
    from opsplan.errors import OpsplanError
    from opsplan.schema import FILE

    target = path / FILE if path.is_dir() else path
    if target.exists() and not _ours(target):
        raise OpsplanError(say("schema.foreign", file=target))
    return target


def _ours(path: Path) -> bool:
    """Tell whether a file is a schema that this command has written."""
    from opsplan.schema import URN

    if not path.is_file():
        return False
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and str(found.get("$id", "")).startswith(URN)


def _save(path: Path, text: str) -> None:
    from opsplan.cli.inputs import why
    from opsplan.errors import OpsplanError
    from opsplan.saving import save

    try:
        save(path, f"{text}\n".encode())
    except OSError as error:
        raise OpsplanError(say("errors.unwritable", file=path, why=why(error))) from None
