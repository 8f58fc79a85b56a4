"""Inspections: a plan in YAML goes in, the scores of its rounds, trends, subjects and nonconformities come out."""

from decimal import Decimal
from textwrap import dedent

import pytest

from opsplan.analysis.facts import facts
from opsplan.analysis.inspection import InspectionFacts
from opsplan.analysis.scoring import ListScore
from opsplan.loading.plan import load
from opsplan.model.text import Text


def found(text: str) -> InspectionFacts:
    loaded, findings = load(dedent(text).strip().encode(), "plan.yaml")
    assert findings == []
    return facts(loaded.plan).inspection


def told(text: str) -> str:
    """Return a line a round, under it a line a list with its items; then trends, subjects, and what was found."""
    return "\n".join([*_rounds(found(text)), *_trends(found(text)), *_amiss(found(text))])


def _rounds(one: InspectionFacts):
    for name, held in one.rounds.items():
        stated = ", ".join(f"{key} {number}" for key, number in [*held.conformities.items(), *held.severities.items()])
        yield f"{name} {held.date} {_said(held.subject)}: {_said(held.score)} {held.passed} [{stated}]"
        yield from map(_list, held.lists)


def _list(one: ListScore) -> str:
    items = ", ".join(f"{item.id} {_said(item.points)}/{_said(item.max)}×{_said(item.weight)}" for item in one.items)
    band = one.band.name.say("zh") if one.band else "-"
    vetoed = f" vetoed {' '.join(one.vetoed)}" if one.vetoed else ""
    score = f"{_said(one.points)}/{_said(one.maximum)} = {_said(one.score)}"
    return f"  {one.checklist} {score} {one.passed} {band}{vetoed} ({items})"


def _trends(one: InspectionFacts):
    for name, points in one.trends.items():
        said = (f"{point.inspection} {_said(point.score)} ({_said(point.change)})" for point in points)
        yield f"trend {name}: {', '.join(said)}"
    for subject in one.subjects:
        rounds = " ".join(subject.inspections)
        latest = f"latest {_said(subject.latest)} ({_said(subject.change)})"
        yield f"subject {_said(subject.subject)}: {rounds} mean {_said(subject.mean)} {latest}"


def _amiss(one: InspectionFacts):
    found = one.nonconformities
    for each in found.listed:
        where = f"{each.inspection}.{each.place} {each.checklist} {_said(each.item)}"
        yield f"{where} {each.severity} {'open' if each.open else 'closed'}"
    yield f"open {found.open} with an action {_said(found.action_rate)}"
    for kind, rows in (("item", found.by_item), ("cause", found.by_cause)):
        for row in rows:
            yield f"{kind} {_said(row.name)} {row.count} {_said(row.share)} {_said(row.cumulative)}"


def _said(value: object) -> str:
    if isinstance(value, Text):
        return value.say("zh")
    if isinstance(value, Decimal):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return "-" if value is None else str(value)


def test_two_rounds_of_two_lists():
    assert (
        told("""
        title: 岗位检查
        roles: [{id: R1, name: 客服专员}, {id: R2, name: 质检专员}]
        improvements: [{id: IM1, name: 修订话术, status: closed}, {id: IM2, name: 补训, status: do}]
        checklists:
          - id: CL1
            name: 服务检查
            roles: R1
            inspector: R2
            weight: 60
            pass: 80
            bands: [{name: 优秀, from: 90, to: 100}, {name: 合格, from: 80, to: 89}, {name: 待改进, to: 79}]
            items: [{id: c1, name: 首次响应}, {id: c2, name: 话术, max: 10}, {id: c3, name: 记录, veto: true}]
          - {id: CL2, name: 纪律检查, weight: 40, items: [着装, 考勤]}
        inspections:
          - date: 2026-06-10
            subject: R1
            results:
              - {item: c1, score: 5}
              - {item: 话术, score: 9, finding: 漏报工号, cause: 未培训, corrected: true}
              - {item: c3, conformity: pass}
              - {item: 着装, conformity: na}
              - {item: 考勤, score: 4}
          - date: 2026-05-10
            subject: R1
            results:
              - {item: c1, score: 3, conformity: partial, severity: minor, cause: 人手不足, action: IM1}
              - {item: c2, score: 6, finding: 用语随意, cause: 未培训, action: IM2}
              - {item: c3, conformity: fail, severity: critical, cause: 未培训}
              - {item: 着装, conformity: pass}
              - {item: 考勤, conformity: partial}
              - {finding: 值班表未张贴, severity: observation}
        """)
        == """\
IS2 2026-05-10 R1: 30 False [pass 1, partial 2, fail 1, critical 1, minor 1, observation 1]
  CL1 9/20 = 0 False 待改进 vetoed c3 (c1 3/5×25, c2 6/10×50, c3 0/5×25)
  CL2 7.5/10 = 75 None - (1 5/5×50, 2 2.5/5×50)
IS1 2026-06-10 R1: 89 True [pass 1, na 1]
  CL1 19/20 = 95 True 优秀 (c1 5/5×25, c2 9/10×50, c3 5/5×25)
  CL2 4/5 = 80 None - (1 -/5×50, 2 4/5×50)
trend CL1: IS2 0 (-), IS1 95 (95)
trend CL2: IS2 75 (-), IS1 80 (5)
subject R1: IS2 IS1 mean 59.5 latest 89 (59)
IS2.1 CL1 首次响应 minor closed
IS2.2 CL1 话术 None open
IS2.3 CL1 记录 critical open
IS2.5 CL2 考勤 None open
IS1.2 CL1 话术 None closed
open 3 with an action 40
item 话术 2 40 40
item 首次响应 1 20 60
item 记录 1 20 80
item 考勤 1 20 100
cause 未培训 3 60 60
cause 人手不足 1 20 80
cause - 1 20 100"""
    )


