"""`opsplan init`: what it writes, what it asks and whom, and what it says comes next."""

import json
import os
import re
import select
import sys
from pathlib import PureWindowsPath

import pytest
import yaml
from jsonschema import Draft202012Validator

from opsplan.cli import init
from opsplan.kinds import KINDS

#: What a terminal shows before the kind is asked for.
LISTED = """\
  1  运营工作细化  work-breakdown
  2  运营评价与维护  evaluation-maintenance
  3  运营岗位检查  role-inspection
  4  全程运营服务指导  service-guide
  5  运营支撑  operations-support
"""
NEXT = """\
已写好 {file}
接下来：
  1. 用文本编辑器（记事本、VS Code 等）打开，换成自己的内容，保存
  2. 检查：opsplan check {quoted}
  3. 生成 Word 文档：opsplan render {quoted}
不清楚怎样写时：opsplan fields {field}（其他部分见 opsplan fields）
"""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize(("size", "longest"), [("minimal", 40), ("standard", 150)])
def test_a_starter_is_short_right_and_renders(opsplan, tmp_path, kind, lang, size, longest):
    assert opsplan("init", "--kind", kind, "--lang", lang, "--size", size).code == 0
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= longest
    assert "#" in text
    assert ("日历地区: 中国" in text) is (lang != "en")
    assert ("语言: 中英双语" in text) is (lang == "both")
    assert "@YEAR@" not in text
    said = opsplan("render", "plan.yaml", "--strict", "--to", "md,docx")
    told = "plan.yaml → plan.md、plan.docx（没有发现问题；[1-9][0-9]*处还是【】里的示例文字）\n"
    assert (said.code, said.err, bool(re.fullmatch(told, said.out))) == (0, "", True)


def test_a_starter_names_the_schema_beside_it_and_how_to_make_it(opsplan, tmp_path):
    opsplan("init", "--lang", "en")
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    modeline, hint, _ = text.split("\n", 2)
    assert modeline == "# yaml-language-server: $schema=plan.schema.json"
    assert "run opsplan schema -o plan.schema.json here" in hint
    assert opsplan("schema", "-o", "plan.schema.json").code == 0
    schema = json.loads((tmp_path / "plan.schema.json").read_text(encoding="utf-8"))
    assert Draft202012Validator(schema).is_valid(yaml.load(text, Loader=yaml.BaseLoader))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("size", ["minimal", "standard"])
def test_a_starter_in_chinese_keys_is_the_same_plan(opsplan, tmp_path, kind, lang, size):
    for keys in ("zh", "en"):
        given = ("--kind", kind, "--keys", keys, "--lang", lang, "--size", size)
        assert opsplan("init", f"{keys}.yaml", *given).code == 0
        assert opsplan("render", f"{keys}.yaml", "--strict", "--to", "md", "-o", f"{keys}.md").code == 0
    chinese, english = ((tmp_path / f"{keys}.yaml").read_text(encoding="utf-8") for keys in ("zh", "en"))
    assert not [line for line in chinese.split("\n") if re.match(r"[ -]*[a-z_]+:", line)]
    assert "`" not in chinese + english
    documents = [(tmp_path / f"{keys}.md").read_text(encoding="utf-8").partition("<!--")[0] for keys in ("zh", "en")]
    assert documents[0] == documents[1]


def test_the_comments_of_a_starter_speak_in_its_keys(opsplan, tmp_path):
    opsplan("init", "--keys", "zh", "--lang", "zh")
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    comments = [line.partition("# ")[2] for line in text.split("\n") if " # " in line]
    told = [one for one in comments if re.search("里写|方向|维度|流向|回顾|触发|编号|频率", one)]
    assert told == [
        "填 岗位 里的编号",
        "岗位：编号在后文引用，换岗位名称只改这里",
        "目标：怎样衡量写在下面的 指标 里，用编号对应",
        "维度：服务、质量、财务……",
        "回顾频率：每周、每月、每季度",
        "指标：权重合计 100；方向 写 越高越好，或 越低越好",
        "流程：一步一行；流向 为 结束 时流程结束；分支写成 {条件: 某种情况, 去向: 步骤序号}",
        "监控：盯住什么；触发条件 与 调整动作 写何时、怎么办",
        "培训：时间 写日期，定期的改写 频率",
        "绩效评估：维度权重合计 100",
    ]
    assert "opsplan schema --keys zh -o plan.schema.json" in text.split("\n")[1]


