"""Plans that extend others: what comes of it, where everything stands, and what can be wrong."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
import os
from pathlib import Path
from textwrap import dedent

import pytest

from opsplan.inputs import Input
from opsplan.loading.plan import load


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A function that writes files, by name, into a folder in which the test then runs."""
    monkeypatch.chdir(tmp_path)

    def write(**texts):
        for name, text in texts.items():
            path = tmp_path / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(dedent(text).lstrip(), encoding="utf-8")

    return write


def read(file="plan.yaml", settings=(), root=None):
    return load(Path(file).read_bytes(), file, settings, root)


def text(block):
    return dedent(block).strip()


def placed(findings, told):
    """What is said, with the file of each finding before it."""
    return "\n".join(f"{one.place.file}: {told([one])}" for one in findings)


BASE = """
    标题: 基础方案
    文档控制: {版本: "1.0", 服务对象: 待定}
    岗位: [店长, {编号: R9, 名称: {中文: 收银, 英文: Cashier}}]
    指标:
      - {编号: K1, 名称: 时长, 目标值: 90, 单位: 秒, 阶段目标: {2026-04: 95}, 实际值: {2026-04: 96}}
      - {名称: 复购, 目标值: 30}
      - 平均响应时间
    任务:
      - {名称: 培训, 负责人: 店长, 开始: 2026-03-02, 工期: 3天, 操作步骤: [甲, 乙]}
      - 名称: 排班
        子任务: [{名称: 征求意见, 工期: 2天}, {名称: 公布, 工期: 1天}]
    范围: {背景: 甲, 目的: {中文: 乙, 英文: B}}
    x-色: {主: 红, 辅: 蓝}
"""


def test_what_a_plan_says_itself_goes_before_its_base(files):
    files(
        base=BASE,
        plan="""
            title: 甲公司方案
            extends: base.yaml
            meta: {client: 甲公司}
            kpis:
              - {id: K1, target: 80, stages: {2026-05: 85}, actuals: {2026-05: 88}}
              - {name: 复购, unit: "%"}
              - {id: K7, name: 差评}
            tasks:
              - {name: 培训, duration: 5d, steps: 丙}
              - {id: T2, children: [{id: T2.1, duration: 4d}, {name: 执行}]}
              - 复盘
            scope: {purpose: {zh: 丁}, excludes: 戊}
            x-色: {主: 绿}
        """,
        whole="""
            title: 甲公司方案
            meta: {version: "1.0", client: 甲公司}
            roles: [店长, {id: R9, name: {zh: 收银, en: Cashier}}]
            kpis:
              - {id: K1, name: 时长, target: 80, unit: 秒, stages: {2026-04: 95, 2026-05: 85}, actuals: {2026-04: 96, 2026-05: 88}}
              - {name: 复购, target: 30, unit: "%"}
              - 平均响应时间
              - {id: K7, name: 差评}
            tasks:
              - {name: 培训, owner: 店长, start: 2026-03-02, duration: 5d, steps: 丙}
              - {id: T2, name: 排班, children: [{id: T2.1, name: 征求意见, duration: 4d}, {name: 公布, duration: 1d}, {name: 执行}]}
              - 复盘
            scope: {background: 甲, purpose: {zh: 丁, en: B}, excludes: 戊}
            x-色: {主: 绿, 辅: 蓝}
        """,
    )
    merged, found = read()
    alone, none = read("whole.yaml")
    assert found == none == []
    assert merged.plan.model_copy(update={"extends": ()}) == alone.plan


def test_findings_stand_in_the_file_that_wrote_the_value(files, told):
    files(
        base="""
            title: 基础
            roles: [店长]
            kpis: [{id: K1, name: 时长, directon: up}]
            tasks:
              - {id: T1, name: 培训, owner: 点长}
        """,
        plan="""
            title: 甲
            extends: base.yaml
            kpis: [{id: K1, target: 多}]
            tasks:
              - {id: T2, name: 排班, after: T9}
              - {id: T1, duration: 三}
            goals: [{id: T1, name: 提升}]
        """,
    )
    assert placed(read()[1], told) == text("""
        base.yaml: error DOC-01 3:27 kpis[0].directon
          不认识的字段“directon” | 是否为 direction？请改成 direction:
          Unknown field “directon” | Did you mean direction? Write direction:
        base.yaml: error REF-01 5:31 tasks[0].owner
          找不到名称或编号为“点长”的岗位或部门 | 是否为“店长”？
          No role or unit has the id or name “点长” | Did you mean “店长”?
        plan.yaml: error DOC-01 3:25 kpis[0].target
          “多”不是数字 | 只写数字；可以写 1,200、8万、30%
          “多” is not a number | Write the number alone; 1,200 and 30% are fine
        plan.yaml: error REF-01 5:31 tasks[1].after
          找不到名称或编号为“T9”的任务 | 已有的：T2（排班）；要用别的，请先写进 tasks
          No task has the id or name “T9” | The plan has T2 (排班); for another one, add it to tasks first
        plan.yaml: error REF-02 6:10 tasks[0].id
          编号 T1 已在第 7 行用过 | 编号不能重复，请改其中一个
          The id T1 is already used in line 7 | An id stands for one thing only; change one of the two
        plan.yaml: error DOC-01 6:24 tasks[0].duration
          “三”不是能认出的时长 | 例如 3天（3个工作日）、4小时、2周、1个月；也可以写 3d、4h、2w、1mo
          “三” is not a duration opsplan can read | For example 3d (3 working days), 4h (4 hours), 2w (2 weeks), 1mo (1 month)
    """)


