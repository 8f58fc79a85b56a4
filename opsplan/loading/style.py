"""In which keys a plan is written, Chinese or English: hints name fields as their author does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from opsplan.findings import Finding
from opsplan.model.shape import KEY_LANG

_KEY = re.compile(r"(?<![^\s{,\-])([a-z][a-z_]+|[\u4e00-\u9fff]+)[ ]?[:：](?=\s|$)")


def style(text: str) -> str:
    """Return the language of most keys of a plan: `zh` or `en`; nothing where it has no key at all."""
    keys = [key.isascii() for key in _KEY.findall(text)]
    return "" if not keys else "en" if 2 * sum(keys) > len(keys) else KEY_LANG


def in_style(found: Iterable[Finding], text: str) -> list[Finding]:
    """Return findings that know in which keys their plan is written; English is not said."""
    listed = list(found)
    keys = style(text) if listed else "en"
    return listed if keys == "en" else [replace(one, args={**one.args, "keys": keys}) for one in listed]
