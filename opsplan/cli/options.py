"""Options that several commands take alike."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from opsplan.cli.language import say

Settings = Annotated[list[str] | None, typer.Option("--set", metavar=say("names.setting"), help=say("render.set"))]
Root = Annotated[Path | None, typer.Option("--root", metavar=say("names.folder"), help=say("render.root"))]
Templates = Annotated[
    Path | None, typer.Option("--templates", metavar=say("names.folder"), help=say("render.templates"))
]
Template = Annotated[Path | None, typer.Option("--template", metavar=say("names.file"), help=say("render.template"))]
