"""What an author should type instead: values in quotes that YAML reads as they are."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"\s#.*")
_FLOW_END = re.compile(r"[,}\]\n]")
_TAG = re.compile(r"!\S*")
#: What cannot stand between brackets without quotes.
_SPECIAL = re.compile(r"^[\s\-?:!&*|>'\"%@`#]|[,\[\]{}\n]|:(\s|$)|\s#|\s$")
#: A remedy that is longer than this is not read, let alone typed.
LONGEST = 80
#: How far a line is looked at; a text may be one line of many megabytes.
FAR = 500


def quoted(raw: str) -> str:
    """Return the text in the quotes that need the least change in it."""
    if '"' not in raw and "\\" not in raw:
        return f'"{raw}"'
    return "'" + raw.replace("'", "''") + "'"


def unquoted(fix: str) -> str:
    """Return the text that a remedy puts in quotes, or nothing where it does something else."""
    if len(fix) < 3 or fix[0] != fix[-1] or fix[0] not in "\"'":
        return ""
    return fix[1:-1] if fix[0] == '"' else fix[1:-1].replace("''", "'")


def short(fix: str) -> str:
    """Return a remedy, or nothing where it is too long to be read."""
    return fix if len(fix) <= LONGEST else ""


def plain(text: str) -> str:
    """Return a text as an item between brackets: as it is where YAML reads it so, else in quotes."""
    return quoted(text) if not text or _SPECIAL.search(text) else text


def rest(text: str, index: int) -> str:
    """Return what stands from `index` to the end of the line, without a comment."""
    return _COMMENT.sub("", text[index : index + FAR].partition("\n")[0]).strip()


def item(text: str, index: int) -> str:
    """Return what stands from `index` to the next comma or bracket, or to the end of the line."""
    found = _FLOW_END.search(text, index, index + FAR)
    return text[index : found.start() if found else index + FAR].strip()


def remedy(raw: str) -> str:
    """Return the text in quotes as a remedy, or nothing where it is too long to be one."""
    if not raw or len(raw) > LONGEST:
        return ""
    inner = raw[1:-1]
    # quotes within quotes: the outer pair was meant as YAML's
    if len(raw) > 2 and raw[0] == raw[-1] and raw[0] in "\"'" and raw[0] in inner:
        return quoted(inner)
    return quoted(raw)


def tagged(text: str, index: int) -> tuple[str, str]:
    """Return the tag that stands at or after `index`, and what to write instead of it and its value."""
    found = _TAG.search(text, index)
    if found is None:
        return "!", ""
    value = rest(text, found.end())
    if found[0].startswith("!!"):
        return found[0], remedy(value) if value[:1] not in "[{\"'|>" else ""
    return found[0], remedy(rest(text, found.start()))


def closed_wide(text: str, begin: int) -> str:
    """Return the Chinese quote that was meant to close the quote at an index: one on its line that closes no other."""
    opening, closing = "“”" if text[begin : begin + 1] == '"' else "‘’"
    end, depth = text.find("\n", begin), 0
    for char in text[begin + 1 : end if end >= 0 else len(text)]:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return closing
    return ""
