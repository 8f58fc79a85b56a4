"""The Gantt chart of a plan: whole where it is short, else an overview and a chart for each part of it."""

from collections.abc import Sequence
from datetime import date

from opsplan.analysis.facts import facts
from opsplan.compose.bilingual import speaker_of
from opsplan.compose.drawing import draw
from opsplan.compose.drawing.scene import Scene
from opsplan.figures.gantt import BarKind, Scale
from opsplan.loading.plan import load
from opsplan.manuscript import NUMBER, Figure


def drawn(lines: Sequence[str], lang: str = "zh") -> tuple[Figure, ...]:
    loaded, _ = load("\n".join(lines).encode(), "plan.yaml")
    assert loaded is not None
    return draw("gantt", Scene(loaded.plan, facts(loaded.plan), speaker_of(lang, loaded.index.by_id)))


PHASES = (
    "phases:",
    "  - {id: P1, name: {zh: 试点, en: Pilot}, start: 2026-01-05, finish: 2026-01-30,",
    "     milestones: [{name: 验收, due: 2026-01-29}]}",
    "  - {id: P2, name: {zh: 推广, en: Rollout}, start: 2026-02-02, finish: 2026-12-18}",
)


def tasks(count: int, more: str) -> str:
    return ", ".join(f"{{name: 事{number}, start: 2026-01-05, duration: 3d{more}}}" for number in range(1, count + 1))


def told(figures: Sequence[Figure]) -> list[tuple[str, int, str]]:
    """Return caption, number of bars and first bar of each chart."""
    return [(one.caption, len(one.data.bars), one.data.bars[0].label) for one in figures]


def test_a_chart_of_sixty_bars_is_whole_with_the_milestones_among_them():
    plan = ("title: 甲", *PHASES, f"tasks: [{tasks(59, '')}]")
    assert told(drawn(plan)) == [("进度计划", 60, "事1")]
    assert drawn(("title: 甲",)) == ()


def test_a_longer_one_is_an_overview_and_a_chart_for_each_phase():
    first, second = tasks(30, ", phase: P1"), tasks(30, ", phase: P2")
    groups = f"{{name: 甲组, children: [{first}]}}, {{name: 乙组, children: [{second}]}}"
    figures = drawn(("title: 甲", *PHASES, f"tasks: [{groups}, {tasks(2, '')}]"))
    assert told(figures) == [
        ("进度计划总览", 3, "甲组"),
        ("进度计划（1/2）：试点", 32, "试点"),
        ("进度计划（2/2）：推广、其他任务", 33, "推广"),
    ]
    assert [one.lead for one in figures] == [
        (f"{NUMBER}概览各任务组的起止时间。",),
        (f"{NUMBER}列出“试点”各项任务的起止时间。",),
        (f"{NUMBER}列出“推广、其他任务”各项任务的起止时间。",),
    ]
    _, pilot, rollout = (one.data for one in figures)
    assert [(bar.kind, bar.depth, bar.section) for bar in (*pilot.bars[:2], pilot.bars[-1])] == [
        (BarKind.PHASE, 0, ""),
        (BarKind.TASK, 1, "甲组"),
        (BarKind.MILESTONE, 0, "里程碑"),
    ]
    # each has the axis of its own time
    assert (pilot.scale, pilot.axis[0].start, rollout.scale) == (Scale.DAY, date(2026, 1, 5), Scale.MONTH)
    assert [one.alt for one in figures][:2] == [
        "进度总览甘特图，2026-01-05至2026-01-29",
        "“试点”的任务进度甘特图，2026-01-05至2026-01-30",
    ]


def test_its_parts_in_english_and_in_two_languages():
    plan = ("title: 甲", *PHASES, f"tasks: [{tasks(30, ', phase: P1')}, {tasks(31, ', phase: P2')}]")
    assert [one.caption for one in drawn(plan, "en")] == [
        "Project schedule: overview",
        "Project schedule (1/2): Pilot",
        "Project schedule (2/2): Rollout",
    ]
    assert [one.caption for one in drawn(plan, "both")] == [
        "进度计划总览 Project schedule: overview",
        "进度计划（1/2）：试点 Project schedule: Pilot",
        "进度计划（2/2）：推广 Project schedule: Rollout",
    ]


def test_without_phases_it_is_divided_by_groups_some_of_them_on_a_page():
    groups = ", ".join(f"{{name: 组{number}, children: [{tasks(15, '')}]}}" for number in range(1, 5))
    assert told(drawn(("title: 甲", f"tasks: [{groups}]"))) == [
        ("进度计划总览", 4, "组1"),
        ("进度计划（1/2）：组1、组2", 32, "组1"),
        ("进度计划（2/2）：组3、组4", 32, "组3"),
    ]


def test_without_phases_and_groups_it_is_divided_by_time():
    late = ", ".join(f"{{name: 后{number}, start: 2026-03-02, duration: 5d}}" for number in range(30))
    assert told(drawn(("title: 甲", f"tasks: [{late}, {tasks(31, '')}]"))) == [
        ("进度计划（1/2）：2026-01-05至2026-01-07", 31, "事1"),
        ("进度计划（2/2）：2026-03-02至2026-03-06", 30, "后0"),
    ]


def test_a_long_phase_goes_on_in_further_charts():
    plan = ("title: 甲", *PHASES, f"tasks: [{tasks(80, ', phase: P1')}, {tasks(5, ', phase: P2')}]")
    assert [(caption, count) for caption, count, _ in told(drawn(plan))] == [
        ("进度计划总览", 3),
        ("进度计划（1/3）：试点", 28),
        ("进度计划（2/3）：试点", 28),
        ("进度计划（3/3）：试点、推广", 32),
    ]


def test_of_very_many_tasks_there_is_the_overview_alone_of_groups_or_else_of_phases():
    groups = ", ".join(f"{{name: 组{number}, children: [{tasks(50, '')}]}}" for number in range(6))
    assert told(drawn(("title: 甲", *PHASES, f"tasks: [{groups}]"))) == [("进度计划总览", 7, "组0")]
    many = ", ".join(f"{{name: 组{number}, children: [{tasks(4, '')}]}}" for number in range(61))
    figures = drawn(("title: 甲", *PHASES, f"tasks: [{many}]"))
    assert told(figures) == [("进度计划总览", 3, "试点")]
    assert figures[0].lead == (f"{NUMBER}概览各阶段的起止时间。",)
    assert drawn(("title: 甲", f"tasks: [{many}]")) == ()


def reached(dated: str, status: str = "doing") -> tuple[Scale, date]:
    """Return the scale and the last day of the axis of a chart whose bars take from 2 March to 10 April."""
    (figure,) = drawn(
        ("title: 甲", dated, f"tasks: [{{name: 乙, start: 2026-03-02, duration: 30d, status: {status}}}]")
    )
    return figure.data.scale, figure.data.axis[-1].finish


def test_the_axis_reaches_a_data_date_a_little_behind_the_bars_where_tasks_are_overdue():
    assert reached("") == (Scale.WEEK, date(2026, 4, 12))
    assert reached("status_date: 2026-04-10") == (Scale.WEEK, date(2026, 4, 12))
    assert reached("status_date: 2026-04-17") == (Scale.WEEK, date(2026, 4, 19))
    assert reached("status_date: 2026-04-17", "done") == (Scale.WEEK, date(2026, 4, 12))
    # 39 days take the bars: nine more are less than a quarter of that, ten are not
    assert reached("status_date: 2026-04-19") == (Scale.WEEK, date(2026, 4, 19))
    assert reached("status_date: 2026-04-20") == (Scale.WEEK, date(2026, 4, 12))
