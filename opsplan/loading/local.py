"""References within one list: where a step of a process goes next, which item of a checklist was looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsplan.loading.identity import complete
from opsplan.loading.near import nearest
from opsplan.loading.resolve import Fault
from opsplan.model.checked import Bearer, CheckedItems
from opsplan.model.inspection import CheckItem
from opsplan.model.plan import Plan
from opsplan.model.process import Step
from opsplan.model.text import Text

END = "end"
#: What authors write for the end of a process.
ENDS = ("结束", "完成")


def conclude(plan: Plan) -> None:
    """Let the steps of a plan that lead to 结束 lead to the end, where no step is called so."""
    for process in plan.processes:
        named = set(_spellings(process.steps))
        for way in (way for step in process.steps for way in step.next):
            if way.to in ENDS and way.to not in named:
                complete(way, "to", END)


def dangling(plan: Plan) -> Iterator[Fault]:
    """Return the references to steps and checklist items that do not exist, or that are not clear."""
    yield from _steps(plan)
    yield from _items(plan)


def _steps(plan: Plan) -> Iterator[Fault]:
    for place, process in enumerate(plan.processes):
        known = {END, *map(str, range(1, len(process.steps) + 1)), *_spellings(process.steps)}
        for number, step in enumerate(process.steps):
            for way, to in enumerate(step.next):
                if to.to not in known:
                    path = ("processes", place, "steps", number, "next", way, "to")
                    yield Fault("REF-01", "step-unknown", path, _args(to.to, known, n=len(process.steps)))


def _items(plan: Plan) -> Iterator[Fault]:
    items = CheckedItems(plan)
    known = list(_spellings(item for one in plan.checklists for item in one.items))
    example = next(iter(known), "")
    for place, inspection in enumerate(plan.inspections):
        for number, result in enumerate(inspection.results):
            if result.item is None:
                continue
            path = ("inspections", place, "results", number, "item")
            found = items.bearers(inspection, result.item)
            if not found:
                yield Fault("REF-01", "item-unknown", path, _args(result.item, known, example=example))
            elif len(found) > 1:
                yield Fault("REF-03", "item-ambiguous", path, {"value": result.item, "ids": _lists(found)})


def _lists(found: Iterable[Bearer]) -> list[str]:
    return list(dict.fromkeys(checklist.id for checklist, _ in found))


def _spellings(parts: Iterable[Step | CheckItem]) -> Iterator[str]:
    """Return the ids and names of steps or items; a step without a name has its action for one."""
    for one in parts:
        if one.id:
            yield one.id
        named = one.name or getattr(one, "action", None)
        yield from named.all() if isinstance(named, Text) else ()


def _args(value: str, known: Iterable[str], **more: object) -> dict[str, object]:
    near = nearest(value, [*sorted(known), *ENDS])
    return {"value": value, "near": {"zh": ENDS[0], "en": END} if near in (END, *ENDS) else near, **more}
