"""The load of roles as a heat map: role by month in % of capacity, or by quarter or year where the months are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.window import apart
from opsplan.analysis.workload import MonthLoad
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Month, Phrase, Quantity
from opsplan.compose.views.load import MOST_MONTHS, NEAR
from opsplan.compose.views.saying import bracketed, run_on, short
from opsplan.figures.matrix import Mark, Matrix
from opsplan.manuscript import Tone
from opsplan.model.dates import months as of_months

#: The least of roles and the most that are legible.
_LEAST, _MOST = 2, 60
#: How many months a column may hold, and what it is called then.
_LENGTHS = {1: "month_only", 3: "quarter", 12: "year"}
#: A load below this part of the limit is hardly shaded.
_LIGHT = Decimal("0.4")
#: So many roles and months over the limit can be named; of more the highest load is.
_FEW_ROLES, _FEW_MONTHS = 2, 3
#: Stands where a role has work and no capacity.
ABSENT = "—"


class _Load(Struct, frozen=True):
    """What a role has to do in a column and what it can do, in person-days."""

    effort: Decimal
    capacity: Decimal

    @property
    def percent(self) -> Decimal | None:
        """Return the load in %, None where nothing can be done."""
        return self.effort / self.capacity * 100 if self.capacity else None


Loads = Mapping[str, Mapping[date, _Load]]


def workload(scene: Scene) -> Shown | None:
    """Return the load of roles from the first month with work to the last; None of fewer than two roles.

    By quarter or year where there are too many months for a page; None of more years than it holds.
    """
    by_length = ((length, _loads(scene, length)) for length in _LENGTHS)
    months, loads = next((one for one in by_length if 0 < _count(*one) <= MOST_MONTHS), (0, {}))
    if len(loads) < _LEAST:
        return None
    starts, limit = _starts(months, loads), scene.plan.lint.limits.overload
    kept = sorted(loads, key=lambda role: -_peak(loads[role]))[:_MOST]
    shown = {role: by_start for role, by_start in loads.items() if role in kept}
    rows = tuple((scene.say(_name(scene, role)), tuple(_marks(one, starts, limit))) for role, one in shown.items())
    chart = Matrix(
        corner=scene.say(Phrase("columns.role")),
        columns=tuple(scene.speaker.day(_LENGTHS[months], start) for start in starts),
        rows=rows,
        legend=_legend(scene, shown, limit),
        groups=tuple(scene.speaker.day("year", start) for start in starts) if months < 12 else (),
        note=scene.words("workload.busiest", n=_MOST, all=len(loads)) if len(loads) > _MOST else "",
    )
    return Shown(chart, {"time": _time(starts, months)}, _message(scene, loads, months, limit))


def _loads(scene: Scene, months: int) -> Loads:
    """Return the load of each role by the first day of every so many months in which it has work."""
    found: dict[str, dict[date, _Load]] = {}
    for role, listed in scene.facts.workload.items():
        parts: dict[date, list[MonthLoad]] = {}
        for one in listed:
            parts.setdefault(one.month.replace(month=(one.month.month - 1) // months * months + 1), []).append(one)
        found[role] = {
            start: _Load(effort, sum((one.capacity for one in part), Decimal(0)))
            for start, part in parts.items()
            if (effort := sum((one.effort for one in part), Decimal(0)))
        }
    return found


def _count(months: int, loads: Loads) -> int:
    """Return how many columns of so many months there are from the first with work to the last."""
    starts = {start for by_start in loads.values() for start in by_start}
    return apart(min(starts), max(starts)) // months + 1 if starts else 0


def _starts(months: int, loads: Loads) -> list[date]:
    """Return the first day of each column."""
    first = min(start for by_start in loads.values() for start in by_start)
    return [of_months(first.year, first.month + months * n, 1)[0] for n in range(_count(months, loads))]


def _peak(by_start: Mapping[date, _Load]) -> Decimal:
    return max(Decimal("Infinity") if one.percent is None else one.percent for one in by_start.values())


def _name(scene: Scene, role: str) -> object:
    return next(one.name for one in scene.plan.roles if one.id == role)


def _marks(by_start: Mapping[date, _Load], starts: list[date], limit: Decimal) -> Iterator[Mark]:
    for start in starts:
        yield _mark(by_start[start].percent, limit) if start in by_start else Mark()


def _mark(percent: Decimal | None, limit: Decimal) -> Mark:
    if percent is None:
        return Mark(ABSENT, tone=Tone.BAD)
    text = f"{short(percent, 0):f}"
    if percent > limit * NEAR:
        return Mark(text, tone=Tone.BAD if percent > limit else Tone.WARNING)
    return Mark(text, int(percent >= limit * _LIGHT))


def _legend(scene: Scene, loads: Loads, limit: Decimal) -> str:
    """Return what the numbers mean, and what is bold or somebody's absence, where there is any."""
    each = [one for by_start in loads.values() for one in by_start.values()]
    there = {
        "plain": True,
        "over": any(_is_over(one, limit) for one in each),
        "absent": any(one.percent is None for one in each),
    }
    args = {"limit": Quantity(limit, "%"), "sign": ABSENT}
    return scene.say(run_on([Phrase(f"figures.workload.legend.{key}", args) for key, holds in there.items() if holds]))


def _time(starts: list[date], months: int) -> Phrase:
    finish = of_months(starts[-1].year, starts[-1].month, months)[1].replace(day=1)
    args = {"start": Month(starts[0]), "finish": Month(finish)}
    return Phrase("phrases.from_to" if starts[0] != finish else "figures.workload.month", args)


def _message(scene: Scene, loads: Loads, months: int, limit: Decimal) -> Phrase:
    """Return who has more to do than the limit, and when where they are few; that nobody has where nobody does."""
    over = {
        role: [start for start, one in by_start.items() if _is_over(one, limit)] for role, by_start in loads.items()
    }
    busy = {role: starts for role, starts in over.items() if starts}
    args: dict[str, object] = {"limit": Quantity(limit, "%"), "n": len(busy)}
    if not busy:
        return Phrase("figures.workload.within", args)
    if months > 1 or len(busy) > _FEW_ROLES or max(map(len, busy.values())) > _FEW_MONTHS:
        return Phrase("figures.workload.many", args)
    who = tuple(bracketed(_name(scene, role), tuple(map(Month, starts))) for role, starts in busy.items())
    return Phrase("figures.workload.over", {**args, "who": who})


def _is_over(load: _Load, limit: Decimal) -> bool:
    return load.percent is None or load.percent > limit
