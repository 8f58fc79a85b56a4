"""How a team talks: meetings, who tells whom what, what goes up, and reports."""

from __future__ import annotations

from opsplan.compose.row import Row
from opsplan.compose.views.saying import bracketed, if_written, lines, span, written
from opsplan.model.communication import Meeting
from opsplan.model.plan import Plan


def meetings(plan: Plan) -> list[Row]:
    """Return a row a meeting: how often, on which day, and how long, and from when to when it is held at all."""
    return [
        Row(
            one,
            name=bracketed(one.name, if_written(one, "type")),
            time=lines(_time(one), one.length, span(one.start, one.finish)),
        )
        for one in plan.meetings
    ]


def _time(meeting: Meeting) -> object:
    return bracketed(meeting.frequency, meeting.when) if meeting.frequency else meeting.when


def communications(plan: Plan) -> list[Row]:
    """Return a row an item of the communication matrix."""
    return [Row(one) for one in plan.communications]


def escalations(plan: Plan) -> list[Row]:
    """Return a row a condition under which a matter goes up."""
    return [Row(one) for one in plan.escalations]


def reports(plan: Plan) -> list[Row]:
    """Return a row a report: how often, and by when each time."""
    return [
        written(one, "contents", time=bracketed(one.frequency, one.due) if one.frequency else one.due)
        for one in plan.reports
    ]
