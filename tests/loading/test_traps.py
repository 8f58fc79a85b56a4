"""What authors trip over: a file, and all that is said of it."""

import pytest

from opsplan.findings import Finding
from opsplan.loading.plan import load
from opsplan.loading.source import read

LETTER = {0: "E", 1: "W", 2: "I"}


def shown(one: Finding) -> str:
    """Return a finding as `code severity line:column message remedy`."""
    remedy = one.args.get("fix") or one.args.get("want") or one.args.get("character") or ""
    place = f"{one.place.line}:{one.place.column}"
    return f"{one.code} {LETTER[one.severity]} {place} {one.message.removeprefix('yaml-')} {remedy}".rstrip()


def said(text: str) -> list[str]:
    return [shown(one) for one in read(text.encode(), "plan.yaml")[1]]


LOADED_OTHERWISE = {
    "goals: {name: 审批, 归档, owner: R1}\n": ['YAML-07 E 1:15 comma "审批, 归档"'],
    "goals: {name: 审批, 归档, 复核, owner: R1}\n": ['YAML-07 E 1:15 comma "审批, 归档, 复核"'],
    "resources: {budget: 1,200}\n": ['YAML-07 E 1:21 comma "1,200"'],
    "goals: {name: a, b, due: 2026-01-06, c}\n": [
        'YAML-07 E 1:15 comma "a, b"',
        'YAML-07 E 1:26 comma "2026-01-06, c"',
    ],
    "goals: {审批}\n": ["YAML-07 E 1:9 key-alone"],
    "goals: {kpis: [K1], 归档}\n": ["YAML-07 E 1:21 key-alone"],
    "goals: {name：审批，owner：R1}\n": ["YAML-07 E 1:13 wide-colon name: 审批, owner: R1"],
    "goals: {name:审批, owner:R1}\n": [
        "YAML-07 E 1:13 colon-space name: 审批",
        "YAML-07 E 1:23 colon-space owner: R1",
    ],
    "goals: {{title}}\n": ['YAML-05 E 1:9 braces-double "{{title}}"'],
    "note: #21\nscope: 1\n": ['YAML-07 E 1:7 hash "#21"'],
    "note: # 待定\nscope: #-----\nlang: zh # 中文 #21\n": [],
    "goals:\n  - #21\n  - 乙\n": ['YAML-07 E 2:5 hash "#21"'],
    "note: 见 #21\n": ['YAML-07 W 1:9 hash-after "见 #21"'],
    "goals: 甲\n  - 乙\n": ["YAML-07 E 2:3 swallowed"],
    "goals:\n  - name: 甲\n      owner：乙\n": ["YAML-07 E 3:7 swallowed"],
    "goals:\n  -甲\n  -乙\n": ["YAML-07 E 2:3 dash-space - 甲"],
    "goals:\n  - -甲\n  - -5\nnote: -3\n": ["YAML-07 W 2:5 dash-space - 甲"],
    "tasks:\n  - 名称：甲\n  - 乙\n": ["YAML-07 W 2:7 wide-colon 名称: 甲"],
    "tasks:\n  - name:甲\n  - 要求：按时\n  - https://a.example\n  - 9:30\n": ["YAML-07 W 2:9 colon-space name: 甲"],
    "goals:\n  名称：甲\n  负责人：乙\nnote: 丙\n": [
        "YAML-07 E 2:5 wide-colon 名称: 甲",
        "YAML-07 E 3:6 wide-colon 负责人: 乙",
    ],
    "tasks:\n　　name: 甲\n": ["YAML-07 E 2:1 wide-indent"],
    "period:\n\u00a0\u00a0start: 2026\n": ["YAML-07 E 2:1 wide-indent"],
    "checkpoints: [周一，周三、周五]\n": ["YAML-07 I 1:15 wide-list [周一, 周三, 周五]"],
    "goals: [先客服与详情页，后投放]\n": [],
    "kpis: ［甲，乙］\n": ["YAML-07 W 1:7 wide-bracket [甲, 乙]"],
    "na\u200bme: 甲\n": ["YAML-07 E 1:1 hidden"],
    "title: “客服”‘提速’\nnote: 注意：（1）甲；（2）乙\n": [],
    "note: |\n  见 #21\n  　　段落\n  -甲\n  name：乙\nscope: '见 #21'\n": [],
}

