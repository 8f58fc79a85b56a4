"""Feedback to forms: shorthands, defaults, references, open enumerations, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
import yaml
from pydantic import ValidationError

from opsplan.model import (
    campaign,
    communication,
    evaluation,
    feedback,
    improvement,
    inspection,
    market,
    resources,
    risk,
    services,
    tool,
)
from opsplan.model.base import Entity, Part
from opsplan.model.common import Issue, Level
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.walk import slots

MODULES = (
    campaign,
    communication,
    evaluation,
    feedback,
    improvement,
    inspection,
    market,
    resources,
    risk,
    services,
    tool,
)
PARTS = [
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Part) and kind.__module__ == module.__name__
]


def read(kind, text, lang="zh"):
    """What a part says, read as the loader reads it: every scalar is text."""
    return kind.model_validate(yaml.load(text, Loader=yaml.BaseLoader), context={"lang": lang})


def refused(kind, text):
    """Each error of a part: its way and its type."""
    with pytest.raises(ValidationError) as caught:
        read(kind, text)
    return [(".".join(map(str, error["loc"])), error["type"]) for error in caught.value.errors()]


def target(kind, field):
    """The kinds that a field refers to, with its own words, and whether free text is fine."""
    to = next(slot.to for slot in slots(kind) if slot.name == field)
    return to.kinds, to.words, to.text


# Shorthands


def test_a_bare_text_names_whatever_has_a_name():
    named = [kind for kind in PARTS if "name" in kind.model_fields]
    assert len(named) == 42
    for kind in named:
        if kind is not inspection.Inspection:
            assert read(kind, "甲").name == Text(zh="甲"), kind
            assert read(kind, "{zh: 甲, en: A}").name == Text(zh="甲", en="A"), kind


@pytest.mark.parametrize(
    ("kind", "text", "field"),
    [
        (evaluation.Evaluation, "{name: 月评, steps: 打分}", "steps.action"),
        (risk.Contingency, "{name: 断货, steps: [下架]}", "steps.action"),
        (improvement.Review, "{name: 复盘, successes: 响应快}", "successes.what"),
        (improvement.Review, "{name: 复盘, shortfalls: 上线晚}", "shortfalls.what"),
        (improvement.Review, "{name: 复盘, lessons: 早定时限}", "lessons.what"),
        (improvement.Review, "{name: 复盘, next_steps: 排班}", "next_steps.what"),
        (improvement.Review, "{name: 复盘, problems: 缺货}", "problems.problem"),
        (improvement.Review, "{name: 复盘, mechanisms: 周监控}", "mechanisms.name"),
        (services.Partner, "{name: 外包方, issues: 晚交}", "issues.problem"),
        (market.Customers, "{journey: 浏览}", "journey.stage"),
        (inspection.Checklist, "{name: 客服, items: 首次响应}", "items.name"),
    ],
)
def test_a_bare_text_in_a_list_stands_for_one_field(kind, text, field):
    many, inner = field.split(".")
    whole = read(kind, text)
    assert getattr(getattr(whole, many)[0], inner).zh in text


def test_a_checklist_may_be_only_named_but_its_long_form_has_items():
    assert read(inspection.Checklist, "客服岗位检查").items == ()
    assert read(inspection.Checklist, "{zh: 客服, en: Service}").items == ()
    assert refused(inspection.Checklist, "{name: 客服岗位检查, weight: 50}") == [("items", "missing")]


# Defaults


@pytest.mark.parametrize(
    ("kind", "text", "given"),
    [
        (feedback.FeedbackChannel, "问卷", {"audience": "customer", "method": "survey"}),
        (feedback.FeedbackItem, "{date: 2026-4-22, text: 慢}", {"severity": "medium", "status": None}),
        (campaign.Channel, "搜索", {"type": "online", "stage": "existing", "verdict": None}),
        (campaign.Campaign, "大促", {"type": "promotion"}),
        (evaluation.Evaluation, "月评", {"object": ("plan",), "steps": ()}),
        (evaluation.Incentive, "服务之星", {"type": "reward"}),
        (evaluation.Training, "话术", {"type": "skill", "form": "internal"}),
        (evaluation.Knowledge, "问答库", {"type": "manual"}),
        (communication.Meeting, "周会", {"type": "progress"}),
        (tool.Tool, "工作台", {"category": "other", "verdict": "keep"}),
        (services.Service, "数据支持", {"area": None, "included": True}),
        (services.Partner, "外包方", {"type": "supplier"}),
        (risk.Risk, "缺货", {"category": "other", "source": None, "response": None, "status": "open"}),
        (risk.Compliance, "隐私", {"type": "policy", "status": "unknown"}),
        (resources.Resources, "{total: 60万}", {"currency": "CNY", "total": Decimal(600000)}),
        (resources.BudgetLine, "人工", {"category": None, "type": "cost", "amount": None}),
        (inspection.Checklist, "客服", {"area": "business", "scoring": "points", "roles": (), "pass_": None}),
        (inspection.CheckItem, "响应", {"id": "", "max": Decimal(5), "veto": False}),
        (improvement.Improvement, "排班", {"category": "process", "priority": Level.MEDIUM, "status": "plan"}),
        (improvement.Review, "复盘", {"type": "period", "methods": ("data", "discussion")}),
        (improvement.LogEntry, "缺货", {"type": "issue", "level": Level.MEDIUM, "status": "open"}),
        (improvement.Form, "签到表", {"rows": 8, "fields": ()}),
    ],
)
def test_what_is_not_written_has_its_default(kind, text, given):
    whole = read(kind, text)
    assert {name: getattr(whole, name) for name in given} == given


def test_a_report_has_seven_sections_unless_others_are_written():
    assert " ".join(read(communication.Report, "月报").contents) == (
        "progress kpi-tracking analysis attainment meaning problems solutions"
    )
    assert read(communication.Report, "{name: 月报, contents: risks}").contents == ("risks",)


def test_keys_that_python_or_pydantic_keeps_for_itself():
    row = read(communication.Communication, "{name: 问题清单, from: R7}")
    up = read(communication.Escalation, "{name: 超时, from: R8, to: [R7, R1]}")
    grade = read(evaluation.Grade, "{name: 优, from: 90, to: 100}")
    band = read(inspection.Band, "{name: 合格, from: 60}")
    checks = read(inspection.Checklist, "{name: 客服, pass: 80, items: []}")
    assert (row.from_, up.from_, up.to, grade.from_, band.from_, checks.pass_) == (
        ("R7",), ("R8",), ("R7", "R1"), Decimal(90), Decimal(60), Decimal(80),
    )  # fmt: skip


# Ids and references


def test_entities_have_the_prefixes_of_the_specification():
    assert {kind.kind: kind.prefix for kind in PARTS if issubclass(kind, Entity)} == {
        "feedback-channel": "FC", "feedback-item": "FI", "channel": "CH", "campaign": "CA", "evaluation": "E",
        "training": "TR", "knowledge": "", "meeting": "ME", "report": "RE", "tool": "TL", "service": "SV",
        "partner": "PA", "severity": "SE", "risk": "RK", "contingency": "CN", "checklist": "CL", "inspection": "IS",
        "improvement": "IM", "review": "RV", "log": "LG",
    }  # fmt: skip


def test_every_entity_but_knowledge_has_an_id():
    without = [kind for kind in PARTS if issubclass(kind, Entity) and "id" not in kind.model_fields]
    assert without == [evaluation.Knowledge]


@pytest.mark.parametrize(
    ("kind", "field", "to"),
    [
        (feedback.FeedbackItem, "action", (("improvement",), (), True)),
        (market.JourneyStage, "action", (("improvement",), (), False)),
        (market.Research, "output", (("report",), (), True)),
        (evaluation.Evaluation, "subjects", (("role", "unit", "process", "partner"), (), False)),
        (evaluation.Incentive, "basis", (("kpi", "evaluation"), (), False)),
        (evaluation.Training, "audience", (("role", "unit"), ("customers",), False)),
        (evaluation.Training, "covers", (("process", "tool"), (), False)),
        (evaluation.Training, "reason", (("evaluation", "inspection"), (), True)),
        (communication.Escalation, "to", (("role",), (), False)),
        (communication.Report, "analyses", (("analysis",), (), False)),
        (services.Service, "clients", (("role", "unit"), ("customers",), False)),
        (services.SupplyStage, "partner", (("partner",), (), False)),
        (risk.Risk, "contingency", (("contingency",), (), True)),
        (risk.ContingencyStep, "actor", (("role", "partner"), ("customer",), False)),
        (inspection.Inspection, "subject", (("role", "unit"), (), True)),
        (inspection.Result, "action", (("improvement",), (), False)),
        (improvement.Improvement, "standardised", (("process", "knowledge"), (), True)),
        (improvement.Improvement, "follows", (("improvement",), (), False)),
        (improvement.Review, "of", (("task", "campaign", "phase"), (), False)),
    ],
)
def test_what_a_field_refers_to(kind, field, to):
    assert target(kind, field) == to


def test_a_reference_or_a_text_in_two_languages():
    item = read(feedback.FeedbackItem, "{date: 2026-04-22, text: 慢, action: {zh: 加人, en: Add staff}}")
    again = read(feedback.FeedbackItem, "{date: 2026-04-22, text: 慢, action: IM1}")
    assert (item.action, again.action) == (Text(zh="加人", en="Add staff"), Ref("IM1"))


# Enumerations


@pytest.mark.parametrize(
    ("kind", "text", "field"),
    [
        (campaign.Campaign, "{name: 甲, type: 公益}", "type"),
        (evaluation.Training, "{name: 甲, type: 安全}", "type"),
        (evaluation.Training, "{name: 甲, form: 沙盘}", "form"),
        (evaluation.Knowledge, "{name: 甲, type: 模板}", "type"),
        (communication.Meeting, "{name: 甲, type: 晨会}", "type"),
        (tool.Tool, "{name: 甲, category: 直播}", "category"),
        (services.Service, "{name: 甲, area: 仓储}", "area"),
        (services.Partner, "{name: 甲, type: 院校}", "type"),
        (risk.Risk, "{name: 甲, category: 气候}", "category"),
        (risk.Compliance, "{name: 甲, type: 出口}", "type"),
        (resources.BudgetLine, "{name: 甲, category: 场地}", "category"),
        (inspection.Checklist, "{name: 甲, area: 卫生, items: 台面}", "area"),
        (improvement.Improvement, "{name: 甲, category: 环境}", "category"),
        (improvement.Improvement, "{name: 甲, cause_type: 天气}", "cause_type"),
    ],
)
def test_an_open_enumeration_takes_a_label_of_its_own(kind, text, field):
    label = getattr(read(kind, text), field)
    assert isinstance(label, Text)
    assert label.zh in text


def test_an_open_enumeration_in_a_list():
    whole = read(evaluation.Evaluation, "{name: 月评, object: [team, 门店], use_for: [training, 评优]}")
    assert whole.object == (evaluation.EvaluationObject.TEAM, Text(zh="门店"))
    assert whole.use_for == (evaluation.ResultUse.TRAINING, Text(zh="评优"))


@pytest.mark.parametrize(
    ("kind", "text", "field"),
    [
        (feedback.FeedbackItem, "{date: 2026-04-22, text: 慢, status: 在办}", "status"),
        (campaign.Campaign, "{name: 甲, schedule: {title: 预告, status: 已发}}", "schedule.0.status"),
        (communication.Report, "{name: 甲, contents: [progress, 天气]}", "contents.1"),
        (risk.Risk, "{name: 甲, response: 忍}", "response"),
        (inspection.Result, "{conformity: n/a}", "conformity"),
        (improvement.Improvement, "{name: 甲, verify: {result: pending}}", "verify.result"),
        (improvement.Review, "{name: 甲, mechanisms: {name: 周会, verdict: 好}}", "mechanisms.0.verdict"),
    ],
)
def test_a_closed_enumeration_takes_no_other_value(kind, text, field):
    assert refused(kind, text) == [(field, "enum")]


# Values


def test_a_self_review_is_a_frequency_or_a_text():
    def said(text):
        return read(evaluation.Evaluation, f"{{name: 月评, self_review: {text}}}").self_review

    assert said("half-yearly") == Freq(word="half-yearly")
    assert said("{every: 2w}") == Freq(every=Dur(Decimal(2), "w"))
    assert said("评审会上讨论") == Text(zh="评审会上讨论")
    assert said("every team looks back") == Text(zh="every team looks back")
    assert refused(evaluation.Evaluation, "{name: 月评, self_review: {every: weekly, by: R1}}") == [
        ("self_review", "frequency-key")
    ]


def test_an_inspection_as_in_the_table():
    round_ = read(
        inspection.Inspection,
        """
        date: 2026年5月25日
        subject: 一号店
        results:
          - {item: c1, score: 3, conformity: na, where: 前台, severity: minor, corrected: 是, action: IM2}
          - {finding: 通道堆物, recommendation: 清空}
        conclusion: 总体良好
        """,
    )
    first, second = round_.results
    assert (round_.date, round_.name, round_.subject) == (date(2026, 5, 25), None, Ref("一号店"))
    assert (first.item, first.conformity, first.corrected, first.action) == ("c1", "na", True, "IM2")
    assert (second.item, second.score, second.corrected) == (None, None, None)


def test_a_problem_of_a_review_is_an_issue():
    whole = read(improvement.Review, "{name: 复盘, problems: {problem: 缺货, solution: 备货}}")
    assert whole.problems == (Issue(problem=Text(zh="缺货"), solution=Text(zh="备货")),)


def test_a_language_changes_whose_text_it_is():
    assert read(market.Market, "{trends: Short video}", "en").trends[0].name == Text(en="Short video")


@pytest.mark.parametrize(
    ("kind", "text", "errors"),
    [
        (resources.Resources, "{currency: RMB}", [("currency", "currency-expected")]),
        (resources.Resources, "{currency: [CNY]}", [("currency", "currency-expected")]),
        (resources.BudgetLine, "{name: 人工, amount: -1}", [("amount", "number-negative")]),
        (resources.BudgetLine, "{name: 人工, quantity: 3, price: -0.5}", [("price", "number-negative")]),
        (inspection.CheckItem, "{name: 响应, max: 0}", [("max", "number-positive")]),
        (inspection.CheckItem, "{name: 响应, weight: 101}", [("weight", "percent-range")]),
        (campaign.Campaign, "{name: 大促, start: 2026-06-18, finish: 2026-06-01}", [("", "dates-reversed")]),
        (communication.Meeting, "{name: 周会, start: 2026-06-02, finish: 2026-06-01}", [("", "dates-reversed")]),
        (services.Agreement, "{signed: 2026-03-25, expires: 2026-03-24}", [("", "dates-reversed")]),
        (services.Partner, "{name: 外包方, agreement: WB-26-01}", [("agreement", "model_type")]),
        (feedback.FeedbackItem, "{text: 慢}", [("date", "missing")]),
        (evaluation.Growth, "{path: 组长}", [("role", "missing")]),
        (risk.Risk, "{name: 缺货, impact: 6}", [("impact", "score-expected")]),
        (tool.Tool, "{name: 工作台, uptime: 100.1}", [("uptime", "percent-range")]),
        (market.JourneyStage, "{stage: 咨询, action: {zh: 加人}}", [("action", "reference-expected")]),
        (improvement.Improvement, "{name: 排班, owner: [R1, R2]}", [("owner", "one-reference")]),
    ],
)
def test_what_cannot_be_is_refused(kind, text, errors):
    assert refused(kind, text) == errors


def test_a_currency_in_small_letters_has_its_hint():
    with pytest.raises(ValidationError) as caught:
        read(resources.Resources, "{currency: cny}")
    assert caught.value.errors()[0]["ctx"] == {"message": "currency-expected", "value": "cny", "fix": "CNY"}


def test_the_same_day_is_in_order():
    one = read(campaign.Campaign, "{name: 大促, start: 2026-06-18, finish: 2026-06-18}")
    month = read(campaign.Campaign, "{name: 大促, start: 2026-06, finish: 2026-06}")
    assert (one.start, month.start, month.finish) == (one.finish, date(2026, 6, 1), date(2026, 6, 30))


HOSTILE = ["", "x" * 5000, "{{x}}", "\u0000", "-9e99", [], [[]], [{}], {}, {"zh": []}, {"a": {"b": ["c"]}}, [[["x"]]]]


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_no_value_breaks_a_field(kind):
    for name, field in kind.model_fields.items():
        for value in HOSTILE:
            given = {name: value} if name == "extras" else {field.alias or name: value}
            try:
                kind.model_validate({"name": "x", **given}, context={"lang": "zh"})
            except ValidationError as error:
                assert error.error_count() >= 1
