"""The forward pass: every task as early as its predecessors and its own dates allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from opsplan.analysis.calendar import CalendarRangeError, WorkCalendar
from opsplan.analysis.dates import Moment, Problem, ProblemKind, Slot
from opsplan.analysis.durations import agrees, finish_of
from opsplan.analysis.frame import BARE, Frame
from opsplan.analysis.network import Item, Link, Network, ended
from opsplan.analysis.slots import NOWHERE, OPEN, Gate, after_lag, shown_on, slot
from opsplan.model.duration import Dur
from opsplan.model.work import Task


class End(NamedTuple):
    """How a task ends; None where nothing dates it.

    `ends` is its last moment, `buffered` the end of its own buffer, and `release` the moment for which successors wait:
    of a group the latest of its leaves' and its own. A cancelled task ends with what it comes after; where that is
    nothing, it is not `held` and nobody waits for it.
    """

    held: bool = True
    ends: Moment | None = None
    release: Moment | None = None
    buffered: Moment | None = None
    cancelled: bool = False

    def lag(self, link: Link) -> Dur | None:
        """Return the lag of a link from here; after a cancelled task there is nothing to let pass."""
        return None if self.cancelled else link.lag


class Forward:
    """The forward pass over a network; after `run`, what it found for each task by its position, and the problems."""

    def __init__(self, net: Network, around: Frame, calendar: WorkCalendar) -> None:
        size = len(net.items)
        self.gates: list[Gate] = [OPEN] * size
        self.slots: list[Slot] = [NOWHERE] * size
        self.ends: list[End] = [End()] * size
        self.problems: list[Problem] = []
        self._net = net
        self._around = around
        self._calendar = calendar

    def run(self) -> Forward:
        """Return itself with the earliest dates of all tasks; in and behind a cycle only what is written is kept."""
        for vertex in self._net.order:
            item = self._net.items[vertex // 2]
            step = self._begin if vertex % 2 == 0 else self._end_group if item.children else self._end_leaf
            self._try(step, item)
        for item in self._net.items:
            if ended(item.index) in self._net.stuck and not item.children:
                self._try(self._keep, item)
        return self

    def _try(self, step: Callable[[Item], None], item: Item) -> None:
        try:
            step(item)
        except CalendarRangeError:
            self.problems.append(Problem(ProblemKind.OUT_OF_RANGE, item.task.id))

    def _keep(self, item: Item) -> None:
        if item.task.start and item.task.finish:
            self._check(item.task.start, item.task.finish)
            self.slots[item.index] = Slot(item.task.start, item.task.finish)

    def _begin(self, item: Item) -> None:
        gate = OPEN if item.parent is None else self.gates[item.parent]
        # Should a lag lead out of the calendar, somebody is still waited for.
        self.gates[item.index] = Gate(held=gate.held or bool(item.after))
        for link in item.after:
            gate = self._through(gate, link, group=bool(item.children))
        self.gates[item.index] = gate

    def _through(self, gate: Gate, link: Link, *, group: bool) -> Gate:
        end = self.ends[link.item]
        if not end.held:
            return gate
        on, latest = gate.on, gate.latest
        if end.release:
            on = max(on or end.release, after_lag(self._calendar, end.release, end.lag(link)))
        if group and end.ends:
            entry = after_lag(self._calendar, end.ends, link.lag), self._net.items[link.item].task.id
            latest = max(latest or entry, entry, key=lambda one: one[0])
        return Gate(True, on, latest)

    def _end_leaf(self, item: Item) -> None:
        gate, task = self.gates[item.index], item.task
        if item.cancelled:
            self.ends[item.index] = End(gate.held, release=gate.on, cancelled=True)
            self.slots[item.index] = self._slot(task, OPEN, BARE)
            return
        found = self._slot(task, gate, self._around)
        self.slots[item.index] = found
        release = self._released(found.ends, task.buffer)
        self.ends[item.index] = End(True, found.ends, release, release)
        self._compare(item, found)

    def _end_group(self, item: Item) -> None:
        ends = [self.ends[child] for child in item.children]
        release = max((end.release for end in ends if end.release), default=None)
        last = max((end.ends for end in ends if end.ends), default=None)
        held, cancelled = any(end.held for end in ends), all(end.cancelled for end in ends)
        # Should its buffer lead out of the calendar, the group still ends with its leaves.
        self.ends[item.index] = End(held, last, release, last, cancelled)
        buffered = self._released(last, item.task.buffer)
        if release and buffered:
            self.ends[item.index] = End(held, last, max(release, buffered), buffered, cancelled)

    def _released(self, moment: Moment | None, buffer: Dur | None) -> Moment | None:
        return after_lag(self._calendar, moment, buffer) if moment else None

    def _slot(self, task: Task, gate: Gate, around: Frame) -> Slot:
        self._check(task.start, task.finish)
        found = slot(task, gate, around, self._calendar)
        self._check(found.start, found.finish)
        return found

    def _check(self, *days: date | None) -> None:
        for day in filter(None, days):
            self._calendar.number(day)

    def _compare(self, item: Item, found: Slot) -> None:
        task = item.task
        start, finish, duration = task.start, task.finish, task.duration
        if start and finish and duration and not agrees(self._calendar, start, finish, duration):
            day = finish_of(self._calendar, start, duration)
            self.problems.append(Problem(ProblemKind.DURATION_CONTRADICTS, task.id, day=day))
        on = self.gates[item.index].on
        if found.start and on and found.start <= on.day:
            self.problems += self._early(item, found, found.start)

    def _early(self, item: Item, found: Slot, start: date) -> Iterator[Problem]:
        """Yield each own predecessor that has not finished by `start`, and the last of those of its groups."""
        above = OPEN if item.parent is None else self.gates[item.parent]
        entries = [above.latest] if above.latest else []
        for link in item.after:
            end = self.ends[link.item]
            if end.ends:
                moment = after_lag(self._calendar, end.ends, link.lag)
                entries.append((moment, self._net.items[link.item].task.id))
        for moment, other in entries:
            first = shown_on(self._calendar, moment) if found.milestone else self._calendar.after(moment.day)
            if start < first and start <= moment.day:
                yield Problem(ProblemKind.STARTS_EARLY, item.task.id, other, first)
