"""The organisation as a tree: units with the roles in them, or roles by whom they report to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from opsplan.analysis.forest import forest
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.drawing.trees import MOST_NODES, legend, levels_shown, tree
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import short, unsaid
from opsplan.figures.tree import Node
from opsplan.manuscript import Tone
from opsplan.model.organisation import Role, Unit
from opsplan.model.plan import Plan

#: The mark of the role that leads the unit it is in.
HEAD = "◆"
#: A tree of fewer nodes shows nothing that is not seen at a glance in the list.
LEAST = 4

#: Ids of units and roles with their depths, each before those below it.
Placed = list[tuple[str, int]]


def org_chart(scene: Scene) -> Shown | None:
    """Return the tree of units with their roles; without units, that of roles by `reports_to`.

    Where the roles are too many only units are shown. None where nothing is below anything else, or nearly nothing.
    """
    plan, units = scene.plan, {unit.id: unit for unit in scene.plan.units}
    placed = whole = _units(plan) if units else _reporting(plan.roles)
    if len(whole) > MOST_NODES and units:
        placed = [(one, depth) for one, depth in whole if one in units]
    levels = levels_shown(placed)
    shown = [(one, depth) for one, depth in placed if depth < levels]
    if len(shown) < LEAST or not any(depth for _, depth in whole):
        return None
    roles = {role.id: role for role in plan.roles}
    nodes = [
        _unit(units[one], depth, scene) if one in units else _role(roles[one], depth, scene) for one, depth in shown
    ]
    heads = [
        scene.words("org_chart.name"),
        *(scene.say(Phrase(f"fields.role.{one}")) for one in ("headcount", "people")),
    ]
    leads = any(node.mark for node in nodes)
    marks = legend([(HEAD, Phrase("figures.org_chart.head"))] if leads else [], scene.speaker)
    return Shown(tree(nodes, heads, marks, _left_out(whole, placed, levels, scene)))


def _left_out(whole: Placed, placed: Placed, levels: int, scene: Scene) -> str:
    """Return what is said of roles or levels that are not shown."""
    if len(placed) < len(whole):
        return scene.words("org_chart.cut")
    return scene.words("trees.cut", n=levels) if any(depth >= levels for _, depth in placed) else ""


def _units(plan: Plan) -> Placed:
    """Return the units, each with its roles before the units below it.

    Roles without a unit come first; one alone, to which others report, is above all.
    """
    staff: dict[str, list[Role]] = defaultdict(list)
    above = {unit.id: unit.parent for unit in plan.units}
    for role in plan.roles:
        staff[role.unit if role.unit in above else ""].append(role)
    alone = staff[""]
    first = int(len(alone) == 1 and any(role.reports_to == alone[0].id for role in plan.roles))
    placed = _reporting(alone)
    for unit, depth in _whole(above):
        inside = ((one, depth + first + 1 + below) for one, below in _reporting(staff[unit]))
        placed += [(unit, depth + first), *inside]
    return placed


def _reporting(roles: Sequence[Role]) -> Placed:
    """Return roles by whom among them they report to."""
    return _whole({role.id: role.reports_to for role in roles})


def _whole(above: Mapping[str, str | None]) -> Placed:
    """Return ids with their depths; those that a loop holds come last, at the top."""
    placed = list(forest(above))
    there = {one for one, _ in placed}
    return [*placed, *((one, 0) for one in above if one not in there)]


def _unit(unit: Unit, depth: int, scene: Scene) -> Node:
    """Return a unit with its heads, those below it counted too, and its leader where that is none of its roles.

    Below others it is told from roles by its tone.
    """
    within = any(role.id == unit.head and role.unit == unit.id for role in scene.plan.roles)
    led = "" if within or not unit.head else scene.words("org_chart.led", head=unit.head)
    notes = (_heads(scene.facts.organisation.headcounts[unit.id], scene), led)
    return Node(scene.say(unit.name), depth, notes, Tone.STRONG if depth else Tone.PLAIN)


def _role(role: Role, depth: int, scene: Scene) -> Node:
    """Return a role with its heads and the people who hold it."""
    leads = any(unit.head == role.id and unit.id == role.unit for unit in scene.plan.units)
    notes = (_heads(role.headcount, scene), scene.say(role.people))
    return Node(scene.say(role.name), depth, notes, mark=HEAD if leads else "")


def _heads(count: Decimal, scene: Scene) -> str:
    """Return how many heads there are, where anybody has written it."""
    told = count and not unsaid(scene.plan.roles, "headcount")
    return scene.words("org_chart.heads", n=short(count, 2)) if told else ""
