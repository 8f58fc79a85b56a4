"""Checks of percentages: whether they are likely meant as they are written."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.checks.saying import Fields
from opsplan.model.base import Part
from opsplan.model.kpi import Kpi
from opsplan.model.sort import sort
from opsplan.model.values import Num
from opsplan.model.walk import parts

#: No KPI is measured in so many per cent; 3万 is so much.
LARGE = 10_000
FIGURES = ("target", "baseline", "min", "max", "success", "failure", "warning")


@check("DOC-09", "W1")
def likely(case: Case) -> Hits:
    """A share of one where a percentage is wanted (0.5 for a half), or thousands of per cent; weights have checks."""
    for _, part in parts(case.plan):
        for name, key in _percentages(type(part)):
            value = getattr(part, name)
            if isinstance(value, Num) and 0 < value < 1 and not value.unit:
                fields = Fields(type(part), (name,))
                yield hit(part, key, fields=fields, value=f"{value:f}", percent=value * 100)
    for kpi in case.plan.kpis:
        if kpi.unit is not None and kpi.unit.all()[0].strip() in {"%", "％"}:
            yield from (_large(kpi, name) for name in FIGURES if _is_large(getattr(kpi, name)))


def _is_large(value: object) -> bool:
    return isinstance(value, Decimal) and abs(value) >= LARGE


def _large(kpi: Kpi, name: str) -> Hit:
    fields, keys = Fields(Kpi, (name,)), Fields(Kpi, (name,), keys=True)
    return hit(kpi, name, "doc-09-large", fields=fields, keys=keys, value=getattr(kpi, name))


@cache
def _percentages(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a part that are percentages, but weights: name and key."""
    fields = part.model_fields.items()
    found = ((name, field) for name, field in fields if name not in ("weight", "extras"))
    return tuple((name, field.alias or name) for name, field in found if sort(field).name == "percentage")
