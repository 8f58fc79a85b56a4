"""The backward pass: how late every task may finish without moving the last finish of the plan."""

from __future__ import annotations

from sys import maxsize
from typing import NamedTuple

from opsplan.analysis.calendar import WorkCalendar
from opsplan.analysis.dates import Moment
from opsplan.analysis.forward import Forward
from opsplan.analysis.network import Item, Network
from opsplan.analysis.slots import after_lag

#: No limit at all.
FREE = maxsize


class Slack(NamedTuple):
    """The running number of the last working day on which a leaf may finish, its working days and its total float."""

    late: int
    days: int
    total_float: int


class Backward:
    """The backward pass; numbers are those of the calendar's working days.

    Each task has three limits: until when it must have ended, until when its buffer must have (both inclusive), and
    after which day it must begin at the latest.
    """

    def __init__(self, net: Network, found: Forward, calendar: WorkCalendar) -> None:
        size = len(net.items)
        self.slack: dict[int, Slack] = {}
        self._net = net
        self._found = found
        self._calendar = calendar
        self._end = [FREE] * size
        self._release = [FREE] * size
        self._begin = [FREE] * size

    def run(self) -> Backward:
        """Return itself with the slack of every leaf that has dates and can be late (by position)."""
        last = self._last()
        for vertex in reversed(self._net.order):
            item = self._net.items[vertex // 2]
            if vertex % 2 == 0:
                self._hold_predecessors(item)
            elif item.children:
                self._hold_children(item)
            elif item.cancelled:
                self._begin[item.index] = self._release[item.index]
            else:
                self._settle(item, last)
        return self

    def _last(self) -> int:
        pairs = zip(self._net.items, self._found.slots, strict=True)
        days = [slot.ends.day for item, slot in pairs if slot.ends and not slot.ongoing and not item.cancelled]
        return self._calendar.number(max(days)) if days else FREE

    def _settle(self, item: Item, last: int) -> None:
        slot = self._found.slots[item.index]
        if slot.ends is None or slot.start is None or slot.finish is None or slot.ongoing:
            return
        instant = slot.milestone or slot.deadline
        days = 0 if instant else self._calendar.count(slot.start, slot.finish)
        late = min(last, self._limit(item))
        self.slack[item.index] = Slack(late, days, late - self._calendar.number(slot.ends.day))
        self._begin[item.index] = late - days

    def _hold_children(self, item: Item) -> None:
        end, release = self._limit(item), self._release[item.index]
        for child in item.children:
            self._end[child] = min(self._end[child], end)
            self._release[child] = min(self._release[child], release)

    def _hold_predecessors(self, item: Item) -> None:
        limit = self._begin[item.index]
        if limit == FREE:
            return
        if item.parent is not None:
            self._begin[item.parent] = min(self._begin[item.parent], limit)
        if self._found.gates[item.index].on is None:
            return
        for link in item.after:
            end = self._found.ends[link.item]
            if end.release:
                allowed = after_lag(self._calendar, end.release, end.lag(link))
                gap = self._between(end.release, allowed)
                self._release[link.item] = min(self._release[link.item], limit - gap)

    def _limit(self, item: Item) -> int:
        """Return until when a task must have ended, so that its buffer has too."""
        end, release = self._found.ends[item.index], self._release[item.index]
        if end.ends is None or end.buffered is None or release == FREE:
            return self._end[item.index]
        return min(self._end[item.index], release - self._between(end.ends, end.buffered))

    def _between(self, one: Moment, other: Moment) -> int:
        return 0 if one == other else self._calendar.number(other.day) - self._calendar.number(one.day)
