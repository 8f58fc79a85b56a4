"""Completion in the shell: the library's, told of in the user's language."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import partial
from typing import Any

import typer

from opsplan.cli.language import say
from opsplan.errors import OpsplanError

#: Set by the shell when it asks what may come next.
VARIABLE = "_OPSPLAN_COMPLETE"


def localised(command: Any) -> Any:
    """Return the application with its options for completion answering in the user's language."""
    for param in command.params:
        if param.name == "install_completion":
            param.callback = _install
        elif param.name == "show_completion":
            param.callback = partial(_show, param.callback)
    return command


def _install(context: Any, _param: Any, value: Any) -> Any:
    from typer.completion import install  # type: ignore[attr-defined]

    from opsplan import console

    if not value or context.resilient_parsing:
        return value
    (shell, path), _ = _quietly(lambda: install(prog_name="opsplan"))
    console.out(say("completion.installed", shell=shell, file=path))
    raise typer.Exit


def _show(library: Callable[..., Any], context: Any, param: Any, value: Any) -> Any:
    from opsplan import console

    if not value or context.resilient_parsing:
        return value
    _, script = _quietly(lambda: library(context, param, value))
    console.data(script)
    raise typer.Exit


def _quietly(do: Callable[[], Any]) -> tuple[Any, str]:
    """Return what `do` returns and what it prints; where it gives up, its English sentence gives way to ours."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(io.StringIO()), suppress(SystemExit):
            return do(), printed.getvalue()
    except typer.Exit:
        raise OpsplanError(say("completion.unknown")) from None
    return None, printed.getvalue().rstrip()
