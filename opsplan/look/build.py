"""Themes from their files, each of which says what is different from the theme that it is based on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from opsplan.look.parts import Band, Border, Font, FontFace, Front, Level, Numbers, Page, Rule, Running, Second, Tables
from opsplan.look.theme import Style, Theme
from opsplan.resources import read_text

#: The themes that ship with opsplan; the first is used where none is named.
NAMES = ("business", "official", "plain")


class Colours(dict[str, str]):
    """Colours by name; one that is no name is a colour of its own, RRGGBB."""

    def __missing__(self, key: str) -> str:
        return key


def load(name: str) -> Theme:
    """Return the theme of that name, one of NAMES."""
    return built(raw(name))


def raw(name: str) -> dict[str, Any]:
    """Return what the file of a theme says, laid over the theme that it is based on."""
    import yaml

    said = yaml.load(read_text(f"themes/{name}.yaml"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return over(raw(said.pop("based")), said) if "based" in said else said


def over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return what two themes say together: mappings merge, what is empty takes away, everything else replaces."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = over(merged[key], value) if both else value
        if value is None:
            del merged[key]
    merged.pop("based", None) if "styles" in merged else None
    return merged


def built(said: Mapping[str, Any]) -> Theme:
    """Return the theme that a whole file says; a key that there is not is a TypeError."""
    parts = {
        "fonts": {key: Font(**one) for key, one in said["fonts"].items()},
        "faces": {key: FontFace(**one) for key, one in said["faces"].items()},
        "colours": Colours(said["colours"]),
        "weights": tuple(said["weights"]),
        "page": Page(**said["page"]),
        "tables": _tables(said["tables"]),
        "front": _front(said["front"]),
        "running": Running(**said["running"]),
        "numbers": _numbers(said["numbers"]),
        "styles": {key: _style(one) for key, one in said["styles"].items()},
        "second": Second(**said["second"]),
        "bilingual": {key: _style(one) for key, one in said["bilingual"].items()},
    }
    return Theme(**{**said, **parts})


def _front(said: Mapping[str, Any]) -> Front:
    return Front(**{**said, "band": Band(**said["band"]) if said.get("band") else None})


def _tables(said: Mapping[str, Any]) -> Tables:
    sides = {key: {side: Rule(**one) for side, one in said[key].items()} for key in ("rules", "figures")}
    return Tables(**{**said, **sides, "head": Rule(**said["head"]) if said.get("head") else None})


def _numbers(said: Mapping[str, Any]) -> Numbers:
    levels = {key: tuple(Level(**one) for one in said[key]) for key in ("chinese", "decimal", "lists")}
    return Numbers(**{**said, **levels, "bullets": tuple(said["bullets"])})


def _style(said: Mapping[str, Any]) -> Style:
    border = said.get("border")
    return Style(**{**said, "border": Border(**border) if border else None})
