"""Lines that do not fit together: colons, dashes and indentation."""

from __future__ import annotations

import re
from typing import Any

from opsplan.findings import Finding
from opsplan.loading.fault import Fault
from opsplan.loading.piece import WIDE, Piece
from opsplan.loading.quoting import remedy, rest, short
from opsplan.loading.style import style

_WIDE_INDENT = re.compile(f"[ \t]*([{WIDE}])")
_DASH = re.compile(r"-(?=[^\s\-])")
_DASH_BRACKET = re.compile(r"-[{\[]")
_WIDE_COLON = re.compile(r"([^\s：:]{1,20})[ ]?：\s*(.*)")
_COLON = re.compile(rf"([^\s：:\"'\[{{]{{1,30}}):(?=[^\s/:]|[{WIDE}])\s*(.*)")
_NARROW = str.maketrans("［］｛｝，：、", "[]{},:,")
_SPACES = re.compile(r"([,:])[ ]*")
#: Another sign where the colon belongs; only after what is no prose.
_OTHER_COLON = re.compile(
    r"([a-z][a-z_]{1,19}|名称|标题|编号|负责人|责任人|截止日期)[ ]?([;；=＝])[ ]*(?=[^\s=＝])(.*)"
)
#: What stands between a key and its value.
BEFORE_VALUE = re.compile(r"[ ]*:(?:\s|$)")
#: What authors begin the items of a list with instead of a dash: a sign, or a number.
SIGN = r"[–—−－‐•·●○◦▪■◆＊](?![–—－])|[*+](?= )"
NUMBER = r"(?:(?:\d{1,2}[.、．)）]|[（(]\d{1,2}[)）])(?!\d)|[一二三四五六七八九十]{1,3}、)"
#: `2026-03: 110`, and a day is none: what follows it is prose.
_PERIODS = re.compile(r"\d{4}(?:-\w{1,3})?: [^:]*(?:, ?\d{4}(?:-\w{1,3})?: [^:]*)*$")
_EMPTY = re.compile(r"([ ]*)[^#\"']*:[ ]+(\[[ ]*\]|\{[ ]*\})[ ]*(?:#.*)?\r?")
_BULLET = re.compile(rf"({SIGN}|{NUMBER})[ ]*(?=\S)(.*)")


def wide_indent(fault: Fault) -> Finding | None:
    """A line is indented with spaces that YAML takes for letters."""
    for index in (fault.since, fault.at):
        begin = fault.start(index)
        found = _WIDE_INDENT.match(fault.text, begin)
        if found:
            return fault.say("yaml-wide-indent", found.start(1))
    return None


def slip(piece: Piece, index: int, raw: str = "", **given: Any) -> Finding | None:
    """Recognise what was meant by a text that begins a line: a key with a wrong colon, or an item with a wrong dash.

    `raw` is the text, where that is not the rest of the line; `given` is the finding's code, severity and path.
    """
    if not raw and not piece.before(index).strip() and (item := bullet(piece, index, **given)):
        return item
    raw = raw or rest(piece.text, index)
    if _DASH.match(raw):
        return piece.say("yaml-dash-space", index, **given, fix=_short(f"- {raw[1:]}"))
    for colon, pattern, message in (("：", _WIDE_COLON, "yaml-wide-colon"), (":", _COLON, "yaml-colon-space")):
        if found := pattern.match(raw):
            fix = _short(f"{found[1]}: {found[2]}")
            return piece.say(message, index + raw.index(colon), **given, fix=fix)
    if found := _OTHER_COLON.match(raw):
        fix = _short(f"{found[1]}: {found[3]}")
        return piece.say("yaml-other-colon", index + found.start(2), **given, char=found[2], fix=fix)
    return None


def bullet(piece: Piece, index: int, **given: Any) -> Finding | None:
    """Recognise an item of a list that begins with another sign than a dash."""
    found = _BULLET.match(rest(piece.text, index))
    return piece.say("yaml-bullet", index, **given, char=found[1], fix=_short(f"- {found[2]}")) if found else None


def _short(fix: str) -> str:
    return short(fix).rstrip()


def bare(fault: Fault) -> Finding | None:
    """A line has no key, but nearly."""
    return slip(fault, fault.since)


def no_colon(fault: Fault) -> Finding:
    """A line has no key at all."""
    return fault.say("yaml-no-colon", fault.since)