def test_several_bases_and_bases_of_bases(files):
    files(
        a="title: A\nmeta: {client: A, code: A, version: A}\nextends: deep/c.yaml\n",
        b="meta: {client: B}\n",
        deep__c="meta: {department: C, code: C}\nextends: d.yaml\n",
        deep__d="meta: {organisation: D}\nscope: {background: D}\n",
        plan="extends: [a.yaml, b.yaml]\nmeta: {version: P}\n",
    )
    loaded, found = read()
    meta = loaded.plan.meta
    assert found == []
    said = (meta.client.zh, meta.code, meta.version, meta.department.zh, meta.organisation.zh, loaded.plan.title.zh)
    assert said == ("B", "A", "P", "C", "D", "A")


def test_plain_texts_of_a_base_stay_in_its_language(files):
    files(
        base="title: Base\nlang: en\ngoals: [Faster]\nscope: {background: [One, Two]}\n",
        plan="lang: zh\nextends: base.yaml\ntasks: [培训]\n",
    )
    loaded, found = read()
    assert found == []
    plan = loaded.plan
    texts = (plan.title, plan.goals[0].name, *plan.scope.background, plan.tasks[0].name)
    assert [(text.zh, text.en) for text in texts] == [
        (None, "Base"), (None, "Faster"), (None, "One"), (None, "Two"), ("培训", None),
    ]  # fmt: skip


def test_bases_that_cannot_be_read(files, told, tmp_path):
    files(
        sub__plan="""
            title: 甲
            extends: [nix.yaml, bsae.yaml, '..\\outside.yaml', ../outside.yaml, loop.yaml, broken.yaml, ../sub, 7]
        """,
        sub__loop="extends: plan.yaml\n",
        sub__base="title: x\n",
        sub__broken="title: [a\n",
        outside="title: x\n",
    )
    loaded, found = read("sub/plan.yaml")
    assert loaded is None
    assert placed(found, told).replace(str(tmp_path), "…") == text("""
        sub/broken.yaml: error YAML-03 1:8
          这里的 [ 没有配对的 ] | 请在列完之后补上 ]；如果 [ 是文字的一部分，请给整段文字加上英文双引号
          The [ here is never closed | Type ] after the last item; if [ is part of a text, put the whole text in double quotes
        sub/loop.yaml: error EXT-02 1:10 extends
          继承成环：plan.yaml → loop.yaml → plan.yaml | 请去掉其中一处 extends
          Plans extend each other in a loop: plan.yaml → loop.yaml → plan.yaml | Remove extends in one of them
        sub/plan.yaml: error EXT-01 2:11 extends
          找不到要继承的文件 nix.yaml | 路径从本文件所在的文件夹算起，例如 base.yaml
          There is no base plan nix.yaml | Write its path from the folder of this file, for example base.yaml
        sub/plan.yaml: error EXT-01 2:21 extends
          找不到要继承的文件 bsae.yaml | 是否为 base.yaml？
          There is no base plan bsae.yaml | Did you mean base.yaml?
        sub/plan.yaml: error EXT-01 2:32 extends
          找不到要继承的文件 ..\\outside.yaml | 是否为 ../outside.yaml？
          There is no base plan ..\\outside.yaml | Did you mean ../outside.yaml?
        sub/plan.yaml: error EXT-03 2:51 extends
          要继承的文件 ../outside.yaml 在 …/sub 之外 | 请把它放进这个文件夹；如果确实要用别处的文件，请用 --root 写明更上一层的文件夹
          The base plan ../outside.yaml lies outside …/sub | Move it into this folder; if it really belongs elsewhere, name a folder above both with --root
        sub/plan.yaml: error EXT-01 2:92 extends
          ../sub 是文件夹，不是要继承的文件 | 请写出文件名，例如 base.yaml
          ../sub is a folder, not a base plan | Name the file itself, for example base.yaml
        sub/plan.yaml: error EXT-01 2:100 extends
          找不到要继承的文件 7 | 路径从本文件所在的文件夹算起，例如 base.yaml
          There is no base plan 7 | Write its path from the folder of this file, for example base.yaml
    """)
    inside, found = read("sub/plan.yaml", root=tmp_path)
    assert inside is None
    assert [one.code for one in found if one.place.file == "sub/plan.yaml"] == ["EXT-01"] * 5


