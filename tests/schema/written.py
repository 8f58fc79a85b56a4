"""Small plans, one for each way of writing: what loader and schema take, and what both refuse."""

# Each plan stands on a line of its own.
# ruff: noqa: E501

TAKEN = """
title: 计划
title: 2026
title: true
title: {zh: 计划, en: Plan}
title: {zh: 计划, en: ~}
{title: 计划, schema: 1}
{title: 计划, schema: '1'}
{title: 计划, kind: role-inspection}
{title: 计划, kind: [work-breakdown, service-guide]}
{title: 计划, lang: both}
{title: 计划, lang: ~, goals: , tasks: []}
{title: 计划, x-cost-centre: {any: [1, ~, {}]}, goals: [{name: 复购, x-note: 1}]}
{title: 计划, meta: {version: 1.10, code: 12, status: review}}
{title: 计划, meta: {version: true}}
{title: 计划, meta: ~}
{title: 计划, meta: {}}
{title: 计划, meta: {author: 张三, approver: {zh: 李四, en: Li Si}}}
{title: 计划, meta: {changes: {version: 1, date: 2026-04-17, what: 首版}}}
{title: 计划, period: {start: 2026-04-17, finish: 2026-12-31}}
{title: 计划, period: {start: 2026-Q2, finish: 2026}}
{title: 计划, period: {start: FY2026, finish: '2026'}}
{title: 计划, period: {start: 2026-6, finish: 2026-w30}}
{title: 计划, status_date: 2026-4-7}
{title: 计划, status_date: 2026/04/17}
{title: 计划, status_date: 2026.4.17}
{title: 计划, status_date: 2026年4月17日}
{title: 计划, status_date: 2026年4月17}
{title: 计划, status_date: 2024-02-29}
{title: 计划, status_date: 2000-02-29}
{title: 计划, status_date: ２０２６-０４-１７}
{title: 计划, status_date: ' 2026-04-17 '}
{title: 计划, extends: []}
{title: 计划, document: {theme: official, numbering: decimal, cover: 否, toc: false, page: Letter}}
{title: 计划, document: {theme: themes/client.yaml, cover: True, toc: 'TRUE'}}
{title: 计划, document: {cover: 1, toc: '0'}}
{title: 计划, document: {chapters: {skip: risks, only: [goals, breakdown]}}}
{title: 计划, calendar: {region: china, workdays: [1, 2, '6'], hours_per_day: 7.5, fiscal_start: 4}}
{title: 计划, calendar: {workdays: 3, holidays: 2026-05-01, extra_workdays: [2026-05-09]}}
{title: 计划, calendar: {hours_per_day: '8'}}
{title: 计划, scope: {background: 一, purpose: [一, 二], traits: [旺季, [三月, {zh: 六月}]]}}
{title: 计划, scope: {basis: {zh: 依据, en: Basis}, constraints: [1, 2.5, true]}}
{title: 计划, scope: {stakeholders: [店长, {zh: 顾客}, {name: 房东, interest: 租金}]}}
{title: 计划, goals: 提升复购}
{title: 计划, goals: [提升复购, {zh: 降本, en: Save}, ~, 3]}
{title: 计划, goals: {name: 提升复购, due: 2026-06-30}}
{title: 计划, goals: [{name: 降, baseline: 75, target: 30, unit: 秒, direction: down, frequency: daily}]}
{title: 计划, goals: [{name: 降, target: '>=95%', progress: 30%, dimension: sales}]}
{title: 计划, goals: [{name: 降, dimension: 品牌, level: company, priority: must}]}
{title: 计划, goals: [{name: 降, dimension: {zh: 品牌, en: Brand}}]}
{title: 计划, goals: [{name: 降, children: [{name: 甲, children: 乙}]}]}
{title: 计划, goals: [{name: 降, changes: {from: 1, to: 2, reason: 旺季, by: 张三}}]}
{title: 计划, kpis: [{name: 成交, target: '1,200', baseline: 8万, min: '1.5亿', max: .5}]}
{title: 计划, kpis: [{name: 成交, target: -3, baseline: '+3', min: '≥ 95 %', max: １２}]}
{title: 计划, kpis: [{name: 协作, success: 主动预警, failure: 0, warning: 3.0}]}
{title: 计划, kpis: [{name: 成交, stages: {2026-04: 345, 2026-Q2: 360, 2026: '1,000'}}]}
{title: 计划, kpis: [{name: 成交, stages: [{period: 2026-04, target: 345}]}]}
{title: 计划, kpis: [{name: 成交, stages: {period: 2026, target: 345}}]}
{title: 计划, phases: [试点], kpis: [{name: 成交, stages: {试点: 345}}]}
{title: 计划, kpis: [{name: 成交, stages: {}}]}
{title: 计划, kpis: [{name: 成交, actuals: {2026-04: 345, 2026-Q2: '1,000'}, history: {2025: 300}}]}
{标题: 计划, 指标: [{指标: 甲, 实际值: {2026-04: 345}, 历史值: {2025: 3}}]}
{title: 计划, kpis: [{name: 成交, actuals: {period: 2026, value: 345}, history: {}}]}
{title: 计划, kpis: [{name: 成交, source: 系统, actuals: [{period: 2026-04, value: 3}]}]}
{title: 计划, kpis: [{name: 成交, actuals: {period: 2026-W23, value: 3, subject: {zh: 东店}}}]}
{title: 计划, kpis: [{name: 成交, weight: 100, points: 20, history: {period: 2025, value: 3}}]}
{title: 计划, kpis: [{name: 成交, weight: '30%'}]}
{title: 计划, kpis: [{name: 成交, rubric: [{score: 5, from: 90, to: 100, desc: 好}]}]}
{title: 计划, tasks: 梳理口径}
{title: 计划, tasks: [{id: T1, name: 甲}, {id: 1.10, name: 乙, after: T1}, {id: 3, name: 丙}]}
{title: 计划, tasks: [{id: T1, name: 甲}, {name: 乙, after: [{task: T1, lag: 2d}]}]}
{title: 计划, tasks: [{name: 甲, owner: 店长, doers: [店长, 店员], duration: 3d, effort: 4}]}
{title: 计划, tasks: [{name: 甲, duration: 3-5d, buffer: 2w}]}
{title: 计划, tasks: [{name: 甲, duration: 3h-4h}, {name: 乙, duration: 3个工作日}]}
{title: 计划, tasks: [{name: 甲, duration: 1.5 个月}, {name: 乙, duration: 3至5天}]}
{title: 计划, tasks: [{name: 甲, duration: １０d}, {name: 乙, duration: 2 ~ 3 w}]}
{title: 计划, tasks: [{name: 甲, when: ongoing, status: doing, progress: 45.5}]}
{title: 计划, tasks: [{name: 甲, cost: 8万, checkpoints: [中期, {date: 2026-05-01, what: 看}]}]}
{title: 计划, tasks: [{name: 甲, skills: [文案, 3], steps: [一, [二, 三]], issues: 缺人}]}
{title: 计划, tasks: [{name: 甲, baseline: {start: 2026-05-01, finish: 2026-05}}]}
{title: 计划, tasks: [{name: 甲, frequency: weekly}, {name: 乙, frequency: Weekly}]}
{title: 计划, tasks: [{name: 甲, frequency: every 2w}, {name: 乙, frequency: 3/weekly}]}
{title: 计划, tasks: [{name: 甲, frequency: 每年一至两次}, {name: 乙, frequency: 3}]}
{title: 计划, tasks: [{name: 甲, frequency: '{every: weekly}'}, {name: 乙, frequency: everyday}]}
{title: 计划, tasks: [{name: 甲, frequency: {every: weekly, on: 周一, at: '9:30'}}]}
{title: 计划, tasks: [{name: 甲, frequency: {every: 3d, times: 2, on: {zh: 周一}}}]}
{title: 计划, tasks: [{name: 甲, frequency: {zh: 定期, en: At times}}]}
{title: 计划, roles: [店长, {name: 店员, headcount: 2.5, duties: 收银, inspected: 是}]}
{title: 计划, roles: [{name: 店员, skills: [谈判, {name: 文案, level: 3}], interfaces: {with: 店员, how: 周会}}]}
{title: 计划, units: 门店, roles: [{name: 店长, unit: 门店}]}
{title: 计划, raci: [{name: 退款, A: 店长, R: [店长], C: 店员}]}
{title: 计划, processes: [{name: 上新, steps: [选品, {action: 判, automated: 否}, {action: 归档, risks: 超, next: end}]}]}
{title: 计划, processes: [{name: 上新, steps: [{action: 判断, actor: customer, next: [{when: 能, to: 1}]}]}]}
{title: 计划, risks: [{name: 缺人, probability: 3, impact: 高, response: accept}]}
{title: 计划, risks: [{name: 缺人, probability: Low, impact: '5', category: 天气, residual: {impact: 1}}]}
{title: 计划, resources: {currency: USD, total: 8万, budget: [推广, {name: 人, amount: 0, share: 30}]}}
{title: 计划, services: [{name: 客服, clients: customers, included: false, levels: 一级}]}
{title: 计划, checklists: [日检, {name: 周检, items: 卫生, scoring: deduct}]}
{title: 计划, checklists: [{name: 周检, items: [{name: 卫生, max: 10, veto: true}], pass: 80%}]}
{title: 计划, inspections: {date: 2026-04-17, results: {score: 3, conformity: pass}}}
{title: 计划, improvements: [{name: 提速, source: {type: kpi, ref: 响应}, standardised: 手册}]}
{title: 计划, narrative: {scope: 一, goals: [一, [二]], risks: ~}}
{title: 计划, glossary: {term: 复购, meaning: 再次购买}}
{title: 计划, forms: [登记表, {name: 签到, fields: [姓名, 时间], rows: 60}]}
{title: 计划, lint: {profile: strict, ignore: KPI-01, limits: {stretch: 50, max_task: 10d, paragraph: 200}}}
{title: 计划, feedback: {items: {date: 2026-04-17, text: 慢, severity: high}}}
{title: 计划, evaluations: [{name: 季评, object: [team, 门店], self_review: yearly, use_for: training}]}
{标题: 计划, 任务: [{名称: 甲, 责任人: 乙}]}
{标题: 计划, 任务: [{名称: 甲, 状态: 已完成, 工期: 三天, 频率: 每周3次}]}
{标题: 计划, 任务: [{任务: 甲, 工期: 半年, 频率: 每三天}, {任务: 乙, 工期: 两周, 频率: 每季度一次}]}
{标题: 计划, 任务: [{任务: 甲, 工期: 十二个月, 频率: 每两周}, {任务: 乙, 工期: 三至五天, 频率: 每天}]}
{标题: 计划, 任务: [{任务: 甲, 频率: {every: 每周, times: 2, on: 周一}}]}
{标题: 计划, 任务: [{任务: 甲, 频率: {周期: 每周, 次数: 2, 日子: 周一, 时间: '9:30'}}]}
{标题: 计划, 任务: [{任务: 甲, 工期: 三天半}, {任务: 乙, 工期: 一个半月}, {任务: 丙, 工期: 两三天}]}
{标题: 计划, 任务: [{任务: 甲, 工期: 3日}, {任务: 乙, 工期: 一百零五个小时}, {任务: 丙, 工期: 3到5天}]}
{标题: 计划, 任务: [{任务: 甲, 频率: {周期: 三天, 次数: 两}}, {任务: 乙, 频率: {周期: 半年}}]}
{标题: {中文: 计划, en: Plan}, 语言: 中英双语}
{标题: 计划, 文档样式: {主题: 公文, 封面: 否, 章节取舍: {略去章节: 风险管理}}}
{标题: 计划, 章节补充文字: {背景与范围: 一, goals: 二}}
{标题: 计划, 章节补充文字: {目标设定: 一, 市场分析: 二}, 文档样式: {章节取舍: {略去章节: 复盘}}}
{标题: 计划, 指标: [{指标: 甲, 阶段目标: {2026-04: 3}}]}
{标题: 计划, 指标: [{指标: 甲, 阶段目标: [{期间: 2026-04, 目标值: 3}]}]}
{标题: 计划, 流程: [{名称: 上新, 步骤: [选品, {动作: 归档, 流向: 结束, 执行人: 客户}]}]}
{标题: 计划, 风险: [{名称: 甲, 概率: 低, 影响: 高, 类别: 市场}]}
"""