@pytest.mark.parametrize(
    ("argv", "file", "quoted"),
    [
        ([], "plan.yaml", "plan.yaml"),
        (["方案.yaml"], "方案.yaml", "方案.yaml"),
        (["方案"], "方案.yaml", "方案.yaml"),
        (["v1.2"], "v1.2.yaml", "v1.2.yaml"),
        (["新/建 的/plan.yml"], "新/建 的/plan.yml", "'新/建 的/plan.yml'"),
        (["it's.yaml"], "it's.yaml", "'it'\\''s.yaml'"),
        (["."], "plan.yaml", "plan.yaml"),
        (["--", "-a.yaml"], "-a.yaml", "./-a.yaml"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="quotes as a POSIX shell does")
def test_where_it_writes_and_what_comes_next(opsplan, tmp_path, argv, file, quoted):
    said = opsplan("init", *argv)
    assert (said.code, said.out, said.err) == (0, NEXT.format(file=file, quoted=quoted, field="任务"), "")
    assert (tmp_path / file).is_file()


def test_quotes_of_windows():
    assert init._quoted(PureWindowsPath("我的 方案\\plan.yaml"), windows=True) == '"我的 方案\\plan.yaml"'
    assert init._quoted(PureWindowsPath("方案\\plan.yaml"), windows=True) == "方案\\plan.yaml"


def test_a_file_that_is_there_stays(opsplan, tmp_path):
    (tmp_path / "plan.yaml").write_text("mine")
    (tmp_path / "gone.yaml").symlink_to("nowhere.yaml")
    said = opsplan("init")
    assert (said.code, said.err) == (2, "出错：plan.yaml 已经存在。要覆盖请加 --force，或换一个文件名\n")
    assert opsplan("init", "gone").code == 2
    assert opsplan("init", ".", "--size", "huge").code == 2
    assert opsplan("init", "plan").code == 2
    assert (tmp_path / "plan.yaml").read_text() == "mine"
    assert opsplan("init", "--force").code == 0
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["--lang", "fr"], "--lang 不能是“fr”，可以是 zh、en、both。"),
        (["--size", "full"], "--size 不能是“full”，可以是 minimal、standard。"),
        (["--kind", "work"], None),
        (["plain/plan.yaml"], "无法写入 plain/plan.yaml：路径中有一处是文件，不是文件夹"),
        (["a.md"], "方案文件的后缀是 .yaml，不能是 a.md；例如 opsplan init a.yaml"),
    ],
)
def test_what_init_refuses(opsplan, tmp_path, argv, told):
    (tmp_path / "plain").write_text("x")
    said = opsplan("init", *argv)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"出错：{told}\n" if told else "是否为 work-breakdown？" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["plain"]


def test_without_a_terminal_nothing_is_asked(process, tmp_path):
    done = process("init", OPSPLAN_LANG="en")
    assert (done.returncode, done.stdout.decode().splitlines()[0]) == (0, "Wrote plan.yaml")


