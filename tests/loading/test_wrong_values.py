"""Values that cannot be read: each with its place, its path as written, and words in both languages."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent


def text(block: str) -> str:
    return dedent(block).strip()


def test_an_unknown_key_names_the_one_that_is_meant(said):
    assert said("""
        title: 客服提速
        lnag: en
        goals:
          - name: 提升复购
            负责人: 客服主管
            说明文字: 一
            x-note: 我的备注
        tasks:
          - name: 排班
            strt: 2026-03-02
            after: {tsk: 培训, lagg: 1d}
            checkpoints: [{frequency: weekly, wat: 看进度}]
          - name: 培训
    """) == text("""
        error DOC-01 2:1 lnag
          不认识的字段“lnag” | 是否为 lang？请改成 lang:
          Unknown field “lnag” | Did you mean lang? Write lang:
        error DOC-01 6:5 goals[0].说明文字
          不认识的字段“说明文字” | 是否为 note？请改成 note:
          Unknown field “说明文字” | Did you mean note? Write note:
        error DOC-01 10:5 tasks[0].strt
          不认识的字段“strt” | 是否为 start？请改成 start:
          Unknown field “strt” | Did you mean start? Write start:
        error DOC-01 11:13 tasks[0].after.tsk
          不认识的字段“tsk” | 是否为 task？请改成 task:
          Unknown field “tsk” | Did you mean task? Write task:
        error DOC-01 11:22 tasks[0].after.lagg
          不认识的字段“lagg” | 是否为 lag？请改成 lag:
          Unknown field “lagg” | Did you mean lag? Write lag:
        error DOC-01 12:39 tasks[0].checkpoints[0].wat
          不认识的字段“wat” | 是否为 what？请改成 what:
          Unknown field “wat” | Did you mean what? Write what:
    """)


def test_a_misspelt_section_is_judged_as_the_one_that_is_meant(said):
    assert said("""
        title: 客服提速
        goal:
          - {name: 提升复购, dew: 17.04.2026}
          - {name: 缩短响应, ownr: T9}
        tasks: [{name: 排班, goals: 提升复购}, {name: 培训, goals: 缩短响映}]
    """) == text("""
        error DOC-01 2:1 goal
          不认识的字段“goal” | 是否为 goals？请改成 goals:
          Unknown field “goal” | Did you mean goals? Write goals:
        error DOC-01 3:18 goal[0].dew
          不认识的字段“dew” | 是否为 due？请改成 due:
          Unknown field “dew” | Did you mean due? Write due:
        error DOC-01 4:18 goal[1].ownr
          不认识的字段“ownr” | 是否为 owner？请改成 owner:
          Unknown field “ownr” | Did you mean owner? Write owner:
        error REF-01 4:24 goal[1].ownr
          找不到名称或编号为“T9”的岗位或部门 | 请先写进 roles或units
          No role or unit has the id or name “T9” | Add it to roles or units first
        error REF-01 5:52 tasks[1].goals
          找不到名称或编号为“缩短响映”的目标 | 是否为“缩短响应”？
          No goal has the id or name “缩短响映” | Did you mean “缩短响应”?
    """)


def test_of_two_keys_that_mean_the_same_the_second_one_is_only_named(said):
    assert said("""
        title: 客服提速
        goals: [{name: 提升复购, ownr: 甲, ower: 乙, owner: 丙}]
    """) == text("""
        error DOC-01 2:22 goals[0].ownr
          不认识的字段“ownr” | owner 在第 2 行已经有了，请把这里的内容并到那里
          Unknown field “ownr” | There is owner in line 2 already; merge this into it
        error DOC-01 2:31 goals[0].ower
          不认识的字段“ower” | owner 在第 2 行已经有了，请把这里的内容并到那里
          Unknown field “ower” | There is owner in line 2 already; merge this into it
    """)


def test_a_value_that_is_none_of_an_enumeration(said):
    assert said("""
        title: 客服提速
        goals: [{name: 提升复购, horizon: shrot, dimension: 客户}]
        tasks: [{name: 排班, status: 已完成, complexity: very}]
        kind: [work-breakdwn]
        document: {theme: offical, numbering: roman, page: [A4]}
        calendar: {region: {country: china}}
    """) == text("""
        error DOC-01 2:31 goals[0].horizon
          “shrot”不是这里可以用的值 | 是否为 short？可用的值：short（短期）、annual（年度）、long（长期）、stage（阶段）
          “shrot” is not a value of this field | Did you mean short? Possible values: short, annual, long, stage
        error DOC-01 3:45 tasks[0].complexity
          “very”不是这里可以用的值 | 可用的值：low（低）、medium（中）、high（高）
          “very” is not a value of this field | Possible values: low, medium, high
        error DOC-01 4:8 kind[0]
          “work-breakdwn”不是这里可以用的值 | 是否为 work-breakdown？可用的值：evaluation-maintenance（运营评价与维护）、work-breakdown（运营工作细化）、role-inspection（运营岗位检查）、service-guide（全程运营服务指导）、operations-support（运营支撑）
          “work-breakdwn” is not a value of this field | Did you mean work-breakdown? Possible values: evaluation-maintenance, work-breakdown, role-inspection, service-guide, operations-support
        error DOC-01 5:19 document.theme
          “offical”不是这里可以用的值 | 是否为 official？可用的值：business（商务）、official（公文）、plain（简洁）
          “offical” is not a value of this field | Did you mean official? Possible values: business, official, plain
        error DOC-01 5:39 document.numbering
          “roman”不是这里可以用的值 | 可用的值：chinese（中文编号）、decimal（数字编号）、none（不编号）
          “roman” is not a value of this field | Possible values: chinese, decimal, none
        error DOC-01 5:52 document.page
          这里只能写一个值，现在是一个列表 | 请只留一个值，并去掉方括号或短横
          One value is needed here, but this is a list | Keep one of them, without brackets or dash
        error DOC-01 6:20 calendar.region
          这里应当直接写一个值，不能再有字段 | 请把值直接写在冒号后面，去掉花括号或下面的字段
          A plain value is needed here, not fields | Write the value after the colon, without braces or fields below it
    """)


def test_something_required_is_missing(said):
    assert said("""
        title: 客服提速
        goals: [{due: 2026-06-30}]
        kpis: [{name: 复购率, actuals: [{value: 3}], history: [{period: 2026-01}], stages: [{period: 2026-06}]}]
        checklists: [{name: 日检, weight: 50}]
        inspections: [{conclusion: 好}]
        feedback: {items: [{text: 慢}]}
        growth: [{path: 主管}]
    """) == text("""
        error DOC-01 2:9 goals[0].name
          这里缺少必填的“目标”（name） | 请补一行 name: …
          The required field name is missing here | Add a line name: …
        error DOC-01 3:30 kpis[0].actuals[0].period
          这里缺少必填的“期间”（period） | 请补一行 period: …
          The required field period is missing here | Add a line period: …
        error DOC-01 3:53 kpis[0].history[0].value
          这里缺少必填的“历史值”（value） | 请补一行 value: …
          The required field value is missing here | Add a line value: …
        error DOC-01 3:82 kpis[0].stages[0].target
          这里缺少必填的“目标值”（target） | 请补一行 target: …
          The required field target is missing here | Add a line target: …
        error DOC-01 4:14 checklists[0].items
          这里缺少必填的“检查项”（items） | 请补一行 items: …
          The required field items is missing here | Add a line items: …
        error DOC-01 5:15 inspections[0].date
          这里缺少必填的“日期”（date） | 请补一行 date: …
          The required field date is missing here | Add a line date: …
        error DOC-01 6:20 feedback.items[0].date
          这里缺少必填的“日期”（date） | 请补一行 date: …
          The required field date is missing here | Add a line date: …
        error DOC-01 7:10 growth[0].role
          这里缺少必填的“岗位”（role） | 请补一行 role: …
          The required field role is missing here | Add a line role: …
    """)


def test_an_empty_title_is_missing(said):
    assert said("""
        title:
        goals: 提升复购
    """) == text("""
        error DOC-01 1:7 title
          这里缺少必填的“标题”（title） | 请补一行 title: …
          The required field title is missing here | Add a line title: …
    """)


def test_a_text_or_a_list_where_fields_are_needed(said):
    assert said("""
        title: 客服提速
        period: 2026-Q1
        scope: 提高服务水平
        data: [来源]
        goals:
          - - 提升复购
            - 缩短响应
        kpis: [{name: 复购率, actuals: [3]}]
    """) == text("""
        error DOC-01 2:9 period
          这里应当写“字段: 内容”，现在写的是“2026-Q1” | 请另起一行，缩进两格，例如写成 {start: …, finish: …}；可用的字段：start、finish
          Fields are needed here, but this is “2026-Q1” | Start a new line, indent it by two spaces and write for example {start: …, finish: …}; the fields are start, finish
        error DOC-01 3:8 scope
          这里应当写“字段: 内容”，现在写的是“提高服务水平” | 请另起一行，缩进两格，例如写成 background: 提高服务水平；可用的字段：background、purpose、traits、current_state、requirements、includes、excludes、basis、assumptions、constraints、stakeholders
          Fields are needed here, but this is “提高服务水平” | Start a new line, indent it by two spaces and write for example background: 提高服务水平; the fields are background, purpose, traits, current_state, requirements, includes, excludes, basis, assumptions, constraints, stakeholders
        error DOC-01 4:7 data
          这里应当写“字段: 内容”，现在是一个列表 | 请去掉方括号或短横，直接写字段，例如 {sources: …, analyses: …}
          Fields are needed here, but this is a list | Remove the brackets or the dash and write the fields, for example {sources: …, analyses: …}
        error DOC-01 6:5 goals[0]
          这里应当写“字段: 内容”，现在是一个列表 | 请去掉方括号或短横，直接写字段，例如 name: …
          Fields are needed here, but this is a list | Remove the brackets or the dash and write the fields, for example name: …
        error DOC-01 8:30 kpis[0].actuals[0]
          这里应当写“字段: 内容”，现在写的是“3” | 请另起一行，缩进两格，例如写成 {period: …, value: …}；可用的字段：period、value、subject、cause、impact、note
          Fields are needed here, but this is “3” | Start a new line, indent it by two spaces and write for example {period: …, value: …}; the fields are period, value, subject, cause, impact, note
    """)


def test_fields_or_a_list_where_one_value_is_needed(said):
    assert said("""
        title: 客服提速
        goals: [{name: [甲, 乙], due: [2026-06-30], owner: [客服主管, 店长], progress: {now: 5}}]
        tasks:
          - name: 排班
            owner: [甲, 乙]
            phase: [P1, P2]
            duration: {days: 3}
            skills: [[话术]]
        meta: {version: [1], code: {no: 7}}
    """) == text("""
        error DOC-01 2:16 goals[0].name
          这里只能写一个值，现在是一个列表 | 请只留一个值，并去掉方括号或短横
          One value is needed here, but this is a list | Keep one of them, without brackets or dash
        error DOC-01 2:29 goals[0].due
          这里只能写一个值，现在是一个列表 | 请只留一个值，并去掉方括号或短横
          One value is needed here, but this is a list | Keep one of them, without brackets or dash
        error DOC-01 2:50 goals[0].owner
          负责人只能有一个，现在是一个列表 | 请只留一个；其余的人写到 collaborators 里
          There can be one owner only, but this is a list | Keep one and put the others into collaborators
        error DOC-01 2:72 goals[0].progress
          这里应当直接写一个值，不能再有字段 | 请把值直接写在冒号后面，去掉花括号或下面的字段
          A plain value is needed here, not fields | Write the value after the colon, without braces or fields below it
        error TASK-01 5:12 tasks[0].owner
          负责人只能有一个，现在是一个列表 | 请只留一个；其余的人写到 collaborators 里
          There can be one owner only, but this is a list | Keep one and put the others into collaborators
        error DOC-01 6:12 tasks[0].phase
          这里只能写一个值，现在是一个列表 | 请只留一个值，并去掉方括号或短横
          One value is needed here, but this is a list | Keep one of them, without brackets or dash
        error DOC-01 7:15 tasks[0].duration
          这里应当直接写一个值，不能再有字段 | 请把值直接写在冒号后面，去掉花括号或下面的字段
          A plain value is needed here, not fields | Write the value after the colon, without braces or fields below it
        error DOC-01 8:14 tasks[0].skills[0]
          这里只能写一个值，现在是一个列表 | 请只留一个值，并去掉方括号或短横
          One value is needed here, but this is a list | Keep one of them, without brackets or dash
        error DOC-01 9:17 meta.version
          这里只能写一个值，现在是一个列表 | 请只留一个值，并去掉方括号或短横
          One value is needed here, but this is a list | Keep one of them, without brackets or dash
        error DOC-01 9:28 meta.code
          这里应当直接写一个值，不能再有字段 | 请把值直接写在冒号后面，去掉花括号或下面的字段
          A plain value is needed here, not fields | Write the value after the colon, without braces or fields below it
    """)


def test_numbers(said):
    assert said("""
        title: 客服提速
        goals: [{name: 提升复购, progress: 120, baseline: 八成}]
        kpis:
          - {name: 复购率, weight: 130%, target: 约30, points: inf}
          - {name: 响应, unit: 秒, target: 95%, direction: up}
          - {name: 投诉, direction: up, target: "<=3"}
        roles: [{name: 客服, headcount: 0, skills: [{name: 话术, level: 7}]}]
        risks: [{name: 断货, probability: 六, impact: high}]
        resources: {total: -5, currency: 元, budget: [{name: 人工, amount: 很多}]}
        document: {cover: yes, toc: 也许}
        schema: 2
    """) == text("""
        error DOC-01 2:32 goals[0].progress
          “120”应当在 0 到 100 之间 | 百分比写 0 到 100 的数，例如 85
          120 must be between 0 and 100 | Write a percentage from 0 to 100, for example 85
        error DOC-01 2:47 goals[0].baseline
          “八成”不是数字 | 只写数字；可以写 1,200、8万、30%
          “八成” is not a number | Write the number alone; 1,200 and 30% are fine
        error DOC-01 4:25 kpis[0].weight
          “130%”应当在 0 到 100 之间 | 百分比写 0 到 100 的数，例如 85
          130% must be between 0 and 100 | Write a percentage from 0 to 100, for example 85
        error DOC-01 4:39 kpis[0].target
          “约30”不是数字 | 只写数字；可以写 1,200、8万、30%
          “约30” is not a number | Write the number alone; 1,200 and 30% are fine
        error DOC-01 4:52 kpis[0].points
          “inf”不是数字 | 只写数字；可以写 1,200、8万、30%
          “inf” is not a number | Write the number alone; 1,200 and 30% are fine
        error DOC-01 5:22 kpis[1].unit
          数值带有 %，单位写的却是“秒” | 请二者留一：数值不带 %，或把 unit 改成 %
          The number has the unit %, but unit says “秒” | Keep one: a number without %, or unit: %
        error DOC-01 6:27 kpis[2].direction
          目标值的符号表示 down，direction 却写了 up | 请删去 direction 这一行，或去掉目标值前的符号
          The sign of the target means down, but direction says up | Delete the direction line, or the sign before the target
        error DOC-01 7:31 roles[0].headcount
          “0”应当大于 0 | 请写一个大于 0 的数
          0 must be more than 0 | Write a number above 0
        error DOC-01 7:61 roles[0].skills[0].level
          “7”应当在 1 到 5 之间 | 请写 1 到 5 之间的数
          7 must be between 1 and 5 | Write a number from 1 to 5
        error DOC-01 8:33 risks[0].probability
          “六”不是评分 | 请写 1 到 5 的整数，或 low、medium、high
          “六” is not a score | Write a whole number from 1 to 5, or low, medium, high
        error DOC-01 9:34 resources.currency
          “元”不是货币代码 | 请写三个字母的代码，例如 CNY、USD、EUR
          “元” is not a currency code | Write the three-letter code, for example CNY, USD, EUR
        error DOC-01 9:65 resources.budget[0].amount
          “很多”不是数字 | 只写数字；可以写 1,200、8万、30%
          “很多” is not a number | Write the number alone; 1,200 and 30% are fine
        error DOC-01 10:19 document.cover
          “yes”应当写成 true 或 false | 请写成 true
          “yes” must be true or false | Write true
        error DOC-01 10:29 document.toc
          “也许”应当写成 true 或 false | 请写 true 或 false
          “也许” must be true or false | Write true or false
        error DOC-01 11:9 schema
          schema 写的是 2，本版本只认识 1 | 请写 schema: 1，或删去这一行
          schema says 2, but this version knows 1 only | Write schema: 1, or delete the line
    """)


def test_dates_durations_and_periods(said):
    assert said("""
        title: 客服提速
        status_date: 2026-02-30
        period: {start: 4/17, finish: 20260630}
        goals: [{name: 提升复购, start: 17.04.2026, due: 03/04/2026}]
        tasks: [{name: 排班, duration: 3, buffer: 三天, start: 明天}]
        kpis: [{name: 复购率, actuals: [{period: 2026年6月, value: 1}, {period: Q2 2026, value: 1}, {period: 2026-13, value: 1}]}]
        calendar: {holidays: [2026-05-01, 5月2日]}
    """) == text("""
        error DOC-01 2:14 status_date
          “2026-02-30”这一天不存在 | 是否为 2026-02-28？
          There is no such day as 2026-02-30 | Did you mean 2026-02-28?
        error DOC-01 3:17 period.start
          “4/17”不是能认出的日期 | 日期按“年-月-日”写，例如 2026-04-17
          “4/17” is not a date opsplan can read | Write dates as year-month-day, for example 2026-04-17
        error DOC-01 3:31 period.finish
          “20260630”不是能认出的日期 | 请写成 2026-06-30
          “20260630” is not a date opsplan can read | Write 2026-06-30
        error DOC-01 4:29 goals[0].start
          “17.04.2026”不是能认出的日期 | 请写成 2026-04-17
          “17.04.2026” is not a date opsplan can read | Write 2026-04-17
        error DOC-01 4:46 goals[0].due
          “03/04/2026”不是能认出的日期 | 请写成 2026-04-03 / 2026-03-04
          “03/04/2026” is not a date opsplan can read | Write 2026-04-03 / 2026-03-04
        error DOC-01 5:30 tasks[0].duration
          “3”不是能认出的时长 | 请写上单位，例如 3天（工作日）、3小时 或 3分钟
          “3” is not a duration opsplan can read | Add a unit, for example 3d (working days), 3h or 3min
        error DOC-01 5:52 tasks[0].start
          “明天”不是能认出的日期 | 日期按“年-月-日”写，例如 2026-04-17
          “明天” is not a date opsplan can read | Write dates as year-month-day, for example 2026-04-17
        error DOC-01 6:39 kpis[0].actuals[0].period
          “2026年6月”不是能认出的期间 | 请写成 2026-06
          “2026年6月” is not a period opsplan can read | Write 2026-06
        error DOC-01 6:68 kpis[0].actuals[1].period
          “Q2 2026”不是能认出的期间 | 请写成 2026-Q2
          “Q2 2026” is not a period opsplan can read | Write 2026-Q2
        error DOC-01 6:97 kpis[0].actuals[2].period
          “2026-13”不是能认出的期间 | 例如 2026、2026-H1（上半年）、2026-Q2、2026-06、2026-W23，或一个日期
          “2026-13” is not a period opsplan can read | For example 2026, 2026-H1, 2026-Q2, 2026-06, 2026-W23, or a date
        error DOC-01 7:35 calendar.holidays[1]
          “5月2日”不是能认出的日期 | 日期按“年-月-日”写，例如 2026-04-17
          “5月2日” is not a date opsplan can read | Write dates as year-month-day, for example 2026-04-17
    """)


def test_dates_that_run_backwards(said):
    assert said("""
        title: 客服提速
        period: {start: 2026-06-30, finish: 2026-01-01}
        meta: {issued: 2026-03-01, effective: 2026-02-01}
        goals: [{name: 提升复购, start: 2026-06-30, due: 2026-06-30}]
        tasks: [{name: 排班, start: 2026-05-02, finish: 2026-05-01, actual_start: 2026-05-04, actual_finish: 2026-05-03}]
        phases: [{name: 筹备, start: 2026-05-02, finish: 2026-05-01}]
        calendar: {holidays: [2026-05-01, 2026-05-04], extra_workdays: [2026-05-09, 2026/5/4]}
    """) == text("""
        error TASK-06 2:37 period.finish
          日期前后颠倒：finish 应当在 start 之后 | 请核对 start 与 finish 两个日期
          The dates run backwards: finish must come after start | Check start and finish
        error DOC-01 3:39 meta.effective
          日期前后颠倒：effective 应当在 issued 之后 | 请核对 issued 与 effective 两个日期
          The dates run backwards: effective must come after issued | Check issued and effective
        error DOC-01 4:46 goals[0].due
          日期前后颠倒：due 应当在 start 之后 | 请核对 start 与 due 两个日期
          The dates run backwards: due must come after start | Check start and due
        error TASK-06 5:47 tasks[0].finish
          日期前后颠倒：finish 应当在 start 之后 | 请核对 start 与 finish 两个日期
          The dates run backwards: finish must come after start | Check start and finish
        error TASK-06 5:100 tasks[0].actual_finish
          日期前后颠倒：actual_finish 应当在 actual_start 之后 | 请核对 actual_start 与 actual_finish 两个日期
          The dates run backwards: actual_finish must come after actual_start | Check actual_start and actual_finish
        error TASK-06 6:48 phases[0].finish
          日期前后颠倒：finish 应当在 start 之后 | 请核对 start 与 finish 两个日期
          The dates run backwards: finish must come after start | Check start and finish
        error DOC-01 7:77 calendar.extra_workdays[1]
          2026-05-04 既写在放假里，又写在调休上班里 | 请只保留一处
          2026-05-04 is listed both as a holiday and as an extra working day | Keep one of the two
    """)


def test_frequencies(said):
    assert said("""
        title: 客服提速
        kpis:
          - {name: 复购率, frequency: {evry: weekly}}
          - {name: 响应, frequency: {every: weekyl, on: 周一}}
          - {name: 投诉, frequency: {every: weekly, times: 两次}}
          - {name: 退货, frequency: 3/weekli}
          - {name: 差评, frequency: {every: weekly, att: "9:30"}}
          - {name: 流失, frequency: every 3}
          - {name: 好评, frequency: [weekly, monthly]}
    """) == text("""
        error DOC-01 3:29 kpis[0].frequency.evry
          频率里不认识的字段“evry” | 是否为 every？
          Unknown field “evry” in a frequency | Did you mean every?
        error DOC-01 4:35 kpis[1].frequency.every
          “weekyl”不是频率 | 是否为 weekly？
          “weekyl” is not a frequency | Did you mean weekly?
        error DOC-01 5:50 kpis[2].frequency.times
          “两次”应当是整数 | 请写整数，例如 3
          “两次” must be a whole number | Write a whole number, for example 3
        error DOC-01 6:27 kpis[3].frequency
          “weekli”不是频率 | 是否为 weekly？
          “weekli” is not a frequency | Did you mean weekly?
        error DOC-01 7:43 kpis[4].frequency.att
          频率里不认识的字段“att” | 是否为 at？
          Unknown field “att” in a frequency | Did you mean at?
        error DOC-01 8:27 kpis[5].frequency
          “3”不是能认出的时长 | 请写上单位，例如 3天（工作日）、3小时 或 3分钟
          “3” is not a duration opsplan can read | Add a unit, for example 3d (working days), 3h or 3min
        error DOC-01 9:27 kpis[6].frequency
          这里只能写一个值，现在是一个列表 | 请只留一个值，并去掉方括号或短横
          One value is needed here, but this is a list | Keep one of them, without brackets or dash
    """)


def test_texts_in_languages(said):
    assert said("""
        title: {zh: 客服提速, fr: Client}
        goals: [{name: {zh: 提升复购, fr: But}, basis: [{a: b}, 行业均值]}]
        tasks: [{name: {zh: [甲]}, owner: {zh: 客服}}]
    """) == text("""
        error DOC-01 1:19 title.fr
          这里是一段文字，不能有字段“fr” | 中英文都要时写成 {zh: 中文, en: English}；文字里有英文逗号或冒号时，请给整段加上英文双引号
          This is a text and cannot have a field “fr” | A text in two languages is {zh: 中文, en: English}; put a text that has commas or colons in double quotes
        error DOC-01 2:27 goals[0].name.fr
          这里是一段文字，不能有字段“fr” | 中英文都要时写成 {zh: 中文, en: English}；文字里有英文逗号或冒号时，请给整段加上英文双引号
          This is a text and cannot have a field “fr” | A text in two languages is {zh: 中文, en: English}; put a text that has commas or colons in double quotes
        error DOC-01 2:46 goals[0].basis[0].a
          这里是一段文字，不能有字段“a” | 中英文都要时写成 {zh: 中文, en: English}；文字里有英文逗号或冒号时，请给整段加上英文双引号
          This is a text and cannot have a field “a” | A text in two languages is {zh: 中文, en: English}; put a text that has commas or colons in double quotes
        error DOC-01 3:16 tasks[0].name
          这里应当是一段文字 | 一段文字直接写在冒号后面；中英文都要时写成 {zh: 中文, en: English}
          A text is needed here | Write it after the colon; in two languages write {zh: 中文, en: English}
        error DOC-01 3:34 tasks[0].owner
          这里应当直接写一个值，不能再有字段 | 请把值直接写在冒号后面，去掉花括号或下面的字段
          A plain value is needed here, not fields | Write the value after the colon, without braces or fields below it
    """)


def test_a_title_is_not_too_long(said):
    assert said("""
        title: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一
        goals: 提升复购
    """) == text("""
        error DOC-01 1:8 title
          标题有 81 个字符，最多 80 个 | 请缩短标题，说明写到 scope 的 background 里
          The title has 81 characters; 80 is the most | Shorten it and put explanations into background of scope
    """)


def test_ids(said):
    assert said("""
        title: 客服提速
        tasks:
          - {id: T 1, name: 排班}
          - {id: 任务2, name: 培训, after: T 1}
          - {id: [T3], name: 上线, after: 任务2}
    """) == text("""
        error DOC-01 3:10 tasks[0].id
          编号“T 1”的写法不对 | 编号用英文字母、数字、点、横线、下划线，以字母或数字开头，最长32个字符，例如 T1.2
          “T 1” cannot be an id | An id has letters, digits, dots, hyphens and underscores, begins with a letter or digit and has at most 32 characters, for example T1.2
        error DOC-01 4:10 tasks[1].id
          编号“任务2”的写法不对 | 编号用英文字母、数字、点、横线、下划线，以字母或数字开头，最长32个字符，例如 T1.2
          “任务2” cannot be an id | An id has letters, digits, dots, hyphens and underscores, begins with a letter or digit and has at most 32 characters, for example T1.2
        error DOC-01 5:10 tasks[2].id
          这里只能写一个值，现在是一个列表 | 请只留一个值，并去掉方括号或短横
          One value is needed here, but this is a list | Keep one of them, without brackets or dash
    """)


def test_chapters(said):
    assert said("""
        title: 客服提速
        goals: 提升复购
        document: {chapters: {only: [goals, kpiz], skip: goalz}}
        narrative: {goalz: 一, goals: {a: b}, 目标: 二}
    """) == text("""
        error DOC-01 3:37 document.chapters.only[1]
          没有“kpiz”这一章 | 是否为 kpis？
          There is no chapter “kpiz” | Did you mean kpis?
        error DOC-01 3:50 document.chapters.skip
          没有“goalz”这一章 | 是否为 goals？
          There is no chapter “goalz” | Did you mean goals?
        error DOC-01 4:13 narrative.goalz
          没有“goalz”这一章 | 是否为 goals？
          There is no chapter “goalz” | Did you mean goals?
        error DOC-01 4:31 narrative.goals.a
          这里是一段文字，不能有字段“a” | 中英文都要时写成 {zh: 中文, en: English}；文字里有英文逗号或冒号时，请给整段加上英文双引号
          This is a text and cannot have a field “a” | A text in two languages is {zh: 中文, en: English}; put a text that has commas or colons in double quotes
        error DOC-01 4:38 narrative.目标
          没有“目标”这一章 | 是否为 goals？
          There is no chapter “目标” | Did you mean goals?
    """)


def test_stages_as_a_map(said):
    assert said("""
        title: 客服提速
        kpis: [{name: 复购率, stages: {2026-Q9: 5, 2026-06: 三成, 2026-07: 30}}]
    """) == text("""
        error DOC-01 2:29 kpis[0].stages.2026-Q9
          “2026-Q9”不是能认出的期间 | 例如 2026、2026-H1（上半年）、2026-Q2、2026-06、2026-W23，或一个日期
          “2026-Q9” is not a period opsplan can read | For example 2026, 2026-H1, 2026-Q2, 2026-06, 2026-W23, or a date
        error DOC-01 2:50 kpis[0].stages.2026-06
          “三成”不是数字 | 只写数字；可以写 1,200、8万、30%
          “三成” is not a number | Write the number alone; 1,200 and 30% are fine
    """)


def test_actuals_that_contradict_each_other(said):
    assert said("""
        title: 客服提速
        kpis:
          - name: 复购率
            actuals:
              - {period: 2026-04, value: 3}
              - {period: 2026-05}
              - {period: 2026年4月1日, value: 4}
              - {period: 2026-04, value: 5, subject: 一店}
              - {period: 2026-4, value: 5}
    """) == text("""
        error DOC-01 6:9 kpis[0].actuals[1]
          实际值既没有数值也没有说明 | 请写上 value: 数值；没有数值时用 note 说明原因
          The actual has neither a value nor a note | Add value: with the number, or say in note why there is none
        error DOC-01 9:18 kpis[0].actuals[4].period
          期间 2026-04 的实际值写了两次 | 请删去其中一条，或用 subject 区分对象
          The actual of period 2026-04 is given twice | Delete one, or tell the subjects apart with subject
    """)


def test_everything_else_in_the_file_is_judged_at_the_same_time(said):
    assert said("""
        title: 客服提速
        status_date: 2026-02-30
        goals:
          - [提升复购]
          - {name: 缩短响应, parent: G3, kpis: [K1, {a: b}, K9]}
          - {name: 降低投诉, parent: G2}
        kpis:
          - name: 响应时间
            actuals: [{period: 2026-13, value: 1}, 5, {period: 2026-04, value: 80, subject: U7}]
        units: [{name: 客服部}]
        tasks:
          - {name: 排班, duration: 3, after: T3}
          - [培训]
          - {name: 上线, status: doen, after: [T1, {tsk: T2}, T8]}
          - {name: 复核, start: 2026-03-06, finish: 2026-03-02}
          - {name: 收尾, start: 2026-03-03, finish: 2026-03-04, duration: 1w}
    """) == text("""
        error DOC-01 2:14 status_date
          “2026-02-30”这一天不存在 | 是否为 2026-02-28？
          There is no such day as 2026-02-30 | Did you mean 2026-02-28?
        error DOC-01 4:5 goals[0]
          这里应当写“字段: 内容”，现在是一个列表 | 请去掉方括号或短横，直接写字段，例如 name: …
          Fields are needed here, but this is a list | Remove the brackets or the dash and write the fields, for example name: …
        error DOC-01 5:41 goals[1].kpis[1]
          这里应当直接写一个值，不能再有字段 | 这里只写指标的编号或名称；各个字段请移到顶层的 kpis 下面
          A plain value is needed here, not fields | Write the id or name of the KPI here; move the fields to the top-level section kpis
        error REF-01 5:49 goals[1].kpis[2]
          找不到名称或编号为“K9”的指标 | 已有的：K1（响应时间）；要用别的，请先写进 kpis
          No KPI has the id or name “K9” | The plan has K1 (响应时间); for another one, add it to kpis first
        error DOC-01 9:24 kpis[0].actuals[0].period
          “2026-13”不是能认出的期间 | 例如 2026、2026-H1（上半年）、2026-Q2、2026-06、2026-W23，或一个日期
          “2026-13” is not a period opsplan can read | For example 2026, 2026-H1, 2026-Q2, 2026-06, 2026-W23, or a date
        error DOC-01 9:44 kpis[0].actuals[1]
          这里应当写“字段: 内容”，现在写的是“5” | 请另起一行，缩进两格，例如写成 {period: …, value: …}；可用的字段：period、value、subject、cause、impact、note
          Fields are needed here, but this is “5” | Start a new line, indent it by two spaces and write for example {period: …, value: …}; the fields are period, value, subject, cause, impact, note
        error REF-01 9:85 kpis[0].actuals[2].subject
          找不到名称或编号为“U7”的岗位、部门或伙伴 | 已有的：U1（客服部）；要用别的，请先写进 roles、units或partners
          No role, unit or partner has the id or name “U7” | The plan has U1 (客服部); for another one, add it to roles, units or partners first
        error DOC-01 12:26 tasks[0].duration
          “3”不是能认出的时长 | 请写上单位，例如 3天（工作日）、3小时 或 3分钟
          “3” is not a duration opsplan can read | Add a unit, for example 3d (working days), 3h or 3min
        error DOC-01 13:5 tasks[1]
          这里应当写“字段: 内容”，现在是一个列表 | 请去掉方括号或短横，直接写字段，例如 name: …
          Fields are needed here, but this is a list | Remove the brackets or the dash and write the fields, for example name: …
        error DOC-01 14:24 tasks[2].status
          “doen”不是这里可以用的值 | 是否为 done？可用的值：todo（未开始）、doing（进行中）、done（已完成）、blocked（受阻）、cancelled（已取消）
          “doen” is not a value of this field | Did you mean done? Possible values: todo, doing, done, blocked, cancelled
        error DOC-01 14:43 tasks[2].after[1].tsk
          不认识的字段“tsk” | 是否为 task？请改成 task:
          Unknown field “tsk” | Did you mean task? Write task:
        error REF-01 14:53 tasks[2].after[2]
          找不到名称或编号为“T8”的任务 | 已有的：T1（排班）、T2、T3（上线）、T4（复核）、T5（收尾）；要用别的，请先写进 tasks
          No task has the id or name “T8” | The plan has T1 (排班), T2, T3 (上线), T4 (复核), T5 (收尾); for another one, add it to tasks first
        error TASK-06 15:43 tasks[3].finish
          日期前后颠倒：finish 应当在 start 之后 | 请核对 start 与 finish 两个日期
          The dates run backwards: finish must come after start | Check start and finish
    """)


def test_what_stands_on_something_wrong_is_not_reported_as_missing(said):
    assert said("""
        title: 客服提速
        roles: [{nmae: 客服, headcount: 0}]
        goals: [{id: G 1, name: 提升复购}, {name: {zh: 缩短响应, de: Ziel}}]
        tasks: [{name: 排班, goals: [G 1, 提升复购, 缩短响应], owner: 客服}]
        scope: 五月
    """) == text("""
        error DOC-01 2:10 roles[0].nmae
          不认识的字段“nmae” | 是否为 name？请改成 name:
          Unknown field “nmae” | Did you mean name? Write name:
        error DOC-01 2:31 roles[0].headcount
          “0”应当大于 0 | 请写一个大于 0 的数
          0 must be more than 0 | Write a number above 0
        error DOC-01 3:14 goals[0].id
          编号“G 1”的写法不对 | 编号用英文字母、数字、点、横线、下划线，以字母或数字开头，最长32个字符，例如 T1.2
          “G 1” cannot be an id | An id has letters, digits, dots, hyphens and underscores, begins with a letter or digit and has at most 32 characters, for example T1.2
        error DOC-01 3:50 goals[1].name.de
          这里是一段文字，不能有字段“de” | 中英文都要时写成 {zh: 中文, en: English}；文字里有英文逗号或冒号时，请给整段加上英文双引号
          This is a text and cannot have a field “de” | A text in two languages is {zh: 中文, en: English}; put a text that has commas or colons in double quotes
        error DOC-01 5:8 scope
          这里应当写“字段: 内容”，现在写的是“五月” | 请另起一行，缩进两格，例如写成 background: 五月；可用的字段：background、purpose、traits、current_state、requirements、includes、excludes、basis、assumptions、constraints、stakeholders
          Fields are needed here, but this is “五月” | Start a new line, indent it by two spaces and write for example background: 五月; the fields are background, purpose, traits, current_state, requirements, includes, excludes, basis, assumptions, constraints, stakeholders
    """)


def test_a_text_within_sub_bullets(said):
    assert said("""
        title: 客服提速
        scope: {basis: [行业均值, [乙, {a: b}, {zh: 丙, fr: c}]]}
    """) == text("""
        error DOC-01 2:28 scope.basis[1][1].a
          这里是一段文字，不能有字段“a” | 中英文都要时写成 {zh: 中文, en: English}；文字里有英文逗号或冒号时，请给整段加上英文双引号
          This is a text and cannot have a field “a” | A text in two languages is {zh: 中文, en: English}; put a text that has commas or colons in double quotes
        error DOC-01 2:43 scope.basis[1][2].fr
          这里是一段文字，不能有字段“fr” | 中英文都要时写成 {zh: 中文, en: English}；文字里有英文逗号或冒号时，请给整段加上英文双引号
          This is a text and cannot have a field “fr” | A text in two languages is {zh: 中文, en: English}; put a text that has commas or colons in double quotes
    """)


def test_dates_and_durations_in_english_words(said):
    assert said("""
        title: Service
        goals:
          - {name: A, due: Q2 2026}
          - {name: B, due: 31 Aug 2026}
          - {name: C, due: "August 31st, 2026"}
          - {name: D, due: Sept 2026}
          - {name: E, due: mid June}
        tasks: [{name: X, start: 2026-03-02, duration: 10 working days}, {name: Y, start: 2026-03-02, duration: 1 Week}]
        kpis: [{name: W, actuals: {Mar 2026: 3, FY2026-Q1: 4}}]
    """) == text("""
        error DOC-01 3:20 goals[0].due
          “Q2 2026”不是能认出的日期 | 请写成 2026-Q2
          “Q2 2026” is not a date opsplan can read | Write 2026-Q2
        error DOC-01 4:20 goals[1].due
          “31 Aug 2026”不是能认出的日期 | 请写成 2026-08-31
          “31 Aug 2026” is not a date opsplan can read | Write 2026-08-31
        error DOC-01 5:20 goals[2].due
          “August 31st, 2026”不是能认出的日期 | 请写成 2026-08-31
          “August 31st, 2026” is not a date opsplan can read | Write 2026-08-31
        error DOC-01 6:20 goals[3].due
          “Sept 2026”不是能认出的日期 | 请写成 2026-09
          “Sept 2026” is not a date opsplan can read | Write 2026-09
        error DOC-01 7:20 goals[4].due
          “mid June”不是能认出的日期 | 日期按“年-月-日”写，例如 2026-04-17
          “mid June” is not a date opsplan can read | Write dates as year-month-day, for example 2026-04-17
        error DOC-01 8:48 tasks[0].duration
          “10 working days”不是能认出的时长 | 请写成 10d
          “10 working days” is not a duration opsplan can read | Write 10d
        error DOC-01 8:105 tasks[1].duration
          “1 Week”不是能认出的时长 | 请写成 1w
          “1 Week” is not a duration opsplan can read | Write 1w
        error DOC-01 9:28 kpis[0].actuals.Mar 2026
          “Mar 2026”不是能认出的期间 | 请写成 2026-03
          “Mar 2026” is not a period opsplan can read | Write 2026-03
    """)


def test_wrong_fields_are_no_names(said):
    assert said("""
        title: Service
        tasks: [{title: Build, who: Lead}]
    """) == text("""
        error DOC-01 2:9 tasks[0].name
          这里缺少必填的“任务”（name） | 请补一行 name: …
          The required field name is missing here | Add a line name: …
        error DOC-01 2:10 tasks[0].title
          不认识的字段“title” | 请核对拼写；可用的字段用 opsplan fields tasks 查看
          Unknown field “title” | Check the spelling; opsplan fields tasks lists the fields
        error DOC-01 2:24 tasks[0].who
          不认识的字段“who” | 请核对拼写；可用的字段用 opsplan fields tasks 查看
          Unknown field “who” | Check the spelling; opsplan fields tasks lists the fields
    """)


def test_a_file_that_begins_and_ends_with_quotes_may_be_a_plan(said):
    assert said('"x-client: acme": 1\ntitle: "b"\ngoals: ["c"]') == ""
