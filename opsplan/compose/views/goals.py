"""Goals as rows: their class, their grounds and where they stand."""

from __future__ import annotations

from opsplan.analysis.attainment import Rag
from opsplan.analysis.facts import Facts
from opsplan.analysis.goals import GoalState
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.kpis import compared
from opsplan.compose.views.packing import alike, packed
from opsplan.compose.views.saying import bracketed, lines, percent, stated, written
from opsplan.compose.views.smart import ancestors, tells_measures
from opsplan.manuscript import Kind, Tone
from opsplan.model.direction import Goal, GoalStatus
from opsplan.model.kpi import Kpi
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.walk import nested

TONES = {Rag.GREEN: Tone.GOOD, Rag.AMBER: Tone.WARNING, Rag.RED: Tone.BAD}
STATES = {GoalStatus.MET: Tone.GOOD, GoalStatus.AT_RISK: Tone.WARNING, GoalStatus.MISSED: Tone.BAD}

#: What classes a goal and tells where it stands, and what justifies it.
STATE = "level horizon dimension priority start review status progress"
GROUNDS = "measure basis aligns success collaborators note"
#: Of these, what is said once where it is the same for all goals.
SHARED = "level horizon dimension priority start review"


def register(plan: Plan, facts: Facts) -> Row:
    """Return what is said of goals beyond their sentences: rows, their tables, and a sentence of what all share."""
    found, shared = alike([_summed(row) for row in rows(plan, facts)], SHARED, "goals.all")
    return Row(
        rows=found, shared=shared, parts=packed(found, "goal_table", (STATE, "goal_states"), (GROUNDS, "goal_grounds"))
    )


def _summed(row: Row) -> Row:
    """Return a row whose status holds the progress, where it has both."""
    if row.status is None or row.progress is None:
        return row
    told = bracketed(row.status.value, row.progress.value)
    return Row(row, words=row.words, status=Shown(told, row.status.tone, Kind.CHOICE), progress=None)


def rows(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a goal: how it is measured, why it can be reached, what it serves, how far it has come.

    Where the sentences of all goals tell how, it is not said again.
    """
    goals = list(nested(plan.goals))
    standard = all(goal.level == type(goal).model_fields["level"].default for goal in goals)
    kpis = {kpi.id: kpi for kpi in plan.kpis}
    above, told = goals_above(goals), all(tells_measures(goal, kpis) for goal in goals)
    measures = {goal.id: () if told else _measures(goal, kpis) for goal in goals}
    return [_row(goal, facts.goals[goal.id], measures[goal.id], above, standard) for goal in goals]


def _measures(goal: Goal, kpis: dict[str, Kpi]) -> tuple[Ref, ...]:
    """Return the KPIs that measure a goal, in the order of the plan."""
    return tuple(Ref(kpi.id) for kpi in kpis.values() if goal.id in kpi.goals)


def _row(goal: Goal, state: GoalState, measures: tuple[Ref, ...], above: dict[str, Goal], standard: bool) -> Row:
    """Return a row of a goal; what its parent serves it serves too."""
    parent = above.get(goal.id)
    return written(
        goal,
        "priority",
        "dimension",
        measure=measures,
        aligns=None if parent and parent.aligns == goal.aligns else goal.aligns,
        level=None if standard else goal.level,
        progress=score_of(goal, state),
        status=status_of(goal, state),
    )


def goals_above(goals: list[Goal]) -> dict[str, Goal]:
    """Return the goal above each that has one, by the id of the lower; none of one that is its own ancestor."""
    by_id = {goal.id: goal for goal in goals}
    found = {child.id: goal for goal in goals for child in goal.children}
    found |= {goal.id: by_id[goal.parent] for goal in goals if goal.parent in by_id}
    named = {lower: upper.id for lower, upper in found.items()}
    return {lower: upper for lower, upper in found.items() if lower not in ancestors(upper.id, named)}


def score_of(goal: Goal, state: GoalState) -> Shown | None:
    """Return how far a goal has come, as its author wrote it or as it was reckoned."""
    return percent(state.score) if goal.progress is None else stated(goal.progress)


def status_of(goal: Goal, state: GoalState) -> Shown | None:
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
    status, score = status_of(goal, state), score_of(goal, state)
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