@pytest.mark.parametrize(
    ("checklist", "results", "expected"),
    [
        # Σ points ÷ Σ max: 13 ÷ 15; the same where the weights are written in that proportion
        ("items: [{name: 甲}, {name: 乙, max: 10}]", "{item: 甲, score: 4}, {item: 乙, score: 9}", "13/15 = 86.67"),
        (
            "items: [{name: 甲, max: 20, weight: 20}, {name: 乙, max: 80, weight: 80}]",
            "{item: 甲, score: 10}, {item: 乙, score: 80}",
            "90/100 = 90",
        ),
        # written weights: 4 ÷ 5 × 70 + 5 ÷ 10 × 30; what is not written shares the rest of 100 by its maximum
        (
            "items: [{name: 甲, weight: 70}, {name: 乙, max: 10, weight: 30}]",
            "{item: 甲, score: 4}, {item: 乙, score: 5}",
            "9/15 = 71",
        ),
        (
            "items: [{name: 甲, weight: 40}, 乙, {name: 丙, max: 10}]",
            "{item: 甲, score: 5}, {item: 乙, score: 0}, {item: 丙, score: 5}",
            "10/20 = 60",
        ),
        # what does not apply, and what was not checked, counts for nothing
        ("items: [甲, 乙, 丙]", "{item: 甲, score: 4}, {item: 乙, conformity: na}", "4/5 = 80"),
        ("items: [甲, 乙]", "{item: 甲, conformity: na}", "0/0 = -"),
        ("items: [甲, 乙]", "{item: 甲, finding: 待核实}", "0/0 = -"),
        # conformity without a score: the maximum, half of it, nothing; a score goes before it
        ("items: [甲, 乙, 丙]",
         "{item: 甲, conformity: pass}, {item: 乙, conformity: partial}, {item: 丙, conformity: fail}",
         "7.5/15 = 50"),
        ("items: [甲]", "{item: 甲, conformity: partial, score: 4}", "4/5 = 80"),
        # several scores of one item are samples: their mean
        ("items: [甲]", "{item: 甲, score: 5}, {item: 甲, score: 2}, {item: 甲, finding: 缺一页}", "3.5/5 = 70"),
        # per cent of the maximum, by the list's scoring or by the sign
        ("scoring: percent, items: [甲, {name: 乙, max: 15}]", "{item: 甲, score: 60}, {item: 乙, score: 100}",
         "18/20 = 90"),
        ("items: [甲]", "{item: 甲, score: 60%}", "3/5 = 60"),
        # from the maximum down: deductions add up, nothing falls below zero, what has no result has lost nothing
        ("scoring: deduct, items: [甲, 乙, 丙, 丁]",
         "{item: 甲, score: 2}, {item: 甲, score: 1}, {item: 乙, score: 7}, {item: 丙, conformity: na}",
         "7/15 = 46.67"),
        ("scoring: deduct, items: [甲, 乙]", "{item: 甲, conformity: partial}", "7.5/10 = 75"),
        # a veto item fails the list by its conformity, or else by a score of nothing
        ("pass: 60, items: [甲, {name: 乙, veto: true}]", "{item: 甲, score: 5}, {item: 乙, score: 0}",
         "5/10 = 0 failed by 2"),
        ("items: [甲, {id: q2, name: 乙, veto: true}]", "{item: 甲, score: 5}, {item: 乙, score: 3, conformity: fail}",
         "8/10 = 0 failed by q2"),
        ("pass: 60, items: [甲, {name: 乙, veto: true}]", "{item: 甲, score: 5}, {item: 乙, score: 1}",
         "6/10 = 60 passed"),
        # the pass mark is met by exactly its score, though thirds are in it
        ("pass: 80, items: [{name: 甲, weight: 33.3}, {name: 乙, weight: 33.3}, {name: 丙, weight: 33.3}]",
         "{item: 甲, score: 4}, {item: 乙, score: 4}, {item: 丙, score: 4}", "12/15 = 80 passed"),
        ("pass: 80.1, items: [甲]", "{item: 甲, score: 4}", "4/5 = 80 failed"),
        # bands: ends included, the higher of two that meet, whole bands by whole points
        ("bands: [{name: 低, to: 80}, {name: 高, from: 80}], items: [甲]", "{item: 甲, score: 4}", "4/5 = 80 高"),
        ("bands: [{name: 良, from: 80, to: 89}, {name: 优, from: 90}], items: [{name: 甲, max: 200}]",
         "{item: 甲, score: 179}", "179/200 = 89.5 良"),
        ("bands: [{name: 良, from: 80.0, to: 89.4}, {name: 优, from: 90.0}], items: [{name: 甲, max: 200}]",
         "{item: 甲, score: 179}", "179/200 = 89.5"),
        ("bands: [{name: 丙, to: 60}, {name: 乙, to: 85}, {name: 甲, to: 100}], items: [甲]", "{item: 甲, score: 3}",
         "3/5 = 60 丙"),
    ],
)  # fmt: skip
def test_what_a_list_scores(checklist, results, expected):
    one = found(f"""
        title: 检查
        checklists: [{{name: 日检, {checklist}}}]
        inspections: [{{date: 2026-05-10, results: [{results}]}}]
    """)
    (score,) = one.rounds["IS1"].lists
    verdict = {True: "passed", False: "failed", None: ""}[score.passed]
    by = f"by {' '.join(score.vetoed)}" if score.vetoed else ""
    band = score.band.name.say("zh") if score.band else ""
    parts = [f"{_said(score.points)}/{_said(score.maximum)} = {_said(score.score)}", verdict, by, band]
    assert " ".join(filter(None, parts)) == expected


