"""What a check is given to judge."""

from __future__ import annotations

from dataclasses import dataclass

from opsplan.analysis.facts import Facts
from opsplan.findings import Finding, Path, Severity
from opsplan.kinds import DocumentKind
from opsplan.loading.plan import Loaded
from opsplan.model.base import Part
from opsplan.model.lint import Profile
from opsplan.model.plan import Plan


@dataclass(frozen=True)
class Case:
    """A loaded plan with its facts, the kinds of document it is for, and the languages that were asked about."""

    loaded: Loaded
    facts: Facts
    kinds: tuple[DocumentKind, ...]
    langs: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.loaded.plan

    @property
    def profile(self) -> Profile:
        """Return how strict to be: as the plan says, or else by what it holds (model.md §0)."""
        plan = self.plan
        if plan.lint.profile is not None:
            return plan.lint.profile
        return Profile.STANDARD if {"kpis", "roles", "processes"} & plan.model_fields_set else Profile.BASIC

    def error(self, code: str, message: str, part: Part, field: str | Path = (), **args: object) -> Finding:
        """Return an error about a part, or about what is in it: a field, or at a path from it."""
        return self.loaded.finding(code, Severity.ERROR, message, part, field, at_key=False, **args)

    def warning(self, code: str, message: str, part: Part, field: str | Path = (), **args: object) -> Finding:
        """Return a warning about a part, or about what is in it: a field, or at a path from it."""
        return self.loaded.finding(code, Severity.WARNING, message, part, field, at_key=False, **args)

    def info(
        self, code: str, message: str, part: Part, field: str | Path = (), *, at_key: bool = False, **args: object
    ) -> Finding:
        """Return an information about a part, or about what is in it, at its value or at its key."""
        return self.loaded.finding(code, Severity.INFO, message, part, field, at_key=at_key, **args)
