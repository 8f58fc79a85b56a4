"""What a check is given to judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from opsplan.analysis.facts import Facts
from opsplan.checks.relations import Relations
from opsplan.checks.saying import bare, said
from opsplan.findings import Finding, Path, Severity
from opsplan.kinds import DocumentKind, KindChapter, chosen, has_data
from opsplan.loading.plan import Loaded
from opsplan.loading.tree import Map
from opsplan.model.base import Part
from opsplan.model.direction import Goal
from opsplan.model.kpi import Kpi
from opsplan.model.lint import Limits, Profile
from opsplan.model.plan import Plan
from opsplan.model.shape import called, spellings

#: Fields that say what, who and when: an entity with nothing else is not written in long form yet (model.md §0).
BRIEF = {
    "id", "name", "children", "parent", "owner", "start", "finish", "due", "duration", "when", "after", "goals",
    "phase", "status", "progress",
}  # fmt: skip


class Case(Struct, frozen=True, dict=True):
    """A loaded plan with its facts, the kinds of document it is for, and the languages that were asked about.

    `wanted` is the profile that was asked for, instead of the plan's; `clock` is the day on which somebody checks, for
    plans without a `status_date`.
    """

    loaded: Loaded
    facts: Facts
    kinds: tuple[DocumentKind, ...] = ()
    langs: tuple[str, ...] = ()
    wanted: Profile | None = None
    clock: date | None = None

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.loaded.plan

    @property
    def limits(self) -> Limits:
        """Return from where on the checks speak."""
        return self.plan.lint.limits

    @property
    def today(self) -> date | None:
        """Return the day on which something is overdue or not; None where nobody knows, and nothing is overdue."""
        return self.plan.status_date or self.clock

    @cached_property
    def profile(self) -> Profile:
        """Return how strict to be: as is asked, or as the plan says, or else by what it holds (model.md §0)."""
        if chosen := self.wanted or self.plan.lint.profile:
            return chosen
        return Profile.STANDARD if {"kpis", "roles", "processes"} & self.plan.model_fields_set else Profile.BASIC

    def asks_for(self, profile: Profile) -> bool:
        """Tell whether checks of a profile run."""
        order = list(Profile)
        return order.index(profile) <= order.index(self.profile)

    @cached_property
    def relations(self) -> Relations:
        """Return who serves, contains and names whom."""
        return Relations(self.plan)

    @cached_property
    def wrong(self) -> frozenset[str]:
        """Return the sections that have errors: whether something is in them cannot be said."""
        errors = (one for one in self.loaded.findings if one.severity is Severity.ERROR and one.path)
        return frozenset(spellings(Plan).get(str(one.path[0]), str(one.path[0])) for one in errors)

    @cached_property
    def missing(self) -> Mapping[str, tuple[KindChapter, ...]]:
        """Return by kind the chapters that it requires and that have no data, nor errors in what would be data."""
        return {one.id: tuple(filter(self._lacks, self._required(one))) for one in self.kinds}

    @cached_property
    def present(self) -> frozenset[str]:
        """Return the chapters that some kind requires and that have data."""
        required = (chapter for one in self.kinds for chapter in self._required(one))
        return frozenset(chapter.id for chapter in required if has_data(self.plan, chapter))

    def _required(self, kind: DocumentKind) -> Iterable[KindChapter]:
        return (chapter for chapter in chosen(self.plan, kind) if chapter.required)

    def _lacks(self, chapter: KindChapter) -> bool:
        written = {path.partition(".")[0] for path in chapter.fields}
        filled = has_data(self.plan, chapter) or chapter.id in self.plan.narrative
        return not written & self.wrong and not filled

    def has(self, section: str, *, long: bool = False) -> bool:
        """Tell whether something is written in a section (`kpis`, `data.sources`); with `long`, in long form."""
        way = section.split(".")
        if way[0] not in self.plan.model_fields_set:
            return False
        value: Any = self.plan
        for name in way:
            value = getattr(value, name)
        if isinstance(value, Part):
            return bool(value.model_fields_set)
        return any(map(_is_long, value)) if long else bool(value)

    def path(self, part: Part, field: str | Path = ()) -> Path:
        """Return the path of a part, or of what is in it, with the keys as their author wrote them."""
        return self.loaded.written(part, field)

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
    ) -> Finding | None:
        """Return a finding about a part or what is in it; None where an error that is told already may be the reason.

        That of a KPI which a goal stands for is about the goal.
        """
        held, field = self._holder(part, field)
        if isinstance(field, str) and field in type(held).model_fields:
            field = type(held).model_fields[field].alias or field
        style = self._style(held, field)
        told = {name: said(value, style) for name, value in args.items()}
        if "name" not in told and hasattr(part, "name"):
            told["name"] = said(part, style)
        if isinstance(field, str) and field and (fix := bare(self.loaded, held, field, style)):
            told["bare"] = fix
        found = self.loaded.finding(code, severity, message, held, field, at_key=at_key, **told)
        if held is not self.plan and (found.path in self._faulty or self._is_lost(held)):
            return None
        # a key that is not there is told as the plan's author would write it
        key = called(style, type(held), field) if isinstance(field, str) else ""
        if (*found.path[:-1], key) in self._misspelt:
            return None
        is_other = found.path[-1:] == (field,) and key != field and not self._has_key(held, field)
        return replace(found, path=(*found.path[:-1], key)) if is_other else found

    def is_wrong(self, part: Part, fields: Iterable[str]) -> bool:
        """Tell whether there is an error in one of some fields of a part, so that what was read in it is no value."""
        return bool(self._errors) and any(self.path(*self._holder(part, name)) in self._faulty for name in fields)

    def _style(self, part: Part, field: str | Path) -> str:
        """Return the language of the keys in the file in which something stands."""
        source = self.loaded.source
        return source.style_at(self.loaded.place(part, field).file) if source.styles else source.style

    def _has_key(self, part: Part, key: object) -> bool:
        written = self.loaded.value(part)
        return isinstance(written, Map) and key in written

    def _holder(self, part: Part, field: str | Path) -> tuple[Part, str | Path]:
        goal = self.relations.stands_for(part) if isinstance(part, Kpi) else None
        if goal is None:
            return part, field
        return goal, field if field in Goal.model_fields else "target"

    def _is_lost(self, part: Part) -> bool:
        """Tell whether a part cannot be spoken of: it stands for one that cannot be read, or has no name."""
        return bool(self._errors) and not self._errors.isdisjoint((self.path(part), self._name(part)))

    def _name(self, part: Part) -> Path:
        return (*self.path(part), called(self.loaded.source.style, type(part), type(part).shorthand))

    @cached_property
    def _errors(self) -> frozenset[Path]:
        return frozenset(one.path for one in self.loaded.findings if one.severity is Severity.ERROR)

    @cached_property
    def _misspelt(self) -> frozenset[Path]:
        """Return the paths of the fields that are meant by unknown ones, as near as can be told."""
        unknown = (one for one in self.loaded.findings if one.message == "key-unknown")
        return frozenset((*one.path[:-1], str(one.args["near"])) for one in unknown if one.args.get("near"))

    @cached_property
    def _faulty(self) -> frozenset[Path]:
        """Return the paths at which, or within which, there is an error."""
        return frozenset(path[:length] for path in self._errors for length in range(1, len(path) + 1))


def _is_long(one: Any) -> bool:
    """Tell whether something says more than what, who and when; then, or within."""
    if not isinstance(one, Part):
        return True
    more = one.model_fields_set - BRIEF - {type(one).shorthand, "extras"}
    return bool(more) or any(map(_is_long, getattr(one, "children", ())))
