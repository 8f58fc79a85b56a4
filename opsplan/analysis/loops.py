"""Whether the loop of a piece of feedback is closed, and by how much that is late (model.md §6)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from msgspec import Struct

from opsplan.analysis.calendar import CalendarRangeError, WorkCalendar
from opsplan.analysis.durations import later
from opsplan.model.common import Level
from opsplan.model.duration import Dur
from opsplan.model.feedback import FeedbackChannel, FeedbackItem, FeedbackStatus
from opsplan.model.improvement import Improvement, PdcaStatus
from opsplan.model.plan import Plan
from opsplan.model.references import Ref

#: What has to be there for a loop to be closed, in its order.
STAGES = ("response", "action", "verified", "notified")


class Loop(Struct, frozen=True):
    """A piece of feedback with the stages that are not there; its channel, and the improvement that it has led to."""

    item: FeedbackItem
    gone: tuple[str, ...]
    channel: FeedbackChannel | None
    cure: Improvement | None

    @property
    def limit(self) -> Dur | None:
        """Return how long the channel gives to close the loop; None where it sets no limit."""
        return self.channel.close_within if self.channel else None

    def unanswered(self, calendar: WorkCalendar, today: date | None) -> int:
        """Return by how many days it should have been answered; 0 where it is, or nobody knows."""
        limit = self.channel.respond_within if self.channel and "response" in self.gone else None
        return self._late(limit, calendar, today)

    def unclosed(self, limit: Dur | None, calendar: WorkCalendar, today: date | None) -> int:
        """Return by how many days it should have been closed, which may wait for an improvement that is not due."""
        waits = self.cure is not None and self.cure.status not in (PdcaStatus.CLOSED, PdcaStatus.DROPPED)
        if waits and self.cure is not None and self.cure.due and today and today <= self.cure.due:
            return 0
        return self._late(limit, calendar, today)

    def is_overdue(self, calendar: WorkCalendar, today: date) -> bool:
        """Tell whether a limit of the channel is passed, for the answer or for the whole loop."""
        return bool(self.unanswered(calendar, today) or self.unclosed(self.limit, calendar, today))

    def _late(self, limit: Dur | None, calendar: WorkCalendar, today: date | None) -> int:
        if today and limit and self.gone and feedback_status(self.item) is not FeedbackStatus.CLOSED:
            with suppress(CalendarRangeError):
                return max(0, (today - later(calendar, self.item.date, limit)).days)
        return 0


def feedback_status(item: FeedbackItem) -> FeedbackStatus:
    """Return the status as written, or else the last stage that is there.

    The stages are response, action, verified, notified; one whose author was told is closed.
    """
    if item.status is not None:
        return item.status
    stages = (
        (item.notified, FeedbackStatus.CLOSED),
        (item.verified, FeedbackStatus.VERIFIED),
        (item.action, FeedbackStatus.IN_ACTION),
        (item.response, FeedbackStatus.ANSWERED),
    )
    return next((status for reached, status in stages if reached is not None), FeedbackStatus.OPEN)


def loops(plan: Plan) -> Iterator[Loop]:
    """Return the loop of each piece of feedback."""
    channels = {one.id: one for one in plan.feedback.channels}
    cures = {one.id: one for one in plan.improvements}
    for item in plan.feedback.items:
        cure = cures.get(item.action) if isinstance(item.action, Ref) else None
        yield Loop(item, _gone(item, cure), channels.get(item.channel or ""), cure)


def _gone(item: FeedbackItem, cure: Improvement | None) -> tuple[str, ...]:
    """Return the stages that are not there; to what is of little weight an answer is enough."""
    proven = cure is not None and cure.verify is not None and cure.verify.result is not None
    there = {name for name in STAGES if getattr(item, name) is not None} | ({"verified"} if proven else set())
    answered = item.severity is Level.LOW and "response" in there and "action" not in there
    return () if answered else tuple(name for name in STAGES if name not in there)