def test_what_goes_into_a_plan_is_known(files):
    files(base="title: A\n", plan="extends: base.yaml\ngoals: [甲]\n")
    loaded, _ = read(settings=("meta.client=乙",))
    assert loaded.inputs == (
        Input("base", b"title: A\n", "base.yaml", "base.yaml"),
        Input("set", "meta.client=乙".encode(), "meta.client"),
    )


def test_items_that_answer_to_nothing_in_the_base(files, told):
    files(
        base=BASE,
        plan="""
            title: 甲
            extends: base.yaml
            kpis:
              - {id: K9, target: 3}
              - {name: 复够, target: 4}
              - {name: 投诉率, target: 4}
              - {name: 平均响应时长, target: 4}
            tasks:
              - {id: T2.2, duration: 5d}
              - {id: T2.7, duration: 5d}
        """,
    )
    loaded, found = read()
    assert placed(found, told) == text("""
        plan.yaml: error EXT-04 4:5 kpis[0]
          要继承的方案里没有编号为“K9”的指标 | 要改其中一项，请核对编号；如果是新增一项，请写上 name
          The plan that this extends has no KPI with the id “K9” | To change one of them, check the id; for a new one, write its name
        plan.yaml: info EXT-04 5:5 kpis[1]
          要继承的方案里没有“复够”，这里新增了一项 | 是否为“复购”？如果是，请改成一样的名称
          The plan that this extends has no “复够”, so it was added | Did you mean “复购”? Then write the name in the same way
        plan.yaml: warning EXT-04 7:5 kpis[3]
          要继承的方案里没有“平均响应时长”，这里新增了一项 | 是否为“平均响应时间”？如果是，请改成一样的名称
          The plan that this extends has no “平均响应时长”, so it was added | Did you mean “平均响应时间”? Then write the name in the same way
        plan.yaml: error EXT-04 10:5 tasks[1]
          要继承的方案里没有编号为“T2.7”的任务 | 是否为 T2.2？如果是新增一项，请写上 name
          The plan that this extends has no task with the id “T2.7” | Did you mean T2.2? For a new one, write its name
    """)
    assert [kpi.name.zh for kpi in loaded.plan.kpis] == [
        "时长",
        "复购",
        "平均响应时间",
        "复够",
        "投诉率",
        "平均响应时长",
    ]
    assert [str(one.duration.amount) for one in loaded.plan.tasks[1].children] == ["2", "5"]


def test_bases_of_a_plan_in_another_language(files):
    files(
        hours="title: Hours\nlang: en\nroles: [Manager]\nscope: {background: Busy}\ntasks: [{name: Plan hours, owner: Manager}]\n",
        staff="title: 排班\nroles: [店长]\ntasks: [{name: 排班, owner: 店长, after: Plan hours}]\n",
        plan="""
            title: 甲
            extends: [hours.yaml, staff.yaml]
            lang: zh
            kpis: [{name: 时长, owner: Cashier}]
        """,
    )
    loaded, found = read()
    assert [one.code for one in found] == ["REF-01"]
    assert [(role.name.zh, role.name.en) for role in loaded.plan.roles] == [(None, "Manager"), ("店长", None)]
    assert (loaded.plan.scope.background[0].zh, loaded.plan.scope.background[0].en) == (None, "Busy")
    assert [(one.owner, one.after[0].task if one.after else "") for one in loaded.plan.tasks] == [
        ("R1", ""),
        ("R2", "T1"),
    ]


def test_a_base_that_two_bases_share_is_read_once(files):
    files(shared="title: 丙\nroles: [店长]\nmeta: {client: 丙, code: 丙}\n")
    for number in range(18):
        below = "shared.yaml" if number == 17 else f"[b{number + 1}.yaml, b{number + 1}.yaml]"
        files(**{f"b{number}": f"extends: {below}\nmeta: {{client: 第{number}层}}\n"})
    files(plan="title: 甲\nextends: b0.yaml\n")
    loaded, found = read()
    assert found == []
    assert len(loaded.inputs) == 19
    assert (loaded.plan.meta.client.zh, loaded.plan.meta.code) == ("第0层", "丙")


def test_a_chain_of_bases_has_an_end(files, told):
    for number in range(22):
        files(**{f"b{number}": f"extends: b{number + 1}.yaml\n"})
    files(b22="title: 甲\n", plan="title: 甲\nextends: b0.yaml\n")
    loaded, found = read()
    assert loaded is None
    assert placed(found, told) == text("""
        b19.yaml: error EXT-02 1:10 extends
          一层层继承超过了 20 层 | 请减少继承的层数，把中间的几份合成一份
          Plans extend each other over more than 20 levels | Merge some of the plans between
    """)


