"""Document kinds of the user's own: a YAML file beside the plan or in the folder of --templates."""

from pathlib import Path
from textwrap import dedent

import pytest

from opsplan.kinds import KINDS
from opsplan.library import Library
from opsplan.pipeline import Wanted, document, judge

PLAN = """\
title: 店面自查
kind: 每周自查
lang: zh
roles: [店长]
scope: {background: 每周一查}
checklists: [{name: 收银, items: [{name: 对账, criteria: 分文不差}]}]
"""
KIND = """\
title: {zh: 每周自查表, en: Weekly self-check}
chapters:
  - {id: scope, title: 为什么查}
  - inspection
  - {id: goals, required: yes}
  - {id: outlook, title: {en: Ahead}, numbered: false, fields: outlook.plans}
"""


def read(folder: Path, kind: str, plan: str = PLAN):
    (folder / "每周自查.yaml").write_text(dedent(kind), encoding="utf-8")
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    return judge(plan.encode(), str(folder / "plan.yaml"))


def test_a_kind_of_ones_own_stands_beside_the_plan(tmp_path):
    judged, found = read(tmp_path, KIND.replace("yes", "true"))
    assert [(one.code, one.message) for one in found] == [("DOC-03", "chapters-missing")]
    (kind,) = judged.kinds
    assert (kind.id, kind.title) == ("每周自查", {"zh": "每周自查表", "en": "Weekly self-check"})
    assert [(one.id, one.title, one.required, one.numbered, one.fields) for one in kind.chapters] == [
        ("scope", {"zh": "为什么查", "en": "为什么查"}, False, True, ("scope",)),
        ("inspection", {"zh": "检查标准与清单", "en": "Criteria and Checklists"}, False, True, ("checklists.items",)),
        ("goals", {"zh": "目标体系", "en": "Goals"}, True, True, ("goals",)),
        ("outlook", {"zh": "Ahead", "en": "Ahead"}, False, False, ("outlook.plans",)),
    ]
    made = document(judged, PLAN.encode(), Wanted(kind, "zh", "md")).decode()
    assert [line for line in made.split("\n") if line.startswith(("**每", "## "))] == [
        "**每周自查表**", "## 目录", "## 一、为什么查", "## 二、检查标准与清单",
    ]  # fmt: skip


def test_the_file_of_a_kind_is_part_of_what_a_document_is_made_of(tmp_path):
    judged, _ = read(tmp_path, KIND.replace("yes", "true"))
    first = document(judged, PLAN.encode(), Wanted(judged.kinds[0], "zh", "md"))
    judged, _ = read(tmp_path, KIND.replace("yes", "true") + "# another\n")
    second = document(judged, PLAN.encode(), Wanted(judged.kinds[0], "zh", "md"))
    (before, after), (body, other) = ([one.partition(b"<!-- opsplan:")[at] for one in (first, second)] for at in (2, 0))
    assert (body == other, before == after) == (True, False)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("chapters: [scope]\n", ["1:1 kind-lacks title"]),
        ("title:\nchapters: [scope]\n", ["1:1 kind-lacks title"]),
        ("title: 自查\n", ["1:1 kind-lacks chapters"]),
        ("title: 自查\nchapters: []\n", ["2:11 kind-lacks chapters"]),
        ("title: [自查]\nchapters: [scope]\n", ["1:8 kind-text title"]),
        ("title: {fr: Contrôle}\nchapters: [scope]\n", ["1:8 kind-text title"]),
        ("title: 自查\nchapters: [scop]\n", ["2:12 kind-chapter scop → scope"]),
        ("title: 自查\nchapters: [scope, scope]\n", ["2:19 kind-chapter-twice scope"]),
        ("title: 自查\nchapters: [[scope]]\n", ["2:12 kind-chapter-form"]),
        ("title: 自查\nchapters: [{title: 甲}]\n", ["2:12 kind-chapter-form"]),
        ("title: 自查\nchapters: [{id: scope, must: true}]\n", ["2:24 kind-key must"]),
        ("title: 自查\nchapters: [{id: scope, required: maybe}]\n", ["2:34 kind-flag required"]),
        ("title: 自查\nchapters: [{id: scope, fields: [scope, gaols.name]}]\n", ["2:40 kind-field gaols.name"]),
        ("title: 自查\ntheme: plain\nchapters: [scope]\n", ["2:1 kind-key theme"]),
        ("title: 自查\nchapters: [scope\n", ["2:11 yaml-bracket-open"]),
        ("- scope\n", ["1:1 yaml-root-list"]),
        ("", ["1:1 yaml-empty"]),
    ],
)
def test_what_is_wrong_with_the_file_of_a_kind_is_told_at_its_place(tmp_path, kind, expected):
    judged, found = read(tmp_path, kind)
    told = [one for one in found if one.place.file.endswith("每周自查.yaml")]
    assert [
        " ".join(filter(None, [
            f"{one.place.line}:{one.place.column} {one.message}",
            str(one.args.get("value") or one.args.get("key") or ""),
            f"→ {one.args['near']}" if one.args.get("near") else "",
        ]))
        for one in told
    ] == expected  # fmt: skip
    assert judged.kinds == ()


def test_a_plan_that_names_a_kind_of_which_there_is_no_file_is_told_so(tmp_path):
    _, found = judge(PLAN.encode(), str(tmp_path / "plan.yaml"))
    assert [(one.message, one.place.line) for one in found if one.code == "DOC-01"] == [("value-unknown", 2)]


def test_a_plan_beside_the_plan_is_no_kind(tmp_path):
    (tmp_path / "work-breakdown.yaml").write_text(PLAN, encoding="utf-8")
    kind, found = Library(None, tmp_path).kind("work-breakdown")
    assert (kind.source, found) == (b"", [])
    assert not Library(tmp_path, tmp_path).has_own("../plan")


@pytest.mark.parametrize("name", KINDS)
def test_a_folder_of_templates_may_hold_another_version_of_a_kind(tmp_path, name):
    (tmp_path / f"{name}.yml").write_text("title: 自己的\nchapters: [goals]\n", encoding="utf-8")
    kind, found = Library(tmp_path, None).kind(name)
    assert ([one.id for one in kind.chapters], found) == (["goals"], [])


def test_the_chapters_of_a_kind_may_be_named_in_chinese(tmp_path):
    judged, found = read(tmp_path, "title: 每周自查表\nchapters: [背景与范围, {id: 检查标准与清单, title: 查什么}]\n")
    assert ([one.id for one in judged.kinds[0].chapters], found) == (["scope", "inspection"], [])
    _, found = read(tmp_path, "title: 每周自查表\nchapters: [检查标准]\n")
    assert [(one.message, one.args["near"]) for one in found] == [("kind-chapter", "检查标准与清单")]
