"""The document kinds: their chapters have templates, fields, words; and whether a plan fills a chapter."""

import pytest

from opsplan.kinds import KINDS, chapter_fields, chosen, has_data, kind
from opsplan.loading.plan import load
from opsplan.model.base import Part
from opsplan.model.document import CHAPTERS, Kind
from opsplan.model.plan import Plan as PlanModel
from opsplan.model.walk import slots
from opsplan.resources import folder
from opsplan.words import LANGS, words

BUILT = [name for name in KINDS if kind(name)]


def plan(text: str) -> PlanModel:
    return load(text.encode(), "plan.yaml")[0].plan


def reaches(path: str) -> bool:
    """Tell whether a dotted path leads through parts of the model to a field."""
    here: type[Part] | None = PlanModel
    for name in path.split("."):
        if here is None or name not in here.model_fields:
            return False
        here = next((slot.part for slot in slots(here) if slot.name == name), None)
    return True


def test_the_kinds_are_those_of_the_model():
    assert set(KINDS) == {str(one) for one in Kind}
    assert "work-breakdown" in BUILT
    assert kind("no-such-kind") is None


@pytest.mark.parametrize("name", BUILT)
def test_every_chapter_of_a_kind_can_be_built(name):
    one = kind(name)
    assert set(one.title) == set(LANGS)
    listed = [chapter.id for chapter in one.chapters]
    assert len(set(listed)) == len(listed)
    for chapter in one.chapters:
        assert chapter.id in CHAPTERS
        assert (folder() / f"chapters/{chapter.id}.md.j2").is_file()
        assert chapter_fields()[chapter.id]
        assert set(chapter.title) == set(LANGS)
        assert all(chapter.title.values())


@pytest.mark.parametrize("name", BUILT)
@pytest.mark.parametrize("lang", LANGS)
def test_every_required_chapter_has_a_prompt(name, lang):
    required = {chapter.id for chapter in kind(name).chapters if chapter.required}
    assert required <= set(words(lang).section("prompts"))


def test_every_template_is_of_a_chapter_that_says_what_fills_it():
    assert {path.name.removesuffix(".md.j2") for path in (folder() / "chapters").glob("*.j2")} == set(chapter_fields())
    assert set(words("zh").section("prompts")) <= set(chapter_fields())


def test_every_field_that_fills_a_chapter_is_one_of_the_model():
    paths = [path for paths in chapter_fields().values() for path in paths]
    assert [path for path in paths if not reaches(path)] == []
    assert not reaches("goals.nonsense")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("goals: 提升复购", "summary goals"),
        ("scope: {background: 一}", "scope"),
        ("scope: {}", ""),
        ("tasks: []", ""),
        ("tasks: [排班]", "breakdown schedule"),
        ("tasks: [{name: 排班, owner: 店长}]", "breakdown responsibilities schedule"),
        ("tasks: [{name: 筹备, children: [{name: 排班, owner: 店长}]}]", "breakdown responsibilities schedule"),
        ("roles: [店长]", ""),
        ("roles: [{name: 店长, duties: 排班}]", "responsibilities"),
        ("roles: [{name: 店长, interfaces: {with: 客户, how: 电话}}]", "responsibilities"),
        ("phases: [筹备]", "schedule"),
        ("units: [门店部]", ""),
        ("units: [{name: 门店部, duties: 接待}]", "responsibilities"),
        ("tasks: [{name: 排班, cost: 100}]", "breakdown schedule resources"),
        ("tasks: [{name: 排班, checkpoints: 初稿}]", "breakdown schedule monitoring"),
        ("market: {trends: 外卖增多}", "market"),
        ("market: {}", ""),
        ("resources: {budget: 短信}", "resources"),
        ("data: {sources: 小票}", "data"),
        ("channels: 短信", "campaigns"),
        ("campaigns: 开业周", "campaigns"),
        ("meetings: 周会", "communication"),
        ("norms: 先答复", "communication"),
        ("monitoring: 响应", "monitoring"),
        ("log: 补贴标准", "summary monitoring"),
        ("reports: 月报", "reports"),
        ("incentives: 奖金", "growth"),
        ("feedback: {channels: 热线}", "feedback"),
        ("risks: 断货", "risks"),
        ("processes: [{name: 入库, steps: [{action: 点数, risks: 漏点}]}]", "processes risks"),
        ("tools: 表格", "tools"),
        ("training: 话术", "training"),
        ("knowledge: 案例集", "training"),
    ],
)
def test_what_fills_a_chapter(text, filled):
    chapters = [chapter.id for chapter in kind("work-breakdown").chapters]
    one = plan(f"title: 甲\n{text}")
    assert " ".join(chapter for chapter in chapters if has_data(one, chapter)) == filled


#: The chapters of kinds.md §2.2 in their order; those in capitals are required.
WORK_BREAKDOWN = """
SCOPE 背景与范围 / Background and Scope
market 市场调研 / Market Research
GOALS 目标设定 / Goal Setting
KPIS 关键绩效指标 / Key Performance Indicators
BREAKDOWN 任务分解 / Work Breakdown
RESPONSIBILITIES 职责划分 / Allocation of Responsibilities
SCHEDULE 时间安排 / Schedule
resources 资源与预算 / Resources and Budget
PROCESSES 日常运营流程 / Daily Operating Processes
data 数据支持 / Data Support
campaigns 渠道与活动 / Channels and Campaigns
COMMUNICATION 团队沟通与协作 / Team Communication
MONITORING 监控与检查 / Monitoring and Checks
reports 汇报制度 / Reporting
EVALUATION 绩效评估 / Performance Evaluation
growth 激励与成长 / Incentives and Growth
feedback 用户反馈 / User Feedback
risks 风险与应对 / Risks and Responses
tools 技术支持 / Technology Support
TRAINING 培训与发展 / Training and Development
IMPROVEMENT 优化与调整 / Optimisation and Adjustment
REVIEW 复盘 / Retrospective
"""


def test_the_work_breakdown_has_its_chapters_in_order():
    one = kind("work-breakdown")
    first, second, *between, last = one.chapters
    assert [first.id, second.id, last.id] == ["control", "summary", "appendix"]
    told = [f"{_told(chapter)} {chapter.title['zh']} / {chapter.title['en']}" for chapter in between]
    assert told == WORK_BREAKDOWN.strip().splitlines()
    assert [chapter.id for chapter in one.chapters if not chapter.numbered] == ["control", "summary"]


def _told(chapter) -> str:
    return chapter.id.upper() if chapter.required else chapter.id


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("{only: [kpis, goals]}", "goals kpis"),
        ("{only: [kpis, goals], skip: goals}", "kpis"),
        ("{skip: [control, summary, scope, goals, kpis, breakdown, responsibilities, schedule, processes]}",
         "market resources data campaigns communication monitoring reports evaluation growth feedback risks tools "
         "training improvement review appendix"),
    ],
)  # fmt: skip
def test_a_plan_chooses_among_the_chapters_in_the_order_of_the_kind(choice, expected):
    one = plan(f"title: 甲\ngoals: 一\ndocument: {{chapters: {choice}}}")
    assert " ".join(chapter.id for chapter in chosen(one, kind("work-breakdown"))) == expected
