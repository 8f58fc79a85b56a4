"""Several names that were written as one: `T2、T3` where a list was meant, or where there can be one only."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from msgspec import Struct

from opsplan.findings import Path, Severity
from opsplan.loading.identity import Index, own_id
from opsplan.loading.quoting import plain, short
from opsplan.loading.resolve import Fault
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.organisation import RaciRow
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.walk import Slot, slots
from opsplan.model.work import Dependency, Task

#: What stands between names, the clearest first; and what stands around them.
PUNCTUATION = r"[,，、;；]"
SEPARATORS = tuple(
    re.compile(rf"(?:(?<!\s)\s+)?(?:{between})\s*", re.IGNORECASE)  # no search from within a gap
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
#: The codes of those of whom there is exactly one.
CODES: Mapping[tuple[type[Part], str], str] = {(Task, "owner"): "TASK-01", (RaciRow, "A"): "RSP-03"}
#: A list of more names is not worth a remedy.
MOST = 12
#: Nobody writes names into one that are longer than this together.
LONG = 200


class Written(Struct, frozen=True):
    """A reference as it was written: its part and the way there, its slot, and its place where that is a list.

    `style` is the language of the plan's keys.
    """

    plan: Plan
    path: Path
    part: Part
    slot: Slot
    place: int | None
    ref: Ref
    style: str

    @property
    def where(self) -> Path:
        """Return the way to the reference."""
        return (*self.path, self.slot.key) if self.place is None else (*self.path, self.slot.key, self.place)


def several(one: Written, index: Index) -> Fault | None:
    """Return what to say of a reference that stands for nothing but is made of names, one of which is known."""

    def names(text: str) -> list[str]:
        return [] if _known(text, one.slot, index) else _parted(text, lambda name: _known(name, one.slot, index))

    return _fault(one, names, guessed=False)


def implied(one: Written, index: Index, made: Container[str]) -> Fault | None:
    """Return a warning about a reference to a role that nobody has listed and whose name looks like several.

    `made` are the ids of the roles that were made of names.
    """
    bearers = index.named(one.ref, ("role",))
    if not bearers or own_id(bearers[0]) not in made:
        return None

    def names(text: str) -> list[str]:
        return _several(_split(SEPARATORS[0], text)) or _parted(text, lambda name: _known(name, one.slot, index))

    return _fault(one, names, guessed=True)


def _known(name: str, slot: Slot, index: Index) -> bool:
    if slot.to is None:
        return False
    there = index.by_id.get(name)
    listed = there is not None and there.kind in slot.to.kinds
    return listed or bool(index.named(name, slot.to.kinds)) or name in slot.to.words


def _parted(text: str, known: Callable[[str], bool]) -> list[str]:
    """Return the names that a text is made of where at least one is known: parted where most of them are."""
    if len(text) > LONG:
        return []
    ways = [names for one in SEPARATORS if (names := _several(_split(one, text)))]
    best = max(ways, key=lambda names: sum(map(known, names)) / len(names), default=[])
    return best if any(map(known, best)) else []


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    within = _AROUND.fullmatch(text)
    return list(dict.fromkeys(name for name in separator.split(within[1] if within else text) if name))


def _several(names: list[str]) -> list[str]:
    return names if len(names) > 1 else []


def _fault(one: Written, names: Callable[[str], list[str]], *, guessed: bool) -> Fault | None:
    """Return what to say of a reference that `names` finds to be several, with what to write instead."""
    found = names(one.ref)
    if not found:
        return None
    listed = one.slot.many or isinstance(one.part, Dependency)
    args: dict[str, object] = {"value": str(one.ref), "n": len(found), "parts": found}
    args |= {"fix": _list(one, names)} if listed else _one(one, found)
    code = CODES.get((type(one.part), one.slot.key), "REF-01")
    severity = Severity.WARNING if guessed else Severity.ERROR
    return Fault(code, MESSAGES[guessed, listed], one.where, args, severity=severity)


def _list(one: Written, names: Callable[[str], list[str]]) -> str:
    """Return the line that replaces a list, or nothing where more than a few names are in it."""
    where = one.where
    last = next(place for place in range(len(where) - 1, -1, -1) if isinstance(where[place], int))
    siblings = _at(one.plan, where[:last])
    if len(siblings) > MOST or any(isinstance(each, Dependency) and each.lag is not None for each in siblings):
        return ""
    written = [_said(each) for each in siblings]
    holder = type(_holder(one.plan, where[: last - 1]))
    key = shape.called(one.style, holder, str(where[last - 1]))
    return short(f"{key}: {_flow(name for said in written for name in names(said) or [said])}")


def _one(one: Written, names: list[str]) -> dict[str, object]:
    """Return the line that keeps one name, and the one that takes the others where the part has a field for them."""
    first, *others = names
    key = shape.called(one.style, type(one.part), one.slot.key)
    args: dict[str, object] = {"keep": f"{key}: {plain(first)}", "others": ""}
    there = getattr(one.part, "collaborators", None)
    if one.slot.key == "owner" and there is not None and len(there) <= MOST:
        written = [name for each in there for name in _split(SEPARATORS[0], str(each)) if name != first]
        key = shape.called(one.style, type(one.part), "collaborators")
        args["others"] = short(f"{key}: {_flow([*written, *others])}")
    return args


def _at(plan: Plan, path: Path) -> tuple[object, ...]:
    return tuple(_holder(plan, path)[: MOST + 1])


def _holder(plan: Plan, path: Path) -> Any:
    here: Any = plan
    for step in path:
        if isinstance(step, int):
            here = here[step]
        else:
            kind: type[Part] = type(here)
            here = getattr(here, next(slot.name for slot in slots(kind) if slot.key == step))
    return here


def _said(one: object) -> str:
    said = one.task if isinstance(one, Dependency) else one
    return said.all()[0] if isinstance(said, Text) else str(said)


def _flow(names: Iterable[str]) -> str:
    return f"[{', '.join(plain(name) for name in dict.fromkeys(names))}]"