REFUSED = """
{title: 计划, tasks: [{name: 甲, frequency: {every: ~}}]}
{title: 计划, tasks: [{name: 甲, frequency: {every: "　", times: ~}}]}
{}
goals: [一]
title:
title: ''
title: '　'
title: {}
title: {zh: ~}
title: {zh: 计划, fr: Plan}
title: {zh: [计划]}
title: [计划]
- title
计划
{title: 计划, schema: 2}
{title: 计划, schema: {}}
{title: 计划, kind: work}
{title: 计划, kind: [work-breakdown, audit]}
{title: 计划, lang: de}
{title: 计划, lang: [zh]}
{title: 计划, goal: [一]}
{title: 计划, x: 1}
{title: 计划, meta: 首版}
{title: 计划, meta: [{version: 1}]}
{title: 计划, meta: {versoin: 1}}
{title: 计划, meta: {version: [1]}}
{title: 计划, meta: {version: {zh: 一}}}
{title: 计划, meta: {status: done}}
{title: 计划, meta: {author: [张三]}}
{title: 计划, meta: {author: {zh: 张三, title: 经理}}}
{title: 计划, meta: {changes: 首版}}
{title: 计划, period: 2026}
{title: 计划, period: {start: 2026-13}}
{title: 计划, period: {start: 2026-Q5}}
{title: 计划, period: {start: 2026Q2}}
{title: 计划, period: {start: FY2026-06}}
{title: 计划, period: {start: 2026-W60}}
{title: 计划, period: {start: 26}}
{title: 计划, status_date: 2026}
{title: 计划, status_date: 2026-Q2}
{title: 计划, status_date: 4/17}
{title: 计划, status_date: 17.04.2026}
{title: 计划, status_date: 20260417}
{title: 计划, status_date: 2026-02-30}
{title: 计划, status_date: 2026-02-29}
{title: 计划, status_date: 1900-02-29}
{title: 计划, status_date: 2026-04-31}
{title: 计划, status_date: 2026-13-01}
{title: 计划, status_date: 2026-00-10}
{title: 计划, status_date: 2026-04-00}
{title: 计划, status_date: 2026-04/17}
{title: 计划, status_date: 0000-04-17}
{title: 计划, status_date: [2026-04-17]}
{title: 计划, status_date: true}
{title: 计划, status_date: {zh: 2026-04-17}}
{title: 计划, document: {theme: fancy}}
{title: 计划, document: {cover: yes}}
{title: 计划, document: {cover: 2}}
{title: 计划, document: {page: A5}}
{title: 计划, document: {chapters: {skip: riscs}}}
{title: 计划, document: {chapters: risks}}
{title: 计划, calendar: china}
{title: 计划, calendar: {workdays: [1, 8]}}
{title: 计划, calendar: {workdays: '8'}}
{title: 计划, calendar: {workdays: 周一}}
{title: 计划, calendar: {workdays: 1.5}}
{title: 计划, calendar: {hours_per_day: 0}}
{title: 计划, calendar: {hours_per_day: 25}}
{title: 计划, calendar: {hours_per_day: '0'}}
{title: 计划, calendar: {fiscal_start: 13}}
{title: 计划, scope: 一}
{title: 计划, scope: {background: [[一, [二]]]}}
{title: 计划, scope: {background: {zh: 一, text: 二}}}
{title: 计划, goals: [[提升复购]]}
{title: 计划, goals: [{due: 2026-06-30}]}
{title: 计划, goals: [{name: ~, due: 2026-06-30}]}
{title: 计划, goals: {}}
{title: 计划, goals: [{name: 降, owner: [甲, 乙]}]}
{title: 计划, goals: [{name: 降, owner: {zh: 甲}}]}
{title: 计划, goals: [{name: 降, target: 很多}]}
{title: 计划, goals: [{name: 降, target: 3 秒}]}
{title: 计划, goals: [{name: 降, target: true}]}
{title: 计划, goals: [{name: 降, target: [3]}]}
{title: 计划, goals: [{name: 降, progress: 120}]}
{title: 计划, goals: [{name: 降, progress: -1}]}
{title: 计划, goals: [{name: 降, progress: 120%}]}
{title: 计划, goals: [{name: 降, status: done}]}
{title: 计划, goals: [{name: 降, horizon: 三年}]}
{title: 计划, goals: [{name: 降, dimension: [sales]}]}
{title: 计划, goals: [{name: [降]}]}
{title: 计划, goals: [{id: 目标1, name: 降}]}
{title: 计划, goals: [{id: G 1, name: 降}]}
{title: 计划, goals: [{id: -1, name: 降}]}
{title: 计划, goals: [{id: [G1], name: 降}]}
{title: 计划, goals: [{id: abcdefghijabcdefghijabcdefghijabc, name: 降}]}
{title: 计划, kpis: [{name: 成交, stages: {2026-13: 345}}]}
{title: 计划, kpis: [{name: 成交, stages: {2026-04: 很多}}]}
{title: 计划, kpis: [{name: 成交, stages: {target: 345}}]}
{title: 计划, kpis: [{name: 成交, actuals: {2026-13: 345}}]}
{title: 计划, kpis: [{name: 成交, actuals: {2026-04: 很多}}]}
{title: 计划, kpis: [{name: 成交, actuals: {2026-04: 3, note: 停业}}]}
{title: 计划, kpis: [{name: 成交, history: {试点: 3}}]}
{title: 计划, kpis: [{name: 成交, stages: [{period: 2026-13, target: 345}]}]}
{title: 计划, kpis: [{name: 成交, stages: 345}]}
{title: 计划, kpis: [{name: 成交, success: [主动预警]}]}
{title: 计划, kpis: [{name: 成交, actuals: [{value: 3}]}]}
{title: 计划, kpis: [{name: 成交, history: {period: 2025}}]}
{title: 计划, tasks: [{name: 甲, duration: 3}]}
{title: 计划, tasks: [{name: 甲, duration: 3 days}]}
{title: 计划, tasks: [{name: 甲, duration: [3d]}]}
{title: 计划, tasks: [{name: 甲, duration: -3d}]}
{title: 计划, tasks: [{name: 甲, duration: 3D}]}
{title: 计划, tasks: [{name: 甲, frequency: every week}]}
{title: 计划, tasks: [{name: 甲, frequency: 3/week}]}
{title: 计划, tasks: [{name: 甲, frequency: [weekly]}]}
{title: 计划, tasks: [{name: 甲, frequency: {every: week}}]}
{title: 计划, tasks: [{name: 甲, frequency: {each: weekly}}]}
{title: 计划, tasks: [{name: 甲, frequency: {every: weekly, times: 两次}}]}
{title: 计划, tasks: [{name: 甲, frequency: {every: weekly, times: 0}}]}
{title: 计划, tasks: [{name: 甲, frequency: {every: weekly, times: '0'}}]}
{title: 计划, tasks: [{name: 甲, frequency: 0/weekly}]}
{title: 计划, tasks: [{name: 甲, duration: 零天}]}
{title: 计划, tasks: [{name: 甲, frequency: {every: weekly, at: [9]}}]}
{title: 计划, tasks: [{name: 甲, frequency: {}}]}
{title: 计划, tasks: [{name: 甲, after: [{lag: 2d}]}]}
{title: 计划, tasks: [{name: 甲, checkpoints: [{date: 2026-05-01}]}]}
{title: 计划, tasks: [{name: 甲, baseline: 2026-05-01}]}
{title: 计划, tasks: [{name: 甲, baseline: [2026-05-01]}]}
{title: 计划, tasks: [{name: 甲, skills: [{zh: 文案}]}]}
{title: 计划, roles: [{name: 店员, headcount: 0}]}
{title: 计划, roles: [{name: 店员, headcount: -1}]}
{title: 计划, roles: [{name: 店员, headcount: '-1'}]}
{title: 计划, roles: [{name: 店员, skills: [{name: 文案, level: 6}]}]}
{title: 计划, roles: [{name: 店员, interfaces: 周会}]}
{title: 计划, processes: [{name: 上新, steps: [{guide: 看}]}]}
{title: 计划, processes: [{name: 上新, steps: [{action: 看, next: {zh: 完}}]}]}
{title: 计划, risks: [{name: 缺人, probability: 6}]}
{title: 计划, risks: [{name: 缺人, probability: 0}]}
{title: 计划, risks: [{name: 缺人, impact: 很高}]}
{title: 计划, resources: {currency: usd}}
{title: 计划, resources: {currency: 人民币}}
{title: 计划, resources: {budget: {name: 人, amount: -1}}}
{title: 计划, resources: {budget: {name: 人, amount: '-1万'}}}
{title: 计划, resources: {staffing: [{headcount: 2}]}}
{title: 计划, checklists: [{name: 周检}]}
{title: 计划, checklists: [{name: 周检, items: ~}]}
{title: 计划, inspections: {results: {score: 3}}}
{title: 计划, narrative: {intro: 一}}
{title: 计划, narrative: 一}
{title: 计划, narrative: {x-own: 一}}
{title: 计划, forms: [{name: 签到, rows: 61}]}
{title: 计划, lint: {limits: {paragraph: 1.5}}}
{标题: 计划, title: 计划}
{标题: 计划, title: ~}
{标题: 计划, 任务: [{名称: 甲, 任务: 乙}]}
{标题: 计划, 任务: [{任务: 甲, owner: 乙, 责任人: 丙}]}
{标题: 计划, 任务: [{责任人: 丙}]}
{标题: 计划, 任务: [{任务: 甲, 状态: 完工}]}
{标题: 计划, 任务: [{任务: 甲, 工期: 三}]}
{标题: 计划, 任务: [{任务: 甲, 频率: {every: 每周, 地点: 这里}}]}
{标题: 计划, 指标: [{指标: 甲, 阶段目标: {目标值: 3}}]}
{标题: 计划, 章节补充文字: {背景: 一}}
{标题: {中文: 计划, 法文: Plan}}
"""

