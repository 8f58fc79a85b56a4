"""Help pages: laid out by opsplan itself, so that all of them is in the user's language and breaks where it may."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from opsplan.cli.language import say
from opsplan.cli.usage import local_errors, no_more, resolve
from opsplan.columns import width, wrap

#: Help is no wider than this, and its first column no wider than that.
WIDEST, FIRST = 80, 28
#: The options that the library adds, and our words for them.
ADDED = {"help": "help_help", "install_completion": "completion.install", "show_completion": "completion.show"}

Row = tuple[str, str]


def page(command: Any, context: Any) -> str:
    """Return the help page of a command."""
    params = [one for one in command.get_params(context) if not getattr(one, "hidden", False)]
    arguments = [one for one in params if one.param_type_name == "argument"]
    options = [one for one in params if one.param_type_name == "option"]
    commands = [(name, command.get_command(context, name)) for name in getattr(command, "commands", ())]
    usage = [context.command_path, say("usage.options"), *map(_name, arguments)]
    if commands:
        usage.append(say("usage.commands"))
    sections = (
        ("arguments", [(_name(one), one.help or "") for one in arguments]),
        ("options", [_option(one) for one in options]),
        ("commands", [(name, one.short_help or "") for name, one in commands]),
    )
    room = min(shutil.get_terminal_size().columns, WIDEST) - 2
    lines = [say("usage.line", line=" ".join(usage)), "", *(f"  {line}" for line in wrap(command.help or "", room - 2))]
    for title, rows in sections:
        if rows:
            lines += ["", say(f"sections.{title}"), *_table(rows, room)]
    return "\n".join(lines)


def _name(argument: Any) -> str:
    name = argument.metavar or argument.name
    return name if argument.required else f"[{name}]"


def _option(option: Any) -> Row:
    names = ", ".join(sorted(option.opts, key=len))
    help_text = say(ADDED[option.name]) if option.name in ADDED else option.help or ""
    return (names if option.is_flag else f"{names} {option.metavar}", help_text)


def _table(rows: list[Row], room: int) -> Iterator[str]:
    """Return rows in two columns; a first cell that is too wide has its line for itself."""
    first = max(width(name) for name, _ in rows if width(name) <= FIRST)
    for name, text in rows:
        lines = wrap(text, room - first - 4)
        if width(name) > first:
            yield f"  {name}"
        else:
            yield f"  {name}{' ' * (first - width(name))}  {lines.pop(0) if lines else ''}".rstrip()
        yield from (" " * (first + 4) + line for line in lines)


def _show(context: Any, _option: Any, value: bool) -> None:
    from opsplan import console

    if value and not context.resilient_parsing:
        console.out(context.get_help())
        context.exit()


def _answering(option: Any) -> Any:
    """Return the help option, printing as everything else is printed, whatever the console can show."""
    if option is not None:
        option.callback = _show
    return option


class LocalCommand(TyperCommand):
    """A command that speaks the user's language in its help and its usage errors."""

    allow_extra_args = True

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return page(self, ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that asks for the help page."""
        return _answering(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return what is left of a command line, which must be nothing."""
        with local_errors(ctx):
            return no_more(ctx, super().parse_args(ctx, args))


class LocalGroup(TyperGroup):
    """A group of commands that speaks the user's language in its help and its usage errors."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return page(self, ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that asks for the help page."""
        return _answering(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return what is left of a command line: a command and its own."""
        with local_errors(ctx):
            return super().parse_args(ctx, [] if args == ["--"] else args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that is named first, and what follows it."""
        return resolve(self, ctx, args)
