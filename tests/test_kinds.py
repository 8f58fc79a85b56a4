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
    one = plan(f"title: 甲\n{text}")
    assert " ".join(chapter.id for chapter in kind("work-breakdown").chapters if has_data(one, chapter)) == filled


#: The chapters of kinds.md §2 in their order; those in capitals are required.
CHAPTERS_OF = {
    "evaluation-maintenance": """
SCOPE 评价背景与范围 / Background and Scope
GOALS 工作目标 / Work Goals
KPIS 评价标准与指标体系 / Evaluation Criteria and KPI System
RESPONSIBILITIES 职责分工 / Responsibilities
DATA 数据收集与分析 / Data Collection and Analysis
market 市场与竞争监测 / Market and Competitor Watch
MAINTENANCE 维护措施与策略 / Maintenance Measures and Strategy
processes 配套流程 / Supporting Processes
MONITORING 定期监控与调整 / Monitoring and Adjustment
EVALUATION 评价流程与实施 / Evaluation Process
FEEDBACK 反馈机制 / Feedback Mechanism
CUSTOMERS 客户体验优化 / Customer Experience
REPORTS 定期报告 / Periodic Reporting
COMMUNICATION 跨部门协作与沟通 / Cross-department Collaboration
TOOLS 技术支持与工具 / Technology and Tools
TRAINING 学习与培训 / Learning and Training
risks 风险管理 / Risk Management
compliance 合规与数据安全 / Compliance and Data Security
IMPROVEMENT 持续改进方案 / Continuous Improvement
REVIEW 综合评价与总结 / Overall Evaluation and Summary
OUTLOOK 展望 / Outlook
""",
    "work-breakdown": """
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
""",
    "role-inspection": """
SCOPE 检查目的、范围与依据 / Purpose, Scope and Basis
ORGANISATION 被检岗位与职责 / Posts Inspected
PROGRAM 检查安排与方法 / Inspection Arrangement and Methods
INSPECTION 检查标准与清单 / Criteria and Checklists
GOALS 目标达成核对 / Goal Attainment Check
kpis 指标核对 / KPI Check
strategy 策略与规划核对 / Strategy Check
processes 流程规范目录 / SOP Index
data 数据监控 / Data Monitoring
campaigns 活动与推广 / Campaigns and Promotion
customers 用户运营与客服 / Users and Service
feedback 客户反馈 / Customer Feedback
partners 合作与联盟 / Partners and Alliances
communication 团队协作 / Teamwork
resources 资源配置 / Resource Allocation
risks 风险管控 / Risk Control
contingency 危机处理 / Crisis Handling
compliance 制度遵守 / Policy Compliance
training 培训与发展 / Training and Development
growth 激励与职业发展 / Incentives and Careers
FINDINGS 检查结果与评分 / Findings and Scores
IMPROVEMENT 整改与持续改进 / Corrective Action and Improvement
REVIEW 总结与反思 / Summary and Reflection
""",
    "service-guide": """
SCOPE 服务背景与现状 / Service Background and Current State
MARKET 市场分析 / Market Analysis
GOALS 目标设定 / Goal Setting
KPIS 关键绩效指标 / Key Performance Indicators
STRATEGY 整体策略规划 / Overall Strategy
BREAKDOWN 步骤分解与执行细节 / Steps and Execution Detail
SCHEDULE 阶段规划与时间表 / Phases and Timetable
RESOURCES 资源配置 / Resource Allocation
ORGANISATION 服务团队 / Service Team
RESPONSIBILITIES 职责分工 / Responsibilities
PROCESSES 流程规范 / Process Standards
campaigns 渠道与活动执行 / Channels and Campaign Execution
CUSTOMERS 客户关系管理 / Customer Relationship Management
partners 合作伙伴 / Partners
COMMUNICATION 团队协作与沟通 / Collaboration and Communication
reports 服务报告 / Service Reports
tools 技术支持与工具 / Technology and Tools
TRAINING 培训与支持 / Training and Support
data 数据与分析 / Data and Analysis
MONITORING 监控与调整 / Monitoring and Adjustment
FEEDBACK 持续反馈机制 / Continuous Feedback
EVALUATION 绩效评估 / Performance Evaluation
growth 激励与发展 / Incentives and Development
RISKS 风险管理 / Risk Management
contingency 应急预案 / Contingency Plans
IMPROVEMENT 反馈与优化 / Feedback and Optimisation
REVIEW 总结评估 / Closing Review
outlook 展望 / Outlook
""",
    "operations-support": """
SCOPE 定位与边界 / Position and Boundary
GOALS 支撑目标 / Support Goals
SERVICES 支撑服务目录 / Support Service Catalogue
KPIS 服务指标 / Service KPIs
organisation 支撑组织 / Support Organisation
RESPONSIBILITIES 职责与接口 / Responsibilities and Interfaces
DATA 数据分析与决策支持 / Data Analysis and Decision Support
PROCESSES 流程优化与标准化 / Process Optimisation and Standards
breakdown 项目管理支持：任务 / Project Support: Tasks
schedule 项目管理支持：进度 / Project Support: Schedule
CUSTOMERS 用户支持与客户服务 / User Support and Customer Service
FEEDBACK 反馈与投诉 / Feedback and Complaints
TOOLS 工具与系统管理 / Tools and Systems
maintenance 系统运维 / System Operation and Maintenance
market 市场调研 / Market Research
campaigns 品牌与推广支持 / Brand and Promotion Support
partners 伙伴与供应链支持 / Partner and Supply Chain Support
RESOURCES 财务与资源支持 / Finance and Resource Support
EVALUATION 绩效评估支持 / Performance Management Support
growth 激励机制 / Incentive Scheme
TRAINING 培训与知识管理 / Training and Knowledge Management
compliance 法律合规与安全 / Legal Compliance and Security
RISKS 风险管理 / Risk Management
contingency 应急处理 / Contingency
COMMUNICATION 跨部门协作 / Cross-department Collaboration
REPORTS 报告与建议 / Reports and Advice
IMPROVEMENT 支撑改进 / Improvement of Support
REVIEW 服务回顾 / Service Review
outlook 展望 / Outlook
""",
}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_has_its_chapters_in_order(name):
    one = kind(name)
    first, second, *between, last = one.chapters
    assert [first.id, second.id, last.id] == ["control", "summary", "appendix"]
    told = [f"{_told(chapter)} {chapter.title['zh']} / {chapter.title['en']}" for chapter in between]
    assert told == CHAPTERS_OF[name].strip().splitlines()
    assert [chapter.id for chapter in one.chapters if not chapter.numbered] == ["control", "summary"]


def _told(chapter) -> str:
    return chapter.id.upper() if chapter.required else chapter.id


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("{only: [kpis, goals]}", "goals kpis"),
        ("{only: [kpis, goals], skip: goals}", "kpis"),
        ("{only: [kpis, appendix], add: [services, partners, kpis]}", "kpis services partners appendix"),
        ("{only: goals, add: services, skip: services}", "goals"),
        ("{skip: [control, summary, scope, goals, kpis, breakdown, responsibilities, schedule, processes]}",
         "market resources data campaigns communication monitoring reports evaluation growth feedback risks tools "
         "training improvement review appendix"),
    ],
)  # fmt: skip
def test_a_plan_chooses_among_the_chapters_in_the_order_of_the_kind(choice, expected):
    one = plan(f"title: 甲\ngoals: 一\ndocument: {{chapters: {choice}}}")
    assert " ".join(chapter.id for chapter in chosen(one, kind("work-breakdown"))) == expected
