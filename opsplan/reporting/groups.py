"""Findings in the order in which they are worth reading, those that say the same together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from opsplan.checks.registry import BY_CODE
from opsplan.findings import Finding, Severity
from opsplan.model.lint import Profile

#: What begins the codes of findings that others may follow from, the first cause first.
FIRST = ("YAML", "EXT", "SET", "REF-02")
_PROFILES = tuple(Profile)


class Group(Struct, frozen=True):
    """Findings of one code that say the same of different places, in the order of these."""

    found: tuple[Finding, ...]

    @property
    def code(self) -> str:
        """Return the code of the findings."""
        return self.found[0].code

    @property
    def severity(self) -> Severity:
        """Return how grave each of them is."""
        return self.found[0].severity


def grouped(found: Iterable[Finding]) -> list[Group]:
    """Return findings by code and what they say: errors first, and of those equally grave what is cheapest to mend.

    That is what every plan should have before what only a stricter profile asks for, and of these what a change in the
    fewest places mends. Before all of that: what keeps a file from being read, since the rest may only follow from it.
    """
    codes: dict[tuple[Severity, str], dict[str, list[Finding]]] = {}
    for one in found:
        codes.setdefault((one.severity, one.code), {}).setdefault(one.message, []).append(one)
    in_turn = sorted(codes.values(), key=_rank)
    return [Group(tuple(several)) for messages in in_turn for several in messages.values()]


def _rank(messages: Mapping[str, list[Finding]]) -> tuple[object, ...]:
    """Return what the findings of one code are sorted by, whatever they say."""
    listed = [one for several in messages.values() for one in several]
    first = listed[0]
    cause = next((rank for rank, start in enumerate(FIRST) if first.code.startswith(start)), len(FIRST))
    check = BY_CODE.get(first.code)
    profile = _PROFILES.index(check.profile) if check else 0
    return first.severity, cause, profile, len(listed), first.place, first.code
