"""Checks of processes: whether each can be followed, by whom, in what time, and is kept up to date."""

from __future__ import annotations

from collections.abc import Iterable, Set

from opsplan.analysis.rhythm import due_again
from opsplan.checks import flows, maintenance
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.checks.saying import Typed
from opsplan.model.inspection import ChecklistArea
from opsplan.model.plan import Plan
from opsplan.model.process import Process, ProcessCategory, Step

#: Who takes part in a process without working in it: nobody sets him a limit or hands him tools.
CUSTOMER = "customer"
#: Processes that somebody has set off who is waiting for an answer.
ASKED_FOR = (ProcessCategory.CUSTOMER_SERVICE, ProcessCategory.FEEDBACK, ProcessCategory.AFTER_SALES)

#: The kinds of document that may be about work with customers.
SELLING = ("work-breakdown", "role-inspection", "service-guide")
#: Who has processes for these sells goods.
SHOP = {ProcessCategory.ORDER, ProcessCategory.PROMOTION, ProcessCategory.AFTER_SALES}


@check("PROC-01", "W1", of="processes")
def done_by(case: Case) -> Hits:
    """A step that nobody does, neither itself nor as the owner of the process."""
    for process in case.plan.processes:
        if process.owner is None:
            steps = [(number, step) for number, step in enumerate(process.steps, start=1) if not step.automated]
            yield from _each_or_all(process, steps, "actor", "owner", "proc-01", "proc-01-all")


@check("PROC-02", "W2", of="processes")
def limited(case: Case) -> Hits:
    """A step without a time limit, in a process that has none as a whole either."""
    for process in case.plan.processes:
        if process.limit is None:
            yield from _each_or_all(process, _worked(process), "limit", "limit", "proc-02", "proc-02-all")


def _worked(process: Process) -> list[tuple[int, Step]]:
    """Return the steps that people of one's own do, with their numbers."""
    listed = enumerate(process.steps, start=1)
    return [(number, step) for number, step in listed if not step.automated and step.actor != CUSTOMER]


def _each_or_all(
    process: Process, steps: Iterable[tuple[int, Step]], field: str, above: str, one: str, whole: str
) -> Hits:
    """Yield a hit for each step that lacks a field, or where all do a single one, for the field of the process."""
    listed = list(steps)
    gone = [(number, step) for number, step in listed if not getattr(step, field)]
    if gone and len(gone) == len(listed):
        yield hit(process, above, whole, n=len(gone))
    else:
        for number, step in gone:
            yield hit(step, field, one, name=process, n=number, step=step.name or step.action)


@check("PROC-03", "W2", of="processes")
def controlled(case: Case) -> Hits:
    """A process in which nothing is controlled and nothing says what good work is."""
    for process in case.plan.processes:
        if process.steps and not any(step.checkpoint or step.standard for step in process.steps):
            yield hit(process, "steps")


@check("PROC-04", "I2", of="processes")
def prepared(case: Case) -> Hits:
    """A process in which nothing is expected to go wrong, or a risk in it that nobody knows how to handle."""
    for process in case.plan.processes:
        if process.steps and not any(step.risks for step in process.steps):
            yield hit(process, "steps")
        for number, step in enumerate(process.steps, start=1):
            for risk in step.risks:
                yield from lacking(
                    [risk], "handling", message="proc-04-handling", name=process, n=number, risk=risk.risk
                )


@check("PROC-05", "W2", of="processes")
def reviewed(case: Case) -> Hits:
    """A process that nobody looks at anew, or not in time."""
    yield from lacking(case.plan.processes, "review")
    for process in case.plan.processes:
        due = due_again(case.facts.calendar, process.reviewed, process.review)
        if due and case.today and due < case.today:
            yield hit(process, "reviewed", "proc-05-overdue", day=due)


@check("PROC-06", "W2", of="processes", needs=("processes",))
def answering(case: Case) -> Hits:
    """A process for somebody's request in which he never hears of the outcome, nor takes part himself."""
    for process in case.plan.processes:
        told = any(step.informs_requester for step in process.steps)
        present = any(step.actor == CUSTOMER for step in process.steps[1:])
        if process.category in ASKED_FOR and process.steps and not (told or present):
            yield hit(process, "steps", category=process.category)


@check("PROC-09", "W2", of="processes")
def owned(case: Case) -> Hits:
    """A process that nobody answers for; one in which nobody does anything is told of by PROC-01."""
    return lacking((one for one in case.plan.processes if not one.steps or any(s.actor for s in one.steps)), "owner")


@check("PROC-10", "I3", of="processes")
def equipped(case: Case) -> Hits:
    """A step of which nobody knows what it is done with."""
    for process in case.plan.processes:
        if not process.tools:
            yield from _each_or_all(process, _worked(process), "resources", "tools", "proc-10", "proc-10-all")


@check("PROC-11", "I2", of="processes", needs=("processes",))
def complete(case: Case) -> Hits:
    """Standard processes that a plan of its kind, or one that does what this one does, should have."""
    there = {process.category for process in case.plan.processes}
    wanted = {category for kind in case.kinds for category in _wanted(kind.id, case.plan, there)}
    if gone := [category for category in ProcessCategory if category in wanted - there]:
        yield hit(case.plan, "processes", categories=gone, values=Typed(tuple(gone)))


def _wanted(kind: str, plan: Plan, there: Set[object]) -> Iterable[ProcessCategory]:
    """Return the categories that a plan should have: by its kind, or by what it speaks of elsewhere."""
    if kind == "evaluation-maintenance":
        return ProcessCategory.FEEDBACK, ProcessCategory.UPDATE, ProcessCategory.OPTIMISATION
    if kind not in SELLING:
        return ()
    areas = {one.area for one in plan.checklists}
    served = plan.customers.standards or ChecklistArea.CUSTOMER in areas
    signs = {
        ProcessCategory.CUSTOMER_SERVICE: served and there.isdisjoint(ASKED_FOR),
        ProcessCategory.PROMOTION: plan.campaigns or ChecklistArea.CAMPAIGN in areas,
        ProcessCategory.LISTING: there >= SHOP,
        ProcessCategory.AFTER_SALES: ProcessCategory.LISTING in there,
    }
    return [category for category, sign in signs.items() if sign]


CHECKS: tuple[Check, ...] = (
    done_by, limited, controlled, prepared, reviewed, answering, flows.connected, flows.in_time, owned, equipped,
    complete, flows.smooth, maintenance.described, maintenance.regular, maintenance.restorable,
)  # fmt: skip