#: Only the loader sees these: what compares two values, looks something up, or is gone when YAML has been read.
LOADER_ONLY = {
    "two dates in the wrong order": "{title: 计划, period: {start: 2026-05-02, finish: 2026-05-01}}",
    "days that overlap": "{title: 计划, calendar: {holidays: 2026-05-09, extra_workdays: 2026-05-09}}",
    "no workdays": "{title: 计划, calendar: {workdays: []}}",
    "a unit against a value": "{title: 计划, kpis: [{name: 成交, target: 95%, unit: 秒}]}",
    "a direction against a value": "{title: 计划, goals: [{name: 成交, target: '>=95', direction: down}]}",
    "neither value nor note": "{title: 计划, kpis: [{name: 成交, actuals: [{period: 2026-04}]}]}",
    "a period twice": "{title: 计划, kpis: [{name: 成, actuals: [{period: 2026, value: 1}, {period: 2026, note: 二}]}]}",
    "a reference that leads nowhere": "{title: 计划, tasks: [{name: 甲, after: T9}]}",
    "an id twice": "{title: 计划, tasks: [{id: T1, name: 甲}, {id: T1, name: 乙}]}",
    "a week that the year has not": "{title: 计划, period: {start: 2025-W53}}",
    "a number in quotes beyond a bound": "{title: 计划, calendar: {hours_per_day: '25'}}",
    "a number as mathematicians write it": "{title: 计划, goals: [{name: 降, target: 1e3}]}",
    "a whole number with decimals": "{title: 计划, calendar: {workdays: 1.0}}",
    "a key twice": "{title: 计划, lang: zh, lang: en}",
    "a text lost to a comment": "title: 计划\nmeta:\n  code: #21",
}

#: Only the schema refuses these: the loader takes what is empty for absent, and the digits of a number for a path.
SCHEMA_ONLY = {
    "an unknown key without a value": "{title: 计划, meta: {versoin: ~}}",
    "a number for a path": "{title: 计划, document: {theme: 2.5}}",
}
