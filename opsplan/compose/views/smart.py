"""Goals as sentences: what, from where to where, who, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from opsplan.compose.phrase import Phrase, Quantity
from opsplan.model.direction import Goal
from opsplan.model.kpi import Direction, Kpi, KpiType
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.walk import nested
from opsplan.words import LANGS

#: A number, and whether it counts ten thousands.
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(万?)")
#: Words by which a goal's name says until when; its date then stands beside it, not in a second phrase of the kind.
_TIME = re.compile(
    r"年底|年末|月底|月末|季度末|\d{4}年|月[内前]|年[内前]|\b(?:by|before|until|within) (?:the end|year|\w* ?\d)",
    re.IGNORECASE,
)


def sentences(plan: Plan) -> tuple[Any, ...]:
    """Return one SMART sentence a goal, each followed by a tuple of those of its subgoals, for a bullet list."""
    below = _below(plan)
    lower = {id(goal) for goals in below.values() for goal in goals}
    kpis = {kpi.id: kpi for kpi in plan.kpis}
    return _sentences([goal for goal in plan.goals if id(goal) not in lower], below, kpis)


def _below(plan: Plan) -> dict[str, list[Goal]]:
    """Return the goals that name a parent, by its id; one that is its own ancestor stands for itself."""
    named = {goal.id: str(goal.parent) for goal in plan.goals if goal.parent}
    above = named | {child.id: goal.id for goal in nested(plan.goals) for child in goal.children}
    found: dict[str, list[Goal]] = {}
    for goal in plan.goals:
        if goal.id in named and goal.id not in ancestors(named[goal.id], above):
            found.setdefault(named[goal.id], []).append(goal)
    return found


def ancestors(goal: str, above: dict[str, str]) -> set[str]:
    """Return the ids above a goal, given the one right above each."""
    found: set[str] = set()
    while goal and goal not in found:
        found.add(goal)
        goal = above.get(goal, "")
    return found


def _sentences(goals: Iterable[Goal], below: dict[str, list[Goal]], kpis: dict[str, Kpi]) -> tuple[Any, ...]:
    lines: list[Any] = []
    for goal in goals:
        lines.append(sentence(goal, kpis))
        if subgoals := (*goal.children, *below.get(goal.id, ())):
            lines.append(_sentences(subgoals, below, kpis))
    return tuple(lines)


def sentence(goal: Goal, kpis: dict[str, Kpi]) -> Phrase:
    """Return a goal as one sentence: what, from where to where, who, by when; only what its name does not say."""
    parts = [name for name in ("owner", "due") if getattr(goal, name) is not None]
    dated = ["dated"] if goal.due and any(map(_TIME.search, goal.name.all())) else []
    key = "_".join(["goal", *parts, *dated])
    return Phrase(f"phrases.{key}", {"what": _what(goal, kpis), "owner": goal.owner, "due": goal.due}, long=True)


def _what(goal: Goal, kpis: dict[str, Kpi]) -> Phrase | Any:
    measured = [kpis[one] for one in goal.kpis if one in kpis and kpis[one].target is not None]
    if len(measured) != 1 or measured[0].type is KpiType.MILESTONE or _names_target(goal, measured[0]):
        return goal.name
    kpi = measured[0]
    own = kpi.name == goal.name
    way = Phrase("phrases.measure", {"what": goal.name, "way": _way(kpi)}, long=True)
    return (
        way if own else Phrase("phrases.measure_by", {"what": goal.name, "kpi": kpi.name, "way": _way(kpi)}, long=True)
    )


def _names_target(goal: Goal, kpi: Kpi) -> bool:
    """Tell whether a goal's name holds the target already: its number, with the baseline's or the unit beside it."""
    return any(_names(text, kpi.target) and _names_more(text, kpi) for text in goal.name.all())


def _names_more(text: str, kpi: Kpi) -> bool:
    units = kpi.unit.all() if kpi.unit else ()
    return not units or _names(text, kpi.baseline) or any(unit in text for unit in units)


def _names(text: str, number: Decimal | None) -> bool:
    return number in {
        Decimal(digits.replace(",", "")) * (10_000 if myriads else 1) for digits, myriads in _NUMBER.findall(text)
    }


def _way(kpi: Kpi) -> Phrase:
    falls = kpi.direction is Direction.DOWN
    target = Quantity(kpi.target, kpi.unit)
    if kpi.baseline is None:
        return Phrase(f"phrases.{'at_most' if falls else 'at_least'}", {"target": target})
    args = {"baseline": Quantity(kpi.baseline, kpi.unit), "target": target}
    return Phrase(f"phrases.{'falls' if falls else 'rises'}", args)


def tells_measures(goal: Goal, kpis: dict[str, Kpi]) -> bool:
    """Tell whether a goal's sentence names all its KPIs, in each language."""
    if _what(goal, kpis) is not goal.name:
        return True
    names = [kpis[one].name for one in goal.kpis if one in kpis]
    return all(_holds(goal.name, name) for name in names)


def _holds(text: Text, name: Text) -> bool:
    return all(name.say(lang).casefold() in text.say(lang).casefold() for lang in LANGS)
