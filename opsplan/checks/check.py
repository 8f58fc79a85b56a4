"""A check as a value: its code, how grave it is, when it runs, and the function that finds what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from opsplan.checks.case import Case
from opsplan.findings import Finding, Path, Severity
from opsplan.model.base import Part
from opsplan.model.lint import Profile

_SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFO}
_PROFILES = {"1": Profile.BASIC, "2": Profile.STANDARD, "3": Profile.STRICT}


class Hit(Struct, frozen=True):
    """What a check has found: the part that it is about, and the field or the path from there that is to be mended.

    `message` names other words than those of the check's code; `severity` is another one than the check's.
    """

    part: Part
    where: str | Path = ()
    message: str = ""
    severity: Severity | None = None
    at_key: bool = False
    args: Mapping[str, object] = field(default_factory=dict)


#: What the function of a check returns.
Hits = Iterator[Hit]
Find = Callable[[Case], Hits]


def hit(part: Part, where: str | Path = (), message: str = "", **args: object) -> Hit:
    """Return what a check has found; `args` fill the gaps of its words, beside `{name}`, the name of the part."""
    return Hit(part, where, message, args=args)


class Check(Struct, frozen=True):
    """One check. Calling it with a case returns its findings; nothing where it has no say there.

    `of` is the section that it is about, as a dotted path from the root: it has no say before something is in it, and
    from the standard profile on not before something in it is written in long form. `chapter` is the chapter that it
    misses something in: it has no say unless a kind of the plan requires that chapter and it is not empty (then DOC-03
    names it). `needs` are the sections from which it concludes that something is missing: with errors in one of them
    nobody knows. So it is with `rests`, the fields of a part from which it concludes something of that.
    """

    code: str
    severity: Severity
    profile: Profile
    find: Find
    of: str = ""
    chapter: str = ""
    needs: tuple[str, ...] = ()
    rests: tuple[str, ...] = ()

    def __call__(self, case: Case) -> Iterator[Finding]:
        """Return what the check has to say about a plan."""
        if self._has_a_say(case):
            yield from (found for one in self.find(case) if (found := self._finding(case, one)))

    def _has_a_say(self, case: Case) -> bool:
        if not case.asks_for(self.profile) or not case.wrong.isdisjoint(self.needs):
            return False
        if self.chapter and self.chapter not in case.present:
            return False
        return not self.of or case.has(self.of, long=self.profile is not Profile.BASIC)

    def _finding(self, case: Case, one: Hit) -> Finding | None:
        """Return a finding; None where an error that is told already may be the reason."""
        severity = self.severity if one.severity is None else one.severity
        message = one.message or self.code.lower()
        if case.is_wrong(one.part, self.rests):
            return None
        return case.finding(self.code, severity, message, one.part, one.where, at_key=one.at_key, **one.args)


def check(
    code: str,
    grade: str,
    *,
    of: str = "",
    chapter: str = "",
    needs: tuple[str, ...] = (),
    rests: tuple[str, ...] = (),
) -> Callable[[Find], Check]:
    """Return what makes a check of a function; `grade` is its severity and profile, `W2` a warning from standard on."""
    severity, profile = _SEVERITIES[grade[0]], _PROFILES[grade[1]]
    return lambda find: Check(code, severity, profile, find, of, chapter, needs, rests)
