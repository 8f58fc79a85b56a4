"""How far KPIs have come, against values computed by hand."""

from decimal import Decimal

import pytest

from opsplan.analysis.attainment import Attainment
from opsplan.analysis.facts import facts
from opsplan.loading.plan import load


def reached(kpi: str, more: str = "") -> str:
    """Return what a KPI has reached: period, actual, percent to two decimals, RAG, stage, whether behind."""
    loaded, found = load(f"title: t\n{more}\nkpis: [{{name: k, {kpi}}}]".encode(), "plan.yaml")
    assert found == []
    one = facts(loaded.plan).attainment.get("K1")
    if one is None:
        return "nothing"
    return told(one)


def told(one: Attainment) -> str:
    """Return an attainment on one line."""
    stage = [] if one.stage is None else [f"stage {one.stage}"]
    flags = [*["behind"] * one.behind, *["warned"] * one.warned]
    return " ".join([one.period.name, str(one.actual), rounded(one.percent), str(one.rag or "-"), *stage, *flags])


def rounded(percent: Decimal | None) -> str:
    return "-" if percent is None else f"{percent.quantize(Decimal('0.01')).normalize():f}%"


def subjects(kpi: str) -> str:
    """Return a line a subject of a KPI, with its share, then what the whole has reached."""
    loaded, found = load(f"title: t\nkpis: [{{name: k, {kpi}}}]".encode(), "plan.yaml")
    assert found == []
    known = facts(loaded.plan)
    parts = [
        f"{one.subject.say('zh')} {told(one.reached)} {rounded(one.share)}" for one in known.subjects.get("K1", ())
    ]
    whole = known.attainment.get("K1")
    return "\n".join([*parts, told(whole) if whole else "nothing"])


@pytest.mark.parametrize(
    ("kpi", "expected"),
    [
        # Without a baseline: actual / target, for down target / actual; nothing is clipped.
        ("target: 80, actuals: [{period: 2026-04, value: 60}]", "2026-04 60 75% amber"),
        ("target: 80, actuals: [{period: 2026-04, value: 104}]", "2026-04 104 130% green"),
        ("target: 80, actuals: [{period: 2026-04, value: 80}]", "2026-04 80 100% green"),
        ("direction: down, target: 30, actuals: [{period: 2026-04, value: 40}]", "2026-04 40 75% amber"),
        ("direction: down, target: 30, actuals: [{period: 2026-04, value: 20}]", "2026-04 20 150% green"),
        ("direction: down, target: 30, actuals: [{period: 2026-04, value: 0}]", "2026-04 0 - green"),
        ('target: "<=30", actuals: [{period: 2026-04, value: 40}]', "2026-04 40 75% amber"),
        # With one: (actual - baseline) / (target - baseline), the same for down.
        ("baseline: 60, target: 80, actuals: [{period: 2026-04, value: 65}]", "2026-04 65 25% amber"),
        ("baseline: 60, target: 80, actuals: [{period: 2026-04, value: 55}]", "2026-04 55 -25% amber"),
        (
            "direction: down, baseline: 75, target: 30, actuals: [{period: 2026-04, value: 45}]",
            "2026-04 45 66.67% amber",
        ),
        ("direction: down, baseline: 4, target: 0, actuals: [{period: 2026-04, value: 1}]", "2026-04 1 75% amber"),
        # A target of 0, one that is the baseline, a milestone and a range are met or not.
        ("direction: down, target: 0, actuals: [{period: 2026-04, value: 0}]", "2026-04 0 100% green"),
        ("direction: down, target: 0, actuals: [{period: 2026-04, value: 2}]", "2026-04 2 0% amber"),
        ("baseline: 80, target: 80, actuals: [{period: 2026-04, value: 79}]", "2026-04 79 0% amber"),
        ("type: milestone, target: 1, actuals: [{period: 2026-04, value: 0}]", "2026-04 0 0% amber"),
        ("type: milestone, target: 100, actuals: [{period: 2026-04, value: 100}]", "2026-04 100 100% green"),
        ("direction: range, min: 20, max: 25, actuals: [{period: 2026-04, value: 25}]", "2026-04 25 100% green"),
        ("direction: range, min: 20, max: 25, actuals: [{period: 2026-04, value: 26}]", "2026-04 26 0% red behind"),
        ("direction: range, min: 20, actuals: [{period: 2026-04, value: 90}]", "2026-04 90 100% green"),
        ("direction: range, actuals: [{period: 2026-04, value: 90}]", "2026-04 90 - -"),
        # A milestone without a target is done at 1, or at 100%.
        ("type: milestone, actuals: [{period: 2026-04, value: 1}]", "2026-04 1 100% green"),
        ("type: milestone, actuals: [{period: 2026-04, value: 0}]", "2026-04 0 0% amber"),
        ('type: milestone, unit: "%", actuals: [{period: 2026-04, value: 50}]', "2026-04 50 0% amber"),
        # A ratio says nothing of figures below 0.
        ("target: -5, actuals: [{period: 2026-04, value: -10}]", "2026-04 -10 0% amber"),
        ("direction: down, target: 5, actuals: [{period: 2026-04, value: -2}]", "2026-04 -2 - green"),
        ("baseline: -20, target: -5, actuals: [{period: 2026-04, value: -10}]", "2026-04 -10 66.67% amber"),
        # A range has no way of stages.
        (
            "direction: range, min: 20, max: 25, stages: {2026-04: 24}, actuals: [{period: 2026-04, value: 22}]",
            "2026-04 22 100% green",
        ),
        # Nothing to compare with, or nothing to compare.
        ("actuals: [{period: 2026-04, value: 60}]", "2026-04 60 - -"),
        ("target: 80", "nothing"),
        ("target: 80, actuals: [{period: 2026-04, note: 未统计}]", "nothing"),
    ],
)
def test_attainment(kpi, expected):
    assert reached(kpi) == expected