STOPPED = {
    'note: "引用"文字\n': ["YAML-03 E 1:7 after-quote '\"引用\"文字'"],
    'goals: [{name: "引用"文字, owner: R1}]\n': ["YAML-03 E 1:16 after-quote '\"引用\"文字'"],
    'note: "他说"好"了"\n': ["YAML-03 E 1:7 after-quote '他说\"好\"了'"],
    "note: 'it's'\n": ['YAML-03 E 1:7 after-quote "it\'s"'],
    "goals: {q: ?, o: R1}\n": ['YAML-03 E 1:12 start "?"'],
    "标题：客服\ngoals: [甲]\n": ["YAML-03 E 1:3 wide-colon 标题: 客服"],
    "title: 甲\n目标：提升\n": ["YAML-03 E 2:3 wide-colon 目标: 提升"],
    "tasks:\n  - 名称：甲\n    owner: R1\n": ["YAML-03 E 2:7 wide-colon 名称: 甲"],
    "tasks:\n  - name: 甲\n    负责人：乙\n    due: 2026\n": ["YAML-03 E 3:8 wide-colon 负责人: 乙"],
    "goals: {name: 审批，owner: R1}\n": ["YAML-03 E 1:17 wide-comma"],
    "title:　甲\ngoals: 乙\n": ["YAML-03 E 1:6 colon-space title: 甲"],
    "name:客服\ngoals: 乙\n": ["YAML-03 E 1:5 colon-space name: 客服"],
    "- name:客服\n  owner: b\n": ["YAML-03 E 1:7 colon-space name: 客服"],
    "goals: {kpis:[K1]}\n": ["YAML-03 E 1:13 colon-space kpis: [K1]"],
    "note: 时间: 9:30\n": ['YAML-03 E 1:7 colon "时间: 9:30"'],
    "goals: [{note: 时间: 9:30}]\n": ['YAML-03 E 1:16 colon "时间: 9:30"'],
    "goals: {name: 甲 owner: 乙}\n": ["YAML-03 E 1:16 comma-missing 甲, owner: …"],
    "tasks:\n\t- 甲\n": ["YAML-03 E 2:1 tab"],
    "tasks:\n  - name: 甲\n\towner: 乙\n": ["YAML-03 E 3:1 tab"],
    "tasks:\n　- 甲\n": ["YAML-03 E 2:1 wide-indent"],
    "title: 甲\n  goals: 乙\n": ["YAML-03 E 2:3 indent 0"],
    "tasks:\n  - name: 甲\n     owner: 乙\n": ["YAML-03 E 3:6 indent 4"],
    "tasks:\n  - name: 甲\n   owner: 乙\n": ["YAML-03 E 3:4 indent 4"],
    "tasks:\n  - 甲\n - 乙\n": ["YAML-03 E 3:2 indent 2"],
    "goals:\n  owner: 甲\n  - 乙\n": ["YAML-03 E 3:3 list-in-map"],
    "goals:\n  - 甲\n  owner: 乙\n": ["YAML-03 E 3:3 map-in-list"],
    "goals: - 甲\n": ["YAML-03 E 1:8 list-inline - 甲"],
    "goals: 甲\n  - name: 乙\n": ["YAML-03 E 2:3 list-after-value"],
    "tasks:\n  - 甲\n    owner: 乙\n": ["YAML-03 E 2:5 text-then-key name: 甲"],
    "goals:\n- 甲\n乙\n": ["YAML-03 E 3:1 no-colon"],
    "goals:\n- 甲\n-乙\n- 丙\n": ["YAML-03 E 3:1 dash-space - 乙"],
    ": 甲\n": ["YAML-05 E 1:1 key-empty"],
    'note: "甲\ngoals: 乙\n': ["YAML-03 E 1:7 quote-open"],
    'note: "甲\ngoals: "乙"\nscope: 丙\n': ["YAML-03 E 1:7 quote-open"],
    "goals: [甲, 乙\nnote: 丙\n": ["YAML-03 E 1:8 bracket-open"],
    "goals: [\n  {name: 甲},\n  {name: 乙\n": ["YAML-03 E 3:3 bracket-open"],
    "goals: [甲, 乙]]\n": ["YAML-03 E 1:14 bracket-extra"],
    "goals: [甲, 乙}\n": ["YAML-03 E 1:13 bracket-mismatch"],
    "goals: [甲,, 乙]\n": ["YAML-03 E 1:11 comma-twice"],
    "note: [重要] 先做\n": ['YAML-03 E 1:7 after-bracket "[重要] 先做"'],
    "owner: @客服\n": ['YAML-03 E 1:8 start "@客服"'],
    "goals:\n  - {due: @6月, owner: 乙}\n": ['YAML-03 E 2:11 start "@6月"'],
    "goals: {a: {name: @甲, owner: 乙}}\n": ['YAML-03 E 1:19 start "@甲"'],
    "note: `甲`\n": ['YAML-03 E 1:7 start "`甲`"'],
    "note: %5\n": ['YAML-03 E 1:7 start "%5"'],
    "target: >=95%\n": ['YAML-03 E 1:9 start ">=95%"'],
    "note: |甲|乙|\n": ['YAML-03 E 1:7 start "|甲|乙|"'],
    "note: **重点**：甲\n": ['YAML-03 E 1:7 start "**重点**：甲"'],
    "note: &重点 甲\n": ['YAML-03 E 1:7 start "&重点 甲"'],
    "note: !重要 甲\n": ['YAML-03 E 1:7 start "!重要 甲"'],
    "note: ]\n": ['YAML-03 E 1:7 start "]"'],
    'note: "C:\\dir"\n': ["YAML-03 E 1:10 escape 'C:\\dir'"],
    'note: "\\ud83d\\ude00"\n': ["YAML-03 E 1:8 escape 😀"],
    'note: "\\ud83d"\n': ["YAML-03 E 1:8 escape '\\ud83d'"],
    "%YAML 2.0\n---\ntitle: 甲\n": ["YAML-05 E 1:1 directive"],
}

