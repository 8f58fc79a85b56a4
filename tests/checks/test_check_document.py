"""The document as a whole: content, chapters, free words, what has no effect yet."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent

CODES = {"DOC-01", "DOC-02", "DOC-03", "DOC-08", "FREQ-01", "OPS-01"}


def text(block: str) -> str:
    return dedent(block).strip()


def test_a_title_and_nothing_else(said):
    assert said("""
        title: 客服提速
        scope: {background: 响应慢}
    """) == text("""
        error DOC-02 1:8 title
          方案只有标题，没有内容 | 至少写一个目标或一项任务，例如 goals: [三个月内首次响应时间降到30秒]
          The plan has a title and nothing else | Add at least one goal or task, for example goals: [Cut first-response time to 30 seconds in three months]
    """)


def test_one_section_is_content_enough(said):
    assert (
        said("""
        title: 客服提速
        goals: 提升复购
    """)
        == ""
    )


def test_a_section_that_is_wrong_is_content_too(said):
    assert said("""
        title: 客服提速
        goals: [[提升复购]]
    """) == text("""
        error DOC-01 2:9 goals[0]
          这里应当写“字段: 内容”，现在是一个列表 | 请去掉方括号或短横，直接写字段，例如 name: …
          Fields are needed here, but this is a list | Remove the brackets or the dash and write the fields, for example name: …
    """)


def test_required_chapters_from_the_standard_profile_on(said):
    assert said("""
        title: 客服提速
        roles: [{name: 店长, duties: 排班}]
        goals: [{name: 提升复购, owner: 店长}]
        tasks: [{name: 排班, owner: 店长}]
        processes: [{name: 接待, steps: 问候}]
        scope: 五月
        narrative: {evaluation: 每月由店长评价。}
        document: {chapters: {skip: review}}
    """) == text("""
        warning DOC-03 1:8 title
          “运营工作细化方案”缺少必备章节：关键绩效指标（kpis）、团队沟通与协作（meetings、communications、escalations、norms）、监控与检查（monitoring、tasks.checkpoints、log）、培训与发展（training、knowledge）、优化与调整（improvements） | 请填写括号里的字段；暂时没有内容时，可用 opsplan render --draft 打印提示
          Required for Operations Work Breakdown Plan but missing: Key Performance Indicators (kpis), Team Communication (meetings, communications, escalations, norms), Monitoring and Checks (monitoring, tasks.checkpoints, log), Training and Development (training, knowledge), Optimisation and Adjustment (improvements) | Fill the fields in parentheses; opsplan render --draft prints a prompt in place of each chapter
        error DOC-01 6:8 scope
          这里应当写“字段: 内容”，现在写的是“五月” | 请另起一行，缩进两格，例如写成 background: 五月；可用的字段：background、purpose、traits、current_state、requirements、includes、excludes、basis、assumptions、constraints、stakeholders
          Fields are needed here, but this is “五月” | Start a new line, indent it by two spaces and write for example background: 五月; the fields are background, purpose, traits, current_state, requirements, includes, excludes, basis, assumptions, constraints, stakeholders
    """)


def test_the_basic_profile_asks_for_no_chapters(said):
    assert (
        said("""
        title: 客服提速
        lint: {profile: basic}
        roles: [店长]
    """)
        == ""
    )


def test_a_label_of_ones_own_in_an_open_enumeration(said):
    assert said(
        """
        title: 客服提速
        goals: [{name: 提升复购, dimension: 客户}, {name: 缩短响应, dimension: 数字化}, {name: 降低投诉, dimension: service}]
        evaluations: [{name: 月评, object: [team, 门店], use_for: incentives}]
        lint: {profile: standard}
    """,
        "DOC-08",
    ) == text("""
        info DOC-08 2:62 goals[1].dimension
          “数字化”不是常用类别，按原文显示 | 不影响生成文档
          “数字化” is not a known category and is printed as it is | Documents are not affected
        info DOC-08 3:41 evaluations[0].object[1]
          “门店”不是常用类别，按原文显示 | 不影响生成文档
          “门店” is not a known category and is printed as it is | Documents are not affected
        info DOC-08 3:55 evaluations[0].use_for
          “incentives”不是常用类别，按原文显示 | 最接近的常用类别是 incentive
          “incentives” is not a known category and is printed as it is | The nearest known one is incentive
    """)


def test_a_frequency_in_free_words(said):
    assert said(
        """
        title: 客服提速
        kpis: [{name: 复购率, frequency: 每周}, {name: 投诉, frequency: 定期}, {name: 响应, frequency: weekly}, {name: 差评, frequency: weekli}]
        lint: {profile: standard}
    """,
        "FREQ-01",
    ) == text("""
        info FREQ-01 2:58 kpis[1].frequency
          频率“定期”无法计算，按原文显示 | 需要计算时写每日、每周、每月等，或每3天；也可以写 daily、every 3d
          The frequency “定期” cannot be computed with and is printed as it is | To compute with it, write daily, weekly, monthly and so on, or every 3d
        info FREQ-01 2:116 kpis[3].frequency
          频率“weekli”无法计算，按原文显示 | 是否为 weekly？
          The frequency “weekli” cannot be computed with and is printed as it is | Did you mean weekly?
    """)


def test_what_has_no_effect_yet(said):
    assert said("""
        title: 客服提速
        kind: [work-breakdown, role-inspection]
        lang: both
        goals: 提升复购
        services: [数据支持]
        checklists: [{name: 收银, items: 对账}]
        document: {theme: official, chapters: {add: risks}}
        narrative: {goals: 一, outlook: 二, risks: 三}
    """) == text("""
        info OPS-01 5:1 services
          文档里没有打印“services”的章节 | 要打印，请在 document.chapters.add 里加上 services（支撑服务目录）；不打印也可以保留
          No chapter of the document prints “services” | To print it, add services (Support Service Catalogue) to document.chapters.add; it may also stay as it is
        info OPS-01 8:23 narrative.outlook
          文档里没有打印“narrative.outlook”的章节 | 要打印，请在 document.chapters.add 里加上 outlook（展望）；不打印也可以保留
          No chapter of the document prints “narrative.outlook” | To print it, add outlook (Outlook) to document.chapters.add; it may also stay as it is
    """)


def test_what_has_an_effect(said):
    assert (
        said("""
        title: 客服提速
        kind: work-breakdown
        lang: zh
        goals: 提升复购
        document: {theme: business, numbering: chinese, findings: none}
        narrative: {goals: 一}
    """)
        == ""
    )


def test_of_an_unknown_kind_no_other_one_is_judged(said):
    assert said("""
        标题: 门店检查
        文档类型: 岗位检查
        岗位: [店长]
        检查清单: [{名称: 开店, 检查项: 灯箱}]
    """) == text("""
        error DOC-01 2:7 文档类型
          “岗位检查”不是这里可以用的值 | 是否为 运营岗位检查？可用的值：运营评价与维护、运营工作细化、运营岗位检查、全程运营服务指导、运营支撑
          “岗位检查” is not a value of this field | Did you mean 运营岗位检查? Possible values: 运营评价与维护, 运营工作细化, 运营岗位检查, 全程运营服务指导, 运营支撑
    """)


def test_chapters_that_are_named_in_vain(said):
    assert said("""
        标题: 门店检查
        文档类型: 运营岗位检查
        检查清单: [{名称: 开店, 被检岗位: 店长, 检查项: 灯箱}]
        文档样式: {章节取舍: {仅含章节: [检查标准与清单, 时间安排, 风险管理], 增加章节: 展望}}
        检查设置: {严格度: 基本}
    """) == text("""
        info OPS-01 4:31 文档样式.章节取舍.仅含章节[1]
          这种文档没有“时间安排”一章，不会打印 | 要打印，请把它写进 文档样式.章节取舍.增加章节
          This kind of document has no chapter “时间安排”, so it is not printed | To print it, add it to 文档样式.章节取舍.增加章节
        info OPS-01 4:37 文档样式.章节取舍.仅含章节[2]
          “风险管理”一章还没有内容，不会打印 | 请填写 风险、流程.步骤.风险与处置
          The chapter “风险管理” has no content yet, so it is not printed | Fill 风险, 流程.步骤.风险与处置
        info OPS-01 4:50 文档样式.章节取舍.增加章节
          “展望”一章还没有内容，不会打印 | 请填写 展望、复盘.下一步
          The chapter “展望” has no content yet, so it is not printed | Fill 展望, 复盘.下一步
    """)
