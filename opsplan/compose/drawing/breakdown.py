"""The tasks of a plan as a tree below what they make up together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from opsplan.analysis.progress import status_of
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.drawing.trees import MOST_NODES, hidden, legend, levels_shown, tree
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import titled
from opsplan.figures.tree import Node
from opsplan.manuscript import Tone
from opsplan.model.walk import nested
from opsplan.model.work import Task, TaskStatus

#: How the tasks are marked that are not simply to do or being done, in the order of the legend.
MARKS: Mapping[TaskStatus, tuple[str, Tone]] = {
    TaskStatus.DONE: ("●", Tone.GOOD),
    TaskStatus.BLOCKED: ("▲", Tone.BAD),
    TaskStatus.CANCELLED: ("×", Tone.MUTED),
}


def wbs_tree(scene: Scene) -> Shown | None:
    """Return the tree of tasks, groups first, or None where there are no groups: a list of tasks is no tree."""
    tasks = {task.id: task for task in nested(scene.plan.tasks)}
    placed = list(_placed(sorted(scene.plan.tasks, key=lambda task: not task.children)))
    levels = levels_shown(placed, MOST_NODES - 1) if len(placed) > len(scene.plan.tasks) else 0
    if not levels:
        return None
    below = hidden(placed, levels)
    nodes = [_node(tasks[one], depth + 1, below, scene) for one, depth in placed if depth < levels]
    top = Node(scene.say(scene.plan.title), 0, ("",))
    heads = [scene.say(Phrase("fields.task.name")), scene.say(Phrase("fields.task.children"))]
    marked = {node.mark for node in nodes}
    marks = legend(((mark, status) for status, (mark, _) in MARKS.items() if mark in marked), scene.speaker)
    note = scene.words("trees.cut", n=levels) if below else ""
    return Shown(tree([top, *nodes], heads, marks, note), {"n": len(tasks)})


def _placed(tasks: Iterable[Task], depth: int = 0) -> Iterator[tuple[str, int]]:
    for task in tasks:
        yield task.id, depth
        yield from _placed(task.children, depth + 1)


def _node(task: Task, depth: int, below: Mapping[str, int], scene: Scene) -> Node:
    mark, tone = MARKS.get(status_of(task), ("", Tone.PLAIN))
    count = scene.words("wbs_tree.below", n=below[task.id]) if task.id in below else ""
    return Node(scene.say(titled(task)), depth, (count,), tone, mark)