REFUSED = {
    "title: 甲\nnote: 乙\ntitle: 丙\n": ["YAML-04 E 3:1 duplicate"],
    "title: 甲\n---\ntitle: 乙\n": ["YAML-05 E 2:1 documents"],
    "title: 甲\n...\ntitle: 乙\n": ["YAML-05 E 3:1 documents"],
    "%TAG ! x:\n---\ntitle: 甲\n": ["YAML-05 E 1:1 directive"],
    "goals: &g [甲]\nnote: {<<: *g}\n": ["YAML-05 E 2:8 merge"],
    "note: !!str 10\n": ['YAML-05 E 1:7 tag "10"'],
    "note: !x 10\n": ['YAML-05 E 1:7 tag "!x 10"'],
    "[a]: 甲\n{b: c}: 乙\n? [d]\n: 丙\n": [
        "YAML-05 E 1:1 key-complex",
        "YAML-05 E 2:1 key-complex",
        "YAML-05 E 3:3 key-complex",
    ],
    '"": 甲\n': ["YAML-05 E 1:1 key-empty"],
    "a: &a [*a]\nb: *c\n": ["YAML-05 E 1:8 alias-loop", "YAML-05 E 2:4 alias-unknown"],
    "a: 甲\u0007乙\nb: 甲\u2028乙\nc: \ufeff\n": [
        "YAML-06 E 1:5 character",
        "YAML-06 E 2:5 character",
        "YAML-06 E 3:4 character",
    ],
    'a: "\\x07"\nb: ["\\uFFFE", "\\uFFFF", "\\x7f"]\n': [
        "YAML-06 E 1:4 character",
        "YAML-06 E 2:5 character",
        "YAML-06 E 2:15 character",
        "YAML-06 E 2:25 character",
    ],
    "": ["YAML-02 E 1:1 empty"],
    "# 只有注释\n": ["YAML-02 E 1:1 empty"],
    "---\n~\n": ["YAML-02 E 1:1 empty"],
    "- 甲\n": ["YAML-02 E 1:1 root-list"],
    "客服提速\n": ["YAML-02 E 1:1 root-text"],
    "标题：客服提速\n": ["YAML-02 E 1:3 wide-colon 标题: 客服提速"],
    "title:客服提速\n": ["YAML-02 E 1:6 colon-space title: 客服提速"],
}


