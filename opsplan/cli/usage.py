"""What is wrong with a command line, in the user's language."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from opsplan.cli.language import say
from opsplan.errors import OpsplanError


class UsageError(OpsplanError):
    """A command line is wrong; the message says how, and where help is to be had."""


class NoCommandError(UsageError):
    """Nothing was asked for; the message is the help page."""


@contextmanager
def local_errors(context: Any) -> Iterator[None]:
    """Turn the library's usage errors into ours, known by their names: the library has moved them about."""
    try:
        yield
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            raise NoCommandError(context.get_help()) from None
        if not hasattr(error, "format_message"):
            raise
        tell = _TOLD.get(type(error).__name__, _other)
        raise UsageError(_with_help(tell(error, context), context)) from None


def no_more(context: Any, left: list[str]) -> list[str]:
    """Return the arguments that a command has no use for, of which there must be none."""
    if left and not context.resilient_parsing:
        raise UsageError(_with_help(say("usage.extra", words=" ".join(left)), context))
    return left


def resolve(group: Any, context: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
    """Return the name of a command, the command, and its arguments."""
    from opsplan.loading.near import nearest

    name, *rest = args
    command = group.get_command(context, name)
    if command is not None or context.resilient_parsing:
        return name, command, rest
    near = called(name) or nearest(name, group.commands)
    told = say("usage.command", command=name)
    if near:
        told += say("usage.near", near=f"{context.command_path} {near}")
    elif Path(name).suffix.lower() in (".yaml", ".yml"):
        told += say("usage.near", near=f"{context.command_path} render {name}")
    raise UsageError(_with_help(told, context))


def called(name: str) -> str:
    """Return the command that somebody calls otherwise: 检查 is `check`, help an option; or nothing."""
    from opsplan.words import words

    names: dict[str, list[str]] = words("zh").get("cli.commands")
    return next((command for command, others in names.items() if name.lower() in others), "")


def refuse_other_dashes(argv: list[str]) -> None:
    """Raise a UsageError for an option whose dashes are not those of a keyboard in English: ——lang, —-lang."""
    for one in argv:
        found = re.match("-*[—–－][—–－-]*([a-z][a-z-]*)", one)
        if found and not os.path.lexists(one):
            raise UsageError(say("usage.dashes", typed=one, option=f"--{found[1]}"))


def _with_help(told: str, context: Any) -> str:
    return f"{told.rstrip()}\n{say('usage.help', command=context.command_path)}"


def _no_option(error: Any, context: Any) -> str:
    from opsplan.loading.near import nearest

    named = [name for one in context.command.get_params(context) for name in one.opts]
    long = [name.removeprefix("--") for name in named if name.startswith("--")]
    typed = (one.lstrip("-").partition("=")[0] for one in sys.argv[1:] if re.match("-[a-z]", one))
    near = next((one for one in typed if one in long), "") or nearest(error.option_name.lstrip("-"), long)
    return say("usage.option", option=error.option_name) + (say("usage.near", near=f"--{near}") if near else "")


def _option_value(error: Any, context: Any) -> str:
    named = next(one for one in context.command.get_params(context) if error.option_name in one.opts)
    if named.is_flag:
        return say("usage.no_value", option=error.option_name)
    return say("usage.value_missing", option=error.option_name, what=named.metavar or "…")


def _no_number(error: Any, context: Any) -> str:
    """Tell of a value that is no whole number, or none that the option takes: the library says it in English."""
    if error.param is None or not isinstance(error.param.default, int):
        return _other(error, context)
    return say("usage.whole", option=error.param.opts[0], example=2)


def _missing(error: Any, context: Any) -> str:
    what = (error.param.metavar or error.param.name).removesuffix("...")
    return say("usage.missing", what=what, command=context.command_path)


def _other(error: Any, _context: Any) -> str:
    return say("usage.other", message=error.format_message())


#: The library's errors by name, and what we say of each.
_TOLD: dict[str, Callable[[Any, Any], str]] = {
    "NoSuchOption": _no_option,
    "BadOptionUsage": _option_value,
    "BadParameter": _no_number,
    "MissingParameter": _missing,
}
