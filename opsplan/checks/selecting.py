"""What somebody asks the checks for: some of their codes, or all but some (`--only`, `--ignore`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from opsplan.checks.silencing import about, names, of_form
from opsplan.findings import Finding, Path
from opsplan.loading.plan import Loaded


class Choice(Struct, frozen=True):
    """A code (`GOAL-05`) or a subject (`GOAL`), and the id or the name of an entity if it is about that one alone."""

    code: str
    entity: str = ""

    def fits(self, found: Finding, called: Mapping[Path, frozenset[str]]) -> bool:
        """Tell whether a finding is meant; `called` is how the entities of its plan are called."""
        named = found.code == self.code or found.code.startswith(f"{self.code}-")
        return named and (not self.entity or self.entity in about(found, called))


def choice(written: str) -> Choice:
    """Return what is written as `GOAL`, `goal-05` or `GOAL-05:G1`."""
    code, _, entity = written.replace("：", ":").partition(":")
    return Choice(code.strip().upper(), entity.strip())


def selected(
    loaded: Loaded,
    found: Sequence[Finding],
    only: Sequence[Choice],
    ignored: Sequence[Choice],
    codes: Collection[str],
) -> list[Finding]:
    """Return the findings that are asked for; what keeps a plan from being read is, whatever else is.

    `codes` are those of the checks.
    """
    called = names(loaded) if any(one.entity for one in (*only, *ignored)) else {}
    unread = of_form(loaded, found, codes)

    def is_wanted(one: Finding) -> bool:
        meant = not only or any(choice.fits(one, called) for choice in only)
        return id(one) in unread or (meant and not any(choice.fits(one, called) for choice in ignored))

    return list(filter(is_wanted, found))
