"""`opsplan fields`: its pages whole, in both languages, and what it says of a path that leads nowhere."""

import pytest

PAGES = {
    "plan": (),
    "tasks": ("tasks",),
    "tasks.after": ("任务.前置任务",),
    "tasks.status": ("tasks[].状态",),
    "kpis.actuals": ("kpis.actuals",),
    "kpis.actuals.keys": ("kpis.actuals", "--keys", "zh"),
    "tasks.owner": ("tasks.owner", "--keys", "en"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages(opsplan, golden, monkeypatch, lang):
    monkeypatch.setenv("COLUMNS", "80")
    made = {}
    for name, argv in PAGES.items():
        said = opsplan("fields", *argv, "--ui-lang", lang)
        assert (said.code, said.err) == (0, "")
        made[f"{name}.txt"] = said.out.encode()
    golden(f"fields/{lang}", made)


@pytest.mark.parametrize(
    ("argv", "zh", "en"),
    [
        (["tasks.ownr"], "没有“tasks.ownr”这个字段。是否为 tasks.owner？",
         "There is no field tasks.ownr. Did you mean tasks.owner?"),
        (["任务.负责"], "没有“任务.负责”这个字段。是否为 任务.负责人？",
         "There is no field 任务.负责. Did you mean 任务.负责人?"),
        (["owner"], "没有“owner”这个字段。是否为 goals.owner、tasks.owner、kpis.owner、strategies.owner？",
         "There is no field owner. Did you mean goals.owner, tasks.owner, kpis.owner, strategies.owner?"),
        (["tasks.name.x"], "“tasks.name”下面没有字段了，不能再写“x”。查看它：opsplan fields tasks.name",
         "tasks.name has no fields of its own, so x cannot follow. See opsplan fields tasks.name"),
        (["qqq"], "没有“qqq”这个字段。全部部分见 opsplan fields",
         "There is no field qqq. opsplan fields lists the sections"),
        (["tasks", "--keys", "de"], "--keys 不能是“de”，可以是 zh、en。",
         "--keys cannot be de; choose from zh, en."),
    ],
)  # fmt: skip
def test_a_path_that_leads_nowhere(opsplan, argv, zh, en):
    for lang, told, begin in (("zh", zh, "出错："), ("en", en, "Error: ")):
        said = opsplan("fields", *argv, "--ui-lang", lang)
        assert (said.code, said.out, said.err.rstrip()) == (2, "", begin + told)


def test_marks_survive_a_console_that_cannot_show_them(process):
    said = process("fields", "tasks", PYTHONIOENCODING="gbk", OPSPLAN_LANG="zh")
    assert (said.returncode, said.stderr) == (0, b"")
    assert "* 必填  > 下面还有字段" in said.stdout.decode("gbk")
