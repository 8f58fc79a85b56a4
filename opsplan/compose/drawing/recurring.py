"""What a plan does again and again, kind by kind: what it is called, when it is done, how that is reckoned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from opsplan.analysis.months import Recurring
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.program import area_name, ordered
from opsplan.compose.views.saying import bracketed, by_choice, by_date, if_written, named, span
from opsplan.model.campaign import Campaign, Posting
from opsplan.model.evaluation import Training, TrainingType
from opsplan.model.plan import Plan
from opsplan.model.process import MaintenanceType
from opsplan.model.text import Text


class Entry(Struct, frozen=True):
    """A row of a calendar: its name, when it is done as the plan says, and how that is reckoned.

    `sort` is of what sort it is, `short` what it is called among those of its sort, where that is less than its name.
    """

    name: object
    said: object
    when: Recurring
    sort: object = None
    short: object = None


def entries(plan: Plan, kind: str) -> list[Entry]:
    """Return what a plan has of a kind (one of KINDS) that says when it is done."""
    return [one for one in KINDS[kind](plan) if one.said is not None]


def _maintenance(plan: Plan) -> Iterator[Entry]:
    for one in by_choice(plan.maintenance, "type", MaintenanceType):
        yield Entry(one.name, one.frequency, Recurring(one.frequency, last=one.last_done), if_written(one, "type"))


def _training(plan: Plan) -> Iterator[Entry]:
    for one in by_choice(by_date(plan.training, lambda one: one.date), "type", TrainingType):
        yield Entry(one.name, _trained(one), Recurring(one.frequency, _days(one.date)), if_written(one, "type"))


def _trained(one: Training) -> object:
    return bracketed(one.frequency, span(one.date, None)) if one.frequency else one.date


def _checklists(plan: Plan) -> Iterator[Entry]:
    for one in ordered(plan):
        yield Entry(one.name, one.frequency, Recurring(one.frequency), area_name(one.area))


def _inspections(plan: Plan) -> Iterator[Entry]:
    days = tuple(sorted({one.date for one in plan.inspections}))
    if days:
        yield Entry(Phrase("figures.calendar.rounds"), _first_and_last(days), Recurring(days=days))


def _campaigns(plan: Plan) -> Iterator[Entry]:
    for one in plan.campaigns:
        when = Recurring(start=one.start, finish=one.finish)
        yield Entry(one.name, span(one.start, one.finish), when, one.name, Phrase("figures.calendar.campaign"))
        yield from _postings(one)


def _postings(campaign: Campaign) -> Iterator[Entry]:
    """Yield what a campaign publishes: on each platform what has days, and what has a rhythm."""
    by_platform: dict[Text | None, list[Posting]] = {}
    for one in campaign.schedule:
        by_platform.setdefault(one.platform or one.title, []).append(one)
    for place, listed in by_platform.items():
        platform = place or Phrase("figures.calendar.posting")
        about = named(campaign.name, platform), campaign.name, platform
        if days := tuple(sorted({one.date for one in listed if one.date and not one.frequency})):
            yield _entry(about, _first_and_last(days), Recurring(days=days))
        for one in (one for one in listed if one.frequency):
            when = Recurring(one.frequency, _days(one.date), start=campaign.start, finish=campaign.finish)
            yield _entry(about, one.frequency, when)


def _entry(about: tuple[object, object, object], said: object, when: Recurring) -> Entry:
    name, sort, short = about
    return Entry(name, said, when, sort, short)


def _meetings(plan: Plan) -> Iterator[Entry]:
    for one in plan.meetings:
        days = _days(one.start) if one.frequency and one.frequency.word == "once" else ()
        when = Recurring(one.frequency, days, start=one.start, finish=one.finish, when=one.when)
        yield Entry(one.name, one.frequency and bracketed(one.frequency, span(one.start, one.finish)), when)


def _reports(plan: Plan) -> Iterator[Entry]:
    for one in plan.reports:
        said = one.frequency and bracketed(one.frequency, one.due)
        yield Entry(one.name, said, Recurring(one.frequency, when=one.due))


def _reviews(plan: Plan) -> Iterator[Entry]:
    for one in by_date(plan.reviews, lambda one: one.date):
        said = bracketed(one.frequency, span(one.date, None)) if one.frequency else one.date
        yield Entry(one.name, said, Recurring(one.frequency, _days(one.date)))


def _evaluations(plan: Plan) -> Iterator[Entry]:
    for one in plan.evaluations:
        yield Entry(one.name, one.frequency, Recurring(one.frequency))


def _feedback(plan: Plan) -> Iterator[Entry]:
    for one in plan.feedback.channels:
        yield Entry(one.name, one.frequency, Recurring(one.frequency))


def _contingencies(plan: Plan) -> Iterator[Entry]:
    for one in plan.contingencies:
        drill = Phrase("figures.calendar.drill", {"what": one.name})
        yield Entry(drill, one.drill, Recurring(one.drill, last=one.drilled))


def _compliance(plan: Plan) -> Iterator[Entry]:
    for one in plan.compliance:
        yield Entry(one.name, one.frequency, Recurring(one.frequency, last=one.checked))


def _days(*days: date | None) -> tuple[date, ...]:
    return tuple(day for day in days if day)


def _first_and_last(days: tuple[date, ...]) -> object:
    return span(days[0], days[-1]) if len(days) > 1 else days[0]


#: What yields the entries of each kind, by the section of a plan that holds them, in the order of a calendar.
KINDS: Mapping[str, Callable[[Plan], Iterator[Entry]]] = MappingProxyType(
    {
        "maintenance": _maintenance,
        "checklists": _checklists,
        "inspections": _inspections,
        "training": _training,
        "campaigns": _campaigns,
        "meetings": _meetings,
        "reports": _reports,
        "evaluations": _evaluations,
        "reviews": _reviews,
        "feedback": _feedback,
        "contingencies": _contingencies,
        "compliance": _compliance,
    }
)
