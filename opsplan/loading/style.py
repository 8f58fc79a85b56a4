"""In which keys a plan is written, Chinese or English: hints name fields as their author does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from opsplan.findings import Finding
from opsplan.model.shape import KEY_LANG

_KEY = re.compile(r"(?<![^\s{,\-])([a-z][a-z_]+|[\u4e00-\u9fff]+)[ ]?[:：](?=\s|$)")


def style(text: str) -> str:
    """Return the language of most keys of a plan: `zh` or `en`; nothing where it has no key at all."""
    keys = [key.isascii() for key in _KEY.findall(text)]
    return "" if not keys else "en" if 2 * sum(keys) > len(keys) else KEY_LANG


def in_style(found: Iterable[Finding], style_of: Callable[[str], str]) -> list[Finding]:
    """Return findings that know in which keys their file is written, as `style_of` says; English is not said."""
    return [_styled(one, style_of(one.place.file)) for one in found]


def _styled(one: Finding, keys: str) -> Finding:
    return one if keys == "en" else replace(one, args={**one.args, "style": keys})
