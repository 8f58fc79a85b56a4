"""The course of a KPI: a line a point with its period, its value, and after a slash the target that stands with it."""

from textwrap import dedent

import pytest

from opsplan.analysis.course import course
from opsplan.loading.plan import load


def points(kpi: str) -> str:
    """Return the course of a KPI of a plan with two phases, of which the second has no end."""
    text = dedent(f"""
        title: t
        phases: [{{id: P1, name: 试点, finish: 2026-05-20}}, {{id: P2, name: 推广}}]
        kpis: [{{name: k, {kpi}}}]
    """)
    loaded, found = load(text.encode(), "plan.yaml")
    assert found == []
    phases = {phase.id: phase.finish for phase in loaded.plan.phases if phase.finish}
    found = course(loaded.plan.kpis[0], phases)
    return ", ".join(
        f"{getattr(one.when, 'name', one.when)}{'*' * one.past} {'-' if one.value is None else one.value}"
        f"{'' if one.target is None else f'/{one.target}'}"
        for one in found
    )


@pytest.mark.parametrize(
    ("kpi", "expected"),
    [
        ("target: 90", ""),
        # In order of time; what was measured before the plan is marked, and what was measured since goes before it.
        (
            "actuals: [{period: 2026-05, value: 7}, {period: 2026-04, value: 5}],"
            " history: [{period: 2026-03, value: 4}, {period: 2026-04, value: 4.9}]",
            "2026-03* 4, 2026-04 5, 2026-05 7",
        ),
        # A target stands with the value of its period, one to come alone.
        (
            "actuals: [{period: 2026-04, value: 5}], stages: {2026-04: 6, 2026-06: 8}",
            "2026-04 5/6, 2026-06 -/8",
        ),
        # One of another period, or of a phase, stands with the value of the shortest in which it ends.
        (
            "actuals: [{period: 2026-Q2, value: 6}, {period: 2026-05, value: 5}, {period: 2026-06, value: 7}],"
            " stages: {P1: 4, 2026-Q2: 8, P2: 9}",
            "2026-05 5/4, 2026-06 7, 2026-Q2 6/8",
        ),
        ("actuals: [{period: 2026-04, value: 5}], stages: {P1: 4, 2026-05: 6}", "2026-04 5, P1 -/4, 2026-05 -/6"),
        # Of two that end within one period, the one that is its own stands there.
        ("actuals: [{period: 2026-05, value: 5}], stages: {P1: 4, 2026-05: 6}", "P1 -/4, 2026-05 5/6"),
        # A sum adds up, as its targets do, and begins with the plan.
        (
            "aggregate: sum, history: [{period: 2026-03, value: 9}],"
            " actuals: [{period: 2026-05, value: 7}, {period: 2026-04, value: 5}], stages: {2026-05: 10}",
            "2026-04 5, 2026-05 12/10",
        ),
        # An average has the values of its periods; what is measured of parts alone makes up the whole.
        (
            "aggregate: average, actuals: [{period: 2026-04, value: 5, subject: 甲}, {period: 2026-04, value: 7,"
            " subject: 乙}, {period: 2026-05, value: 8, subject: 甲}]",
            "2026-04 6, 2026-05 8",
        ),
        ("actuals: [{period: 2026-04, value: 5, subject: 甲}]", ""),
        # A range has no target on its way.
        ("direction: range, min: 1, max: 9, actuals: [{period: 2026-04, value: 5}], stages: {2026-04: 6}", "2026-04 5"),
    ],
)
def test_the_course_of_a_kpi(kpi, expected):
    assert points(kpi) == expected
