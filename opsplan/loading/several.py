"""Several names that were written as one: `T2、T3` where a list was meant, or where there can be one only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from opsplan.findings import Path, Severity
from opsplan.loading.identity import Index
from opsplan.loading.quoting import LONGEST, plain
from opsplan.loading.resolve import Fault
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.references import Ref, To
from opsplan.model.text import Text
from opsplan.model.walk import Slot, slots
from opsplan.model.work import Dependency, Task

#: What stands between names, the clearest first; and what stands around them.
PUNCTUATION = r"[,，、;；]"
SEPARATORS = tuple(
    re.compile(rf"\s*(?:{between})\s*", re.IGNORECASE)
    for between in (
        PUNCTUATION,
        rf"{PUNCTUATION}\s*(?:and\b|和|与|及)?|[/／|&+]|\sand\s|和|与|及",
        rf"{PUNCTUATION}\s*(?:and\b|和|与|及)?|[/／|&+]|\sand\s|和|与|及|\s",
    )
)
_AROUND = re.compile(r"[\[【［（(「]\s*(.*?)\s*[\]】］）)」]")
#: What to say, by whether nobody has listed any role, and whether there may be a list.
MESSAGES = {
    (False, True): "reference-several",
    (False, False): "reference-single",
    (True, True): "role-several",
    (True, False): "role-single",
}
#: A list of more names is not worth a remedy.
MOST = 12
#: Nobody writes names into one that are longer than this together.
LONG = 200


def several(plan: Plan, path: Path, part: Part, slot: Slot, ref: Ref, index: Index) -> Fault | None:
    """Return what to say of a reference that stands for nothing but is made of names, one of which is known."""
    assert slot.to is not None
    names = _parted(ref, lambda name: _known(name, slot.to, index))
    return _fault(plan, path, part, slot, ref, names, guessed=False) if names else None


def implied(plan: Plan, path: Path, part: Part, slot: Slot, ref: Ref, index: Index, made: set[str]) -> Fault | None:
    """Return a warning about a reference to a role that nobody has listed and whose name looks like several.

    `made` are the ids of the roles that were made of names.
    """
    bearers = index.named(ref, ("role",))
    if not bearers or getattr(bearers[0], "id", "") not in made:
        return None
    names = _split(SEPARATORS[0], ref)
    if len(names) < 2:
        names = _parted(ref, lambda name: _known(name, slot.to, index))
    return _fault(plan, path, part, slot, ref, names, guessed=True) if len(names) > 1 else None


def _known(name: str, to: To | None, index: Index) -> bool:
    if to is None:
        return False
    there = index.by_id.get(name)
    return (there is not None and there.kind in to.kinds) or bool(index.named(name, to.kinds)) or name in to.words


def _parted(text: str, known: Callable[[str], bool]) -> list[str]:
    """Return the names that a text is made of where at least one is known: parted where most of them are."""
    if len(text) > LONG:
        return []
    ways = [names for one in SEPARATORS if len(names := _split(one, text)) > 1]
    best = max(ways, key=lambda names: sum(map(known, names)) / len(names), default=[])
    return best if any(map(known, best)) else []


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    within = _AROUND.fullmatch(text)
    return list(dict.fromkeys(name for name in separator.split(within[1] if within else text) if name))


def _fault(plan: Plan, path: Path, part: Part, slot: Slot, ref: Ref, names: list[str], *, guessed: bool) -> Fault:
    place = next((at for at, one in enumerate(getattr(part, slot.name)) if one is ref), 0) if slot.many else None
    where = (*path, slot.key) if place is None else (*path, slot.key, place)
    listed = slot.many or isinstance(part, Dependency)
    args = {"value": str(ref), "n": len(names), "parts": names}
    args |= _list(plan, where, slot, ref, names) if listed else _one(part, slot, names)
    message = MESSAGES[guessed, listed]
    code = "TASK-01" if isinstance(part, Task) and slot.key == "owner" else "REF-01"
    return Fault(code, message, where, args, severity=Severity.WARNING if guessed else Severity.ERROR)


def _list(plan: Plan, where: Path, slot: Slot, ref: Ref, names: list[str]) -> dict[str, object]:
    """Return the line that replaces a list, or nothing where more than names is in it."""
    last = next(place for place in range(len(where) - 1, -1, -1) if isinstance(where[place], int))
    siblings: list[object] = list(_at(plan, where[:last]))
    if len(siblings) > MOST:
        return {"fix": ""}
    written: list[str] = []
    for one in siblings:
        if isinstance(one, Dependency) and one.lag is not None:
            return {"fix": ""}
        said = one.task if isinstance(one, Dependency) else one
        written += names if said is ref else [said.all()[0] if isinstance(said, Text) else str(said)]
    return {"fix": _short(f"{where[last - 1]}: {_flow(written)}")}


def _one(part: Part, slot: Slot, names: list[str]) -> dict[str, object]:
    """Return the line that keeps one name, and the one that takes the others where the part has a field for them."""
    first, *others = names
    args: dict[str, object] = {"keep": f"{slot.key}: {plain(first)}", "others": ""}
    there = getattr(part, "collaborators", None)
    if slot.key == "owner" and there is not None:
        written = [name for one in there for name in _split(SEPARATORS[0], str(one)) if name != first]
        args["others"] = _short(f"collaborators: {_flow([*written, *others])}")
    return args


def _at(plan: Plan, path: Path) -> tuple[object, ...]:
    here: object = plan
    for step in path:
        if isinstance(step, int):
            here = here[step]  # type: ignore[index]
        else:
            here = getattr(here, next(one.name for one in slots(type(here)) if one.key == step))  # type: ignore[arg-type]
    return here  # type: ignore[return-value]


def _flow(names: Iterable[str]) -> str:
    return f"[{', '.join(plain(name) for name in dict.fromkeys(names))}]"


def _short(fix: str) -> str:
    return fix if len(fix) <= LONGEST else ""
