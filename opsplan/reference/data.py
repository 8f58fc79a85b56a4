"""What the reference knows beside the model: the fields that come first, and values as they stand in the examples."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.resources import read_text


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    data: Mapping[str, Mapping[str, Any]] = yaml.load(read_text("fields.yaml"), Loader=loader)
    return data


def first(part: type[Part]) -> tuple[str, ...]:
    """Return the keys of a part that authors use most; none where the part is small."""
    return tuple(_data()["first"].get(part.words, ()))


def in_order(part: type[Part]) -> tuple[str, ...]:
    """Return all keys of a part, those used most before the others."""
    return tuple(dict.fromkeys((*first(part), *shape.keys(part))))


def samples(part: type[Part], key: str, lang: str) -> tuple[str, ...]:
    """Return values of a field in a language as an author writes them; none where no example has one."""
    found = _data()["samples"].get(part.words, {}).get(key, ())
    listed = found if isinstance(found, list) else [found] if found else []
    said = (one.get(lang, "") if isinstance(one, Mapping) else one for one in listed)
    return tuple(one for one in said if one)
