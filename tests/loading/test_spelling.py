"""Plans in Chinese keys and values: read like English ones, spoken of as their author writes them."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
import re
from pathlib import Path
from textwrap import dedent

import pytest

from opsplan.loading.plan import load
from opsplan.model import shape
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.plan import Plan

MODEL = Path(__file__).parents[3] / "shared/spec/model.md"


def text(block: str) -> str:
    return dedent(block).strip()


def plan(block: str) -> Plan:
    loaded, found = load(text(block).encode(), "plan.yaml")
    assert loaded is not None
    assert found == []
    return loaded.plan


def test_chinese_keys_and_values_are_the_models_own():
    assert plan("""
        标题: {中文: 客服提速, 英文: Faster service}
        语言: 英文
        计划期: {开始: 2026年3月2日, 结束: 2026-06}
        文档样式: {封面: 否, 章节取舍: {略去章节: [文档控制, 复盘]}}
        岗位: [{编号: R1, 名称: Desk, 技能: [{名称: Typing, 熟练程度: 4}]}]
        目标:
          - {编号: G1, 名称: Answer fast, 维度: 服务, 优先级: 应当, 负责人: R1, 期限: 2026-06}
        指标:
          - {编号: K1, 名称: Wait, 方向: 越低越好, 目标值: 30, 频率: {周期: 每周, 日子: 周一, 时间: "9:30"}, 阶段目标: {2026-04: 45}}
        任务:
          - {编号: T1, 名称: Train, 负责人: R1, 工期: 三天, 复杂度: 高, 状态: 进行中, 时限要求: 持续进行, 检查点: [{频率: 每周3次, 检查内容: Look}]}
        流程:
          - {编号: PR1, 名称: Serve, 步骤: [{动作: Greet, 执行人: 客户, 自动化: 是, 流向: [{条件: Done, 去向: 结束}]}]}
        风险: [{编号: RK1, 名称: Peak, 概率: 高, 影响: 低, 应对策略: 减轻}]
        章节补充文字: {目标设定: [{中文: 见下}]}
        x-自己的: 1
    """) == plan("""
        title: {zh: 客服提速, en: Faster service}
        lang: en
        period: {start: 2026-03-02, finish: 2026-06}
        document: {cover: false, chapters: {skip: [control, review]}}
        roles: [{id: R1, name: Desk, skills: [{name: Typing, level: 4}]}]
        goals:
          - {id: G1, name: Answer fast, dimension: service, priority: should, owner: R1, due: 2026-06}
        kpis:
          - {id: K1, name: Wait, direction: down, target: 30, frequency: {every: weekly, on: 周一, at: "9:30"}, stages: {2026-04: 45}}
        tasks:
          - {id: T1, name: Train, owner: R1, duration: 3d, complexity: high, status: doing, when: ongoing, checkpoints: [{frequency: 3/weekly, what: Look}]}
        processes:
          - {id: PR1, name: Serve, steps: [{action: Greet, actor: customer, automated: true, next: [{when: Done, to: end}]}]}
        risks: [{id: RK1, name: Peak, probability: high, impact: low, response: mitigate}]
        narrative: {goals: [{zh: 见下}]}
        x-自己的: 1
    """)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("每日", "daily"), ("每天", "daily"), ("每两周", "biweekly"), ("每两周一次", "biweekly"), ("每半年", "half-yearly"),
        ("每季度一次", "quarterly"), ("每周3次", "3/weekly"), ("一天两次", "2/daily"), ("2次/月", "2/monthly"),
        ("每三天", "every 3d"), ("每15分钟", "every 15min"), ("每十五分钟", "every 15min"), ("每3个工作日一次", "every 3d"),
        ("实时", "realtime"), ("一次", "once"), ("持续", "ongoing"),
    ],
)  # fmt: skip
def test_frequencies_in_chinese(chinese, english):
    assert Freq.parse(chinese, "zh") == Freq.parse(english, "zh")


@pytest.mark.parametrize("free", ["定期", "每年一至两次", "每月底", "每周一", "两次", "每"])
def test_other_words_for_a_frequency_are_kept(free):
    assert Freq.parse(free, "zh").text.zh == free


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("三天", "3d"), ("两周", "2w"), ("半年", "6mo"), ("半天", "0.5d"), ("半小时", "30min"), ("十五分钟", "15min"),
        ("二十个工作日", "20d"), ("一百零五天", "105d"), ("3-5天", "3-5d"), ("三到五天", "3-5d"), ("2小时至3小时", "2h-3h"),
    ],
)  # fmt: skip
def test_durations_in_chinese(chinese, english):
    assert Dur.parse(chinese) == Dur.parse(english)


def labelled(lines):
    """Return part, field and label of every row of the model's tables that gives as many labels as fields."""
    part = None
    for line in lines:
        if heading := re.match(r"^### `([\w.\[\]]+)`", line):
            path = heading[1].replace("[]", "")
            part = Plan if path == "root" else shape.part_at(tuple(path.split(".")))
        elif part and line.startswith("| `"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            names = re.findall(r"`(\w+)`", cells[0])
            labels = cells[-1].split(" / ")[0].split("、")
            if len(names) == len(labels):
                yield from ((part, name, label.strip()) for name, label in zip(names, labels, strict=True))


@pytest.mark.skipif(not MODEL.is_file(), reason="the specification is not beside this checkout")
def test_every_label_of_the_specification_is_a_key():
    rows = list(labelled(MODEL.read_text(encoding="utf-8").splitlines()))
    assert len(rows) > 400
    refused = [row for row in rows if shape.spellings(row[0]).get(row[2]) != row[1]]
    assert [(part.__name__, name, label) for part, name, label in refused if label != "Word 模板"] == []


def test_findings_name_keys_and_values_as_the_author_writes_them(said):
    assert said("""
        标题: 客服提速
        计划期: {开始: 2026-03-02, 结束: 2026年2月30日}
        目标:
          - 名称: 提升复购
            负责任人: 店长
            优先级: 高
            开始: 2026-06-01
            期限: 2026-05-01
        任务:
          - 名称: 培训
            负责人: [店长, 厨师长]
            工期: 三
            前置任务: 培训2
          - 负责人: 店长、厨师长
          - 任务：排班
        流程:
          - {名称: 接待, 步骤: [{动作: 接待, 流向: [{条件: 完成, 流向: 结束}]}]}
        指标:
          - {名称: 甲, 目标值: ">=95%", 方向: 越低越好}
          - {名称: 乙, name: 丙, 频率: {周期: 每周, 次: 3}}
        文档样式: {封面: 不要}
        章节补充文字: {目标大全: 见上}
    """) == text("""
        error DOC-01 2:27 计划期.结束
          “2026年2月30日”这一天不存在 | 是否为 2026-02-28？
          There is no such day as 2026年2月30日 | Did you mean 2026-02-28?
        error DOC-01 5:5 目标[0].负责任人
          不认识的字段“负责任人” | 是否为 负责人？请改成 负责人:
          Unknown field “负责任人” | Did you mean 负责人? Write 负责人:
        error DOC-01 6:10 目标[0].优先级
          “高”不是这里可以用的值 | 可用的值：必须、应当、可选
          “高” is not a value of this field | Possible values: 必须, 应当, 可选
        error DOC-01 8:9 目标[0].期限
          日期前后颠倒：期限 应当在 开始 之后 | 请核对 开始 与 期限 两个日期
          The dates run backwards: 期限 must come after 开始 | Check 开始 and 期限
        error TASK-01 11:10 任务[0].负责人
          负责人只能有一个，现在是一个列表 | 请只留一个；其余的人写到 协作 里
          There can be one owner only, but this is a list | Keep one and put the others into 协作
        error DOC-01 12:9 任务[0].工期
          “三”不是能认出的时长 | 例如 3天（3个工作日）、4小时、2周、1个月；也可以写 3d、4h、2w、1mo
          “三” is not a duration opsplan can read | For example 3d (3 working days), 4h (4 hours), 2w (2 weeks), 1mo (1 month)
        error REF-01 13:11 任务[0].前置任务
          找不到名称或编号为“培训2”的任务 | 是否为“培训”？
          No task has the id or name “培训2” | Did you mean “培训”?
        error DOC-01 14:5 任务[1].名称
          这里缺少必填的“任务”（名称） | 请补一行 名称: …
          The required field 名称 is missing here | Add a line 名称: …
        warning TASK-01 14:10 任务[1].负责人
          “店长、厨师长”被当成了一个岗位，看起来是2个，这里只能写一个 | 如果是2个岗位，请只留一个，例如 负责人: 店长；其余的写到协作里，例如 协作: [厨师长]；如果是一个，请去掉名称里的标点
          “店长、厨师长” was taken for one role but looks like 2; there can be one only | If they are 2 roles, keep one, for example 负责人: 店长, and add 协作: [厨师长]; if it is one, leave the punctuation out of its name
        warning YAML-07 15:7 任务[2]
          字段后面用了中文冒号“：”，这一行会被当成普通文字 | 请改用英文冒号加一个空格：任务: 排班
          The full-width colon “：” after the field makes this line plain text | Use an ordinary colon and a space: 任务: 排班
        error DOC-01 17:33 流程[0].步骤[0].流向[0].去向
          这里缺少必填的“去向” | 请补一行 去向: …
          The required field 去向 is missing here | Add a line 去向: …
        error DOC-01 17:42 流程[0].步骤[0].流向[0].流向
          不认识的字段“流向” | 是否为 去向？请改成 去向:
          Unknown field “流向” | Did you mean 去向? Write 去向:
        error DOC-01 19:31 指标[0].方向
          目标值的符号表示 越高越好，方向 却写了 越低越好 | 请删去 方向 这一行，或去掉目标值前的符号
          The sign of the target means 越高越好, but 方向 says 越低越好 | Delete the 方向 line, or the sign before the target
        error YAML-04 20:13 指标[1].name
          “name”和第 20 行的“名称”是同一个字段 | 请删掉一处，或把两处合并；这里的内容没有读取
          “name” is the same field as “名称” in line 20 | Delete one of them or merge the two; the value here was not read
        error DOC-01 20:35 指标[1].频率.次
          频率里不认识的字段“次” | 是否为 次数？
          Unknown field “次” in a frequency | Did you mean 次数?
        error DOC-01 21:12 文档样式.封面
          “不要”应当写成 是 或 否 | 请写 是 或 否
          “不要” must be 是 or 否 | Write 是 or 否
        error DOC-01 22:10 章节补充文字.目标大全
          没有“目标大全”这一章 | 可用的章节见 opsplan fields 章节补充文字，例如 目标体系、指标与评价标准、时间安排
          There is no chapter “目标大全” | opsplan fields 章节补充文字 lists the chapters, for example 目标体系, 指标与评价标准, 时间安排
    """)


def test_a_field_under_two_of_its_keys_is_read_once(said):
    assert said("""
        title: 客服提速
        标题: 另一个
        goals:
          - {name: 提升复购, 责任人: 店长, 负责人: 厨师长}
    """) == text("""
        error YAML-04 2:1 标题
          “标题”和第 1 行的“title”是同一个字段 | 请删掉一处，或把两处合并；这里的内容没有读取
          “标题” is the same field as “title” in line 1 | Delete one of them or merge the two; the value here was not read
        error YAML-04 4:27 goals[0].负责人
          “负责人”和第 4 行的“责任人”是同一个字段 | 请删掉一处，或把两处合并；这里的内容没有读取
          “负责人” is the same field as “责任人” in line 4 | Delete one of them or merge the two; the value here was not read
    """)


def test_what_stands_under_a_misspelt_chinese_key_is_judged_too(said):
    assert said("""
        标题: 客服提速
        指标目标: 无
        章节补充文子: {目标: 见上}
        工作任务:
          - {名称: 培训, 状态: 做完}
    """) == text("""
        error DOC-01 2:1 指标目标
          不认识的字段“指标目标” | 是否为 目标？请改成 目标:
          Unknown field “指标目标” | Did you mean 目标? Write 目标:
        error DOC-01 3:1 章节补充文子
          不认识的字段“章节补充文子” | 是否为 章节补充文字？请改成 章节补充文字:
          Unknown field “章节补充文子” | Did you mean 章节补充文字? Write 章节补充文字:
        error DOC-01 3:10 章节补充文子.目标
          没有“目标”这一章 | 是否为 目标体系？
          There is no chapter “目标” | Did you mean 目标体系?
        error DOC-01 4:1 工作任务
          不认识的字段“工作任务” | 是否为 任务？请改成 任务:
          Unknown field “工作任务” | Did you mean 任务? Write 任务:
    """)


def test_a_strange_key_within_a_frequency_has_its_place(said):
    assert said("""
        title: 客服提速
        tasks:
          - {name: 排班, frequency: {every: weekly, on: {xx: 周五}}}
    """) == text("""
        error DOC-01 3:48 tasks[0].frequency.on.xx
          这里是一段文字，不能有字段“xx” | 中英文都要时写成 {zh: 中文, en: English}；文字里有英文逗号或冒号时，请给整段加上英文双引号
          This is a text and cannot have a field “xx” | A text in two languages is {zh: 中文, en: English}; put a text that has commas or colons in double quotes
    """)
