"""Goals as sentences and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from opsplan.analysis.attainment import Rag
from opsplan.analysis.facts import Facts
from opsplan.analysis.goals import GoalState
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.kpis import compared
from opsplan.compose.views.packing import alike, packed
from opsplan.compose.views.saying import bracketed, lines, percent, stated, written
from opsplan.manuscript import Kind, Tone
from opsplan.model.direction import Goal, GoalStatus
from opsplan.model.kpi import Direction, Kpi, KpiType
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.walk import nested
from opsplan.words import LANGS

TONES = {Rag.GREEN: Tone.GOOD, Rag.AMBER: Tone.WARNING, Rag.RED: Tone.BAD}
STATES = {GoalStatus.MET: Tone.GOOD, GoalStatus.AT_RISK: Tone.WARNING, GoalStatus.MISSED: Tone.BAD}

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
        if goal.id in named and goal.id not in _ancestors(named[goal.id], above):
            found.setdefault(named[goal.id], []).append(goal)
    return found


def _ancestors(goal: str, above: dict[str, str]) -> set[str]:
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
    if number is None:
        return False
    spelled = {f"{number:f}", f"{number:,f}", f"{number.normalize():f}"}
    return not spelled.isdisjoint(re.findall(r"\d[\d,]*(?:\.\d+)?", text))


def _way(kpi: Kpi) -> Phrase:
    falls = kpi.direction is Direction.DOWN
    target = Quantity(kpi.target, kpi.unit)
    if kpi.baseline is None:
        return Phrase(f"phrases.{'at_most' if falls else 'at_least'}", {"target": target})
    args = {"baseline": Quantity(kpi.baseline, kpi.unit), "target": target}
    return Phrase(f"phrases.{'falls' if falls else 'rises'}", args)


#: What classes a goal and tells where it stands, and what justifies it.
STATE = "level horizon dimension priority start review status progress"
GROUNDS = "measure basis aligns success collaborators note"
#: Of these, what is said once where it is the same for all goals.
SHARED = "level horizon dimension priority start review"


def register(plan: Plan, facts: Facts) -> Row:
    """Return what is said of goals beyond their sentences: rows, their tables, and a sentence of what all share."""
    found, shared = alike([_summed(row) for row in rows(plan, facts)], SHARED, "goals.all")
    return Row(rows=found, shared=shared, parts=packed(found, (STATE, "goal_states"), (GROUNDS, "goal_grounds")))


def _summed(row: Row) -> Row:
    """Return a row whose status holds the progress, where it has both."""
    if row.status is None or row.progress is None:
        return row
    told = bracketed(row.status.value, row.progress.value)
    return Row(row, words=row.words, status=Shown(told, row.status.tone, Kind.CHOICE), progress=None)


def rows(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a goal: how it is measured, why it can be reached, what it serves, how far it has come."""
    goals = list(nested(plan.goals))
    standard = all(goal.level == type(goal).model_fields["level"].default for goal in goals)
    kpis = {kpi.id: kpi for kpi in plan.kpis}
    above = _above(goals)
    return [_row(goal, facts.goals[goal.id], kpis, above, standard) for goal in goals]


def _row(goal: Goal, state: GoalState, kpis: dict[str, Kpi], above: dict[str, Goal], standard: bool) -> Row:
    """Return a row of a goal: what its parent serves it serves too, and what its sentence tells is not said again.

    The KPIs that measure it stand in the order of the plan.
    """
    parent = above.get(goal.id)
    return written(
        goal,
        "priority",
        "dimension",
        measure=()
        if _tells_measures(goal, kpis)
        else tuple(Ref(kpi.id) for kpi in kpis.values() if goal.id in kpi.goals),
        aligns=None if parent and parent.aligns == goal.aligns else goal.aligns,
        level=None if standard else goal.level,
        progress=_score(goal, state),
        status=_status(goal, state),
    )


def _above(goals: list[Goal]) -> dict[str, Goal]:
    """Return the goal above each that has one, by the id of the lower; none of one that is its own ancestor."""
    by_id = {goal.id: goal for goal in goals}
    found = {child.id: goal for goal in goals for child in goal.children}
    found |= {goal.id: by_id[goal.parent] for goal in goals if goal.parent in by_id}
    named = {lower: upper.id for lower, upper in found.items()}
    return {lower: upper for lower, upper in found.items() if lower not in _ancestors(upper.id, named)}


def _tells_measures(goal: Goal, kpis: dict[str, Kpi]) -> bool:
    """Tell whether a goal's sentence names all its KPIs, in each language."""
    if _what(goal, kpis) is not goal.name:
        return True
    names = [kpis[one].name for one in goal.kpis if one in kpis]
    return all(_holds(goal.name, name) for name in names)


def _holds(text: Text, name: Text) -> bool:
    return all(name.say(lang).casefold() in text.say(lang).casefold() for lang in LANGS)


def _score(goal: Goal, state: GoalState) -> Shown | None:
    return percent(state.score) if goal.progress is None else stated(goal.progress)


def _status(goal: Goal, state: GoalState) -> Shown | None:
    """Return a status with its tone; that nothing is known yet is only said where somebody wrote it."""
    if state.status is None or (goal.status is None and state.status is GoalStatus.PLANNED):
        return None
    return Shown(state.status, STATES.get(state.status, Tone.PLAIN), Kind.CHOICE)


def status_rows(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a goal: its status, how far it has come, and the stand of its KPIs."""
    kpis = {kpi.id: kpi for kpi in plan.kpis}
    return [Row(goal, stand=_stand(goal, kpis, facts)) for goal in nested(plan.goals)]


def _stand(goal: Goal, kpis: dict[str, Kpi], facts: Facts) -> Shown | None:
    state = facts.goals[goal.id]
    status, score = _status(goal, state), _score(goal, state)
    reached = [(kpis[one], facts.attainment[one]) for one in goal.kpis if one in facts.attainment]
    actuals = (
        Phrase("phrases.kpi_at", {"kpi": kpi.name, "actual": Quantity(compared(kpi, found), kpi.unit)})
        for kpi, found in reached
    )
    summed = bracketed(status.value, score.value if score else None) if status else score.value if score else None
    said = lines(summed, *actuals)
    return Shown(said, status.tone if status else Tone.PLAIN) if said else None


def changes(plan: Plan) -> list[Row]:
    """Return a row a change of a goal."""
    return [Row(change, goal=goal.name) for goal in nested(plan.goals) for change in goal.changes]
