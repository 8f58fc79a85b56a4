"""Checks of data: whether its sources can be trusted and keep up, and its analyses lead to decisions."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from opsplan.analysis.rhythm import interval
from opsplan.checks import feedback, monitoring
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.checks.lacking import lacking, without_any
from opsplan.checks.saying import Fields, Typed
from opsplan.model.data import DataSource, SourceType
from opsplan.model.improvement import Source
from opsplan.model.kpi import Kpi
from opsplan.model.references import Ref

#: By how much a source may come later than what is made of it: working days are a week's five or seven days.
LATITUDE = Decimal("1.5")
#: The kinds of document whose data has to look at customers and the market.
LOOKING_OUT = {"evaluation-maintenance", "role-inspection"}
#: Types of data that tell of customers, and of the market.
HEARING = {SourceType.CUSTOMER, SourceType.BEHAVIOUR, SourceType.SURVEY, SourceType.SOCIAL}
OUTSIDE = {SourceType.MARKET, SourceType.COMPETITOR}


@check("DATA-01", "W2", of="data.sources")
def collected(case: Case) -> Hits:
    """A source that nobody answers for, or of which nobody knows how it is tapped: a platform says it too."""
    for source in case.plan.data.sources:
        told = source.platform is not None or "method" in source.model_fields_set
        gone = (*(() if told else ("method",)), *(("owner",) if source.owner is None else ()))
        if gone:
            fields, keys = Fields(DataSource, gone), Fields(DataSource, gone, keys=True)
            method = Fields(DataSource, () if told else ("method",), keys=True)
            yield hit(source, gone[0], fields=fields, keys=keys, method=method)


@check("DATA-02", "W2", of="data.sources")
def clean(case: Case) -> Hits:
    """A source that nobody cleans or checks."""
    return without_any(case.plan.data.sources, "cleaning", "quality")


@check("DATA-03", "W2", of="data.sources")
def fresh(case: Case) -> Hits:
    """A source that is refreshed less often than a KPI which is taken from it; the most frequent one is named."""
    fed: dict[str, list[tuple[Decimal, Kpi]]] = defaultdict(list)
    for kpi in case.relations.kpis:
        wait = interval(case.facts.calendar, kpi.frequency)
        if isinstance(kpi.source, Ref) and wait is not None:
            fed[kpi.source].append((wait, kpi))
    for source in case.plan.data.sources:
        own = interval(case.facts.calendar, source.frequency)
        if own is not None and source.id in fed:
            least, kpi = min(fed[source.id], key=lambda one: one[0])
            if own > least * LATITUDE:
                yield hit(source, "frequency", kpi=kpi)


@check("DATA-04", "W2", of="data.analyses")
def methodical(case: Case) -> Hits:
    """An analysis of which nobody knows how it looks at the data, or from which sides."""
    return lacking(case.plan.data.analyses, "method", "dimensions")


@check("DATA-05", "W2", of="data.analyses", needs=("improvements",))
def used(case: Case) -> Hits:
    """An analysis that decides nothing, or a finding that nobody acts on."""
    yield from lacking(case.plan.data.analyses, "decision")
    for analysis in case.plan.data.analyses:
        if not any(isinstance(part, Source) for part, _ in case.relations.naming.get(analysis.id, ())):
            for one in analysis.findings:
                yield from lacking([one], "action", message="data-05-finding", name=analysis, finding=one.finding)


@check("DATA-06", "E2", of="data.sources")
def protected(case: Case) -> Hits:
    """Personal data that nothing protects."""
    return lacking((one for one in case.plan.data.sources if one.personal), "protection")


@check("DATA-07", "I2", of="data.sources", needs=("data", "customers", "market"))
def looking_out(case: Case) -> Hits:
    """Data about the own work only, in a plan that has to look at customers, and at the market or competitors."""
    if LOOKING_OUT.isdisjoint(kind.id for kind in case.kinds):
        return
    customers, market = case.plan.customers, case.plan.market
    types = {source.type for source in case.plan.data.sources}
    gone = [] if customers.studies or types & HEARING else [SourceType.CUSTOMER]
    if not (market.trends or market.researches or market.competitors or types & OUTSIDE):
        gone += [SourceType.MARKET, SourceType.COMPETITOR]
    if gone:
        yield hit(case.plan.data, "sources", types=gone, values=Typed(tuple(gone)))


CHECKS: tuple[Check, ...] = (
    collected, clean, fresh, methodical, used, protected, looking_out,
    monitoring.watched, monitoring.steering, monitoring.adjusted,
    feedback.of_customers, feedback.of_employees, feedback.handled, feedback.closed, feedback.in_time,
    feedback.assessed,
)  # fmt: skip
