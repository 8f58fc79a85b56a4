"""Prose: Markdown to markdown-it tokens, with emphasis and line breaks as Chinese needs them.

CommonMark with pipe tables and strikethrough; raw HTML is text, but `<br>` is a line break, as pipe tables need one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType
from msgspec import Struct

_CJK = re.compile(
    "[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff65"
    "\U00020000-\U0003fffd]"
)
# Quotation marks, dashes and dots that Chinese shares with English.
_SHARED = frozenset("“”‘’—…·")
#: The categories of signs and emoji, and of what modifies them.
_SIGNS = frozenset(("So", "Sk", "Mn", "Me", "Cf"))
#: Han, and a space between it and Latin letters or digits.
_HAN = re.compile("[\u4e00-\u9fff]")
_SPACED = re.compile("[\u4e00-\u9fff] [0-9A-Za-z]|[0-9A-Za-z%] [\u4e00-\u9fff]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def parse(text: str) -> list[Token]:
    """Return the block tokens of a stretch of Markdown; inline tokens have children, and soft breaks are resolved."""
    tokens = _parser().parse(text)
    for token in tokens:
        if token.children:
            _resolve_soft_breaks(token.children)
    return tokens


def text_of(tokens: Sequence[Token]) -> str:
    """Return what a reader sees of inline tokens, or of block tokens with no space between the blocks."""
    return "".join(text_of(token.children) if token.children else _visible(token) for token in tokens)


def _visible(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


class _State(StateInline):
    """Inline state whose emphasis may begin and end between Chinese characters, where no space ever stands."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """Return whether the run at `start` can open or close: Chinese counts as a letter inside, as a gap outside."""
        if not canSplitWord:
            return super().scanDelims(start, canSplitWord)
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = _neighbour(self.src[start - 1] if start else " ")
        after = _neighbour(self.src[end] if end < self.posMax else " ")
        opens = after != "space" and (after != "mark" or before != "letter")
        closes = before != "space" and (before != "mark" or after != "letter")
        return Scanned(opens, closes, end - start)


def _neighbour(character: str) -> str:
    if character in _SHARED or _CJK.match(character):
        return "space" if character.isspace() else "chinese"
    if character.isspace():
        return "space"
    return "mark" if unicodedata.category(character)[0] in "PS" else "letter"


class _Inline(ParserInline):
    """The inline parser with the state above; markdown-it has no option for it."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Return `tokens` with the inline tokens of `src` added."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _line_break(state: StateInline, silent: bool) -> bool:
    match = _BREAK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.inline = _Inline()
    parser.configure("commonmark", {"html": False, "maxNesting": 100}).enable(["table", "strikethrough"])
    parser.inline.ruler.before("autolink", "line_break", _line_break)
    return parser


def _resolve_soft_breaks(tokens: list[Token]) -> None:
    """Turn each soft break into a space, or into nothing where Chinese runs on."""
    gaps = Gaps.of(text_of(tokens))
    before = ""
    pending: Token | None = None
    for token in tokens:
        if pending and token.content:
            pending.content = gaps.between(before, token.content[0])
            pending = None
        if token.type == "softbreak":
            token.type, token.tag, token.content = "text", "", " "
            pending = token
        elif token.content:
            before = token.content[-1]
    tokens[:] = [token for token in tokens if token.type != "text" or token.content]


class Gaps(Struct, frozen=True):
    """What a paragraph has between its words: whether it is Chinese, and whether spaces part Han and Latin in it."""

    chinese: bool
    spaced: bool

    @classmethod
    def of(cls, text: str) -> Gaps:
        """Return the habits of a paragraph."""
        return cls(bool(_HAN.search(text)), bool(_SPACED.search(text)))

    def between(self, before: str, after: str) -> str:
        """Return a space, or nothing, for a soft break: signs and emoji go with their neighbour."""
        pair = [bool(_CJK.match(character)) for character in (before, after) if not _is_neutral(character)]
        runs_on = (any(pair) and (all(pair) or not self.spaced)) if pair else self.chinese
        return "" if runs_on else " "


def _is_neutral(character: str) -> bool:
    return character in _SHARED or unicodedata.category(character) in _SIGNS
