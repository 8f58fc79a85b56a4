"""Checks of how a process runs: from the first step to an end, within its limit, without waits and repetition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from opsplan.analysis.durations import hours
from opsplan.analysis.processes import ProcessFacts, flow
from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.findings import Severity
from opsplan.loading.local import END
from opsplan.model.duration import Dur
from opsplan.model.process import Process


@check("PROC-07", "E1", of="processes", needs=("processes",))
def connected(case: Case) -> Hits:
    """A process without steps, with a step that nothing leads to, or with one from which there is no way to an end."""
    empty = case.has("processes", long=True) and _in_full(case)
    for process in case.plan.processes:
        if process.steps:
            yield from _broken(process)
        elif empty:
            yield Hit(process, "steps", "proc-07-empty", severity=Severity.WARNING)


def _in_full(case: Case) -> bool:
    """Tell whether a document of the plan prints processes with their steps, not an index of them alone."""
    printed = [chapter for kind in case.kinds for chapter in kind.chapters if chapter.id == "processes"]
    return not printed or not all(chapter.short for chapter in printed)


def _broken(process: Process) -> Hits:
    ways, ends = flow(process), _ends(process)
    before: dict[int, list[int]] = {place: [] for place in range(len(ways))}
    for place, followers in enumerate(ways):
        for other in followers:
            before[other].append(place)
    reached, ended = _reached([0], ways), _reached(ends, before)
    if stuck := [place for place in sorted(reached - ended) if process.steps[place].next]:
        yield Hit(process.steps[stuck[-1]], "next", "proc-07-endless", args=_told(process, stuck[-1]))
    for place in range(len(ways)):
        if place not in reached:
            yield Hit(process.steps[place], args=_told(process, place))
            reached |= _reached([place], ways)


def _reached(
    starts: Iterable[int], ways: Sequence[Iterable[int]] | Mapping[int, Iterable[int]], without: int = -1
) -> set[int]:
    """Return the places that can be come to from some places, these included, without going through one."""
    ready = [place for place in starts if place != without]
    found = set(ready)
    while ready:
        fresh = [place for place in ways[ready.pop()] if place not in found and place != without]
        found.update(fresh)
        ready += fresh
    return found


def _ends(process: Process) -> set[int]:
    """Return the places of the steps after which a process may end: they say so, or the last one leads nowhere else."""
    last = process.steps[-1]
    falls = not last.next or (len(last.next) == 1 and last.next[0].when is not None)
    named = {place for place, step in enumerate(process.steps) if any(way.to == END for way in step.next)}
    return named | {len(process.steps) - 1} if falls else named


def _told(process: Process, place: int) -> dict[str, object]:
    step = process.steps[place]
    return {"name": process, "n": place + 1, "step": step.name or step.action}


@check("PROC-08", "W1", of="processes")
def in_time(case: Case) -> Hits:
    """A process whose steps may take longer than the whole; both are said in the unit of the whole."""
    for process in case.plan.processes:
        found = case.facts.processes[process.id]
        if process.limit and found.lead_time and found.lead_time > hours(case.facts.calendar, process.limit):
            unit = process.limit.unit
            total = Dur(found.lead_time / hours(case.facts.calendar, Dur(Decimal(1), unit)), unit)
            limit = Dur(process.limit.amount, unit)
            yield hit(process, "limit", total=total, limit=limit, path="→".join(map(str, found.path)))


@check("PROC-12", "I2", of="processes")
def smooth(case: Case) -> Hits:
    """A step of manual work that takes most of the time and that no KPI watches, or one that repeats another."""
    for process in case.plan.processes:
        place = _bottleneck(process, case.facts.processes[process.id], case.limits.bottleneck)
        if place and not process.kpis:
            share = (case.facts.processes[process.id].bottleneck_share or Decimal(0)).quantize(Decimal(1))
            args = {"share": share, **_told(process, place - 1)}
            yield Hit(process.steps[place - 1], "limit", args=args)
        yield from _repeated(process)


def _bottleneck(process: Process, found: ProcessFacts, most: Decimal) -> int | None:
    """Return the number of the manual step that takes more than `most` % of the time, or None.

    One of two steps always takes the most, and of a step without a limit nobody knows. One that other ways lead past
    holds up these cases alone.
    """
    place, share = found.bottleneck, found.bottleneck_share
    if place is None or share is None or found.untimed or len(found.path) < 3 or process.steps[place - 1].automated:
        return None
    passed = not _ends(process).isdisjoint(_reached([0], flow(process), without=place - 1))
    return place if share > most and not passed else None


def _repeated(process: Process) -> Hits:
    """Yield the steps whose actor has done the same in an earlier step."""
    seen: dict[tuple[object, ...], int] = {}
    for place, step in enumerate(process.steps):
        said = tuple(re.sub(r"\W+", "", text).casefold() for text in step.action.all())
        first = seen.setdefault((step.actor or process.owner, said), place)
        if first != place:
            yield Hit(step, "action", "proc-12-again", args={"first": first + 1, **_told(process, place)})