@pytest.mark.parametrize(
    ("value", "rag"), [(80, "green"), (79, "amber"), (71, "amber"), (70, "red behind"), (69, "red behind")]
)
def test_green_at_success_red_at_failure_amber_between(value, rag):
    actual = f"actuals: [{{period: 2026-04, value: {value}}}]"
    assert reached(f"target: 90, success: 80, failure: 70, {actual}").split(" ", 3)[3] == rag


@pytest.mark.parametrize(
    ("value", "rag"), [(30, "green"), (31, "amber"), (49, "amber"), (50, "red behind"), (60, "red behind")]
)
def test_for_less_is_better_the_lines_lie_the_other_way(value, rag):
    actual = f"actuals: [{{period: 2026-04, value: {value}}}]"
    assert reached(f"direction: down, target: 30, failure: 50, {actual}").split(" ", 3)[3] == rag


@pytest.mark.parametrize(
    ("value", "told"),
    [(80, "green"), (79, "amber"), (75, "amber warned"), (71, "amber warned"), (70, "red behind warned")],
)
def test_the_warning_line_lies_between_success_and_failure(value, told):
    actual = f"actuals: [{{period: 2026-04, value: {value}}}]"
    assert reached(f"target: 80, warning: 75, failure: 70, {actual}").split(" ", 3)[3] == told


@pytest.mark.parametrize(("value", "told"), [(30, "green"), (39, "amber"), (40, "amber warned")])
def test_for_less_is_better_the_warning_line_lies_above(value, told):
    actual = f"actuals: [{{period: 2026-04, value: {value}}}]"
    assert reached(f"direction: down, target: 30, warning: 40, {actual}").split(" ", 3)[3] == told


@pytest.mark.parametrize(("value", "told"), [(90, "-"), (75, "amber warned"), (70, "red behind warned")])
def test_without_success_nothing_is_green(value, told):
    actual = f"actuals: [{{period: 2026-04, value: {value}}}]"
    assert reached(f"warning: 75, failure: 70, {actual}").split(" ", 3)[3] == told


def test_success_equal_to_failure_leaves_no_amber():
    assert reached("target: 80, failure: 80, actuals: [{period: 2026-04, value: 80}]") == "2026-04 80 100% green"
    assert reached("target: 80, failure: 80, actuals: [{period: 2026-04, value: 79}]").endswith("red behind")


def test_lines_in_words_are_not_computed_with():
    words = "success: 客户满意, failure: 客户流失"
    assert reached(f"target: 80, {words}, actuals: [{{period: 2026-04, value: 60}}]") == "2026-04 60 75% amber"
    assert reached(f"{words}, actuals: [{{period: 2026-04, value: 60}}]") == "2026-04 60 - -"


@pytest.mark.parametrize(
    ("aggregate", "expected"),
    [
        ("last", "2026-06 30 25% amber"),
        ("sum", "2026-06 90 75% amber"),
        ("average", "2026-06 30 25% amber"),
    ],
)
def test_periods_add_up_in_their_order_whatever_the_file_has(aggregate, expected):
    actuals = "actuals: [{period: 2026-06, value: 30}, {period: 2026-04, value: 40}, {period: 2026-05, value: 20}]"
    assert reached(f"target: 120, aggregate: {aggregate}, {actuals}") == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", "2026-02 20 16.67% red behind"),
        ("period: {start: 2026-01-01, finish: 2026-12-31}", "2026-02 20 16.67% amber"),
        ("period: {start: 2026-01-01, finish: 2026-02-28}", "2026-02 20 16.67% red behind"),
        ("goals: [{name: g, due: 2026-03-31, kpis: K1}]", "2026-02 20 16.67% amber"),
        ("goals: [{name: g, due: 2026-01-31, kpis: K1}]", "2026-02 20 16.67% red behind"),
    ],
)
def test_a_sum_that_shall_grow_has_not_failed_before_it_is_due(more, expected):
    actuals = "actuals: [{period: 2026-01, value: 10}, {period: 2026-02, value: 10}]"
    assert reached(f"id: K1, target: 120, failure: 100, aggregate: sum, {actuals}", more) == expected