def test_an_id_that_a_plan_writes_twice(files, told):
    files(
        base="title: 基础\nkpis: [{id: K1, name: 时长}]\n",
        plan="title: 甲\nextends: base.yaml\nkpis:\n  - {id: K1, target: 3}\n  - {id: K1, name: 复购}\n",
    )
    assert placed(read()[1], told) == text("""
        plan.yaml: error REF-02 5:5 kpis[1].id
          编号 K1 已在第 4 行用过 | 编号不能重复，请改其中一个
          The id K1 is already used in line 4 | An id stands for one thing only; change one of the two
    """)


def test_an_empty_list_clears_that_of_the_base(files):
    files(
        base="title: 基础\nkpis: [{id: K1, name: 时长}]\ntasks: [{name: 培训, steps: [甲, 乙]}]\nmeta: {client: 丙}\nscope: {background: {zh: 甲}}\n",
        plan="title: 甲\nextends: base.yaml\nscope: {}\nkpis: []\ntasks: [{name: 培训, steps: []}]\nmeta: {client: }\n",
    )
    loaded, found = read()
    assert found == []
    assert (loaded.plan.kpis, loaded.plan.tasks[0].steps) == ((), ())
    assert (loaded.plan.meta.client.zh, loaded.plan.scope.background[0].zh) == ("丙", "甲")


def test_automatic_ids_are_those_of_the_whole_plan(files):
    files(
        base="title: 基础\ntasks: [{name: 甲}, {id: T1, name: 乙}, {name: 丙, children: [{name: 丁}]}]\n",
        plan="title: 甲\nextends: base.yaml\ntasks: [{id: T2, duration: 2d}, {id: T3.1, duration: 3d}]\n",
    )
    loaded, found = read()
    assert found == []
    tasks = loaded.plan.tasks
    assert [(one.id, one.duration and str(one.duration.amount)) for one in (*tasks, *tasks[2].children)] == [
        ("T2", "2"), ("T1", None), ("T3", None), ("T3.1", "3"),
    ]  # fmt: skip


def test_hints_are_written_in_the_keys_of_their_file(files, told):
    files(
        base="标题: 基础\n任务:\n  - {名称: 甲, 关键: 是}\n",
        plan="title: 甲\nextends: base.yaml\nkpis: [{nmae: 时长}]\n",
    )
    assert placed(read()[1], told) == text("""
        base.yaml: error DOC-01 3:13 任务[0].关键
          不认识的字段“关键” | 请核对拼写；可用的字段用 opsplan fields 任务 查看
          Unknown field “关键” | Check the spelling; opsplan fields 任务 lists the fields
        plan.yaml: error DOC-01 3:9 kpis[0].nmae
          不认识的字段“nmae” | 是否为 name？请改成 name:
          Unknown field “nmae” | Did you mean name? Write name:
    """)


def test_a_base_that_is_no_file(files, told, tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "one.yaml").symlink_to("two.yaml")
    (tmp_path / "two.yaml").symlink_to("one.yaml")
    files(plan="title: 甲\nextends: [pipe.yaml, one.yaml]\n")
    assert placed(read()[1], told) == text("""
        plan.yaml: error EXT-01 2:11 extends
          无法读取要继承的文件 pipe.yaml：不是普通文件 | 请核对文件名和读取权限；如果它正在别的程序里打开，请先关闭
          The base plan pipe.yaml cannot be read: it is not an ordinary file | Check its name and permissions; if another program has it open, close it first
        plan.yaml: error EXT-01 2:22 extends
          无法读取要继承的文件 one.yaml：符号链接形成循环 | 请核对文件名和读取权限；如果它正在别的程序里打开，请先关闭
          The base plan one.yaml cannot be read: its links lead in a circle | Check its name and permissions; if another program has it open, close it first
    """)


def test_an_id_of_the_base_with_another_name(files, told):
    files(
        base="title: 基础\ntasks: [{id: T1, name: 试行}, {id: T2, name: {zh: 推广, en: Roll-out}}]\n",
        plan="title: 甲\nextends: base.yaml\ntasks: [{id: T1, name: 培训}, {id: T2, name: {zh: 推广, en: Launch}}]\n",
    )
    loaded, found = read()
    assert [task.name.zh for task in loaded.plan.tasks] == ["培训", "推广"]
    assert placed(found, told) == text("""
        plan.yaml: info EXT-04 3:9 tasks[0]
          编号 T1 在要继承的方案里是“试行”，这里改了名称 | 如果是新增一项，请换一个编号
          In the plan that this extends, T1 is “试行”; here it has another name | If a new one was meant, give it another id
    """)
