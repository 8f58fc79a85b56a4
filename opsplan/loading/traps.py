"""What YAML reads without a word, but not as its author meant it.

Codes: YAML-07; an error where text is lost or changed, a warning where it is likely a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from opsplan.findings import Finding, Path, Severity
from opsplan.loading.blocks import BEFORE_VALUE, slip, wide_bracket
from opsplan.loading.builder import Builder
from opsplan.loading.colons import colons, only_colons, takes_fields_only
from opsplan.loading.gaps import CODE, hashes, without_value
from opsplan.loading.numbered import bullets
from opsplan.loading.piece import WIDE
from opsplan.loading.quoting import FAR, remedy, rest
from opsplan.loading.reading import Reading
from opsplan.loading.tree import Map, Seq

#: Keys that are common enough to be recognised before a wrong colon, and no words that prose begins with.
KEYS = (
    "id|name|title|owner|start|due|finish|target|baseline|unit|weight|frequency|status|action"
    "|名称|标题|编号|负责人|责任人|截止日期"
)
#: How long the parts of a list may be that was written with full-width commas, by their number; else it is prose.
SHORT = {1: 0, 2: 4}
#: A file that is full of a slip is not worth a longer list.
MOST = 500
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064]")

_SWALLOWED = re.compile(rf"\n[ ]*(-[ ]|(?:{KEYS})(?:：|:(?=\S)|[ ]?[;；=＝](?![=＝])))")
# The group is not repeated possessively: Python before 3.11.4 loses its place where such a group fails midway.
_KEY_OR_DASH = re.compile(
    rf"^[ ]*+(?:-[ ]++)*((?:{KEYS})(?:：|:(?=[^\s/:]|[{WIDE}])|[ ]?[;；=＝](?![=＝]))|-(?=[^\s\-\d.]))", re.MULTILINE
)
_WIDE_INDENT = re.compile(rf"^[ \t]*+([{WIDE}])", re.MULTILINE)
_HASH_AFTER = re.compile(r"#(?<=[ \t]#)(?=[^\W_])")
_WIDE_BRACKETS = re.compile(r"[［｛](?<=[:\-][ ].)[^\n]{0,200}[］｝][ ]*$", re.MULTILINE)
_WIDE_LIST = re.compile(r"\[[ ]*+([^\[\]{}\"'\n,:]++)\]")
#: Signs and figures in Chinese quotes: words in them may well be meant so.
_QUOTED_SIGN = re.compile(r"“([^“”\u4e00-\u9fff\n]{1,40})”(?=[ ]*(?:$|[,}\]#]))", re.MULTILINE)
_WIDE_COMMA = re.compile("[，、]")


def traps(builder: Builder) -> list[Finding]:
    """Return what in the text that `builder` has read is not what its author meant."""
    text = Reading(builder.text, builder.file, builder.first, builder)
    return [one for recognise in RECOGNISERS for one in islice(recognise(text), MOST)]


def _folded(text: Reading) -> Iterator[Finding]:
    """A line that looks like a key or an item was read as more of the text above it."""
    for begin, end in text.builder.folded:
        if text.begins(begin) and (lines := only_colons(text, begin, end, code=CODE, path=text.path(begin))):
            yield from lines
        elif text.begins(begin) and (wrong := _first_line(text, begin)):
            yield wrong
        elif found := _SWALLOWED.search(text.text, begin, end):
            line = rest(text.text, found.start(1))
            yield text.say("yaml-swallowed", found.start(1), CODE, path=text.path(begin), text=line[:40])


def _first_line(text: Reading, begin: int) -> Finding | None:
    found = _KEY_OR_DASH.match(text.text, text.start(begin))
    return slip(text, begin, code=CODE, path=text.path(begin)) if found and found.start(1) == begin else None


def _starts(text: Reading) -> Iterator[Finding]:
    """`- name：客服` and `-客服` are texts."""
    folded = {begin for begin, _ in text.builder.folded}
    for found in _KEY_OR_DASH.finditer(text.text):
        begin = found.start(1)
        wrong = None
        if begin in text.plain and begin not in folded:
            wrong = slip(text, begin, code=CODE, severity=Severity.WARNING, path=text.path(begin))
        if wrong:
            yield wrong


def _fields(text: Reading) -> Iterator[Finding]:
    """`背景：老人多` is a text where fields are needed."""
    folded = {begin for begin, _ in text.builder.folded}
    for one in colons(text, 0, len(text.text), code=CODE):
        begin = text.start(text.index((one.place.line, 1)))
        begin += len(text.line(begin)) - len(text.line(begin).lstrip(" "))
        if begin in text.plain and begin not in folded and takes_fields_only(path := text.path(begin)):
            yield replace(one, path=path)


def _wide_indent(text: Reading) -> Iterator[Finding]:
    """A full-width space before a key belongs to the key, and moves it to another level."""
    for found in _WIDE_INDENT.finditer(text.text):
        if found.start(1) in text.plain:
            yield text.say("yaml-wide-indent", found.start(1), CODE, path=text.path(found.start(1)))


def _hash_after(text: Reading) -> Iterator[Finding]:
    """`note: 见 #21` loses the number."""
    for found in _HASH_AFTER.finditer(text.text):
        start = text.start(found.start())
        near = max(start, found.start() - FAR)
        begin = text.ends.get(near + len(text.text[near : found.start()].rstrip()), -1)
        if begin >= start:
            fix = remedy(text.text[begin : begin + FAR].partition("\n")[0].strip())
            severity = Severity.WARNING if text.text[found.end()].isdigit() else Severity.INFO
            yield text.say("yaml-hash-after", found.start(), CODE, severity, text.path(begin), fix=fix)


def _wide_brackets(text: Reading) -> Iterator[Finding]:
    """`［甲，乙］` is a text, and `- ｛name: 甲｝` has a key `｛name`."""
    for found in _WIDE_BRACKETS.finditer(text.text):
        begin = found.start()
        if begin in text.plain:
            key = BEFORE_VALUE.match(text.text, text.plain[begin])
            severity = Severity.ERROR if key else Severity.WARNING
            wrong = wide_bracket(text, begin, code=CODE, severity=severity, path=text.path(begin))
            if wrong:
                yield wrong


def _wide_list(text: Reading) -> Iterator[Finding]:
    """`[甲，乙]` is a list of one."""
    for found in _WIDE_LIST.finditer(text.text):
        parts = [part.strip() for part in _WIDE_COMMA.split(found[1])]
        longest = max(map(len, parts))
        if all(parts) and longest <= SHORT.get(len(parts), 8) and found.start(1) in text.plain:
            fix = f"[{', '.join(parts)}]"
            yield text.say("yaml-wide-list", found.start(1), CODE, Severity.INFO, text.path(found.start(1)), fix=fix)


def _wide_quotes(text: Reading) -> Iterator[Finding]:
    """`“%”` is a text of three characters: Chinese quotes are no quotes to YAML."""
    for found in _QUOTED_SIGN.finditer(text.text):
        if found.start() in text.plain:
            yield text.say(
                "yaml-wide-quote", found.start(), CODE, Severity.WARNING, text.path(found.start()), fix=f'"{found[1]}"'
            )


def _hidden(text: Reading) -> Iterator[Finding]:
    """A key holds a character that no editor shows."""
    if HIDDEN.search(text.text):
        for path, holder in _maps(text.builder.root[:1], ()):
            for key, (mark, _) in holder.marks.items():
                if found := HIDDEN.search(key):
                    sign = f"U+{ord(found[0]):04X}"
                    yield text.say("yaml-hidden", text.index(mark), CODE, path=(*path, key), sign=sign)


def _maps(values: list[object], path: Path) -> Iterator[tuple[Path, Map]]:
    for value in values:
        if isinstance(value, Map):
            yield path, value
            for key, inner in value.items():
                yield from _maps([inner], (*path, key))
        elif isinstance(value, Seq):
            for position, inner in enumerate(value):
                yield from _maps([inner], (*path, position))


RECOGNISERS = (
    hashes,
    without_value,
    _folded,
    _starts,
    _fields,
    bullets,
    _wide_indent,
    _hash_after,
    _wide_brackets,
    _wide_list,
    _wide_quotes,
    _hidden,
)
