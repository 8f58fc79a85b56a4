"""A whole plan in two languages: YAML goes in, the Markdown of the bilingual document comes out."""

from io import BytesIO
from textwrap import dedent
from zipfile import ZipFile

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge

PLAN = """
title: {zh: 客服响应提速, en: Faster customer service}
lang: both
status_date: 2026-03-04
period: {start: 2026-03-02, finish: 2026-03-31}
meta: {organisation: {zh: 客户服务部, en: Customer Service}, status: issued, version: "1.0", issued: 2026-03-01}
roles:
  - {id: R1, name: {zh: 客服主管, en: Service lead}}
  - {id: R2, name: 质检员}
goals:
  - name: {zh: 首次响应时间由75秒降到30秒, en: Cut first response from 75 to 30 seconds}
    owner: R1
    due: 2026-03-31
  - {name: 差评减半, owner: R1, due: 2026-03-31}
kpis:
  - {name: {zh: 响应时间, en: Response time}, target: 30, baseline: 75, unit: {zh: 秒, en: seconds}, frequency: weekly}
tasks:
  - id: T1
    name: {zh: 编写话术, en: Write scripts}
    owner: R1
    collaborators: [R2]
    start: 2026-03-02
    duration: 3d
    steps: [{zh: 收集问题, en: Collect questions}, {zh: 定稿, en: Finalise}]
    checkpoints: [{what: {zh: 初稿齐全, en: First draft complete}, date: 2026-03-03}]
  - {id: T2, name: 试用, owner: R2, after: [{task: T1, lag: 2d}], duration: 1d}
narrative:
  goals:
    - {zh: "响应**慢**是主要原因。", en: "Slow response is the **main** cause."}
    - [{zh: 先话术, en: Scripts first}, 后试用]
document:
  toc: false
  chapters: {skip: [communication, monitoring, training, evaluation, processes, improvement, review, scope]}
"""

