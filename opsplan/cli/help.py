"""Help in the user's language: the few words that the library says itself."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from opsplan.cli.language import ui_lang
from opsplan.words import words


def localised(text: str) -> str:
    """Return a help page with the library's own words in the user's language."""
    for english, own in words(ui_lang()).get("cli.help_words").items():
        text = re.sub(rf"(?m){re.escape(english)}", own.replace("\\", r"\\"), text)
    return text


class LocalCommand(TyperCommand):
    """A command whose help page is wholly in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return localised(super().get_help(ctx))


class LocalGroup(TyperGroup):
    """A group of commands whose help page is wholly in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return localised(super().get_help(ctx))
