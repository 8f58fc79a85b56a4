"""Values that are absent although their author wrote something: a comment was read, or a comma within braces.

Codes: YAML-07.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from opsplan.findings import Finding
from opsplan.loading.blocks import slip
from opsplan.loading.quoting import remedy, rest
from opsplan.loading.reading import Reading
from opsplan.loading.tree import Gap, Map

CODE = "YAML-07"
#: Between a colon and an absent value there is little more than spaces.
LOOK_BACK = 100
_HASH = re.compile(r"[ \t]+(#[^\s#=\-!*])")


def hashes(text: Reading) -> Iterator[Finding]:
    """`note: #21` is an empty value and a comment."""
    for gap in text.builder.gaps:
        if found := _HASH.match(text.text, gap.index):
            fix = remedy(rest(text.text, found.start(1)))
            yield text.say("yaml-hash", found.start(1), CODE, path=gap.path, fix=fix)


def without_value(text: Reading) -> Iterator[Finding]:
    """`{name: 审批, 归档}` has a key 归档 without a value."""
    lonely = [gap for gap in text.builder.gaps if _without_colon(text, gap)]
    for _, gaps in groupby(lonely, key=lambda gap: id(gap.holder)):
        yield from _in_braces(text, list(gaps))


def _without_colon(text: Reading, gap: Gap) -> bool:
    if not isinstance(gap.holder, Map) or gap.key is None:
        return False
    if text.text[max(gap.index - LOOK_BACK, 0) : gap.index].rstrip().endswith(":"):
        return False
    begin = text.index(gap.holder.mark)
    return text.text.startswith("{", begin) and not text.text.startswith("{{", begin - 1 if begin else 1)


def _in_braces(text: Reading, gaps: list[Gap]) -> Iterator[Finding]:
    holder = gaps[0].holder
    assert isinstance(holder, Map)
    keys = list(holder.marks)
    positions = {key: position for position, key in enumerate(keys)}
    alone = {gap.key for gap in gaps}
    ends = {gap.key: gap.index for gap in gaps}
    for gap in gaps:
        key = str(gap.key)
        position = positions[key]
        before = keys[position - 1] if position else ""
        if wrong := slip(text, text.index(holder.marks[key][0]), code=CODE, path=gap.path):
            yield wrong
        elif before in alone and position:
            continue
        elif isinstance(holder.get(before), str):
            last = position
            while last + 1 < len(keys) and keys[last + 1] in alone:
                last += 1
            begin = text.index(holder.marks[before][1])
            fix = remedy(text.text[begin : ends[keys[last]]].strip())
            yield text.say("yaml-comma", begin, CODE, path=(*gap.path[:-1], before), key=key, fix=fix)
        else:
            yield text.say("yaml-key-alone", text.index(holder.marks[key][0]), CODE, path=gap.path, key=key)
