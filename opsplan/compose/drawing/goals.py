"""The goals of a plan as a tree: which serves which, who owns it, by when, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from opsplan.analysis.forest import forest
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.drawing.trees import hidden, legend, levels_shown, tree
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.goals import goals_above, score_of, status_of
from opsplan.figures.tree import Node
from opsplan.manuscript import Tone
from opsplan.model.direction import Goal, GoalStatus
from opsplan.model.walk import nested

#: How each status is marked, in the order of the legend.
MARKS: Mapping[GoalStatus, str] = {
    GoalStatus.MET: "●",
    GoalStatus.ON_TRACK: "○",
    GoalStatus.AT_RISK: "△",
    GoalStatus.MISSED: "▲",
    GoalStatus.CHANGED: "◇",
    GoalStatus.DROPPED: "×",
}
#: Those that the message counts.
COUNTED = (GoalStatus.MET, GoalStatus.ON_TRACK, GoalStatus.AT_RISK, GoalStatus.MISSED)
#: A tree of fewer goals shows nothing that is not seen at a glance in the list.
LEAST = 3
FIELDS = ("name", "owner", "due", "progress", "children")


def goal_tree(scene: Scene) -> Shown | None:
    """Return the tree of goals, or None where few or none has another below it: the register tells that."""
    goals = {goal.id: goal for goal in nested(scene.plan.goals)}
    above = goals_above(list(goals.values()))
    placed = list(forest({one: above[one].id if one in above else None for one in goals}))
    levels = levels_shown(placed) if above and len(goals) >= LEAST else 0
    if not levels:
        return None
    below = hidden(placed, levels)
    nodes = [_node(goals[one], depth, below, scene) for one, depth in placed if depth < levels]
    heads = [scene.say(Phrase(f"fields.goal.{field}")) for field in FIELDS]
    marked = {node.mark for node in nodes}
    marks = legend(((mark, status) for status, mark in MARKS.items() if mark in marked), scene.speaker)
    note = scene.words("trees.cut", n=levels) if below else ""
    return Shown(tree(nodes, heads, marks, note), {"n": len(goals)}, _message(goals.values(), scene))


def _node(goal: Goal, depth: int, below: Mapping[str, int], scene: Scene) -> Node:
    state, say = scene.facts.goals[goal.id], scene.say
    status, score = status_of(goal, state), score_of(goal, state)
    count = scene.words("goal_tree.below", n=below[goal.id]) if goal.id in below else ""
    notes = (say(goal.owner), say(goal.due), say(score.value) if score else "", count)
    mark = MARKS.get(state.status, "") if status and state.status else ""
    return Node(say(goal.name), depth, notes, status.tone if status else Tone.PLAIN, mark)


def _message(goals: Iterable[Goal], scene: Scene) -> Phrase | None:
    """Return how many goals are met, on track, at risk and missed; None where nothing is known of any."""
    counts = Counter(scene.facts.goals[goal.id].status for goal in goals)
    told = tuple(Phrase(f"figures.goal_tree.counted.{one}", {"n": counts[one]}) for one in COUNTED if counts[one])
    return Phrase("figures.trees.counts", {"counts": told}) if told else None
