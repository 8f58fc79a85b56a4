"""The theme file of a user's own: it says what theme it is based on, and only what is to be different.

The code of what may be wrong with it is THEME-01.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from opsplan.findings import Finding, Severity, in_order
from opsplan.findings import Path as Way
from opsplan.loading.near import nearest
from opsplan.loading.source import Source, read
from opsplan.loading.tree import Map
from opsplan.look.build import NAMES, Colours, over, raw
from opsplan.look.doubts import COLOUR, doubts
from opsplan.look.parts import SIDES
from opsplan.look.theme import Style, Theme

#: What may be left empty, so that there is none of it.
_NONE = ("border", "head", "band", *SIDES)
#: The keys under which a style says what is different, as keys of a style.
_PARTS = ("zh", "en", "both", "second", "tight")
#: What to say of pydantic's errors.
_MESSAGES = {
    "unexpected_keyword_argument": "theme-key",
    "literal_error": "theme-choice",
    "float_parsing": "theme-number",
    "int_parsing": "theme-whole",
    "int_from_float": "theme-whole",
    "bool_parsing": "theme-flag",
    "missing": "theme-lacks",
    "missing_argument": "theme-lacks",
    "dataclass_type": "theme-mapping",
    "mapping_type": "theme-mapping",
    "dict_type": "theme-mapping",
    "tuple_type": "theme-list",
}
Say = Callable[..., None]


def read_theme(file: Path) -> tuple[Theme | None, list[Finding]]:
    """Return the theme that a file describes, or None, and what is wrong with it."""
    data = file.read_bytes()
    source, found = read(data, str(file))
    if source is None:
        return None, found
    theme, wrong = _theme(source, file.stem)
    found = in_order([*found, *wrong])
    if theme is None or any(one.severity is Severity.ERROR for one in found):
        return None, found
    return replace(theme, source=data), found


def _theme(source: Source, name: str) -> tuple[Theme | None, list[Finding]]:
    found: list[Finding] = []

    def say(message: str, way: Way, *, at_key: bool = False, **args: Any) -> None:
        place = source.place(way, key=at_key)
        found.append(Finding("THEME-01", Severity.ERROR, message, place, source.written_path(way), args))

    tree = {"name": name, **_plain(source.tree, (), say)}
    based = tree.pop("based", NAMES[0])
    if based not in NAMES:
        near = nearest(str(based), NAMES)
        say("theme-based", ("based",), value=_shown(based), near=near, known=list(NAMES))
        return None, found
    theme = None if found else _typed(over(raw(based), tree), say)
    for message, way, args in doubts(theme) if theme else ():
        say(message, way, **args)
    return theme, found


def _plain(here: Any, way: Way, say: Say) -> Any:
    """Return a tree as plain mappings and lists, its colours without #; what is empty for no reason is said."""
    if isinstance(here, Map):
        return {key: _plain(here.get(key), (*way, key), say) for key in here.marks}
    if isinstance(here, list):
        return [_plain(one, (*way, place), say) for place, one in enumerate(here)]
    if here is None and way[-1] not in _NONE:
        say("theme-empty", way, key=way[-1])
    return here[1:] if isinstance(here, str) and here.startswith("#") and COLOUR.fullmatch(here[1:]) else here


@cache
def _adapter(form: type) -> TypeAdapter[Any]:
    """Return what reads a form, in a tuple: pydantic gives the settings of one to the dataclasses in it."""
    return TypeAdapter(tuple[form], config=ConfigDict(extra="forbid"))  # type: ignore[valid-type]


def _typed(said: dict[str, Any], say: Say) -> Theme | None:
    """Return the theme that a whole tree says; or None, and say what keys mean nothing and which values are wrong."""
    errors = list(_errors(Theme, said, ()))
    for place in ("styles", "bilingual"):
        for key, style in _mapping(said.get(place)).items():
            for part in (one for one in _PARTS if isinstance(_mapping(style).get(one), Mapping)):
                errors += _errors(Style, {"name": "", **style[part]}, (place, key, part))
    for error, way in errors:
        _wrong(error, way, say)
    if errors:
        return None
    theme: Theme = _adapter(Theme).validate_python((said,))[0]
    styles, bilingual = ({key: _whole(one) for key, one in some.items()} for some in (theme.styles, theme.bilingual))
    return replace(theme, colours=Colours(theme.colours), styles=styles, bilingual=bilingual)


def _whole(style: Style) -> Style:
    """Return a style whose parts hold what their texts say."""
    parts: dict[str, Any] = {part: _part(getattr(style, part)) for part in _PARTS}
    return replace(style, **parts)


def _part(said: Mapping[str, Any]) -> dict[str, Any]:
    read = _adapter(Style).validate_python(({"name": "", **said},))[0]
    return {key: getattr(read, key) for key in said}


def _errors(form: type, said: Any, before: Way) -> Iterator[tuple[Any, Way]]:
    """Yield pydantic's errors with the way to each."""
    try:
        _adapter(form).validate_python((said,))
    except ValidationError as error:
        for one in error.errors(include_url=False):
            yield one, (*before, *(step for step in one["loc"][1:] if step != "[key]"))


def _wrong(error: Any, way: Way, say: Say) -> None:
    """Say what one of pydantic's errors says."""
    message = _MESSAGES.get(error["type"], "theme-value")
    args: dict[str, Any] = {"key": way[-1], "value": _shown(error["input"])}
    if message == "theme-key":
        args |= {"value": way[-1], "near": nearest(str(way[-1]), _known(way[:-1])), "known": _known(way[:-1])}
    if message == "theme-choice":
        known = [one for one in re.findall(r"'([^']*)'", error["ctx"]["expected"]) if one]
        args |= {"near": nearest(_shown(error["input"]), known), "known": known}
    say(message, way, at_key=message == "theme-key" or error["loc"][-1] == "[key]", **args)


def _known(way: Way) -> list[str]:
    """Return the keys that may stand at a place, as the theme that every other is based on has them."""
    if way[:1] in (("styles",), ("bilingual",)) and len(way) > 1:
        return [one.name for one in fields(Style)]
    here: Any = raw(NAMES[0])
    for step in way:
        here = here.get(step, {}) if isinstance(here, Mapping) else {}
    return [*here, "based"] if not way else list(_mapping(here))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _shown(value: Any) -> str:
    """Return a value as a message shows it."""
    return value if isinstance(value, str) else ""
