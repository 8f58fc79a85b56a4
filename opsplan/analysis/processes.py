"""How long processes take, what holds them up, and how much of them is automated (model.md §4, §13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct, field

from opsplan.analysis.calendar import WorkCalendar
from opsplan.analysis.durations import seconds
from opsplan.model.process import Process, Step


class ProcessFacts(Struct, frozen=True):
    """What the limits of a process's steps add up to, in working hours; steps are told by their numbers.

    `lead_time` is that of the longest `path` from the first step on, None where no step of it has a limit; `untimed`
    counts the steps of the path without one. `bottleneck` is the step of the path with the longest limit, None where
    several have it or only one has any; `bottleneck_share` is its part of the lead time in %. `loops` are the jumps
    (from, to) that lead back. `automated_share` is automated ÷ all steps, in %.
    """

    lead_time: Decimal | None
    path: tuple[int, ...]
    untimed: int
    bottleneck: int | None
    bottleneck_share: Decimal | None
    loops: tuple[tuple[int, int], ...]
    automated: int
    automated_share: Decimal | None


def process_facts(process: Process, calendar: WorkCalendar) -> ProcessFacts:
    """Return what can be reckoned of a process, in time linear in its steps and jumps.

    The longest path is that with the most hours, of equal ones that with more steps. A jump back into a step on the way
    is rework: it is not followed, so that each step counts once, and the lead time is that of a smooth run.
    """
    limits = [None if step.limit is None else seconds(calendar, step.limit) for step in process.steps]
    walk = _Walk([one or Decimal(0) for one in limits], flow(process)).run()
    path = walk.longest()
    timed = {place: limit for place in path if (limit := limits[place]) is not None}
    total = sum(timed.values(), Decimal(0)) if timed else None
    slowest = _slowest(timed)
    automated = sum(step.automated for step in process.steps)
    return ProcessFacts(
        None if total is None else total / 3600,
        tuple(place + 1 for place in path),
        len(path) - len(timed),
        None if slowest is None else slowest + 1,
        timed[slowest] / total * 100 if slowest is not None and total else None,
        tuple((one + 1, other + 1) for one, other in walk.loops),
        automated,
        Decimal(automated) / len(process.steps) * 100 if process.steps else None,
    )


def flow(process: Process) -> list[tuple[int, ...]]:
    """Return for each step, by position, the positions of those that may follow it.

    Without `next` the one below follows; where `next` names one way on a condition only, the one below follows if not.
    """
    places = step_places(process.steps)
    return [_after(place, step, places, len(process.steps)) for place, step in enumerate(process.steps)]


def step_places(steps: Sequence[Step]) -> Mapping[str, int]:
    """Return the position of each step by what `next` may call it: its id, its number, its name or its action."""
    found: dict[str, int] = {}
    spelled = (
        [(place, step.id) for place, step in enumerate(steps) if step.id],
        [(place, str(place + 1)) for place, _ in enumerate(steps)],
        [(place, text) for place, step in enumerate(steps) for text in (step.name or step.action).all()],
    )
    for place, text in (pair for one in spelled for pair in one):
        found.setdefault(text, place)
    return found


def _after(place: int, step: Step, places: Mapping[str, int], count: int) -> tuple[int, ...]:
    named = [places[one.to] for one in step.next if one.to in places]
    below = [place + 1] if place + 1 < count else []
    falls = not step.next or (len(step.next) == 1 and step.next[0].when is not None)
    return tuple(dict.fromkeys([*named, *below] if falls else named))


def _slowest(timed: Mapping[int, Decimal]) -> int | None:
    most = max(timed.values(), default=Decimal(0))
    slowest = [place for place, limit in timed.items() if limit == most]
    return slowest[0] if len(timed) > 1 and len(slowest) == 1 else None


class _Best(NamedTuple):
    """The longest way on from a step, its own limit included: seconds, steps, and the next step."""

    seconds: Decimal = Decimal(0)
    steps: int = 0
    to: int | None = None


class _Walk(Struct):
    """A depth-first walk from the first step; `best` holds the steps that it has left for good."""

    limits: Sequence[Decimal]
    after: Sequence[Sequence[int]]
    best: dict[int, _Best] = field(default_factory=dict)
    loops: list[tuple[int, int]] = field(default_factory=list)

    def run(self) -> _Walk:
        """Return itself when every step that can be reached has its longest way, and each jump back is known."""
        under_way = {0} if self.after else set()
        ways = [(0, iter(self.after[0]))] if self.after else []
        while ways:
            place, followers = ways[-1]
            to = next((one for one in followers if one not in self.best), None)
            if to is None:
                self._leave(place)
                under_way.discard(place)
                ways.pop()
            elif to in under_way:
                self.loops.append((place, to))
            else:
                under_way.add(to)
                ways.append((to, iter(self.after[to])))
        return self

    def _leave(self, place: int) -> None:
        # What is not left yet is where a jump back leads.
        known = [(self.best[one].seconds, self.best[one].steps, one) for one in self.after[place] if one in self.best]
        found, steps, to = max(known, key=lambda one: one[:2], default=(Decimal(0), 0, None))
        self.best[place] = _Best(self.limits[place] + found, steps + 1, to)

    def longest(self) -> list[int]:
        """Return the steps of the longest path, by position."""
        path: list[int] = []
        place = 0 if self.best else None
        while place is not None:
            path.append(place)
            place = self.best[place].to
        return path
