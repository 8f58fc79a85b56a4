"""The language in which opsplan speaks to its user."""

from __future__ import annotations

import locale
import os
import sys
from contextvars import ContextVar

from opsplan.errors import OpsplanError
from opsplan.words import LANGS, words

OPTION = "--ui-lang"
_SPOKEN: ContextVar[str] = ContextVar("ui_lang", default="en")


def ui_lang() -> str:
    """Return the language that `listen` chose."""
    return _SPOKEN.get()


def speak(lang: str) -> None:
    """Choose the language."""
    _SPOKEN.set(lang)


def listen(argv: list[str]) -> list[str]:
    """Choose the language, and return the command line without `--ui-lang`, which may stand anywhere in it.

    It is `--ui-lang`, else OPSPLAN_LANG, else Chinese where the locale is Chinese, or else English.
    """
    _SPOKEN.set(_of_surroundings())
    kept, asked = _parted(argv)
    if asked is None:
        return kept
    if asked not in LANGS:
        known = say("errors.between").join(LANGS)
        told = "errors.choice" if asked else "usage.value_missing"
        raise OpsplanError(say(told, option=OPTION, value=asked, known=known, hint="", what="zh|en"))
    _SPOKEN.set(asked)
    return kept


def _parted(argv: list[str]) -> tuple[list[str], str | None]:
    """Return a command line without the option, and the option's last value."""
    end = argv.index("--") if "--" in argv else len(argv)
    kept: list[str] = []
    asked: str | None = None
    rest = iter(argv[:end])
    for one in rest:
        if one == OPTION:
            asked = next(rest, "")
        elif one.startswith(f"{OPTION}="):
            asked = one.partition("=")[2]
        else:
            kept.append(one)
    return kept + argv[end:], asked


def _of_surroundings() -> str:
    named = os.environ.get("OPSPLAN_LANG", "")[:2].lower()
    if named in LANGS:
        return named
    return "zh" if _locale().lower().startswith(("zh", "chinese")) and _shows_chinese() else "en"


def _locale() -> str:
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, named), None) or locale.getlocale()[0] or ""


def _shows_chinese() -> bool:
    """Tell whether the console has Chinese characters at all; question marks would tell nobody anything."""
    try:
        "中文".encode(getattr(sys.stderr, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def say(key: str, **args: object) -> str:
    """Return words of the command line in the user's language."""
    return words(ui_lang()).say(f"cli.{key}", args)
