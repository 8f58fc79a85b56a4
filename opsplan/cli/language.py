"""The language in which opsplan speaks to its user."""

from __future__ import annotations

import locale
import os
import sys
from functools import cache

from opsplan.words import LANGS, words

OPTION = "--ui-lang"


@cache
def ui_lang() -> str:
    """Return `--ui-lang`, else OPSPLAN_LANG, else Chinese where the locale is Chinese, or else English."""
    asked = (_option(sys.argv[1:]), os.environ.get("OPSPLAN_LANG", ""))
    return next((one for one in asked if one in LANGS), "") or ("zh" if _speaks_chinese() else "en")


def without_option(argv: list[str]) -> list[str]:
    """Return a command line without `--ui-lang`, which may stand anywhere in it."""
    kept: list[str] = []
    words_left = iter(argv)
    for one in words_left:
        if one == OPTION:
            next(words_left, None)
        elif not one.startswith(f"{OPTION}="):
            kept.append(one)
    return kept


def _option(argv: list[str]) -> str:
    for place, one in enumerate(argv):
        if one == OPTION and place + 1 < len(argv):
            return argv[place + 1]
        if one.startswith(f"{OPTION}="):
            return one.partition("=")[2]
    return ""


def _speaks_chinese() -> bool:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.startswith("zh")
    return (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))


def say(key: str, **args: object) -> str:
    """Return words of the command line in the user's language."""
    return words(ui_lang()).say(f"cli.{key}", args)
