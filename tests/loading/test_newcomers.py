"""What people wrote who had never seen a plan before: each mistake with the remedy that helps them on."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent


def text(block: str) -> str:
    return dedent(block).strip()


def test_numbers_with_units_and_days_without_a_year(said):
    assert said("""
        标题: 客服提速
        计划期: {开始: 2026-03-02, 结束: 2026-06-30}
        指标: [{名称: 时长, 目标值: 30秒}]
        任务:
          - {名称: 培训, 负责人: 店长, 开始: 4月1日, 工期: 3, 费用: 8万元, 工作量: 3人天}
        会议: [{名称: 周会, 频率: 每周, 时长: 40}]
    """) == text("""
        error DOC-01 3:20 指标[0].目标值
          “30秒”不是数字 | 请写成 30，单位写在 单位 里
          “30秒” is not a number | Write 30 and its unit in 单位
        error DOC-01 5:27 任务[0].开始
          “4月1日”不是能认出的日期 | 请写上年份，例如 2026-04-01
          “4月1日” is not a date opsplan can read | Write the year, too, for example 2026-04-01
        error DOC-01 5:37 任务[0].工期
          “3”不是能认出的时长 | 请写上单位，例如 3天（工作日）、3小时 或 3分钟
          “3” is not a duration opsplan can read | Add a unit, for example 3d (working days), 3h or 3min
        error DOC-01 5:44 任务[0].费用
          “8万元”不是数字 | 请写成 8万
          “8万元” is not a number | Write 8万
        error DOC-01 5:54 任务[0].工作量
          “3人天”不是数字 | 请写成 3
          “3人天” is not a number | Write 3
        error DOC-01 6:27 会议[0].时长
          “40”不是能认出的时长 | 请写上单位，例如 40天（工作日）、40小时 或 40分钟
          “40” is not a duration opsplan can read | Add a unit, for example 40d (working days), 40h or 40min
    """)


def test_what_a_missing_dash_took_along_is_not_missed_everywhere(said):
    assert said("""
        标题: 客服提速
        岗位:
          - 编号: R1
            名称: 店长
            编号: R2
            名称: 厨师长
        任务: [{名称: 培训, 负责人: R2}, {名称: 排班, 负责人: 厨师长}]
    """) == text("""
        error YAML-04 5:5 岗位[0].编号
          字段“编号”在同一项里写了两次，第 3 行已经有了 | 如果从这里起是新的一项，前面少了短横，请写成：- 编号: R2，短横与第 3 行的短横对齐；否则请删掉一处
          The field “编号” is in this item already, in line 3 | If a new item begins here, its dash is missing; write: - 编号: R2, with the dash below that of line 3; else delete one of them
    """)


def test_names_under_a_strange_key_are_not_missed_either(said):
    assert said("""
        标题: 客服提速
        人员安排: [{编号: R2, 名称: 厨师长}]
        岗位: [店长]
        任务: [{名称: 培训, 负责人: R2}, {名称: 排班, 负责人: 厨师长}]
    """) == text("""
        error DOC-01 2:1 人员安排
          不认识的字段“人员安排” | 请核对拼写；可用的部分用 opsplan fields 查看
          Unknown field “人员安排” | Check the spelling; opsplan fields lists the sections
    """)


def test_signs_that_vanish_or_stay(said):
    assert said("""
        标题: 客服提速 #一号店
        指标: [{名称: 复购率, 单位: “%”}, {名称: “双十一”成交}]
        任务: [排班 #3, 培训 # 三月]
    """) == text("""
        info YAML-07 1:10 标题
          空格之后的 # 会被当成注释，后面的文字不会进入方案 | 如果是内容，请加上引号："客服提速 #一号店"
          The # after a space begins a comment; the text after it is not in the plan | If it is part of the value, put that in quotes: "客服提速 #一号店"
        warning YAML-07 2:20 指标[0].单位
          中文引号会照样印出来 | 如果只是为了把内容括起来，请用英文引号："%"
          Curly quotes are printed with the text | If they only enclose the value, use straight ones: "%"
        error YAML-03 3:5
          这里的 [ 没有配对的 ] | 请在列完之后补上 ]；如果 [ 是文字的一部分，请给整段文字加上英文双引号
          The [ here is never closed | Type ] after the last item; if [ is part of a text, put the whole text in double quotes
    """)


def test_a_file_without_any_field(said):
    assert said("""
        # 还没有写
    """) == text("""
        error YAML-02 1:1
          文件里没有内容 | 第一行请写标题，例如 标题: 客服响应提速
          The file is empty | Begin with a title, for example title: Faster customer service
    """)


def test_a_wrong_colon_in_every_line_is_one_mistake_and_told_of_every_line(said):
    blocks = said("""
        标题: 食堂
        范围:
          背景：老人多
          目的:方便就餐
          包含：[堂食, 送餐]
        文档控制:
          版本："0.1"
        任务:
          - 任务：甲
            负责人：乙
        目标: [丙]
    """)
    assert blocks == text("""
        error YAML-07 3:5 范围
          字段后面用了中文冒号“：”，这一行会被当成普通文字 | 请改用英文冒号加一个空格：背景: 老人多
          The full-width colon “：” after the field makes this line plain text | Use an ordinary colon and a space: 背景: 老人多
        error YAML-07 4:5 范围
          冒号后面要有一个半角空格 | 请写成：目的: 方便就餐
          A space is missing after the colon | Write: 目的: 方便就餐
        error YAML-07 5:5 范围
          字段后面用了中文冒号“：”，这一行会被当成普通文字 | 请改用英文冒号加一个空格：包含: [堂食, 送餐]
          The full-width colon “：” after the field makes this line plain text | Use an ordinary colon and a space: 包含: [堂食, 送餐]
        error YAML-07 7:5 文档控制
          字段后面用了中文冒号“：”，这一行会被当成普通文字 | 请改用英文冒号加一个空格：版本: "0.1"
          The full-width colon “：” after the field makes this line plain text | Use an ordinary colon and a space: 版本: "0.1"
        error YAML-07 9:7 任务[0]
          字段后面用了中文冒号“：”，这一行会被当成普通文字 | 请改用英文冒号加一个空格：任务: 甲
          The full-width colon “：” after the field makes this line plain text | Use an ordinary colon and a space: 任务: 甲
        error YAML-07 10:8 任务[0]
          字段后面用了中文冒号“：”，这一行会被当成普通文字 | 请改用英文冒号加一个空格：负责人: 乙
          The full-width colon “：” after the field makes this line plain text | Use an ordinary colon and a space: 负责人: 乙
    """)
    assert [
        one
        for one in said("""
        标题：食堂
        岗位：
          - 名称：店长
            职责：管
        任务：
          - 名称：甲
            开始：2026-03-02
    """).splitlines()
        if one.startswith("error")
    ] == [
        "error YAML-02 1:3",
        "error YAML-02 2:3",
        "error YAML-02 3:7",
        "error YAML-02 4:7",
        "error YAML-02 5:3",
        "error YAML-02 6:7",
        "error YAML-02 7:7",
    ]


def test_a_wrong_colon_at_which_reading_stops_is_told_of_every_line(said):
    assert [
        one
        for one in said("""
        标题：食堂
        岗位: [店长]
        任务：
          - 名称：甲
            负责人：店长
    """).splitlines()
        if one.startswith("error")
    ] == ["error YAML-03 1:3", "error YAML-03 3:3", "error YAML-03 4:7", "error YAML-03 5:8"]


def test_prose_with_a_full_width_colon_stays_prose(said):
    assert (
        said("""
        标题: 食堂
        范围: {背景: 目的：方便就餐}
        流程:
          - 名称: 上新
            步骤:
              - 检查：温度
    """)
        == ""
    )


def test_a_quote_that_a_chinese_one_was_to_close(said):
    assert said("""
        标题: "摸底就餐意向”
        目标: [甲]
    """) == text("""
        error YAML-03 1:5
          这里的引号 " 没有配对的后引号 | 后面的 ” 是中文引号，请改成 "
          The quote " here is never closed | Change the curly quote ” after it to "
    """)
    assert said("""
        标题: "他说“好”了
        目标: [甲]
    """) == text("""
        error YAML-03 1:5
          这里的引号 " 没有配对的后引号 | 请在这段内容末尾补上 "
          The quote " here is never closed | Type " at the end of the value
    """)


def test_a_list_is_written_below_the_brackets_that_say_there_is_none(said):
    assert said("""
        标题: 门店检查
        检查记录: []     # 查完一轮写在这里

          - 日期: 2026-04-10
            结论: 合格
    """) == text("""
        error YAML-03 2:7
          这里写了 []，表示没有内容，下面却接着写了 | 请删掉 []，让冒号后面空着
          The [] here says that there is nothing, but something follows below | Delete the [] and leave nothing after the colon
    """)


def test_a_bracket_that_is_missing_one_too_many_or_another(said):
    assert said("""
        岗位: [{名称: 前台, 职责清单: [{名称: 接待, 预期结果: 5分钟内办完]}]
    """) == text("""
        error YAML-03 1:43
          第 1 行的 { 要用 } 结束，这里写的是 ] | 从“{名称: 接待, 预期结…”起少了一个 }：请补在这一组的最后一项之后，最迟在这里的 ] 之前
          The { of line 1 needs } to close it, not ] | What begins with “{名称: 接待, 预期结…” lacks its }: type it after the last item that belongs there, at the latest before this ]
    """)
    assert said("""
        会议: [{名称: 周会, 参会: [R1, R2]], 输出: 纪要}]
    """) == text("""
        error YAML-03 1:27
          这里多了一个 ] | 请删掉多余的 ]；如果它是文字的一部分，请给整段文字加上英文双引号
          There is one ] too many | Delete it; if it is part of a text, put the whole text in double quotes
    """)
    assert said("""
        会议: {名称: 周会, 参会: [R1, R2}
    """) == text("""
        error YAML-03 1:25
          第 1 行的 [ 要用 ] 结束，这里写的是 } | 从“[R1, R2}”起少了一个 ]：请补在这一组的最后一项之后，最迟在这里的 } 之前
          The [ of line 1 needs ] to close it, not } | What begins with “[R1, R2}” lacks its ]: type it after the last item that belongs there, at the latest before this }
    """)
    assert said("范围: {包含: [门店, 总部}}") == text("""
        error YAML-03 1:17
          第 1 行的 [ 要用 ] 结束，这里写的是 } | 请把 } 改成 ]
          The [ of line 1 needs ] to close it, not } | Replace } by ]
    """)


def test_a_name_that_is_not_there_with_what_is_there_or_where_it_belongs(said):
    assert said("""
        标题: 门店检查
        岗位: [{编号: R1, 名称: 店长}, {编号: R2, 名称: 质检主管}]
        指标: [{名称: 得分, 阶段目标: [{期间: 2026上半年, 目标值: 90}]}]
        检查清单: [{名称: 开店, 检查人: 督导, 检查项: 灯箱}]
        检查记录: [{日期: 2026-04-10, 结果: [{检查项: 灯箱, 整改措施: 换灯管}]}]
    """) == text("""
        error REF-01 3:27 指标[0].阶段目标[0].期间
          找不到名称或编号为“2026上半年”的阶段 | 如果是期间，请写成 2026-H1
          No phase has the id or name “2026上半年” | If it is a period, write 2026-H1
        error REF-01 4:22 检查清单[0].检查人
          找不到名称或编号为“督导”的岗位 | 已有的：R1（店长）、R2（质检主管）；要用别的，请先写进 岗位
          No role has the id or name “督导” | The plan has R1 (店长), R2 (质检主管); for another one, add it to 岗位 first
        error REF-01 5:46 检查记录[0].结果[0].整改措施
          找不到名称或编号为“换灯管”的改进项 | 请先写进 改进
          No improvement has the id or name “换灯管” | Add it to 改进 first
    """)


def test_values_as_people_say_them_with_what_they_are_to_write(said):
    assert said("""
        标题: 门店检查
        计划期: {开始: 2026-03-02, 结束: 2026-12-31}
        目标:
          - {名称: 甲, 期限: 年底}
          - {名称: 乙, 期限: 2026年6月底}
        活动: [{名称: 店庆, 开始: 2026年5月1日上午}]
        数据: {数据分析: [{名称: 客流, 方法: 趋势分析、对比分析}]}
        支撑服务: [{名称: 热线, 响应时限: 四小时以内}]
        资源与预算: {预算: [{名称: 印刷, 金额: 5千元}, {名称: 茶叶, 金额: 3千克}]}
    """) == text("""
        error DOC-01 4:17 目标[0].期限
          “年底”不是能认出的日期 | 请写上年份，例如 2026-12-31
          “年底” is not a date opsplan can read | Write the year, too, for example 2026-12-31
        error DOC-01 5:17 目标[1].期限
          “2026年6月底”不是能认出的日期 | 请写成 2026-06-30
          “2026年6月底” is not a date opsplan can read | Write 2026-06-30
        error DOC-01 6:19 活动[0].开始
          “2026年5月1日上午”不是能认出的日期 | 请写成 2026-05-01
          “2026年5月1日上午” is not a date opsplan can read | Write 2026-05-01
        error DOC-01 7:26 数据.数据分析[0].方法
          “趋势分析、对比分析”不是这里可以用的值 | 如果是几个值，请写成 [趋势分析, 对比分析]
          “趋势分析、对比分析” is not a value of this field | If they are several values, write [趋势分析, 对比分析]
        error DOC-01 8:23 支撑服务[0].响应时限
          “四小时以内”不是能认出的时长 | 请写成 四小时
          “四小时以内” is not a duration opsplan can read | Write 四小时
        error DOC-01 9:27 资源与预算.预算[0].金额
          “5千元”不是数字 | 请写成 5000
          “5千元” is not a number | Write 5000
        error DOC-01 9:46 资源与预算.预算[1].金额
          “3千克”不是数字 | 请写成 3
          “3千克” is not a number | Write 3
    """)


def test_a_line_that_is_indented_with_full_width_spaces_is_one_mistake(said):
    assert said("""
        标题: 门店检查
        部门: [前厅部]
        岗位:
          - 名称: 礼宾员
        　　部门: 前厅部
            编制: 4
    """) == text("""
        error YAML-07 5:1 岗位[0].名称
          行首有全角空格或不换行空格，不能用来缩进 | 请删掉，切换到英文输入法，用半角空格缩进
          The line begins with a full-width or no-break space, which cannot indent | Delete it and indent with ordinary spaces
    """)


def test_a_value_under_the_name_of_what_it_is_of(said):
    assert said("""
        标题: 门店检查
        指标: [{编号: K1, 名称: 客流}]
        活动: [{名称: 店庆, 预期: {K1: 200}}]
        检查清单: [{名称: 开店, 检查项: [{编号: 1-1, 名称: 灯箱}]}]
        检查记录: [{日期: 2026-04-10, 结果: {1-1: 5}}]
    """) == text("""
        error DOC-01 3:20 活动[0].预期.K1
          不认识的字段“K1” | 请写成 {指标: K1, 数值: 200}
          Unknown field “K1” | Write {指标: K1, 数值: 200}
        error DOC-01 5:30 检查记录[0].结果.1-1
          不认识的字段“1-1” | 请写成 {检查项: 1-1, 得分: 5}
          Unknown field “1-1” | Write {检查项: 1-1, 得分: 5}
    """)


def test_a_value_is_never_taken_for_its_opposite(said):
    assert said("""
        标题: 食堂
        任务: [{名称: 排班, 状态: 未完成}]
        指标:
          - {名称: 剩饭率, 方向: 越小越好}
          - {名称: 满意度, 方向: 越多越好}
          - {名称: 准点率, 方向: 越早越好}
          - {名称: 复购率, 方向: larger is better}
        会议: [{名称: 碰头会, 频率: {周期: 每餐, 时间: "9:30"}}]
    """) == text("""
        error DOC-01 2:19 任务[0].状态
          “未完成”不是这里可以用的值 | 可用的值：未开始、进行中、已完成、受阻、已取消
          “未完成” is not a value of this field | Possible values: 未开始, 进行中, 已完成, 受阻, 已取消
        error DOC-01 4:19 指标[0].方向
          “越小越好”不是这里可以用的值 | 是否为 越低越好？可用的值：越高越好、越低越好、区间内
          “越小越好” is not a value of this field | Did you mean 越低越好? Possible values: 越高越好, 越低越好, 区间内
        error DOC-01 5:19 指标[1].方向
          “越多越好”不是这里可以用的值 | 是否为 越高越好？可用的值：越高越好、越低越好、区间内
          “越多越好” is not a value of this field | Did you mean 越高越好? Possible values: 越高越好, 越低越好, 区间内
        error DOC-01 6:19 指标[2].方向
          “越早越好”不是这里可以用的值 | 可用的值：越高越好、越低越好、区间内
          “越早越好” is not a value of this field | Possible values: 越高越好, 越低越好, 区间内
        error DOC-01 7:19 指标[3].方向
          “larger is better”不是这里可以用的值 | 是否为 越高越好？可用的值：越高越好、越低越好、区间内
          “larger is better” is not a value of this field | Did you mean 越高越好? Possible values: 越高越好, 越低越好, 区间内
        error DOC-01 8:25 会议[0].频率.周期
          “每餐”不是频率 | 可以写每日、每周、每月等，或每3天、每周3次；也可以写 daily、every 3d、3/weekly
          “每餐” is not a frequency | Write daily, weekly, monthly and so on, or 3d (every three days); three times a week is 3/weekly
    """)


def test_actuals_that_map_periods_to_values_and_what_is_nearly_that(said):
    assert said("""
        标题: 食堂
        指标:
          - 名称: 就餐人数
            实际值:
              2026-03: 110
              2026-04: 一百
              2026-5: 96
              2026-05: 97
          - {名称: 剩饭率, 实际值: "2026-03: 110, 2026-04: 120"}
    """) == text("""
        error DOC-01 6:16 指标[0].实际值.2026-04
          “一百”不是数字 | 只写数字；可以写 1,200、8万、30%
          “一百” is not a number | Write the number alone; 1,200 and 30% are fine
        error DOC-01 8:16 指标[0].实际值.2026-05
          期间 2026-05 的实际值写了两次 | 请删去其中一条，或用 对象 区分对象
          The actual of period 2026-05 is given twice | Delete one, or tell the subjects apart with 对象
        error DOC-01 9:20 指标[1].实际值
          这里应当写“字段: 内容”，现在写的是“2026-03: 110, 2026-04: 120” | 请另起一行，缩进两格，例如写成 {2026-03: 110, 2026-04: 120}；可用的字段：期间、实际值、对象、原因、影响、备注
          Fields are needed here, but this is “2026-03: 110, 2026-04: 120” | Start a new line, indent it by two spaces and write for example {2026-03: 110, 2026-04: 120}; the fields are 期间, 实际值, 对象, 原因, 影响, 备注
    """)
    assert said("""
        标题: 食堂
        指标:
          - 名称: 就餐人数
            实际值: 2026-03: 110, 2026-04: 120   # 食堂刷卡
        目标:
          - 名称: 2026-03-01: 开业
    """) == text("""
        error YAML-03 4:10
          内容里有冒号加空格，会被当成另一个字段 | 如果是期间和数值，请加上花括号：{2026-03: 110, 2026-04: 120}；如果是文字，请给整段内容加上英文双引号
          A colon and a space in the value begin another field | If they are a period and a value, put them in braces: {2026-03: 110, 2026-04: 120}; if they are text, put the whole value in double quotes
        error YAML-03 6:9
          内容里有冒号加空格，会被当成另一个字段 | 请加上引号："2026-03-01: 开业"
          The colon and space in this value begin another field | Put the value in quotes: "2026-03-01: 开业"
    """)


def test_lines_with_numbers_are_a_list_where_things_are_wanted(said):
    assert said("""
        标题: 食堂
        目标:
          1. 满意度达到90%
          2. 剩饭率降到5%
        岗位:
          一、店长
          二、厨师长
        任务: [{名称: 排班, 目标: 剩饭率降到5, 负责人: 厨师长}]
        范围:
          包含:
            1. 一楼
            2. 二楼
    """) == text("""
        error YAML-07 3:3 目标
          这一行以“1.”开头，会被当成普通文字 | 如果是列表，请把每一行行首都改成短横加一个空格，例如 - 满意度达到90%
          This line begins with “1.”, which makes it plain text | If it is a list, begin each of its lines with a dash and a space: - 满意度达到90%
        error YAML-07 6:3 岗位
          这一行以“一、”开头，会被当成普通文字 | 如果是列表，请把每一行行首都改成短横加一个空格，例如 - 店长
          This line begins with “一、”, which makes it plain text | If it is a list, begin each of its lines with a dash and a space: - 店长
        error REF-01 8:19 任务[0].目标
          找不到名称或编号为“剩饭率降到5”的目标 | 是否为“剩饭率降到5%”？
          No goal has the id or name “剩饭率降到5” | Did you mean “剩饭率降到5%”?
        warning YAML-07 11:5 范围.包含
          这一行以“1.”开头，会被当成普通文字 | 如果是列表，请把每一行行首都改成短横加一个空格，例如 - 一楼
          This line begins with “1.”, which makes it plain text | If it is a list, begin each of its lines with a dash and a space: - 一楼
    """)


def test_names_that_stand_as_keys(said):
    assert said("""
        标题: 食堂
        岗位:
          食堂经理: 负责全面
          厨师长: {职责: 管菜品}
        部门:
          - 后厨: 出餐
        培训: {名字: 刀工}
        任务: [{名称: 排班, 负责人: 厨师长}]
    """) == text("""
        error DOC-01 3:3 岗位.食堂经理
          不认识的字段“食堂经理” | 如果是名称，请写成列表的一项：- {名称: 食堂经理, …}
          Unknown field “食堂经理” | If it is a name, write an item of a list: - {名称: 食堂经理, …}
        error DOC-01 4:3 岗位.厨师长
          不认识的字段“厨师长” | 如果是名称，请写成列表的一项：- {名称: 厨师长, …}
          Unknown field “厨师长” | If it is a name, write an item of a list: - {名称: 厨师长, …}
        error DOC-01 6:5 部门[0].后厨
          不认识的字段“后厨” | 如果是名称，请写成列表的一项：{名称: 后厨, …}
          Unknown field “后厨” | If it is a name, write an item of a list: {名称: 后厨, …}
        error DOC-01 7:5 培训.名称
          这里缺少必填的“培训”（名称） | 请补一行 名称: …
          The required field 名称 is missing here | Add a line 名称: …
        error DOC-01 7:6 培训.名字
          不认识的字段“名字” | 是否为 名称？请改成 名称:
          Unknown field “名字” | Did you mean 名称? Write 名称:
    """)


def test_fields_of_a_thing_where_its_name_belongs(said):
    assert said("""
        标题: 食堂
        目标:
          - 名称: 吃得满意
            负责人: {名称: 店长}
            指标:
              - 名称: 满意度
                目标值: 90%
    """) == text("""
        error DOC-01 4:10 目标[0].负责人
          这里应当直接写一个值，不能再有字段 | 这里只写岗位或部门的编号或名称；各个字段请移到顶层的 岗位或部门 下面
          A plain value is needed here, not fields | Write the id or name of the role or unit here; move the fields to the top-level section 岗位 or 部门
        error DOC-01 6:9 目标[0].指标[0]
          这里应当直接写一个值，不能再有字段 | 这里只写指标的编号或名称；各个字段请移到顶层的 指标 下面
          A plain value is needed here, not fields | Write the id or name of the KPI here; move the fields to the top-level section 指标
    """)


def test_a_plan_that_was_copied_from_a_cell_of_excel(said):
    assert said("""
        "标题: 食堂
        指标:
          - 单位: ""%""
        任务: [排班]
        "
    """) == text("""
        error YAML-03 1:1
          整个文件括在一对英文引号里，看起来是从 Excel 的一个单元格里复制来的 | 请删掉开头（第1行）和末尾（第5行）的引号，再把中间连写的两个引号 "" 都改成一个 "
          The whole file is in quotes; it seems to be copied from one cell of Excel | Delete the quote at the beginning (line 1) and that at the end (line 5), and make each "" between them one "
    """)
    assert said("""
        "标题: 食堂
        任务: [排班]"
    """) == text("""
        error YAML-03 1:1
          整个文件括在一对英文引号里，看起来是从 Excel 的一个单元格里复制来的 | 请删掉开头（第1行）和末尾（第2行）的引号
          The whole file is in quotes; it seems to be copied from one cell of Excel | Delete the quote at the beginning (line 1) and that at the end (line 2)
    """)
    assert (
        said("""
        "标题": 食堂
        任务: [排班, "复盘"]
        范围: {背景: "人多"}
    """)
        == ""
    )
