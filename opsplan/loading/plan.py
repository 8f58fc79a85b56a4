"""From a file's bytes to a linked plan and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from opsplan.findings import Finding, Path, Place, Severity, in_order
from opsplan.loading import problems
from opsplan.loading.identity import Index
from opsplan.loading.link import Fault, link
from opsplan.loading.source import Source, read
from opsplan.loading.tree import Map
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.text import LANGS, Text
from opsplan.model.walk import parts

#: How often what is wrong is taken out and the rest is read again: the order of dates is judged when each is right.
ROUNDS = 4


@dataclass(frozen=True)
class Loaded:
    """A plan with its index and its source; where the file had errors, the plan holds what is right in it."""

    plan: Plan
    index: Index
    source: Source
    findings: tuple[Finding, ...]

    def finding(
        self, code: str, severity: Severity, message: str, part: Part, field: str = "", **args: object
    ) -> Finding:
        """Return a finding about a part of the plan, or about one of its fields, at its place in the file."""
        where = self._path(part, field)
        said = {name: _said(value) for name, value in args.items()}
        return Finding(code, severity, message, self.source.place(where), self.source.written_path(where), said)

    def place(self, part: Part, field: str = "") -> Place:
        """Return where a part of the plan, or one of its fields, stands in the file."""
        return self.source.place(self._path(part, field))

    def _path(self, part: Part, field: str) -> Path:
        path = self._paths().get(id(part), ())
        return (*path, field) if field else path

    def _paths(self) -> dict[int, Path]:
        """Return the path of every part by its identity; made when the first finding asks."""
        if "paths" not in self.__dict__:
            self.__dict__["paths"] = {id(part): path for path, part in parts(self.plan)}
        found: dict[int, Path] = self.__dict__["paths"]
        return found


def _said(value: object) -> object:
    """Return a text of the plan as a finding holds it: in each language."""
    return {lang: value.say(lang) for lang in LANGS} if isinstance(value, Text) else value


def load(data: bytes, file: str) -> tuple[Loaded | None, list[Finding]]:
    """Return the plan in `data` and all findings about its form; no plan where not even a part of one can be read."""
    source, found = read(data, file)
    if source is None:
        return None, in_order(found)
    context = {"lang": _lang(source.tree), "fiscal_start": _fiscal_start(source.tree)}
    plan, wrong = _validate(source, context)
    found += wrong
    if plan is None:
        return None, in_order(found)
    index, faults = link(plan, str(context["lang"]))
    found += [_fault(fault, source) for fault in faults]
    found = in_order(found)
    return Loaded(plan, index, source, tuple(found)), found


def _validate(source: Source, context: dict[str, object]) -> tuple[Plan | None, list[Finding]]:
    found: list[Finding] = []
    for _ in range(ROUNDS):
        try:
            return Plan.model_validate(source.tree, context=context), found
        except ValidationError as error:
            details = error.errors(include_url=False)
            found += problems.findings(details, source)
            problems.without(source.tree, details)
    return None, found


def _fault(fault: Fault, source: Source) -> Finding:
    args = dict(fault.args)
    if "first" in args:
        args["line"] = source.place(args.pop("first")).line
    place = source.place(fault.path)
    return Finding(fault.code, Severity.ERROR, fault.message, place, source.written_path(fault.path), args)


def _lang(tree: Map) -> str:
    """Return the language of plain strings: English where the plan says so, else Chinese."""
    return "en" if tree.get("lang") == "en" else "zh"


def _fiscal_start(tree: Map) -> int:
    calendar = tree.get("calendar")
    month = calendar.get("fiscal_start") if isinstance(calendar, Map) else None
    return int(month) if isinstance(month, str) and month.isdigit() and 1 <= int(month) <= 12 else 1
