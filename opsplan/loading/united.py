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

#: Those of whom each has a name without a comma; that of a company or of work may well hold one.
ACTORS = ("role", "unit")
#: A part of a name that is longer is prose.
LONGEST = 12


def united(plan: Plan, faults: list[Fault], style: str, made: Container[str]) -> list[Fault]:
    """Return what is wrong with references, and the names that look like several.

    Such a name is an error where a reference to a thing of its kind means one of its parts; then nothing is said of
    that reference. Nobody has listed the roles whose ids are in `made`: what is to be said of them is said of the
    references.
    """
    unknown = [one for one in faults if one.message == "reference-unknown"]
    found: list[Fault] = []
    settled: set[int] = set()
    for path, entity, names in _joined(plan):
        meant = [one for one in unknown if one.args["value"] in names and entity.kind in one.kinds]
        if meant or (entity.kind in ACTORS and own_id(entity) not in made):
            settled.update(map(id, meant))
            found.append(_fault(plan, path, entity, names, style, Severity.ERROR if meant else Severity.WARNING))
    return [*(one for one in faults if id(one) not in settled), *found]


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