@pytest.mark.parametrize(("text", "expected"), [*LOADED_OTHERWISE.items(), *STOPPED.items(), *REFUSED.items()])
def test_said(text, expected):
    assert said(text) == expected


def test_reading_goes_on_after_a_mistake():
    text = """\
title: 甲
goals: [乙, 丙
kpis:
  - name: 丁
    target: >=95%
note: {name: 审批, 归档}
tasks:
  - name：戊
    owner: "己
scope: 庚: 辛
"""
    assert said(text) == [
        "YAML-03 E 2:8 bracket-open",
        'YAML-03 E 5:13 start ">=95%"',
        "YAML-03 E 8:9 wide-colon name: 戊",
        'YAML-03 E 10:8 colon "庚: 辛"',
    ]


def test_reading_goes_on_within_a_part_as_if_a_value_had_been_put_in_quotes():
    text = """\
title: 甲
tasks:
  - {name: 乙, owner: ?, status: @b, note: `c`}
  - {name: ?, owner: 丙}
  - name: 丁: 戊
    owner: %5
  - name: 己
   owner: 庚
scope: @辛
"""
    assert said(text) == [
        'YAML-03 E 3:22 start "?"',
        'YAML-03 E 3:33 start "@b"',
        'YAML-03 E 3:43 start "`c`"',
        'YAML-03 E 4:12 start "?"',
        'YAML-03 E 5:11 colon "丁: 戊"',
        'YAML-03 E 6:12 start "%5"',
        "YAML-03 E 8:4 indent 4",
        'YAML-03 E 9:8 start "@辛"',
    ]


def test_what_follows_only_from_a_merge_is_not_said():
    text = "title: 甲\nx-base: &base {owner: 乙}\ntasks:\n  - <<: *base\n    id: T1\n"
    assert [one.message for one in load(text.encode(), "plan.yaml")[1]] == ["yaml-merge"]


def test_traps_before_a_mistake_are_said():
    text = "goals: {name: 审批, 归档}\nnote: #21\nscope: @甲\n"
    assert said(text) == [
        'YAML-07 E 1:15 comma "审批, 归档"',
        'YAML-07 E 2:7 hash "#21"',
        'YAML-03 E 3:8 start "@甲"',
    ]


def test_paths_are_those_of_the_author():
    text = "目标:\n  - {name: 审批, 归档}\n  - name: 甲\n    name: 乙\n    owner: #3\n"
    assert [(one.message, one.path) for one in read(text.encode(), "p")[1]] == [
        ("yaml-comma", ("目标", 0, "name")),
        ("yaml-dash-missing", ("目标", 1, "name")),
        ("yaml-hash", ("目标", 1, "owner")),
    ]


def test_a_duplicate_names_both_lines():
    found = read("title: 甲\n\ntitle: 乙\n".encode(), "plan.yaml")[1]
    assert [(one.place.line, one.args) for one in found] == [(3, {"key": "title", "line": 1})]