WRITTEN = """\
# 客服响应提速

**Faster customer service**\\
**运营工作细化方案 Operations Work Breakdown Plan**

- **编制单位 Organisation**：客户服务部\\
  Customer Service
- **版本 Version**：1.0
- **状态 Status**：已发布 Issued
- **发布 Issued**：2026-03-01
- **计划期 Plan period**：2026-03-02 – 2026-03-31
- **数据基准日 Data date**：2026-03-04

## 文档控制 Document Control

- **文件名称 Document**：客服响应提速\\
  Faster customer service
- **版本 Version**：1.0
- **状态 Status**：已发布 Issued
- **编制单位 Organisation**：客户服务部\\
  Customer Service
- **发布 Issued**：2026-03-01
- **计划期 Plan period**：2026-03-02 – 2026-03-31
- **数据基准日 Data date**：2026-03-04

## 1 目标设定 Goal Setting

响应**慢**是主要原因。

Slow response is the **main** cause.

- 先话术\\
  Scripts first
- 后试用

* 首次响应时间由75秒降到30秒，由客服主管负责，2026年3月31日前达成。\\
  Cut first response from 75 to 30 seconds by 31 March 2026 (owner: Service lead).
* 差评减半，由客服主管负责，2026年3月31日前达成。

## 2 关键绩效指标 Key Performance Indicators

**表 Table 1** 指标与目标值 KPIs and targets

| 编号<br>ID | 指标<br>KPI               | 基线<br>Baseline | 目标值<br>Target |
| ---------- | ------------------------- | ---------------: | ---------------: |
| K1         | 响应时间<br>Response time |     75秒 seconds |     30秒 seconds |

**表 Table 2** 口径与数据来源 Definitions and data sources

| 编号<br>ID | 指标<br>KPI               | 统计频率<br>Frequency |
| ---------- | ------------------------- | --------------------- |
| K1         | 响应时间<br>Response time | 每周 Weekly           |

## 3 任务分解 Work Breakdown

**表 Table 3** 任务分解 Work breakdown

| 编号<br>ID | 任务<br>Task              | 负责人<br>Owner          | 前置任务<br>Predecessors    |
| ---------- | ------------------------- | ------------------------ | --------------------------- |
| T1         | 编写话术<br>Write scripts | 客服主管<br>Service lead |                             |
| T2         | 试用                      | 质检员                   | T1 + 2个工作日 working days |

**表 Table 4** 任务说明 Steps and checkpoints of tasks

- **编号 ID**：T1
- **任务 Task**：编写话术\\
  Write scripts
- **参与 Parties**：质检员
- **操作步骤 Steps**：
  1. 收集问题\\
     Collect questions
  2. 定稿\\
     Finalise
- **检查点 Checkpoints**：2026-03-03：初稿齐全\\
  First draft complete

## 4 职责划分 Allocation of Responsibilities

**表 Table 5** 任务分工 Assignment of tasks

| 岗位或部门<br>Role or unit | 负责<br>Leads                 | 参与<br>Takes part in         |
| -------------------------- | ----------------------------- | ----------------------------- |
| 客服主管<br>Service lead   | T1　编写话术<br>Write scripts |                               |
| 质检员                     | T2　试用                      | T1　编写话术<br>Write scripts |

图1列明各事项由谁批准负责、谁执行、与谁商量、告知谁。

Figure 1 shows who is accountable for each activity, who does it, who is consulted and who is informed.

| 事项<br>Activity          | 客服主管<br>Service lead | 质检员 |
| ------------------------- | :----------------------: | :----: |
| 编写话术<br>Write scripts |           A/R            |   R    |

A 批准负责 accountable　R 执行 responsible　C 咨询 consulted　I 知会 informed

另有1个事项只涉及一个岗位或部门，未列入\\
Activities in which only one party takes part are left out

**图 Figure 1** 责任矩阵 RACI matrix

## 5 时间安排 Schedule

**表 Table 6** 任务日期（工期与总浮动以工作日计） Dates of tasks (duration and float in working days)

| 编号<br>ID | 任务<br>Task              | 开始<br>Start | 完成<br>Finish | 工期<br>Duration | 总浮动<br>Total float |
| ---------- | ------------------------- | ------------- | -------------- | ---------------: | --------------------: |
| T1         | 编写话术<br>Write scripts | 2026-03-02    | 2026-03-04     |                3 |      关键<br>Critical |
| T2         | 试用                      | 2026-03-09    | 2026-03-09     |                1 |      关键<br>Critical |

图2列出各项任务的起止时间。

Figure 2 shows when each task runs.

```mermaid
gantt
    dateFormat YYYY-MM-DD
    axisFormat %m-%d
    tickInterval 1day
    todayMarker off
    accDescr: 任务进度甘特图，2026-03-02至2026-03-09 Gantt chart of the tasks, 2 Mar 2026 to 9 Mar 2026
    数据基准日 Data date 2026-03-04 :milestone, d, 2026-03-04, 2026-03-05
    编写话术 Write scripts :crit, t1, 2026-03-02, 2026-03-05
    试用 :crit, t2, 2026-03-09, 2026-03-10
```

红色：关键任务 red: critical task

**图 Figure 2** 进度计划 Project schedule

"""


def rendered(lang: str, form: str, plan: str = PLAN) -> bytes:
    data = dedent(plan).encode()
    judged, found = judge(data, "plan.yaml")
    built = kind("work-breakdown")
    assert judged is not None
    assert built is not None
    assert {one.code for one in found} == {"DOC-04", "DOC-05", "DOC-06"}
    return document(judged, data, Wanted(built, lang, form))


def test_each_text_comes_in_both_languages_and_each_number_once():
    assert rendered("both", "md").decode().partition("\n<!-- opsplan:")[0] + "\n" == WRITTEN


def test_an_authors_own_words_are_set_by_language_too():
    with ZipFile(BytesIO(rendered("both", "docx"))) as package:
        xml = package.read("word/document.xml").decode()
    assert '<w:pStyle w:val="SecondText"/></w:pPr><w:r><w:t xml:space="preserve">Slow response is the </w:t>' in xml
    assert '<w:rStyle w:val="ListBulletSecond"/></w:rPr><w:t xml:space="preserve">Scripts first</w:t>' in xml


def test_a_list_of_more_than_lines_is_a_list_a_language():
    plan = PLAN.replace(
        "[{zh: 先话术, en: Scripts first}, 后试用]", r'[{zh: "先话术\n  再排班", en: Scripts first}, 后试用]'
    )
    assert plan != PLAN
    written = rendered("both", "md", plan).decode()
    assert "\n\n- 先话术\n  再排班\n- 后试用\n\n* Scripts first\n\n- " in written
