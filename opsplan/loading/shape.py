"""What the model expects at a path of a plan: the part there, its fields, and how they are called."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from opsplan.findings import Path
from opsplan.model.base import Part
from opsplan.model.kpi import Stage
from opsplan.model.plan import Plan
from opsplan.words import LANGS, words

#: Chinese keys that authors try beside the label of a field.
USUAL = {
    "名称": "name", "负责人": "owner", "责任人": "owner", "开始": "start", "结束": "finish", "完成": "finish",
    "期限": "due", "截止日期": "due", "编号": "id",
}  # fmt: skip


def part_at(path: Path) -> type[Part] | None:
    """Return the class of the part at a path, or None where the path leads to something else."""
    here: type[Part] | None = Plan
    for step in path:
        if isinstance(step, int):
            continue
        found = field(here, step)
        here = _part_in(found.annotation) if found else None
        if here is None:
            return None
    return here


def field(part: type[Part] | None, key: str) -> FieldInfo | None:
    """Return the field of a part that is written with a key, or None where there is none."""
    return _fields(part).get(key) if part else None


@cache
def _fields(part: type[Part]) -> dict[str, FieldInfo]:
    return {one.alias or name: one for name, one in part.model_fields.items() if name != "extras"}


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((one for one in map(_part_in, get_args(annotation)) if one), None)


def keys(part: type[Part]) -> tuple[str, ...]:
    """Return the keys of a part, in the model's order."""
    return tuple(_fields(part))


@cache
def spellings(part: type[Part]) -> dict[str, str]:
    """Return what an author may have meant by a key: each spelling, and the key it stands for."""
    known = keys(part)
    usual = {word: key for word, key in USUAL.items() if key in known}
    labels = {label(lang, part, key): key for key in known for lang in LANGS}
    return usual | labels | {key: key for key in known}


def label(lang: str, part: type[Part] | None, key: str) -> str:
    """Return what a field is called in a language, or its key where the catalogue has no word for it."""
    place = f"fields.{part.words}.{key}" if part else ""
    return str(words(lang).get(place)) if place and words(lang).has(place) else key


def choices(path: Path) -> type[StrEnum] | None:
    """Return the enumeration that the value at a path is one of, or None."""
    last = max((place for place, step in enumerate(path) if isinstance(step, str)), default=-1)
    found = field(part_at(path[:last]), str(path[last])) if last >= 0 else None
    return _enum_in(found.annotation) if found else None


def _enum_in(annotation: Any) -> type[StrEnum] | None:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation
    inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return next((one for one in map(_enum_in, inner) if one), None)


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
