"""Feedback: status from its facts, days to the response, closure, categories."""

from textwrap import dedent

from opsplan.analysis.facts import facts
from opsplan.analysis.feedback import reached
from opsplan.loading.plan import load


def told(text: str) -> str:
    """Return a line a piece of feedback (id, status, days), then the sums, then a line a category."""
    loaded, found = load(dedent(text).strip().encode(), "plan.yaml")
    assert found == []
    state = facts(loaded.plan).feedback
    items = [f"{id_} {one.status} {one.response_days}" for id_, one in state.items.items()]
    sums = f"closed {state.closed} rate {_said(state.closure_rate)} days {_said(state.response_days)}"
    categories = [
        f"{one.category.say('zh') if one.category else '-'} {one.count} {one.closed} "
        f"{one.share:.1f} {one.cumulative:.1f}"
        for one in state.categories
    ]
    return "\n".join([*items, sums, *categories])


def _said(number: object) -> str:
    return "-" if number is None else f"{number:.2f}"


def test_status_is_the_last_stage_that_is_there():
    assert (
        told("""
        title: 客服提速
        roles: [客服主管]
        improvements: [{id: IM1, name: 加排晚班}]
        feedback:
          items:
            - {date: 2026-05-06, text: 等了半小时, category: 等候}
            - {date: 2026-05-06, text: 没人接电话, category: 等候, response: {date: 2026-05-08, text: 致歉}}
            - {date: 2026-05-06, text: 晚上没人, category: 等候, response: {date: 2026-05-06}, action: IM1}
            - date: 2026-05-30
              text: 说法不一
              category: 答复
              response: {date: 2026-06-02}
              action: 统一口径
              verified: {date: 2026-06-10, by: 客服主管, result: 抽听二十次一致}
            - {date: 2026-05-07, text: 退款慢, category: 退款, response: {text: 已说明}, notified: 2026-05-09}
            - {date: 2026-05-08, text: 表扬, status: closed}
            - {date: 2026-05-08, text: 日期倒置, response: {date: 2026-05-01}}
        """)
        == """\
FI1 open None
FI2 answered 2
FI3 in-action 0
FI4 verified 3
FI5 closed None
FI6 closed None
FI7 answered None
closed 2 rate 28.57 days 1.67
等候 3 0 42.9 42.9
- 2 1 28.6 71.4
答复 1 0 14.3 85.7
退款 1 1 14.3 100.0"""
    )


def test_a_plan_without_feedback_has_none():
    assert told("title: 甲\ngoals: 乙") == "closed 0 rate - days -"


def test_a_stage_is_reached_by_what_has_come_that_far_or_farther():
    loaded, _ = load(dedent("""
        title: 客服提速
        feedback:
          items:
            - {date: 2026-05-06, text: 等了半小时}
            - {date: 2026-05-06, text: 没人接, response: {date: 2026-05-08}}
            - {date: 2026-05-06, text: 晚上没人, action: 加排晚班}
            - {date: 2026-05-06, text: 表扬, status: closed}
        """).encode(), "plan.yaml")  # fmt: skip
    counts = reached(facts(loaded.plan).feedback)
    assert list(counts.items()) == [("open", 4), ("answered", 3), ("in-action", 2), ("verified", 1), ("closed", 1)]


FEEDBACK = """
    title: 客服提速
    %s
    roles: [客服主管]
    improvements: [{id: IM1, name: 加排晚班, due: 2026-06-30}, {id: IM2, name: 补台账, due: 2026-06-12}]
    feedback:
      channels: [{id: FC1, name: 热线, respond_within: 2d, close_within: 10d}, {id: FC2, name: 意见箱}]
      items:
        - {date: 2026-06-12, channel: FC1, text: 还没到时限}
        - {date: 2026-06-10, channel: FC1, text: 没有答复}
        - {date: 2026-06-10, channel: FC1, text: 没有办结, response: {date: 2026-06-11}}
        - {date: 2026-05-25, channel: FC1, text: 办结太久, response: {date: 2026-05-25}}
        - {date: 2026-05-25, channel: FC1, text: 等改进, response: {date: 2026-05-25}, action: IM1}
        - {date: 2026-05-25, channel: FC1, text: 改进也晚了, response: {date: 2026-05-25}, action: IM2}
        - {date: 2026-05-25, channel: FC1, text: 答复就够, severity: low, response: {date: 2026-05-25}}
        - {date: 2026-05-25, channel: FC1, text: 已关闭, status: closed}
        - {date: 2026-05-25, channel: FC2, text: 没有时限}
    """


def test_what_is_open_beyond_the_limits_of_its_channel_is_overdue():
    def overdue(dated: str) -> object:
        loaded, _ = load(dedent(FEEDBACK % dated).strip().encode(), "plan.yaml")
        return facts(loaded.plan).feedback.overdue

    assert overdue("status_date: 2026-06-15") == ("FI2", "FI4", "FI6")
    assert overdue("") is None


def test_what_its_author_was_told_of_is_closed_and_not_overdue():
    loaded, _ = load(
        dedent("""
        title: 客服提速
        status_date: 2026-03-20
        feedback:
          channels: [{id: FC1, name: 热线, respond_within: 1d, close_within: 3d}]
          items:
            - {date: 2026-03-02, channel: FC1, text: 等了半小时, notified: 2026-03-03}
            - {date: 2026-03-02, channel: FC1, text: 没人接电话}
        """)
        .strip()
        .encode(),
        "plan.yaml",
    )
    found = facts(loaded.plan).feedback
    assert (found.closed, found.overdue) == (1, ("FI2",))
