"""Lead times, bottlenecks and automation of processes, by hand."""

from textwrap import dedent
from time import perf_counter

import pytest

from opsplan.analysis.calendar import work_calendar
from opsplan.analysis.durations import hours
from opsplan.analysis.facts import facts
from opsplan.loading.plan import load
from opsplan.model.document import Calendar
from opsplan.model.duration import Dur
from opsplan.model.values import Num


def told(steps: str, more: str = "") -> str:
    """Return what is known of a process: hours, path, untimed steps, bottleneck, loops, automated steps."""
    plan = f"title: t\n{more}\nprocesses:\n  - name: p\n    steps:\n{dedent(steps).strip()}".replace(
        "\n- ", "\n      - "
    )
    loaded, found = load(plan.encode(), "plan.yaml")
    assert found == []
    one = facts(loaded.plan).processes["PR1"]
    lead = "-" if one.lead_time is None else f"{one.lead_time.normalize():f}h"
    slowest = f"step {one.bottleneck} {one.bottleneck_share:.1f}%" if one.bottleneck else "none"
    loops = " ".join(f"{start}>{to}" for start, to in one.loops)
    return f"{lead} by {'-'.join(map(str, one.path))} untimed {one.untimed}; {slowest}; loops {loops or '-'}; " + (
        f"automated {one.automated} {one.automated_share:.0f}%"
    )


def test_the_limits_of_a_row_of_steps_add_up():
    assert (
        told("""
        - {action: 登记, limit: 20min, automated: true}
        - {action: 核对, limit: 40min}
        - {action: 处理, limit: 2-3h}
        - {action: 归档, limit: 1d}
        """)
        == "12h by 1-2-3-4 untimed 0; step 4 66.7%; loops -; automated 1 25%"
    )


def test_of_two_branches_the_longer_one_counts():
    assert (
        told("""
        - {action: 受理, limit: 1h, next: [{when: 简单, to: 2}, {when: 复杂, to: 调查}]}
        - {action: 当场答复, limit: 1h, next: end}
        - {name: 调查, action: 查明原因, limit: 1d}
        - {action: 回复, limit: 2h}
        """)
        == "11h by 1-3-4 untimed 0; step 3 72.7%; loops -; automated 0 0%"
    )


def test_a_jump_back_is_rework_and_counts_once():
    assert (
        told("""
        - {action: 起草, limit: 2h}
        - {action: 复核, limit: 1h, next: {when: 不合格, to: 1}}
        - {action: 抽查, limit: 30min, next: [{when: 再抽, to: 3}, {when: 通过, to: 4}]}
        - {action: 发布, limit: 30min}
        """)
        == "4h by 1-2-3-4 untimed 0; step 1 50.0%; loops 2>1 3>3; automated 0 0%"
    )


def test_steps_may_stand_in_another_order_than_they_are_done():
    assert (
        told("""
        - {id: a, action: 收, limit: 1h, next: c}
        - {id: b, action: 发, limit: 2h, next: end}
        - {id: c, action: 理, limit: 3h, next: b}
        - {id: d, action: 无人到达, limit: 9h}
        """)
        == "6h by 1-3-2 untimed 0; step 3 50.0%; loops -; automated 0 0%"
    )


def test_one_condition_leaves_the_way_to_the_step_below_open_two_do_not():
    assert (
        told("""
        - {action: 问, limit: 1h, next: {when: 已解决, to: end}}
        - {action: 查, limit: 1h, next: [{when: 甲, to: 4}, {when: 乙, to: end}]}
        - {action: 略过, limit: 9h}
        - {action: 答, limit: 1h}
        """)
        == "3h by 1-2-4 untimed 0; none; loops -; automated 0 0%"
    )


def test_steps_without_a_limit_are_counted():
    assert told("- {action: 收}\n- {action: 理, limit: 2h}\n- {action: 发}") == (
        "2h by 1-2-3 untimed 2; none; loops -; automated 0 0%"
    )
    assert told("- {action: 收}\n- {action: 发}") == "- by 1-2 untimed 2; none; loops -; automated 0 0%"


def test_a_process_without_steps():
    loaded, _ = load(b"title: t\nprocesses: [{name: p, limit: 2d}]", "plan.yaml")
    one = facts(loaded.plan).processes["PR1"]
    assert (one.lead_time, one.path, one.automated_share) == (None, (), None)


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("90s", "0.025"), ("30min", "0.5"), ("5h", "5"), ("2d", "14"), ("1w", "42"), ("7cd", "42"), ("1mo", "147"),
        ("1q", "441"), ("1y", "1764"), ("2h-1d", "7"), ("0d", "0"),
    ],
)  # fmt: skip
def test_hours_of_a_duration_on_a_week_of_six_days_of_seven_hours(duration, expected):
    calendar = work_calendar(Calendar(workdays=(1, 2, 3, 4, 5, 6), hours_per_day=Num.of(7)))
    assert f"{hours(calendar, Dur.parse(duration)).normalize():f}" == expected


def test_many_steps_and_jumps_take_linear_time():
    steps = "\n".join(
        f"- {{action: s{n}, limit: 1min, next: [{{when: a, to: '{n % 4000 + 1}'}}, {{when: b, to: '1'}}]}}"
        for n in range(1, 4001)
    )
    loaded, _ = load(
        f"title: t\nprocesses:\n  - name: p\n    steps:\n{steps}".replace("\n- ", "\n      - ").encode(), "p"
    )
    start = perf_counter()
    found = facts(loaded.plan).processes["PR1"]
    assert (len(found.path), len(found.loops)) == (4000, 4000)
    assert perf_counter() - start < 2