def folded(fault: Fault) -> Finding | None:
    """A key follows lines that were read as one text: the first of them is not what its author thought."""
    begin, end, style = fault.last
    inner = fault.text[begin:end]
    if style or "\n" not in inner:
        return None
    if fault.begins(begin):
        text = rest(fault.text, begin)
        return slip(fault, begin) or fault.say("yaml-text-then-key", begin, fix=_short(f"{_name(fault)}: {text}"))
    second = begin + inner.index("\n") + 1
    second += len(fault.text[second:end]) - len(fault.text[second:end].lstrip())
    if fault.text.startswith("- ", second):
        return fault.say("yaml-list-after-value", second)
    if "\n" in fault.text[second:end]:
        return slip(fault, second) or fault.say("yaml-colon", fault.at)
    return _indent(fault, second)


def _name(fault: Fault) -> str:
    return "名称" if style(fault.text) == "zh" else "name"


def colon(fault: Fault) -> Finding | None:
    """A value holds a colon and a space, which begins a value of its own."""
    begin, _, style = fault.last
    if style and "\n" in fault.text[begin : fault.at]:
        return fault.quote_open(begin)
    if fault.start(begin) != fault.start(fault.at) or fault.begins(begin):
        return None
    line = fault.start(begin) + len(fault.line(begin)) - len(fault.line(begin).lstrip(" "))
    if _DASH_BRACKET.match(fault.text, line):
        return slip(fault, line)
    if wide := wide_bracket(fault, begin):
        return wide
    raw = rest(fault.text, begin)
    if _PERIODS.match(raw) and (fix := short(f"{{{raw}}}")):
        return fault.say("yaml-colon-period", begin, fix=fix)
    return fault.say("yaml-colon", begin, fix=remedy(raw))


def wide_bracket(piece: Piece, index: int, **given: Any) -> Finding | None:
    """Recognise brackets that are letters to YAML, and what to write instead."""
    raw = rest(piece.text, index)
    if raw[:1] not in ("［", "｛") or raw[-1:] not in ("］", "｝"):
        return None
    return piece.say("yaml-wide-bracket", index, **given, fix=_short(_SPACES.sub(r"\1 ", raw.translate(_NARROW))))


def list_inline(fault: Fault) -> Finding | None:
    """The first item of a list stands on the line of its key."""
    raw = rest(fault.text, fault.at)
    if raw == "-":
        return fault.say("yaml-start", fault.at, char="-", fix='"-"')
    return fault.say("yaml-list-inline", fault.at, fix=_short(raw))


def _after_empty(fault: Fault) -> Finding | None:
    """Content follows an empty list, which says that there is none."""
    end = fault.start(fault.at) - 1
    while end > 0 and (not (line := fault.line(end).strip()) or line.startswith("#")):
        end = fault.start(end) - 1
    found = _EMPTY.fullmatch(fault.line(end)) if end > 0 else None
    if not found or not fault.begins(fault.at) or fault.spaces(fault.at) < len(found[1]):
        return None
    return fault.say("yaml-after-empty", fault.start(end) + found.start(2), empty=found[2])


def _no_key(fault: Fault) -> Finding | None:
    return fault.say("yaml-key-empty", fault.at, code="YAML-05") if fault.char == ":" else None


def _list_in_map(fault: Fault) -> Finding | None:
    """An item stands where its neighbours are keys."""
    aligned = len(fault.before(fault.at)) == len(fault.before(fault.since))
    if "block mapping" not in fault.context or not aligned or not fault.line(fault.at).lstrip().startswith("-"):
        return None
    want = fault.wanted(fault.at)
    return fault.say("yaml-list-in-map", fault.at, want="" if want == str(fault.spaces(fault.at)) else want)


def _map_in_list(fault: Fault) -> Finding | None:
    """A key stands where its neighbours are items."""
    aligned = len(fault.before(fault.at)) == len(fault.before(fault.since))
    if "block collection" not in fault.context or not aligned:
        return None
    return slip(fault, fault.at) or fault.say("yaml-map-in-list", fault.at)


def _misplaced(fault: Fault) -> Finding | None:
    return _indent(fault, fault.at) if fault.begins(fault.at) else None


def _indent(fault: Fault, index: int) -> Finding:
    want, have = fault.wanted(index), fault.spaces(index)
    return fault.say("yaml-indent", index, have=have, want="" if want == str(have) else want)


#: What may be wrong with a line that fits none above it.
PLACES = (wide_indent, _after_empty, _no_key, _list_in_map, _map_in_list, _misplaced)
