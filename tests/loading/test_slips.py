"""Slips of layout and punctuation whose hint, followed to the letter, has to lead to a plan that can be read."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent

import pytest

from opsplan.loading.plan import load


def text(block: str) -> str:
    return dedent(block).strip()


def test_fields_in_place_of_one_value(said):
    assert said("""
        title: 客服提速
        period: 2026
        calendar: china
    """) == text("""
        error DOC-01 2:9 period
          这里应当写“字段: 内容”，现在写的是“2026” | 请另起一行，缩进两格，例如写成 {start: …, finish: …}；可用的字段：start、finish
          Fields are needed here, but this is “2026” | Start a new line, indent it by two spaces and write for example {start: …, finish: …}; the fields are start, finish
        error DOC-01 3:11 calendar
          这里应当写“字段: 内容”，现在写的是“china” | 请另起一行，缩进两格，例如写成 {region: china}；可用的字段：region、workdays、holidays、extra_workdays、hours_per_day、fiscal_start
          Fields are needed here, but this is “china” | Start a new line, indent it by two spaces and write for example {region: china}; the fields are region, workdays, holidays, extra_workdays, hours_per_day, fiscal_start
    """)


def test_an_item_that_is_not_below_the_others(said):
    assert said("""
        title: 客服提速
        tasks:
          - name: 培训
            owner: 店长
          - name: 排班
           - name: 试行
        goals: @甲
    """) == text("""
        error YAML-03 6:4
          这一行前面有 3 个空格，与上面的行对不齐 | 请把行首空格改为 2 个：同一层的字段要对齐
          This line begins with 3 space(s) and does not line up with the lines above | Begin it with 2 space(s): fields of one level line up
        error YAML-03 7:8
          内容不能以 @ 开头，它在 YAML 里有特殊含义 | 请加上引号："@甲"
          A value cannot begin with @, which has a meaning of its own in YAML | Put the value in quotes: "@甲"
    """)


def test_an_item_that_is_below_the_fields_of_the_one_before(said):
    assert said("""
        title: 客服提速
        tasks:
          - name: 培训
            owner: 店长
            - name: 排班
          - name: 试行
    """) == text("""
        error YAML-03 5:5
          这里是列表的一项，同一层的上一行却是字段 | 如果是上面列表的下一项，请把行首空格改为 2 个；如果是新的列表，请放到它自己的字段下面，再缩进两格
          This is an item of a list, but the line above on the same level is a field | If it is the next item of the list above, begin the line with 2 space(s); if it begins a new list, put it below a field of its own, two spaces further in
    """)


def test_items_that_begin_with_another_dash(said):
    assert said("""
        title: 客服提速
        tasks:
          – name: 培训
          – name: 排班
    """) == text("""
        error YAML-07 3:3 tasks.– name
          这一行以“–”开头，会被当成普通文字 | 如果是列表的一项，请改用短横加一个空格：- name: 培训
          This line begins with “–”, which makes it plain text | If it is an item of a list, begin it with a dash and a space: - name: 培训
        error YAML-07 4:3 tasks.– name
          这一行以“–”开头，会被当成普通文字 | 如果是列表的一项，请改用短横加一个空格：- name: 排班
          This line begins with “–”, which makes it plain text | If it is an item of a list, begin it with a dash and a space: - name: 排班
    """)


def test_items_that_begin_with_a_dot(said):
    assert said("""
        title: 客服提速
        goals:
          • 提升复购
          • 缩短响应
    """) == text("""
        error YAML-07 3:3 goals
          这一行以“•”开头，会被当成普通文字 | 如果是列表，请把每一行行首都改成短横加一个空格，例如 - 提升复购
          This line begins with “•”, which makes it plain text | If it is a list, begin each of its lines with a dash and a space: - 提升复购
    """)


def test_an_item_that_begins_with_a_full_width_dash(said):
    assert said("""
        title: 客服提速
        goals:
          - 提升复购
          － 缩短响应
    """) == text("""
        error YAML-03 4:3
          这一行以“－”开头，会被当成普通文字 | 如果是列表的一项，请改用短横加一个空格：- 缩短响应
          This line begins with “－”, which makes it plain text | If it is an item of a list, begin it with a dash and a space: - 缩短响应
    """)


def test_items_that_begin_with_a_number(said):
    assert said("""
        title: 客服提速
        goals:
          1. 提升复购
          2. 缩短响应
        kpis:
          1、复购率
          2、响应时间
        risks:
          - 1. 系统停机
        scope:
          background:
            3. 旺季将至
    """) == text("""
        error YAML-07 3:3 goals
          这一行以“1.”开头，会被当成普通文字 | 如果是列表，请把每一行行首都改成短横加一个空格，例如 - 提升复购
          This line begins with “1.”, which makes it plain text | If it is a list, begin each of its lines with a dash and a space: - 提升复购
        error YAML-07 6:3 kpis
          这一行以“1、”开头，会被当成普通文字 | 如果是列表，请把每一行行首都改成短横加一个空格，例如 - 复购率
          This line begins with “1、”, which makes it plain text | If it is a list, begin each of its lines with a dash and a space: - 复购率
    """)


def test_a_dot_before_an_item_with_fields(said):
    assert said("""
        title: 客服提速
        tasks:
          • name: 培训
            owner: 店长
          • name: 排班
    """) == text("""
        error YAML-07 3:3 tasks.• name
          这一行以“•”开头，会被当成普通文字 | 如果是列表的一项，请改用短横加一个空格：- name: 培训
          This line begins with “•”, which makes it plain text | If it is an item of a list, begin it with a dash and a space: - name: 培训
    """)


def test_a_number_before_an_item_with_fields(said):
    assert said("""
        title: 客服提速
        tasks:
          - name: 培训
            owner: 店长
          2、name: 排班
            owner: 店长
    """) == text("""
        error YAML-03 5:3
          这一行以“2、”开头，会被当成普通文字 | 如果是列表的一项，请改用短横加一个空格：- name: 排班
          This line begins with “2、”, which makes it plain text | If it is an item of a list, begin it with a dash and a space: - name: 排班
    """)


def test_an_asterisk_before_an_item(said):
    assert said("""
        title: 客服提速
        goals:
          * 提升复购
    """) == text("""
        error YAML-03 3:3
          这一行以“*”开头，会被当成普通文字 | 如果是列表的一项，请改用短横加一个空格：- 提升复购
          This line begins with “*”, which makes it plain text | If it is an item of a list, begin it with a dash and a space: - 提升复购
    """)


def test_a_dash_that_is_missing(said):
    assert said("""
        title: 客服提速
        tasks:
          - name: 培训
            owner: 店长
            name: 排班
            owner: 收银
            name: 试行
          - owner: 店长
            name: 复核
            name: 推广
    """) == text("""
        error YAML-04 5:5 tasks[0].name
          字段“name”在同一项里写了两次，第 3 行已经有了 | 如果从这里起是新的一项，前面少了短横，请写成：- name: 排班，短横与第 3 行的短横对齐；否则请删掉一处
          The field “name” is in this item already, in line 3 | If a new item begins here, its dash is missing; write: - name: 排班, with the dash below that of line 3; else delete one of them
        error YAML-04 7:5 tasks[0].name
          字段“name”在同一项里写了两次，第 3 行已经有了 | 如果从这里起是新的一项，前面少了短横，请写成：- name: 试行，短横与第 3 行的短横对齐；否则请删掉一处
          The field “name” is in this item already, in line 3 | If a new item begins here, its dash is missing; write: - name: 试行, with the dash below that of line 3; else delete one of them
        error YAML-04 10:5 tasks[1].name
          字段“name”写了两次，第 9 行已经有了 | 请删掉一处，或把两处合并；这里的内容没有读取
          The field “name” is there already, in line 9 | Delete one of them or merge the two; the value here was not read
    """)


def test_full_width_braces(said):
    assert said("""
        title: 客服提速
        calendar: ｛region: china｝
    """) == text("""
        error YAML-03 2:11
          中文括号会被当成普通文字 | 如果是列表或字段，请改用英文的括号和标点：{region: china}
          Full-width brackets are plain text | If this is a list or holds fields, use ordinary brackets and punctuation: {region: china}
    """)


def test_full_width_braces_of_an_item(said):
    assert said("""
        title: 客服提速
        goals:
          - ｛name：提升复购，owner：店长｝
          - ｛name: 缩短响应｝
    """) == text("""
        warning YAML-07 3:5 goals[0]
          中文括号会被当成普通文字 | 如果是列表或字段，请改用英文的括号和标点：{name: 提升复购, owner: 店长}
          Full-width brackets are plain text | If this is a list or holds fields, use ordinary brackets and punctuation: {name: 提升复购, owner: 店长}
        error YAML-07 4:5 goals[1].｛name
          中文括号会被当成普通文字 | 如果是列表或字段，请改用英文的括号和标点：{name: 缩短响应}
          Full-width brackets are plain text | If this is a list or holds fields, use ordinary brackets and punctuation: {name: 缩短响应}
    """)


def test_another_sign_in_place_of_a_colon(said):
    assert said("""
        title: 客服提速
        tasks:
          - name; 培训
          - name: 排班
            owner = 店长
    """) == text("""
        warning YAML-07 3:9 tasks[0]
          字段后面写的是“;”，这一行会被当成普通文字 | 请改用英文冒号加一个空格：name: 培训
          The “;” after the field makes this line plain text | Use a colon and a space: name: 培训
        error YAML-03 5:11
          字段后面写的是“=”，这一行会被当成普通文字 | 请改用英文冒号加一个空格：owner: 店长
          The “=” after the field makes this line plain text | Use a colon and a space: owner: 店长
    """)


def test_a_key_that_stands_there_already_in_another_spelling(said):
    assert said("""
        标题: 客服提速
        title: 客服
        goal: 提升复购
        goals: 缩短响应
        tasks: [{name: 培训, stat: doing, start: 2026-01-05}]
    """) == text("""
        error YAML-04 2:1 title
          “title”和第 1 行的“标题”是同一个字段 | 请删掉一处，或把两处合并；这里的内容没有读取
          “title” is the same field as “标题” in line 1 | Delete one of them or merge the two; the value here was not read
        error DOC-01 3:1 goal
          不认识的字段“goal” | goals 在第 4 行已经有了，请把这里的内容并到那里
          Unknown field “goal” | There is goals in line 4 already; merge this into it
        error DOC-01 5:20 tasks[0].stat
          不认识的字段“stat” | 是否为 status？请改成 status:
          Unknown field “stat” | Did you mean status? Write status:
    """)


# Here the space before the first key is what the test is about.


def test_a_space_before_the_first_field(told):
    assert told(load(" title: 客服提速\n # 目标\ngoals: [提升复购]\nnote: @甲\n".encode(), "plan.yaml")[1]) == text("""
        error YAML-03 1:1
          第一个字段前面有 1 个空格，从第 3 行起的字段与它对不齐 | 请删掉行首的空格；第一层的字段都要顶格写
          There are 1 space(s) before the first field, and from line 3 on the fields do not line up with it | Delete these spaces; fields of the first level begin at the start of their lines
        error YAML-03 4:7
          内容不能以 @ 开头，它在 YAML 里有特殊含义 | 请加上引号："@甲"
          A value cannot begin with @, which has a meaning of its own in YAML | Put the value in quotes: "@甲"
    """)


def test_a_space_before_a_list_that_is_no_plan(told):
    assert told(load("# 目标\n  - 提升复购\ntitle: 客服提速\n".encode(), "plan.yaml")[1]) == text("""
        error YAML-02 2:3
          方案不能以列表开头 | 第一行请写 title: 和标题；列表要放在某个字段下面，例如 goals: 的下一行
          A plan cannot begin with a list | Begin with title: and the title; a list goes below a field, for example on the line after goals:
    """)


@pytest.mark.parametrize(
    "sign", ["%", "元", "*甲", "&甲", "!甲", "| 甲", "@", ", 甲", "- 甲", "? 甲", "[甲", "'甲", "`"]
)
def test_of_lines_with_a_quote_that_is_not_closed_only_that_one_is_wrong(said, sign):
    assert said(f"""
        标题: 食堂
        指标:
          - 名称: 满意度
            单位: "{sign}
          - 名称: 剩饭率
            单位: "{sign}"
        任务: [排班]
    """) == text("""
        error YAML-03 4:9
          这里的引号 " 没有配对的后引号 | 请在这段内容末尾补上 "
          The quote " here is never closed | Type " at the end of the value
    """)


def test_text_after_a_quote_is_no_sign_that_begins_a_value(said):
    assert said("""
        标题: "食堂"@三号
    """) == text("""
        error YAML-03 1:5
          引号 " 结束之后还有文字 | 请给整段内容加上引号：'"食堂"@三号'
          Text follows the closing quote " | Put the whole value in quotes: '"食堂"@三号'
    """)


def test_a_dash_that_stands_against_a_bracket(said):
    assert said("""
        title: 客服提速
        roles:
          -{id: R1, name: 客服主管}
    """) == text("""
        error YAML-03 3:3
          短横后面没有空格，这一行会被当成普通文字 | 如果是列表的一项，请写成：- {id: R1, name: 客服主管}
          A space is missing after the dash, so this line is plain text | If it is an item of a list, write: - {id: R1, name: 客服主管}
    """)
