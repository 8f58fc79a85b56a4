"""Several things that were written as one name: `岗位: 店长，厨师长` is one role."""

from __future__ import annotations

from collections.abc import Container, Iterator

from opsplan.findings import Path, Severity
from opsplan.loading.identity import entities, own_id
from opsplan.loading.quoting import plain, short
from opsplan.loading.resolve import Fault, called
from opsplan.loading.several import SEPARATORS
from opsplan.model import shape
from opsplan.model.base import Entity
from opsplan.model.plan import Plan
from opsplan.model.text import Text

#: Those who act; the names of other things may well hold a comma.
ACTORS = ("role", "unit", "partner")
#: A part of a name that is longer is prose.
LONGEST = 12


def united(plan: Plan, faults: list[Fault], style: str, made: Container[str]) -> list[Fault]:
    """Return what is wrong with references, and the names that look like several.

    Such a name is an error where a reference means one of its parts; then nothing is said of that reference. Nobody
    has listed the roles whose ids are in `made`: what is to be said of them is said of the references.
    """
    unknown = {str(one.args["value"]) for one in faults if one.message == "reference-unknown"}
    found: list[Fault] = []
    meant: set[str] = set()
    for path, entity, names in _joined(plan):
        wanted = unknown.intersection(names)
        if wanted or (entity.kind in ACTORS and own_id(entity) not in made):
            meant |= wanted
            found.append(_fault(plan, path, entity, names, style, Severity.ERROR if wanted else Severity.WARNING))
    kept = [one for one in faults if one.message != "reference-unknown" or one.args["value"] not in meant]
    return [*kept, *found]


def _joined(plan: Plan) -> Iterator[tuple[Path, Entity, list[str]]]:
    for path, entity in entities(plan):
        name = getattr(entity, "name", None)
        said = name.all() if isinstance(name, Text) else ()
        names = list(dict.fromkeys(filter(None, SEPARATORS[0].split(said[0])))) if len(said) == 1 else []
        if len(names) > 1 and max(map(len, names)) <= LONGEST:
            yield path, entity, names


def _fault(plan: Plan, path: Path, entity: Entity, names: list[str], style: str, severity: Severity) -> Fault:
    args: dict[str, object] = {"value": entity.name.all()[0], "n": len(names), "parts": names}  # type: ignore[attr-defined]
    args |= {"kinds": called([entity.kind]), "fix": ""}
    if len(path) == 2 and len(getattr(plan, str(path[0]))) == 1 and not entity.model_fields_set - {"id", "name"}:
        listed = ", ".join(map(plain, names))
        args["fix"] = short(f"{shape.called(style, Plan, str(path[0]))}: [{listed}]")
    return Fault("REF-01", "names-several", path, args, severity=severity)
