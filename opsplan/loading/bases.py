"""The plans that a plan extends, read and laid under it.

Codes: EXT-01 for a base that cannot be read, EXT-02 for one that extends itself, EXT-03 for one outside the folder,
EXT-04 for an item that is to change one of the base and finds none.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path as File
from typing import Any

from opsplan.findings import Finding, Place, Severity, in_order
from opsplan.loading.merge import Merge, Stray, foreign
from opsplan.loading.near import nearest
from opsplan.loading.resolve import called
from opsplan.loading.source import Source, read
from opsplan.loading.style import in_style
from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model.base import Entity

#: A base larger than this is no plan.
LARGEST = 64 * 1024 * 1024
#: A chain of bases that is longer helps nobody.
DEEPEST = 20


@dataclass
class Bases:
    """The bases of one plan: what was read for it, in order, and what is wrong.

    `root` is the folder that no base may lie outside of.
    """

    root: File
    inputs: list[bytes] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: bool = False

    def under(self, source: Source, way: tuple[str, ...] = ()) -> Source:
        """Return a source with its bases laid under it; `way` are the files that have led to it."""
        lang = language(source.tree)
        below: Map | None = None
        for written, mark in _written(source.tree):
            base = self._base(source, written, mark, (*way, _identity(source.file)))
            if base is not None:
                tree = foreign(base.tree, base.file, _other(base.tree, lang))
                below = tree if below is None else Merge().merged(below, tree)
        if below is None:
            return source
        merge = Merge()
        whole = replace(source, tree=merge.merged(below, source.tree))
        self.findings += in_style([_astray(one, source) for one in merge.strays], source.text)
        return whole

    def _base(self, source: Source, written: str, mark: Mark, way: tuple[str, ...]) -> Source | None:
        path = File(os.path.normpath(File(source.file).parent / written))
        if trouble := self._trouble(path, written, way):
            self._say(source, mark, *trouble)
            return None
        try:
            data = path.read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self._say(source, mark, "EXT-01", "base-unreadable", {"value": written, "why": reason})
            return None
        self.inputs.append(data)
        base, found = read(data, str(path))
        self.findings += found
        self.unread |= base is None
        return self.under(base, way) if base is not None else None

    def _trouble(self, path: File, written: str, way: tuple[str, ...]) -> tuple[str, str, dict[str, object]] | None:
        """Return code, message and arguments of what is wrong with a base before it is read."""
        args: dict[str, object] = {"value": written}
        root = self.root.resolve()
        if not path.resolve().is_relative_to(root):
            return "EXT-03", "base-outside", args | {"root": str(root)}
        if _identity(str(path)) in way or len(way) > DEEPEST:
            files = [*way[way.index(_identity(str(path))) :], str(path)] if _identity(str(path)) in way else [*way]
            return "EXT-02", "base-loop", args | {"loop": " → ".join(File(one).name for one in files)}
        if path.is_dir() or not path.exists():
            return "EXT-01", "base-missing", args | {"near": _near(path, written)}
        if path.stat().st_size > LARGEST:
            return "EXT-01", "base-large", args
        return None

    def _say(self, source: Source, mark: Mark, code: str, message: str, args: dict[str, object]) -> None:
        self.unread = True
        place = Place(source.file, mark[0], mark[1])
        found = Finding(code, Severity.ERROR, message, place, source.written_path(("extends",)), args)
        self.findings += in_style([found], source.text)


def _astray(one: Stray, source: Source) -> Finding:
    """Return what to say of an item that no item of the base answers to."""
    kind = called((one.part.kind,)) if issubclass(one.part, Entity) else {"zh": "一项", "en": "item"}
    args: dict[str, object] = {"value": one.called, "kind": kind, "near": one.near}
    place = Place(source.file, one.mark[0], one.mark[1])
    message, severity = ("base-item-new", Severity.WARNING) if one.kept else ("base-item-unknown", Severity.ERROR)
    return Finding("EXT-04", severity, message, place, one.path, args)


def extended(source: Source, root: File | None) -> tuple[Source | None, list[Finding], tuple[bytes, ...]]:
    """Return a source with its bases under it, or None where one cannot be read; what is wrong; and what was read."""
    bases = Bases(root or File(source.file).parent)
    whole = bases.under(source)
    return None if bases.unread else whole, in_order(bases.findings), tuple(bases.inputs)


def language(tree: Map) -> str:
    """Return the language of plain strings: English where the plan says so, else Chinese."""
    return "en" if tree.get("lang") == "en" else "zh"


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


def _near(path: File, written: str) -> str:
    """Return the plan beside a missing base that was probably meant."""
    if not path.parent.is_dir():
        return ""
    there = {one.stem: one.name for one in path.parent.iterdir() if one.suffix.lower() in (".yaml", ".yml")}
    found = there.get(nearest(path.stem, there), "")
    return str(File(written).with_name(found)) if found else ""