def test_lists_share_alike_what_weights_leave():
    one = found("""
        title: 检查
        checklists: [{name: 甲表, weight: 50, items: [甲]}, {name: 乙表, items: [乙]}, {name: 丙表, items: [丙]}]
        inspections:
          - {date: 2026-05-10, results: [{item: 甲, score: 5}, {item: 乙, score: 0}, {item: 丙, score: 1}]}
          - {date: 2026-05-11, results: [{item: 乙, score: 5}, {item: 丙, score: 0}]}
          - {date: 2026-05-12, results: [{finding: 只记了一句}]}
          - {date: 2026-05-13}
    """)
    scores = {name: _said(held.score) for name, held in one.rounds.items()}
    assert scores == {"IS1": "55", "IS2": "50", "IS3": "-"}


def test_an_item_of_several_lists_is_that_of_the_subject_or_else_of_the_inspector():
    one = found("""
        title: 检查
        roles: [{id: R1, name: 客服}, {id: R2, name: 仓管}, {id: R3, name: 质检}, {id: R4, name: 主管}]
        checklists:
          - {id: A, name: 客服表, roles: R1, inspector: R3, items: [{id: '1', name: 记录}]}
          - {id: B, name: 仓管表, roles: R2, inspector: R3, items: [{id: '1', name: 盘点}, {id: '2', name: 记录}]}
          - {id: C, name: 复查表, roles: R2, inspector: R4, items: [{id: '1', name: 抽盘}]}
        inspections:
          - {date: 2026-05-10, subject: R1, results: [{item: '1', score: 5}, {item: 记录, score: 1}]}
          - {date: 2026-05-11, subject: R2, inspector: R4, results: [{item: '1', score: 4}, {item: '2', score: 3}]}
    """)
    told = {name: [(each.checklist, _said(each.points)) for each in held.lists] for name, held in one.rounds.items()}
    assert told == {"IS1": [("A", "3")], "IS2": [("B", "3"), ("C", "4")]}


def test_what_is_no_nonconformity():
    one = found("""
        title: 检查
        improvements: [{id: IM1, name: 补货}]
        checklists: [{name: 日检, items: [甲, 乙]}]
        inspections:
          - date: 2026-05-10
            results:
              - {item: 甲, score: 5, finding: 做得好}
              - {item: 乙, score: 3}
              - {finding: 可以再快些, severity: observation, cause: 习惯}
              - {item: 甲, conformity: pass, severity: minor}
              - {finding: 缺货, action: IM1}
              - {item: 乙, score: 3, finding: 偏慢}
              - {finding: 门口堆物, severity: minor, corrected: false}
    """)
    listed = [(each.place, _said(each.item), each.open) for each in one.nonconformities.listed]
    assert listed == [(5, "-", True), (6, "乙", True), (7, "-", True)]


def test_a_plan_without_inspections_has_none():
    assert told("title: 甲\ngoals: 乙") == "open 0 with an action -"
