"""Checks of market research, competitors, chances and threats, promotion channels and campaigns."""

from __future__ import annotations

from opsplan.checks import customers, partners
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.checks.overdue import is_past
from opsplan.checks.saying import Fields, lacks
from opsplan.model.campaign import ChannelStage
from opsplan.model.market import SwotType


@check("MKT-01", "W2", of="market", needs=("market", "goals"))
def researched(case: Case) -> Hits:
    """Goals that rest on no research: there is none, where the kind asks for some, or none is done for a goal."""
    market = case.plan.market
    if not market.researches:
        if "market" in case.present:
            yield hit(market, "researches")
    elif case.plan.goals and not any(one.goals for one in market.researches):
        yield hit(market.researches[0], "goals", "mkt-01-goals")


@check("MKT-02", "W2", of="market.researches")
def planned(case: Case) -> Hits:
    """A piece of research of which nobody knows how, when or by whom it is done."""
    for one in case.plan.market.researches:
        timed = one.frequency is not None or one.due is not None
        yield from lacking([one], "method", *(() if timed else ("frequency",)), "owner")


@check("MKT-03", "I2", of="market")
def compared(case: Case) -> Hits:
    """No competitor, or one whose product, price or promotion nobody has looked at."""
    yield from lacking(case.plan.market.competitors, "product", "price", "promotion")
    if not case.plan.market.competitors:
        yield hit(case.plan.market, "competitors", "mkt-03-none")


@check("MKT-04", "W2", of="market.opportunities")
def met(case: Case) -> Hits:
    """A chance or a threat that nobody answers."""
    for one in case.plan.market.opportunities:
        if one.type not in (SwotType.STRENGTH, SwotType.WEAKNESS):
            yield from lacking([one], "response")


@check("CAM-01", "W2", of="campaigns")
def aimed(case: Case) -> Hits:
    """A campaign without a goal, a measure, an owner or money."""
    for one in case.plan.campaigns:
        yield from lacking([one], "goals", *(() if one.expected else ("kpis",)), "owner", "budget")


@check("CAM-02", "W2", of="campaigns", needs=("reviews",))
def judged(case: Case) -> Hits:
    """A campaign that is over and whose effect nobody has looked at; a review of it is a conclusion too."""
    concluded = {one.of for one in case.plan.reviews if one.findings or one.successes or one.shortfalls}
    for one in case.plan.campaigns:
        if is_past(case, one.finish):
            wanted = ("actual",) if one.id in concluded else ("actual", "conclusion")
            yield from lacking([one], *wanted, finish=one.finish)


@check("CAM-03", "I2", of="channels")
def weighed(case: Case) -> Hits:
    """A promotion channel of which nobody has said why it fits, or of one in use what it brings."""
    for one in case.plan.channels:
        if one.stage is ChannelStage.RETIRED:
            continue
        used = one.stage is ChannelStage.EXISTING
        yield from lacking([one], "fit", *(("verdict",) if used else ()))
        if used and len(lacks(one, FIGURES)) == len(FIGURES):
            keys = Fields(type(one), FIGURES, keys=True)
            yield hit(one, "orders", "cam-03-figures", keys=keys)


#: The figures of a promotion channel; which of them there are depends on the channel.
FIGURES = ("cost", "impressions", "clicks", "orders")

CHECKS: tuple[Check, ...] = (
    customers.promised, customers.relieved, customers.asked, customers.reachable,
    researched, planned, compared, met,
    aimed, judged, weighed,
    partners.bound, partners.running, partners.evaluated, partners.linked,
    partners.offered, partners.timed, partners.areas,
)  # fmt: skip