def on_terminal(folder, argv, answers):
    """Return what a terminal showed and the exit code; each answer is given when a question stands there."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        env = os.environ | {"OPSPLAN_LANG": "zh", "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "80"}
        os.execve(sys.executable, [sys.executable, "-m", "opsplan", *argv], env)
    shown, left, last, waits = b"", list(answers), "", 0
    while waits < 10:
        if not select.select([terminal], [], [], 3)[0]:
            waits += 1
            if last == "\x03":  # readline does not see one that comes just before it waits: a person presses it again
                os.write(terminal, last.encode())
            continue
        try:
            more = os.read(terminal, 4096)
        except OSError:
            break
        if not more:
            break
        shown += more
        if left and shown.endswith(b": "):
            last = left.pop(0)
            os.write(terminal, last.encode())
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(os.name == "nt", reason="has no pseudo-terminals")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
class TestOnATerminal:
    def test_it_asks_for_what_was_not_given(self, tmp_path):
        shown, code = on_terminal(tmp_path, ["init"], ["\n", "检查\n", "运营岗位检查\n", "fr\n", "en\n", "minimal\n"])
        assert (shown, code) == (
            "方案文件名 (plan.yaml): \n" + LISTED + "文档类型（写编号或名称） [1/2/3/4/5] (1): 检查\n"
            "请从中选一个：1、2、3、4、5\n"
            "文档类型（写编号或名称） [1/2/3/4/5] (1): 运营岗位检查\n"
            "方案的语言（zh 中文，en 英文，both 中英双语） [zh/en/both] (zh): fr\n"
            "请从中选一个：zh、en、both\n"
            "方案的语言（zh 中文，en 英文，both 中英双语） [zh/en/both] (zh): en\n"
            "详略（minimal 最简，standard 标准） [minimal/standard] (standard): minimal\n"
            + NEXT.format(file="plan.yaml", quoted="plan.yaml", field="checklists"),
            0,
        )
        text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
        assert ("\nkind: role-inspection" in text, "\nlang: en" in text) == (True, True)

    def test_it_asks_for_the_keys_of_a_chinese_plan_and_takes_chinese_answers(self, tmp_path):
        shown, code = on_terminal(tmp_path, ["init", "a"], ["1\n", "中文\n", "英文\n", "最简\n"])
        assert (shown, code) == (
            LISTED + "文档类型（写编号或名称） [1/2/3/4/5] (1): 1\n"
            "方案的语言（zh 中文，en 英文，both 中英双语） [zh/en/both] (zh): 中文\n"
            "字段名用中文还是英文（zh 中文，en 英文） [zh/en] (zh): 英文\n"
            "详略（minimal 最简，standard 标准） [minimal/standard] (standard): 最简\n"
            + NEXT.format(file="a.yaml", quoted="a.yaml", field="tasks"),
            0,
        )
        assert "\ntitle: 【" in (tmp_path / "a.yaml").read_text(encoding="utf-8")

    def test_it_asks_nothing_that_was_given_or_with_defaults(self, tmp_path):
        told = NEXT.format(file="a.yaml", quoted="a.yaml", field="tasks")
        assert on_terminal(
            tmp_path, ["init", "a", "--kind", "work-breakdown", "--lang", "en", "--size", "minimal"], []
        ) == (told, 0)
        told = NEXT.format(file="plan.yaml", quoted="plan.yaml", field="任务")
        assert on_terminal(tmp_path, ["init", "--defaults"], []) == (told, 0)

    @pytest.mark.parametrize("key", ["\x03", "\x04"])
    def test_leaving_the_questions_writes_nothing(self, tmp_path, key):
        shown, code = on_terminal(tmp_path, ["init", "a", "--kind", "运营工作细化"], [key])
        assert (shown.replace("^C", "").replace("^D\b\b", ""), code) == (
            "方案的语言（zh 中文，en 英文，both 中英双语） [zh/en/both] (zh): \n已中断，没有留下写了一半的文件。\n",
            130,
        )
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        ("运营工作细化", "任务"),
        ("运营评价与维护", "评估"),
        ("运营岗位检查", "检查清单"),
        ("全程运营服务指导", "任务"),
        ("运营支撑", "支撑服务"),
    ],
)
def test_it_names_the_section_to_look_up_that_the_kind_is_about(opsplan, kind, section):
    told = opsplan("init", "--kind", kind, "--lang", "zh", "--defaults").out
    assert f"opsplan fields {section}（" in told


@pytest.mark.parametrize(("lang", "section"), [("zh", "检查记录"), ("en", "inspections")])
def test_the_round_of_an_inspection_starter_can_be_put_to_use(opsplan, tmp_path, lang, section):
    opsplan("init", "a", "--kind", "role-inspection", "--lang", lang, "--defaults")
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    lines = [line.removeprefix("#") if line.startswith("#  ") else line for line in text.split("\n")]
    text = "\n".join(lines).replace(f"{section}: []", f"{section}:")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    said = opsplan("render", "a.yaml", "--to", "md")
    assert (said.code, said.err) == (0, "")
    assert "18/20" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_samples_are_counted_until_they_are_replaced(opsplan, tmp_path):
    plan = tmp_path / "a.yaml"
    plan.write_text(
        "标题: 【甲店】检查\n目标: [{名称: 【少排队】, 负责人: 【店长】, 依据: [【问卷】, 记录]}]\n", encoding="utf-8"
    )
    assert opsplan("render", "a.yaml", "--to", "md").out == "a.yaml → a.md（没有发现问题；2处还是【】里的示例文字）\n"
    plan.write_text(plan.read_text(encoding="utf-8").replace("【", "").replace("】", ""), encoding="utf-8")
    assert opsplan("render", "a.yaml", "--to", "md").out == "a.yaml → a.md（没有发现问题）\n"