def test_one_that_shall_stay_low_has_failed_as_soon_as_it_is_too_high():
    kpi = "id: K1, direction: down, target: 10, failure: 12, aggregate: sum, actuals: [{period: 2026-01, value: 12}]"
    assert reached(kpi, "period: {finish: 2026-12-31}") == "2026-01 12 83.33% red behind"


def test_actuals_of_single_subjects_are_parts_and_left_out():
    actuals = "actuals: [{period: 2026-04, value: 60}, {period: 2026-05, value: 99, subject: 一店}]"
    assert reached(f"target: 80, {actuals}") == "2026-04 60 75% amber"
    assert reached("target: 80, actuals: [{period: 2026-05, value: 99, subject: 一店}]") == "nothing"


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("{period: 2026-03, value: 10}", "2026-03 10 12.5% amber"),
        ("{period: 2026-04, value: 50}", "2026-04 50 62.5% amber stage 50"),
        ("{period: 2026-05, value: 50}", "2026-05 50 62.5% amber stage 50"),
        ("{period: 2026-06, value: 69}", "2026-06 69 86.25% amber stage 70 behind"),
        ("{period: 2026-Q3, value: 80}", "2026-Q3 80 100% green stage 70"),
    ],
)
def test_the_stage_that_has_ended_is_what_a_kpi_is_measured_against_on_the_way(actual, expected):
    assert reached(f"target: 80, stages: {{2026-06: 70, 2026-04: 50}}, actuals: [{actual}]") == expected


def test_a_stage_may_end_with_a_phase():
    phases = "phases: [{id: P1, name: 筹备, finish: 2026-04-15}, {id: P2, name: 运行}]"
    stages = "stages: [{period: 筹备, target: 50}, {period: P2, target: 70}]"
    assert reached(f"target: 80, {stages}, actuals: [{{period: 2026-04, value: 40}}]", phases) == (
        "2026-04 40 50% amber stage 50 behind"
    )


def test_each_subject_is_held_against_the_target_and_makes_no_whole_where_the_last_counts():
    actuals = """actuals: [
        {period: 2026-04, value: 60, subject: 一店}, {period: 2026-05, value: 72, subject: 一店},
        {period: 2026-05, value: 88, subject: 二店}, {period: 2026-05, note: 停业, subject: 三店}]"""
    assert (
        subjects(f"target: 80, failure: 50, stages: {{2026-05: 75}}, {actuals}")
        == """\
一店 2026-05 72 90% amber stage 75 behind -
二店 2026-05 88 110% green stage 75 -
nothing"""
    )


def test_the_subjects_of_a_sum_are_parts_of_one_target():
    actuals = """actuals: [
        {period: 2026-04, value: 20, subject: 一店}, {period: 2026-04, value: 10, subject: 二店},
        {period: 2026-05, value: 25, subject: 一店}, {period: 2026-05, value: 5, subject: 二店}]"""
    assert (
        subjects(f"target: 120, aggregate: sum, {actuals}")
        == """\
一店 2026-05 45 - - 75%
二店 2026-05 15 - - 25%
2026-05 60 50% amber"""
    )
    assert subjects("aggregate: sum, actuals: [{period: 2026-04, value: 0, subject: 一店}]").startswith(
        "一店 2026-04 0 - - -"
    )


def test_the_subjects_of_an_average_are_averaged_in_each_period_then_over_the_periods():
    actuals = """actuals: [
        {period: 2026-04, value: 60, subject: 一店}, {period: 2026-04, value: 80, subject: 二店},
        {period: 2026-05, value: 90, subject: 一店}]"""
    assert (
        subjects(f"target: 100, aggregate: average, {actuals}")
        == """\
一店 2026-05 75 75% amber -
二店 2026-04 80 80% amber -
2026-05 80 80% amber"""
    )


def test_the_whole_that_is_measured_wins_over_its_parts():
    actuals = "actuals: [{period: 2026-04, value: 30}, {period: 2026-04, value: 20, subject: 一店}]"
    assert subjects(f"target: 60, aggregate: sum, {actuals}") == "一店 2026-04 20 - - 100%\n2026-04 30 50% amber"
