"""Ways through the tree of a plan: what stands at a path, and how the path of a stage is written."""

from __future__ import annotations

from typing import Any

from opsplan.findings import Path
from opsplan.model.kpi import Stage
from opsplan.model.shape import part_at


def spread(path: Path, tree: dict[str, Any]) -> Path:
    """Return the path of a stage as it is written: by its key, where stages are a mapping of periods to targets."""
    place = path.index("stages") + 1 if "stages" in path else 0
    if not place or part_at(path[:place]) is not Stage or len(path) == place:
        return path
    here = at(tree, path[:place])
    if not isinstance(here, dict) or {"period", "target"} & set(here) or not isinstance(path[place], int):
        return path
    return (*path[:place], list(here)[int(path[place])])


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
