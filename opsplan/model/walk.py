"""Ways through a plan: the parts and references that a part holds, found once a class from its annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from msgspec import Struct

from opsplan.findings import Path
from opsplan.model.base import Entity, Part
from opsplan.model.plan import Plan
from opsplan.model.references import Ref, To
from opsplan.model.work import Task, TaskStatus

P = TypeVar("P", bound=Part)


class Slot(Struct, frozen=True):
    """A field that holds parts or references: its name, its key in YAML, and what it holds."""

    name: str
    key: str
    many: bool
    part: type[Part] | None
    to: To | None


@cache
def slots(kind: type[Part]) -> tuple[Slot, ...]:
    """Return the fields of a class that hold parts or references, in order."""
    found = []
    for name, field in kind.model_fields.items():
        many, part, to = _holds(field.annotation, tuple(field.metadata))
        if part or to:
            found.append(Slot(name, field.alias or name, many, part, to))
    return tuple(found)


@cache
def homes() -> Mapping[str, tuple[tuple[str, type[Part]], ...]]:
    """Return the way to the list where each kind of entity is at home: keys, and the part that each leads to."""
    found: dict[str, tuple[tuple[str, type[Part]], ...]] = {}
    for slot in slots(Plan):
        if slot.part is None:
            continue
        if issubclass(slot.part, Entity):
            found.setdefault(slot.part.kind, ((slot.key, slot.part),))
            continue
        for inner in slots(slot.part):
            if inner.part is not None and issubclass(inner.part, Entity):
                found.setdefault(inner.part.kind, ((slot.key, slot.part), (inner.key, inner.part)))
    return found


def _holds(annotation: Any, metadata: tuple[Any, ...]) -> tuple[bool, type[Part] | None, To | None]:
    to = next((one for one in metadata if isinstance(one, To)), None)
    if to:
        return False, None, to
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return False, annotation, None
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return _holds(inner, tuple(marks))
    for arg in get_args(annotation):
        many, part, to = _holds(arg, ())
        if part or to:
            return many or get_origin(annotation) is tuple, part, to
    return False, None, None


def nested(listed: Iterable[P]) -> Iterator[P]:
    """Return parts and, after each, its `children` and theirs, in the order of the file."""
    for one in listed:
        yield one
        yield from nested(getattr(one, "children", ()))


def leaves(plan: Plan) -> list[Task]:
    """Return the tasks that have no subtasks, in the order of the file."""
    return [task for task in nested(plan.tasks) if not task.children]


def uncancelled(plan: Plan) -> Iterator[Task]:
    """Return the tasks without subtasks that take effort and money: not cancelled, nor below a cancelled group."""
    return _uncancelled(plan.tasks)


def _uncancelled(tasks: Iterable[Task]) -> Iterator[Task]:
    for task in tasks:
        if task.status is TaskStatus.CANCELLED:
            continue
        if task.children:
            yield from _uncancelled(task.children)
        else:
            yield task


def parts(part: Part, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Return the part and every part within it, each with its path, in the order of the file's fields."""
    yield path, part
    for slot in slots(type(part)):
        if slot.part is None:
            continue
        value = getattr(part, slot.name)
        if slot.many:
            for place, one in enumerate(value):
                yield from parts(one, (*path, slot.key, place))
        elif value is not None:
            yield from parts(value, (*path, slot.key))


def references(part: Part) -> Iterator[tuple[Slot, int | None, Ref]]:
    """Return the references that a part holds itself: their slot, their place in a list, and what was written."""
    for slot in slots(type(part)):
        if slot.to is None:
            continue
        value = getattr(part, slot.name)
        if slot.many:
            yield from ((slot, place, one) for place, one in enumerate(value) if isinstance(one, Ref))
        elif isinstance(value, Ref):
            yield slot, None, value
