"""Items of a list that begin with another sign than a dash: `• 甲`, `1. 甲`.

Codes: YAML-07.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from opsplan.findings import Finding, Severity
from opsplan.loading.blocks import BEFORE_VALUE, NUMBER, SIGN, bullet
from opsplan.loading.builder import Builder
from opsplan.loading.colons import holds_things
from opsplan.loading.gaps import CODE
from opsplan.loading.reading import Reading
from opsplan.loading.tree import Map, Seq
from opsplan.loading.ways import at

_BULLET = re.compile(rf"^[ ]*+({SIGN}|{NUMBER})", re.MULTILINE)
_NUMBERED = re.compile(NUMBER)
_ITEM = re.compile(rf"[ ]*+(?:{SIGN}|{NUMBER})[ ]*+(\S.*)")


def bullets(text: Reading) -> Iterator[Finding]:
    """`• 甲` and `1. 甲` are texts, `– name` and `2、name` are keys.

    Texts may well begin with a number; where lines with numbers are one text to YAML, this is said as a warning, as an
    error where the text would be the name of one thing.
    """
    several = {begin: text.text[begin:end] for begin, end in text.builder.folded}
    for found in _BULLET.finditer(text.text):
        begin = found.start(1)
        if begin not in text.plain:
            continue
        key = BEFORE_VALUE.match(text.text, text.plain[begin]) is not None
        numbered, lines, path = bool(_NUMBERED.match(found[1])), several.get(begin, ""), text.path(begin)
        if numbered and not key and not _BULLET.search(lines.partition("\n")[2]):
            continue
        sure = key or (lines and (not numbered or holds_things(path)))
        severity = Severity.ERROR if sure else Severity.WARNING
        wrong = bullet(text, begin, code=CODE, severity=severity, path=path)
        if wrong:
            every = len(_BULLET.findall(lines)) > 1
            yield replace(wrong, args={**wrong.args, "each": wrong.args["fix"]}) if every else wrong


def as_lists(builder: Builder) -> None:
    """Put a list where lines with a sign each are one text to YAML and things are wanted: each can be judged."""
    text = Reading(builder.text, builder.file, builder.first, builder)
    for begin, end in builder.folded:
        lines = builder.text[text.start(begin) : end].split("\n")
        items = [(number, _ITEM.fullmatch(line)) for number, line in enumerate(lines) if line.strip()]
        if not text.begins(begin) or not all(item for _, item in items):
            continue
        path = text.path(begin)
        holder = at(builder.root[0], path[:-1]) if path else None
        if not holds_things(path) or not isinstance(holder, Map):
            continue
        line, column = holder.marks[str(path[-1])][1][:2]
        listed = Seq((line, column))
        for number, item in items:
            assert item is not None
            listed.append(item[1].rstrip(" "))
            listed.marks.append((line + number, column))
        holder[str(path[-1])] = listed
