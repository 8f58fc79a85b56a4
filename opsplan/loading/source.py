"""A plan file that has been read: its text, its tree, and where each value stands.

Codes: YAML-02 for a file that holds nothing or no mapping; the other modules name theirs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from msgspec import Struct, field

from opsplan.findings import Finding, Path, Place, in_order
from opsplan.loading import colons
from opsplan.loading.blocks import slip
from opsplan.loading.builder import Builder
from opsplan.loading.characters import cleaned
from opsplan.loading.decode import decode
from opsplan.loading.further import further, without_echoes
from opsplan.loading.numbered import as_lists
from opsplan.loading.piece import Piece
from opsplan.loading.spelling import respell
from opsplan.loading.style import in_style, style
from opsplan.loading.syntax import explain
from opsplan.loading.traps import traps
from opsplan.loading.tree import Map, Mark, Seq

#: A quote before the first key of a file, and none between the two and the colon.
_CELL = re.compile(r'\s*(")[^"\n:：]+[:：]')


class Source(Struct, frozen=True, dict=True):
    """A plan file: its name, its text with line feeds for line ends, and the tree of its values.

    `lost` are texts that are not in the tree because their key stands twice; `styles` the languages of the keys of the
    other files that the tree was made of.
    """

    file: str
    text: str
    tree: Map
    lost: frozenset[str] = frozenset()
    styles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines of the text."""
        return self.text.split("\n")

    @cached_property
    def style(self) -> str:
        """Return the language of the keys."""
        return style(self.text)

    def style_at(self, file: str) -> str:
        """Return the language of the keys of a file that the tree was made of."""
        return self.styles.get(file, self.style)

    def line(self, number: int) -> str:
        """Return a line, counted from 1; nothing where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where the value at a path stands, or its key; or else the longest part of the path that there is.

        A single value counts as a list of one: `goals[0]` is found where `goals` is a text.
        """
        here: object = self.tree
        mark = name = self.tree.mark
        marks: tuple[Mark, Mark] | None = (mark, mark)
        for step in path:
            marks = _marks(here, step)
            if marks is not None:
                name, mark = marks
                here = _child(here, step)
            elif step != 0 or isinstance(here, Seq):
                break
        line, column, *file = name if key and marks is not None else mark
        return Place(file[0] if file else self.file, line, column)

    def written_path(self, path: Path) -> Path:
        """Return a path as its author would write it, without the positions and keys that a shorthand leaves out."""
        here: object = self.tree
        written: list[str | int] = []
        for step in path:
            left_out = isinstance(here, str) or (step == 0 and isinstance(here, Map))
            if not left_out:
                written.append(here.written.get(str(step), step) if isinstance(here, Map) else step)
                here = _child(here, step)
        return tuple(written)


def _marks(here: object, step: str | int) -> tuple[Mark, Mark] | None:
    if isinstance(here, Map) and isinstance(step, str):
        return here.marks.get(step)
    if isinstance(here, Seq) and isinstance(step, int) and 0 <= step < len(here.marks):
        return here.marks[step], here.marks[step]
    return None


def _child(here: object, step: str | int) -> object:
    if isinstance(here, Map) and isinstance(step, str):
        return here.get(step)
    if isinstance(here, Seq) and isinstance(step, int) and 0 <= step < len(here):
        return here[step]
    return None


def read(data: bytes, file: str) -> tuple[Source | None, list[Finding]]:
    """Return what the bytes of a file hold, or None where that cannot be told, and everything wrong with its form."""
    text, found = decode(data, file)
    if found:
        return None, found
    text, found = cleaned(text, file)
    source, wrong = _read(text, file)
    return source, in_style(in_order(found + wrong), cache(lambda _: style(text)))


def _read(text: str, file: str) -> tuple[Source | None, list[Finding]]:
    builder = Builder(text, file)
    error = builder.build()
    found = list(builder.findings)
    whole = not error and builder.complete and builder.root and isinstance(builder.root[0], Map)
    if not whole and (pasted := _pasted(text, file)):
        return None, [pasted]
    if error:
        mistake = explain(error, builder)
        found += [one for one in traps(builder) if one.place.line < mistake.place.line]
        found = [*without_echoes([*found, mistake]), *further(text, mistake)]
        return None, _in_every_line(builder, found)
    if not builder.complete:
        return None, found
    tree, wrong = _root(builder)
    if tree is None:
        return None, found + wrong
    found += traps(builder)
    as_lists(builder)
    named = {one.place for one in found}
    found += [one for one in respell(tree, file) if one.place not in named]
    return Source(file, text, tree, frozenset(builder.lost)), without_echoes(found)


def _pasted(text: str, file: str) -> Finding | None:
    """Recognise a plan that was copied from one cell of a table: it is in quotes, and quotes in it are doubled."""
    begin, end = _CELL.match(text), text.rstrip()
    if not begin or not end.endswith('"') or "\n" not in end:
        return None
    return Piece(text, file, 1).say(
        "yaml-pasted", begin.start(1), line=end.count("\n") + 1, twice='""' if '""' in end[1:-1] else ""
    )


def _root(builder: Builder) -> tuple[Map | None, list[Finding]]:
    """Return the mapping that a plan is; or None and why it is none."""
    piece = Piece(builder.text, builder.file, builder.first)
    if not builder.root:
        return None, [piece.say("yaml-empty", 0, code="YAML-02")]
    tree, mark = builder.root[0], builder.root.marks[0]
    if isinstance(tree, Map):
        return tree, []
    if isinstance(tree, Seq):
        return None, [piece.say("yaml-root-list", piece.index(mark), code="YAML-02")]
    lines = colons.only_colons(piece, piece.index(mark), len(piece.text), code="YAML-02")
    wrong = slip(piece, piece.index(mark), code="YAML-02") or piece.say("yaml-root-text", piece.index(mark), "YAML-02")
    return None, lines or [wrong]


def _in_every_line(builder: Builder, found: list[Finding]) -> list[Finding]:
    """Return findings with all lines of the file that have the wrong colon which one of them stopped at."""
    if not any(one.message in colons.MESSAGES for one in found):
        return found
    piece, named = Piece(builder.text, builder.file, builder.first), {one.place.line for one in found}
    lines = colons.colons(piece, 0, len(piece.text))
    return [*found, *(one for one in lines if one.place.line not in named)]
