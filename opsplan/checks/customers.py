"""Checks of what is promised to customers, of their pains, and of how they are asked and reached."""

from __future__ import annotations

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.model.feedback import FeedbackAudience, FeedbackMethod
from opsplan.model.market import CareType
from opsplan.model.process import ProcessCategory

#: What services and trainings are for where they are for those who buy.
BUYERS = "customers"


@check("CUS-01", "W2", of="customers", needs=("customers", "services", "processes"))
def promised(case: Case) -> Hits:
    """A service standard without times, or no standard where no service or process for customers has times either.

    What is resolved within a time needs no reply before.
    """
    customers = case.plan.customers
    unresolved = (one for one in customers.standards if one.resolve_within is None)
    yield from lacking(unresolved, "first_reply", "resolve_within")
    if not customers.standards and not _timed_otherwise(case):
        yield hit(customers, "standards", "cus-01-none")


def _timed_otherwise(case: Case) -> bool:
    services = (one for one in case.plan.services if BUYERS in one.clients)
    processes = (one for one in case.plan.processes if one.category is ProcessCategory.CUSTOMER_SERVICE)
    return any(one.respond_within or one.resolve_within or one.levels for one in services) or any(
        one.limit or any(step.limit for step in one.steps) for one in processes
    )


@check("CUS-02", "W2", of="customers.journey")
def relieved(case: Case) -> Hits:
    """A pain of customers that nobody does anything about."""
    for one in case.plan.customers.journey:
        if one.pain is not None and one.action is None:
            yield hit(one, "action", stage=one.stage, pain=one.pain)


@check("CUS-03", "I2", of="customers", needs=("customers", "feedback"))
def asked(case: Case) -> Hits:
    """Customers whom nobody visits or asks, neither at regular intervals nor whenever something was done for them."""
    customers, channels = case.plan.customers, case.plan.feedback.channels
    visits = any(one.follow_up for one in customers.standards) or any(
        one.frequency and one.type in (CareType.VISIT, CareType.SURVEY) for one in customers.care
    )
    surveys = any(
        one.frequency
        and one.audience is FeedbackAudience.CUSTOMER
        and one.method in (FeedbackMethod.SURVEY, FeedbackMethod.INTERVIEW)
        for one in channels
    )
    if not visits and not surveys and not any(one.frequency for one in customers.studies):
        yield hit(customers, "studies")


@check("CUS-04", "I2", of="customers.contacts")
def reachable(case: Case) -> Hits:
    """Customers who have one way only to reach somebody; a contact without a type is a way of its own."""
    contacts = case.plan.customers.contacts
    if len({one.type or one.name for one in contacts}) == 1:
        yield hit(contacts[0], "type", name=contacts[0].name)
