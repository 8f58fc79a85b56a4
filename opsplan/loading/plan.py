"""From a file's bytes to a linked plan and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from pathlib import Path as File

from msgspec import Struct

from opsplan.findings import Finding, Path, Place, Severity, in_order, line_beside
from opsplan.inputs import Input
from opsplan.loading import problems, sections, ways
from opsplan.loading.bases import extended, language
from opsplan.loading.draft import Draft
from opsplan.loading.further import without_echoes
from opsplan.loading.identity import Index
from opsplan.loading.link import link
from opsplan.loading.resolve import Fault
from opsplan.loading.settings import apply
from opsplan.loading.source import Source, read
from opsplan.loading.style import in_style
from opsplan.loading.tree import Map
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.walk import parts
from opsplan.words import LANGS


class Loaded(Struct, frozen=True, dict=True):
    """A plan with its index and its source; where the file had errors, the plan holds what is right in it.

    `inputs` are what it was made of besides the file: its bases, and what the command line has set.
    """

    plan: Plan
    index: Index
    source: Source
    findings: tuple[Finding, ...]
    draft: Draft | None = None
    inputs: tuple[Input, ...] = ()

    def finding(
        self,
        code: str,
        severity: Severity,
        message: str,
        part: Part,
        field: str | Path = (),
        *,
        at_key: bool = False,
        **args: object,
    ) -> Finding:
        """Return a finding about a part of the plan, or about what is at a path from it, at its place in the file."""
        where = self._path(part, field)
        place = self.source.place(where, key=at_key)
        said = {name: _said(value) for name, value in args.items()}
        keys = self.source.style_at(place.file)
        if keys != "en":
            said["style"] = keys
        return Finding(code, severity, message, place, self.source.written_path(where), said)

    def lacks(self, section: str) -> bool:
        """Tell whether a section is written but nothing in it is right, so that the plan has its default."""
        return self.draft is not None and section in self.source.tree and section not in self.draft.tree

    def place(self, part: Part, field: str | Path = ()) -> Place:
        """Return where a part of the plan stands in the file, or what is in it: a field, or at a path from it."""
        return self.source.place(self._path(part, field))

    def written(self, part: Part, field: str | Path = ()) -> Path:
        """Return the path of a part, or of what is in it, with the keys as their author wrote them."""
        return self.source.written_path(self._path(part, field))

    def value(self, part: Part) -> object:
        """Return what is written for a part: the tree of a mapping, or the text that is short for one."""
        return ways.at(self.source.tree, self._path(part, ()))

    def _path(self, part: Part, field: str | Path) -> Path:
        path = self._paths.get(id(part), ())
        inner = field if isinstance(field, tuple) else (field,) if field else ()
        return _in_file((*path, *inner), self.source, self.draft)

    @cached_property
    def _paths(self) -> dict[int, Path]:
        """Return the path of every part by its identity; made when the first finding asks."""
        return {id(part): path for path, part in parts(self.plan)}


def _said(value: object) -> object:
    """Return a text of the plan as a finding holds it: in each language."""
    return {lang: value.say(lang) for lang in LANGS} if isinstance(value, Text) else value


def load(
    data: bytes,
    file: str,
    settings: Sequence[str] = (),
    root: File | None = None,
    own_kind: Callable[[str], bool] = lambda name: False,
    only: Collection[str] = (),
) -> tuple[Loaded | None, list[Finding]]:
    """Return the plan in `data` and all findings about its form; no plan where the file is no mapping.

    The plans that it extends are read from beside `file`, none from outside the folder `root` (by default the plan's).
    `settings` (`kpis[K1].target=92`) go before everything that is written. `own_kind` tells whether there is a document
    kind of a name that opsplan does not know. Of a plan of which little is asked `only` some sections are read.
    """
    own, found = read(data, file)
    if own is None:
        return None, found
    source, wrong, inputs = extended(own, root)
    found += wrong
    if source is None:
        return None, in_order([*found, *_alone(own, own_kind)])
    found += in_style(apply(source.tree, settings), source.style_at)
    for key in [one for one in source.tree if only and one not in only]:
        del source.tree[key]
    context = _context(source.tree, own_kind)
    plan, draft, wrong = _validate(source, context)
    index, faults = link(plan, str(context["lang"]), source.style, own.lost | (draft.lost if draft else set()))
    wrong += [_fault(fault, source, draft) for fault in faults]
    found = in_order(without_echoes([*found, *in_style(wrong, source.style_at)]))
    inputs = (*inputs, *(Input("set", one.encode(errors="surrogateescape"), one.partition("=")[0]) for one in settings))
    return Loaded(plan, index, source, tuple(found), draft, inputs), found


def _context(tree: Map, own_kind: Callable[[str], bool]) -> dict[str, object]:
    """Return what the readers of single values have to know of the whole plan."""
    return {"lang": language(tree), "fiscal_start": _fiscal_start(tree), "own_kind": own_kind}


def _alone(source: Source, own_kind: Callable[[str], bool]) -> list[Finding]:
    """Return what is wrong with a plan whose base is not there: its values, not what it lacks."""
    _, _, wrong = _validate(source, _context(source.tree, own_kind))
    return [one for one in in_style(wrong, source.style_at) if one.message != "missing"]


def _validate(source: Source, context: dict[str, object]) -> tuple[Plan, Draft | None, list[Finding]]:
    """Return the plan, and where there were errors the draft that it was read from and what is wrong.

    What is wrong is taken out and the rest is read again, until nothing is: the order of two dates can be judged when
    each is right, and every round takes something out.
    """
    draft: Draft | None = None
    found: list[Finding] = []
    while True:
        plan, errors = sections.validate(draft.tree if draft else source.tree, context)
        if plan is not None:
            return plan, draft, found
        draft = draft or Draft(source.tree)
        said, wrong = problems.judge(errors, source, draft)
        found += said
        if not draft.take_out(wrong):
            raise ValueError(errors)


def _fault(fault: Fault, source: Source, draft: Draft | None) -> Finding:
    paths = {name: _in_file(path, source, draft) for name, path in (("at", fault.path), ("first", fault.first))}
    place = source.place(paths["at"])
    args = dict(fault.args) | ({"line": line_beside(source.place(paths["first"]), place)} if fault.first else {})
    return Finding(fault.code, fault.severity, fault.message, place, source.written_path(paths["at"]), args)


def _in_file(path: Path, source: Source, draft: Draft | None) -> Path:
    path = ways.spread(path, draft.tree if draft else source.tree)
    return draft.in_file(path) if draft else path


def _fiscal_start(tree: Map) -> int:
    calendar = tree.get("calendar")
    month = calendar.get("fiscal_start") if isinstance(calendar, Map) else None
    return int(month) if isinstance(month, str) and month.isdigit() and 1 <= int(month) <= 12 else 1
