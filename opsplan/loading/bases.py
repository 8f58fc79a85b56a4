"""The plans that a plan extends, read and laid under it.

Codes: EXT-01 for a base that cannot be read, EXT-02 for one that extends itself, EXT-03 for one outside the folder,
EXT-04 for an item that is to change one of the base and finds none.
"""

from __future__ import annotations

import os
from pathlib import Path as File
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from opsplan.findings import Finding, Place, Severity, in_order, line_beside
from opsplan.inputs import Input
from opsplan.loading.beside import BASE, Trouble, trouble_with, unreadable
from opsplan.loading.merge import Merge, Stray, foreign
from opsplan.loading.resolve import called
from opsplan.loading.source import Source, read
from opsplan.loading.style import in_style
from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model.base import Entity

#: A chain of bases that is longer helps nobody.
DEEPEST = 20
_CODES = {"file-outside": "EXT-03", "base-loop": "EXT-02", "base-deep": "EXT-02"}


class Bases(Struct):
    """The bases of one plan: what was read for it, in order, and what is wrong.

    `root` is the folder that no base may lie outside of.
    """

    root: File
    inputs: list[Input] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: bool = False
    styles: dict[str, str] = field(default_factory=dict)
    _known: dict[str, Source | None] = field(default_factory=dict)

    def under(self, source: Source, way: tuple[str, ...] = ()) -> Source:
        """Return a source with its bases laid under it; `way` are the files that have led to it."""
        listed = (self._base(source, *one, (*way, _identity(source.file))) for one in _written(source.tree))
        bases = [base for base in listed if base is not None]
        if not bases:
            return source
        lang = _language((source.tree, *(base.tree for base in reversed(bases))))
        trees = [foreign(base.tree, base.file, _other(base.tree, lang)) for base in bases]
        below = trees[0]
        for tree in trees[1:]:
            below = Merge().merged(below, tree)
        merge = Merge()
        whole = replace(source, tree=merge.merged(below, source.tree))
        self.findings += in_style([_astray(one, source) for one in merge.strays], source.style_at)
        return whole

    def _base(self, source: Source, written: str, mark: Mark, way: tuple[str, ...]) -> Source | None:
        path = File(os.path.normpath(File(source.file).parent / written))
        try:
            trouble = self._round(path, way) or trouble_with(path, written, self.root, BASE)
            if not trouble and _identity(str(path)) in self._known:
                return self._known[_identity(str(path))]
            data = b"" if trouble else path.read_bytes()
        except (OSError, ValueError) as error:
            trouble = unreadable(written, BASE, error)
        if trouble:
            self._say(source, mark, trouble)
            return None
        self.inputs.append(Input("base", data, written, str(path)))
        base, found = read(data, str(path))
        self.findings += found
        self.unread |= base is None
        whole = None
        if base is not None:
            self.styles[base.file] = base.style
            whole = self.under(base, way)
        self._known[_identity(str(path))] = whole
        return whole

    def _round(self, path: File, way: tuple[str, ...]) -> Trouble | None:
        """Return what is wrong with a base to which too many lead, or that has led to itself."""
        if _identity(str(path)) in way:
            files = [*way[way.index(_identity(str(path))) :], str(path)]
            return Trouble("base-loop", {"loop": " → ".join(File(one).name for one in files)})
        return Trouble("base-deep", {"limit": DEEPEST}) if len(way) > DEEPEST else None

    def _say(self, source: Source, mark: Mark, trouble: Trouble) -> None:
        self.unread = True
        place = Place(source.file, mark[0], mark[1])
        code, path = _CODES.get(trouble.message, "EXT-01"), source.written_path(("extends",))
        found = Finding(code, Severity.ERROR, trouble.message, place, path, trouble.args)
        self.findings += in_style([found], source.style_at)


def _astray(one: Stray, source: Source) -> Finding:
    """Return what to say of an item that no item of the base answers to."""
    kind = called((one.part.kind,)) if issubclass(one.part, Entity) else {"zh": "一项", "en": "item"}
    place, first = (Place(source.file, mark[0], mark[1]) for mark in (one.mark, one.first))
    args: dict[str, object] = {"value": one.called, "id": one.called, "kind": kind, "near": one.near}
    args["line"] = line_beside(first, place)
    code = "REF-02" if one.message == "id-twice" else "EXT-04"
    return Finding(code, one.severity, one.message, place, one.path, args)


def extended(source: Source, root: File | None) -> tuple[Source | None, list[Finding], tuple[Input, ...]]:
    """Return a source with its bases under it, or None where one cannot be read; what is wrong; and what was read."""
    bases = Bases(root or File(source.file).parent)
    whole = bases.under(source)
    whole = replace(whole, styles=bases.styles)
    return None if bases.unread else whole, in_order(bases.findings), tuple(bases.inputs)


def language(tree: Map) -> str:
    """Return the language of plain strings: English where the plan says so, else Chinese."""
    return "en" if tree.get("lang") == "en" else "zh"


def _language(trees: tuple[Map, ...]) -> str:
    """Return the language that the first of some trees has which says one."""
    return language(next((tree for tree in trees if "lang" in tree), trees[0]))


def _other(tree: Map, lang: str) -> str:
    """Return the language of a base, where it is another one than that of the plan."""
    own = language(tree)
    return own if own != lang else ""


def _written(tree: Map) -> list[tuple[str, Mark]]:
    """Return the paths that a plan extends, with their positions; what is no text is another check's matter."""
    value: Any = tree.get("extends")
    marks = tree.marks.get("extends")
    if isinstance(value, str) and marks:
        return [(value, marks[1])]
    items = zip(value, value.marks, strict=True) if isinstance(value, Seq) else ()
    return [(one, mark) for one, mark in items if isinstance(one, str)]


def _identity(file: str) -> str:
    return os.path.normcase(os.path.realpath(file))
