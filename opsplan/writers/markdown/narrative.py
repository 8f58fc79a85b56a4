"""An author's own Markdown, kept as it is but for what would change the document around it.

Its headings go below the one they stand under, so that they break neither the outline nor the numbering; a fence that
is never closed ends with its stretch; raw HTML is shown literally, as in every other format (an open `<!--` would hide
the rest of the document).
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from markdown_it.token import Token
from msgspec import Struct

from opsplan.writers.markdown.headings import Headings
from opsplan.writers.prose import Gaps, parse, text_of

_HTML = re.compile(
    r"""
    (?<!`) (?P<ticks> `+ ) (?!`) .*? (?<!`) (?P=ticks) (?!`)    # code
  | `+ | \\.                                                    # ticks without a partner, escaped characters
  | \]\( \s* <[^<>\n]*>                                         # the address of a link
  | <[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*> | <[^\s<>@]+@[^\s<>@]+>   # <https://…>, <name@host>
  | <br\s*/?>
  | (?P<html> < (?=[A-Za-z/!?]) )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
#: What may mean something where a line begins or ends.
_MARKS = frozenset(string.punctuation)
_CLOSING = re.compile(r"(?:^|(?<=[ \t]))(?=#+$)")


class _Edit(Struct, frozen=True):
    """What replaces the lines up to `end`; in code every blank line and every space counts."""

    end: int
    lines: list[str]
    code: bool = False


def tidy(text: str, depth: int, headings: Headings) -> str:
    """Return a stretch of Markdown ready to stand under a heading of level `depth`; `headings` learns of its own."""
    tokens = parse(text)
    source = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    levels = [int(token.tag[1]) for token in tokens if _is_heading(token)]
    down = max(0, depth + 1 - min(levels)) if levels else 0
    edits: dict[int, _Edit] = {}
    for index, token in enumerate(tokens):
        start, end = token.map or (0, 0)
        if _is_heading(token):
            edits[start] = _Edit(end, _heading(tokens[index + 1], int(token.tag[1]) + down, headings))
        elif token.type in _LEAVES:
            edits[start] = _Edit(end, _LEAVES[token.type](source[start:end]))
            if token.type == "paragraph_open" and not token.level:
                edits[start] = _Edit(end, _run_on(edits[start].lines))
        elif token.type in ("fence", "code_block"):
            edits[start] = _Edit(end, _code(token, source[start:end]), code=True)
    return _spaced(_edited(source, edits))


def _is_heading(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0


def _heading(inline: Token, level: int, headings: Headings) -> list[str]:
    """Return a heading on one line, between blank lines; a `#` at its end would be taken for a closing one."""
    content = _literal(inline.content.replace("\\\n", " ").replace("\n", " "))
    visible = text_of([inline]).replace("\n", " ")
    return ["", headings.line(level, _CLOSING.sub(r"\\", content), visible), ""]


def _paragraph(lines: list[str]) -> list[str]:
    """Return the lines of a paragraph; two spaces that break a line become a backslash, which can be seen."""
    broken = [line.rstrip() + "\\" * line.endswith("  ") for line in lines[:-1]]
    return _literal("\n".join([*broken, lines[-1].rstrip()])).split("\n")


def _run_on(lines: list[str]) -> list[str]:
    """Return the lines of a paragraph, joined where no space belongs: browsers show a line break as one."""
    gaps = Gaps.of("\n".join(lines))
    joined = lines[:1]
    for line in map(str.lstrip, lines[1:]):
        before, after = joined[-1][-1:], line[:1]
        marked = not _MARKS.isdisjoint((before, after))
        if before and after and not marked and not gaps.between(before, after):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _table(lines: list[str]) -> list[str]:
    return [_literal(line.rstrip()) for line in lines]


_LEAVES: Mapping[str, Callable[[list[str]], list[str]]] = MappingProxyType(
    {"paragraph_open": _paragraph, "heading_open": _paragraph, "table_open": _table}
)


def _literal(text: str) -> str:
    return _HTML.sub(lambda match: f"\\{match[0]}" if match["html"] else match[0], text)


def _code(token: Token, lines: list[str]) -> list[str]:
    """Return the lines of code as they are, closed where the author's fence is not."""
    if token.type == "code_block" or token.level:
        return lines
    last = lines[-1].strip()
    closed = len(lines) > 1 and set(last) == {token.markup[0]} and len(last) >= len(token.markup)
    return lines if closed else [*"\n".join(lines).rstrip().split("\n"), token.markup]


def _edited(source: list[str], edits: Mapping[int, _Edit]) -> Iterator[tuple[str, bool]]:
    """Yield the lines, and whether each is code."""
    number = 0
    while number < len(source):
        edit = edits.get(number) or _Edit(number + 1, [source[number].rstrip()])
        yield from ((line, edit.code) for line in edit.lines)
        number = edit.end


def _spaced(lines: Iterator[tuple[str, bool]]) -> str:
    """Return the lines with one blank line between blocks; those in code stay as they are."""
    out = [""]
    for line, code in lines:
        if line or code or out[-1]:
            out.append(line)
    return "\n".join(out).strip("\n")
