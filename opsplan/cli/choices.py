"""Options that take one or several of a few values."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from opsplan.cli.language import say, ui_lang
from opsplan.errors import OpsplanError

if TYPE_CHECKING:
    from opsplan.checks.selecting import Choice

#: The languages of a document.
LANGS = ("zh", "en", "both")


def spoken(lang: str) -> tuple[str, ...]:
    """Return the languages that a document in `lang` has."""
    return ("zh", "en") if lang == "both" else (lang,)


def one_of(option: str, value: str, known: Sequence[str], names: Mapping[str, str] | None = None) -> str:
    """Return a value that an option allows; another one is an OpsplanError that names the nearest.

    `names` are what the values are called for the reader, where they are told with these.
    """
    value = in_english_word(value, known)
    if value in known:
        return value
    from opsplan.loading.near import nearest

    near = nearest(value, [*known, *(names or {}).values()])
    hint = say("usage.near", near=near) if near else ""
    told = [say("errors.named", value=one, name=names[one]) for one in known] if names else known
    raise OpsplanError(say("errors.choice", option=option, value=value, known=listed(told), hint=hint))


def kind_names() -> dict[str, str]:
    """Return what each document kind is called in the reader's language, in the order of the kinds."""
    from opsplan.kinds import KINDS
    from opsplan.words import words

    return {name: str(words(ui_lang()).get(f"values.kind.{name}")) for name in KINDS}


def in_english_word(value: str, known: Sequence[str]) -> str:
    """Return the value of an option that a Chinese word stands for: 中文 is zh, 最简 minimal."""
    if value in known:
        return value
    from opsplan.words import words

    names: dict[str, list[str]] = words("zh").get("cli.values")
    return next((one for one in known if value.lower() in names.get(one, ())), value)


def listed(known: Sequence[str]) -> str:
    """Return values as a list in a sentence."""
    return say("errors.between").join(known)


def some_of(option: str, value: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the values of a comma-separated option, each once and in order."""
    given = [one.strip() for one in value.replace("，", ",").split(",") if one.strip()]
    return tuple(dict.fromkeys(one_of(option, one, known) for one in given or [value]))


def part_of(value: str) -> tuple[int, int]:
    """Return which part of how many a run is for: `2/3` is the second of three; anything else is an OpsplanError."""
    number, _, count = value.partition("/")
    if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return int(number), int(count)
    raise OpsplanError(say("errors.shard", value=value))


def cpus() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_english(value: str) -> str:
    """Return document kinds by their ids; they may be written with their Chinese names, as in a plan."""
    from opsplan.model.document import Kind
    from opsplan.model.shape import labels

    if value.isascii():
        return value
    known = labels(Kind)
    return ",".join(known.get(one.strip(), one) for one in value.replace("，", ",").split(","))


def wanted_kinds(value: str, own: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the document kinds that were asked for; `own` tells whether the user has one of a name.

    One that there is not is an OpsplanError.
    """
    from opsplan.kinds import KINDS

    given = [one.strip() for one in in_english(value).replace("，", ",").split(",") if one.strip()]
    return tuple(
        dict.fromkeys(one if own(one) else one_of("--kind", one, KINDS, kind_names()) for one in given or [value])
    )


def wanted_theme(value: str) -> str:
    """Return the name of a theme, or the path of a theme file; what is neither is an OpsplanError."""
    from opsplan.cli.inputs import refuse_unreachable
    from opsplan.look.build import NAMES

    name = in_english_word(value, NAMES)
    if name in NAMES:
        return name
    refuse_unreachable(Path(value))
    if Path(value).is_file():
        return value
    if Path(value).is_dir() or Path(value).suffix or Path(value).name != value:
        raise OpsplanError(say("errors.no_theme", file=value))
    return one_of("--theme", value, NAMES)


def wanted_codes(option: str, value: str) -> tuple[Choice, ...]:
    """Return the checks that an option names, comma-separated: GOAL-05, GOAL, GOAL-05:G1.

    A code that there is not is an OpsplanError that names the nearest.
    """
    from opsplan.checks.selecting import choice

    given = [choice(one) for one in value.replace("，", ",").replace("、", ",").split(",") if one.strip()]
    for one in given:
        known_code(one.code, option)
    return tuple(given)


def known_code(code: str, option: str = "") -> None:
    """Raise an OpsplanError where there is no check with a code, nor where an `option` named it checks of a subject."""
    from opsplan.checks.explaining import codes
    from opsplan.loading.near import nearest

    known = [*codes(), *(dict.fromkeys(one.partition("-")[0] for one in codes()) if option else ())]
    if code not in known:
        near = nearest(code, known)
        hint = say("usage.near", near=near) if near else say("explain.all")
        raise OpsplanError(say("explain.unknown", code=code, hint=hint))
