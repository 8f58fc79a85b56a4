"""What is wrong with a command line, in the user's language."""

from __future__ import annotations

from typing import Any

from opsplan.cli.language import say

#: The library's errors by name, and what we say of each.
ERRORS = {
    "NoSuchOption": "usage.option",
    "NoSuchCommand": "usage.command",
    "MissingParameter": "usage.missing",
    "BadParameter": "usage.value",
    "BadOptionUsage": "usage.option_value",
}


def told(error: Exception) -> str | None:
    """Return a usage error in a sentence, with where help is to be had, or None for any other error."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error)
    if not hasattr(error, "format_message"):
        return None
    detail: Any = error
    context = getattr(detail, "ctx", None)
    command = context.command_path if context is not None else "opsplan"
    key = ERRORS.get(type(error).__name__, "usage.other")
    args = {
        "option": getattr(detail, "option_name", "") or _parameter(detail, context),
        "near": ", ".join(getattr(detail, "possibilities", None) or ()),
        "message": detail.format_message(),
    }
    near = say("usage.near", **args) if args["near"] else ""
    return f"{say(key, **args)}{near}\n{say('usage.help', command=command)}"


def _parameter(error: Any, context: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", "") or "")
    return (
        " / ".join(parameter.opts) if parameter.opts and parameter.opts[0].startswith("-") else parameter.name.upper()
    )
