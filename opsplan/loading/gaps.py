"""Values that are absent although their author wrote something: a comment was read, or a comma within braces.

Codes: YAML-07.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from opsplan.findings import Finding
from opsplan.loading.blocks import slip
from opsplan.loading.quoting import item, remedy, rest
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
    lonely: dict[int, dict[str, Gap]] = {}
    for gap in text.builder.gaps:
        if gap.key is not None and _without_colon(text, gap):
            lonely.setdefault(id(gap.holder), {})[gap.key] = gap
    for gaps in lonely.values():
        before = ""
        for alone, keys in groupby(next(iter(gaps.values())).holder.marks, key=gaps.__contains__):
            run = [str(key) for key in keys]
            if alone:
                yield from _run(text, before, [gaps[key] for key in run])
            before = run[-1]


def _without_colon(text: Reading, gap: Gap) -> bool:
    if not isinstance(gap.holder, Map) or gap.key is None:
        return False
    if text.text[max(gap.index - LOOK_BACK, 0) : gap.index].rstrip().endswith(":"):
        return False
    begin = text.index(gap.holder.mark)
    return text.text.startswith("{", begin) and not text.text.startswith("{{", begin - 1 if begin else 1)


def _run(text: Reading, before: str, gaps: list[Gap]) -> Iterator[Finding]:
    """Say of keys in a row what their author meant: keys with a wrong colon, the rest of a text, or keys."""
    holder = gaps[0].holder
    assert isinstance(holder, Map)
    begins = [text.index(holder.marks[str(gap.key)][0]) for gap in gaps]
    wrong = [one for gap, begin in zip(gaps, begins, strict=True) if (one := _colon(text, gap, begin))]
    if wrong:
        yield from wrong
    elif isinstance(holder.get(before), str):
        begin = text.index(holder.marks[before][1])
        fix = remedy(text.text[begin : gaps[-1].index].strip())
        yield text.say("yaml-comma", begin, CODE, path=(*gaps[0].path[:-1], before), key=gaps[0].key, fix=fix)
    else:
        for gap, begin in zip(gaps, begins, strict=True):
            yield text.say("yaml-key-alone", begin, CODE, path=gap.path, key=gap.key)


def _colon(text: Reading, gap: Gap, begin: int) -> Finding | None:
    raw = item(text.text, begin)
    if "：" in raw:
        fix = raw.replace("：", ": ").replace("，", ", ")
        return text.say("yaml-wide-colon", begin + raw.index("："), CODE, path=gap.path, fix=fix)
    return slip(text, begin, raw, code=CODE, path=gap.path)
