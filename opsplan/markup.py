"""Plain text to Markdown and back: what makes any renderer show a plan's words exactly as they were written.

As little is escaped as is safe, because the Markdown itself is read too: `3-5天`, `snake_case`, `#1` stay as they are.
What may stand beside the text in a template is unknown, so its two ends count as the worst neighbours.
"""

from __future__ import annotations

import html
import re
from html.entities import html5

# The characters of an address that mean nothing to Markdown: only such an address may stay bare, because renderers that
# link bare addresses take them raw, backslashes included. What may follow is asked before a sign is taken: before
# 3.11.4, Python loses its place where a possessive group fails midway.
_ADDRESS = r"(?!\S{0,300}?xn--)(?:[A-Za-z0-9/.?=\#&@,+-]|(?=:\d):|(?=_[A-Za-z0-9])(?<=[A-Za-z0-9])_)*+"

_INLINE = r"""
    [`\[\]|]                                            # code; links, footnotes and tasks; tables
  | \\ (?= [!-/:-@\[-`{{-~\n] | \s?\Z )                   # a backslash that would escape what follows
  | (?<![ ]) [*~] | [*~] (?![ ])                        # emphasis, strikethrough
  | (?<![^\W_]) _ | _ (?![^\W_])                        # emphasis, but not inside a word
  | < (?= [A-Za-z/!?] | [^\s<>]*@ | \Z )                # HTML, <address>
  | & (?= \#?[A-Za-z0-9]{{1,32}}; | \#\w*\Z | [A-Za-z]\w{{1,31}}\Z )   # entities
  | (?<!\s) \$ (?!\d)                                   # the end of a formula
  | : (?! \d\d?: ) (?= [a-z0-9_+-]{{1,40}}: )             # :emoji:, but not 12:30:00
  | (?<=[A-Za-z]) : (?= // (?! {address} {end} ) )      # http://
  | (?<=[Ww]{{3}}) \. (?! {address} {end} )               # www.
"""

_LINE = r"""
  | ^ (?: > | [#]+(?=\s|\Z) | [-+](?=\s|\Z) )           # quotation, heading, list
  | ^ (?: = (?= =*[ \t]*$ ) | [:-] (?= [-:|\ \t]*$ ) )  # underlined heading, rule, second row of a table
  | ^ (?P<number> \d{1,9} ) [.)] (?=\s|\Z)              # numbered list
  | (?<=[ \t]) [#]+ \Z                                  # the end of a heading
"""

_TEXT = re.compile(_INLINE.format(address=_ADDRESS, end=r"[ ]") + _LINE, re.VERBOSE | re.MULTILINE)
_CELL = re.compile(_INLINE.format(address=_ADDRESS, end=r"(?:[ \n]|\Z)"), re.VERBOSE)
# Most cells hold none of these, and a set is ten times as fast as the conditions above.
_ANY = re.compile(r"[\\`*_~\[\]|<&$:Ww\r\n]")
_EDGE = re.compile(r"\A\s|\s\Z")
_INDENT = re.compile(r"(?<=\n)[ \t]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~\n])|&(\#[0-9]{1,7};|\#[Xx][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")


def escape(text: str) -> str:
    """Return inline Markdown that shows `text`, wherever in a line it stands; a line break becomes a hard break."""
    escaped = _INDENT.sub(_as_entity, _TEXT.sub(_with_backslash, _unix(text)))
    return _EDGE.sub(_as_entity, escaped).replace("\n", "\\\n")


def escape_cell(text: str) -> str:
    """Return inline Markdown that shows `text` in a cell of a pipe table; a line break becomes `<br>`.

    No cell begins a line, so what means something only there (`-`, `1.`, `#`) is left alone.
    """
    if not _ANY.search(text) and text == text.strip():
        return text
    escaped = _CELL.sub(_with_backslash, _unix(text))
    return _EDGE.sub(_as_entity, escaped).replace("\n", "<br>")


def unescape(text: str) -> str:
    """Return what inline Markdown without markup shows: the inverse of `escape`."""
    return _ESCAPED.sub(lambda match: match[1] or _character(match[2]), text)


def _character(entity: str) -> str:
    return html.unescape(f"&{entity}") if entity[0] == "#" else html5.get(entity, f"&{entity}")


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _with_backslash(match: re.Match[str]) -> str:
    number = match.groupdict().get("number") or ""
    return f"{number}\\{match[0][len(number) :]}"


def _as_entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
