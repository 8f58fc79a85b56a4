"""Values that YAML reads as something else: what begins with a mark of YAML, and what is wrong with quotes."""

from __future__ import annotations

import re

from opsplan.findings import Finding
from opsplan.loading.blocks import bullet
from opsplan.loading.fault import Fault
from opsplan.loading.quoting import item, quoted, remedy, rest

_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}\\u[0-9a-fA-F]{4}|u\w{0,4}|U\w{0,8}|x\w{0,2}|.)")
_INNER = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def tab(fault: Fault) -> Finding | None:
    """A tab stands where only spaces may."""
    line = fault.line(fault.at)
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" in lead:
        return fault.say("yaml-tab", fault.start(fault.at) + lead.index("\t"))
    return fault.say("yaml-tab", fault.at) if fault.char == "\t" else None


def start(fault: Fault) -> Finding | None:
    """A value begins with a character that has a meaning in YAML."""
    index = _begin(fault)
    char = fault.text[index : index + 1]
    if not char.strip():
        return None
    if char == "*" and not fault.before(index).strip() and (found := bullet(fault, index)):
        return found
    raw = fault.value(index) if char not in ",]}" else rest(fault.text, index)
    if fault.begins(index) and ": " in raw:
        raw = raw.partition(": ")[0]
    return fault.say("yaml-start", index, char=char, fix=remedy(raw))


def _begin(fault: Fault) -> int:
    """Return where what the parser complains of begins."""
    return fault.since if "scanning a" in fault.context and fault.since <= fault.at else fault.at


def quote_open(fault: Fault) -> Finding | None:
    """A quote is opened and never closed; or one above, so that the next one closes that and opens another."""
    begin, end, style = fault.last
    above = style in ("'", '"') and end == fault.since and "\n" in fault.text[begin:end]
    return fault.quote_open(begin if above else fault.since)


def after_quote(fault: Fault) -> Finding | None:
    """Text follows a closing quote; or a quote was forgotten above, so that the next one closes it."""
    begin, end, style = fault.last
    if style not in ("'", '"') or fault.text[end : _begin(fault)].strip(" \t") or fault.char in ("", "\n"):
        return None
    if "\n" in fault.text[begin:end]:
        return fault.quote_open(begin)
    if fault.char in ",:]}":
        return None
    raw = fault.text[begin : fault.at] + item(fault.text, fault.at) if fault.opened >= 0 else rest(fault.text, begin)
    return fault.say("yaml-after-quote", begin, char=style, fix=remedy(raw))


def escape(fault: Fault) -> Finding | None:
    """A backslash within double quotes begins what YAML does not know, or half a character."""
    index = fault.text.rfind("\\", fault.since, fault.at + 1)
    found = _ESCAPE.match(fault.text, max(index, 0))
    if index < 0 or found is None:
        return None
    if pair := _surrogates(found[0]):
        return fault.say("yaml-escape", index, escape=found[0], character=pair)
    inner = _INNER.match(fault.text, fault.since)
    fix = quoted(inner[1]) if inner and len(inner[0]) < 80 else ""
    return fault.say("yaml-escape", index, escape=found[0], fix=fix)


def _surrogates(escape: str) -> str:
    """Return the one character that a pair of escapes stands for in JSON, or nothing."""
    if len(escape) != 12:
        return ""
    codes = (int(escape[2:6], 16), int(escape[8:12], 16))
    pair = b"".join(code.to_bytes(2, "big") for code in codes).decode("utf-16-be", errors="ignore")
    return pair if len(pair) == 1 else ""
