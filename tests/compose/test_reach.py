"""What a placeholder names in a plan, and how its value is said."""

import pytest

from opsplan.compose.bilingual import speaker_of
from opsplan.compose.reach import find, meant, said
from opsplan.loading.plan import load

PLAN = """\
title: {zh: 提速方案, en: Faster service}
lang: both
status_date: 2026-08-14
period: {start: 2026-05-06, finish: 2026-11-30}
meta:
  client: {zh: 甲公司, en: Acme}
  version: "1.2"
  status: issued
  author: R1
roles: [{id: R1, name: {zh: 客服主管, en: Service lead}}]
scope:
  purpose: [{zh: 缩短等待。, en: Shorter waits.}, {zh: 减少投诉。, en: Fewer complaints.}]
  includes: [{zh: 电话, en: Phone}, {zh: 邮件, en: Mail}]
goals: [{id: G2, name: {zh: 提速, en: Speed up}, children: [{id: G2.1, name: {zh: 排班, en: Rosters}}]}]
kpis:
  - {id: K1, name: {zh: 响应, en: Response}, target: 30, unit: {zh: 秒, en: seconds}, weight: 40}
  - {id: K2, name: {zh: 满意度, en: Satisfaction}, target: 95%}
tasks: [{id: T1, name: {zh: 优化排班, en: Rosters}, owner: R1, duration: 5d, cost: 8000}]
resources: {total: 8000}
"""


@pytest.fixture(scope="module")
def loaded():
    plan, found = load(PLAN.encode(), "plan.yaml")
    assert found == []
    return plan


@pytest.mark.parametrize(
    ("way", "zh", "en", "both"),
    [
        ("title", "提速方案", "Faster service", "提速方案 Faster service"),
        ("标题", "提速方案", "Faster service", "提速方案 Faster service"),
        ("title.en", "Faster service", "Faster service", "Faster service"),
        ("meta.client", "甲公司", "Acme", "甲公司 Acme"),
        ("文档控制.服务对象", "甲公司", "Acme", "甲公司 Acme"),
        ("meta.status", "已发布", "Issued", "已发布 Issued"),
        ("meta.author", "客服主管", "Service lead", "客服主管 Service lead"),
        ("status_date", "2026-08-14", "14 Aug 2026", "2026-08-14"),
        ("period", "2026-05-06至2026-11-30", "6 May 2026 to 30 Nov 2026", "2026-05-06 – 2026-11-30"),
        ("period.start", "2026-05-06", "6 May 2026", "2026-05-06"),
        ("计划期.结束", "2026-11-30", "30 Nov 2026", "2026-11-30"),
        ("resources.total", "8,000元", "CNY 8,000", "CNY 8,000"),
        ("scope.purpose", "缩短等待。\n减少投诉。", "Shorter waits.\nFewer complaints.", None),
        ("scope.includes", "电话、邮件", "Phone, Mail", "电话、邮件 Phone, Mail"),
        ("goals[G2].name", "提速", "Speed up", "提速 Speed up"),
        ("goals[G2.1].name", "排班", "Rosters", "排班 Rosters"),
        ("goals[0].name", "提速", "Speed up", "提速 Speed up"),
        ("目标[提速].名称", "提速", "Speed up", "提速 Speed up"),
        ("kpis[K1].target", "30秒", "30 seconds", "30秒 seconds"),
        ("kpis[K1].weight", "40%", "40%", "40%"),
        ("kpis[K2].target", "95%", "95%", "95%"),
        ("kpis", "响应、满意度", "Response, Satisfaction", "响应、满意度 Response, Satisfaction"),
        ("tasks[T1].duration", "5个工作日", "5 working days", None),
        ("tasks[T1].cost", "8,000元", "CNY 8,000", "CNY 8,000"),
    ],
)
def test_how_values_are_said(loaded, way, zh, en, both):
    found = find(loaded.plan, way)
    assert (found.known, found.empty, found.part) == (True, False, False)
    told = [said(found.value, speaker_of(lang, loaded.index.by_id)) for lang in ("zh", "en", "both")]
    assert told[:2] == [zh, en]
    assert both is None or told[2] == both


@pytest.mark.parametrize(
    ("way", "near"),
    [
        ("titel", "title"),
        ("meta.cleint", "meta.client"),
        ("client", "meta.client"),
        ("版本", "meta.version"),
        ("goals[G3].name", "goals[G2]"),
        ("meta.client.fr", "meta.client"),
        ("", ""),
        ("title | upper", "title"),
        ("qqqqqqqq", ""),
    ],
)
def test_what_leads_nowhere(loaded, way, near):
    assert not find(loaded.plan, way).known
    assert meant(loaded.plan, way) == near


@pytest.mark.parametrize("way", ["meta.code", "meta.confidentiality", "risks", "scope.background", "goals[G2].due"])
def test_what_the_plan_does_not_say(loaded, way):
    found = find(loaded.plan, way)
    assert (found.known, found.empty) == (True, True)


@pytest.mark.parametrize("way", ["meta", "scope", "calendar", "narrative"])
def test_what_is_no_single_value(loaded, way):
    assert find(loaded.plan, way).part
