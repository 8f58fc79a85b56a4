"""Ways through the tree of a plan: what stands at a path, and how the path of a value of a period is written."""

from __future__ import annotations

from typing import Any

from opsplan.findings import Path
from opsplan.model.kpi import is_spread
from opsplan.model.shape import part_at

#: The fields of a KPI that may be written so.
_SPREAD = ("history", "stages", "actuals")


def spread(path: Path, tree: dict[str, Any]) -> Path:
    """Return the path of a stage or an actual as it is written: by its key, where they map periods to values."""
    place = next((number + 1 for number, step in enumerate(path) if step in _SPREAD), len(path))
    if place == len(path) or not isinstance(path[place], int):
        return path
    here = at(tree, path[:place])
    return (*path[:place], list(here)[int(path[place])]) if is_spread(part_at(path[:place]), here) else path


def at(tree: Any, path: Path) -> Any:
    """Return what is at a path of a tree, or None; a single value counts as a list of one."""
    for step in path:
        if not (step == 0 and not isinstance(tree, list)):
            tree = child(tree, step)
    return tree


def child(here: Any, step: str | int) -> Any:
    """Return what a mapping has at a key or a list at a position, or None."""
    if isinstance(here, dict):
        return here.get(step)
    return here[step] if isinstance(here, list) and isinstance(step, int) and step < len(here) else None
