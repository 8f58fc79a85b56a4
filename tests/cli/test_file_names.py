"""`--name`: what documents are called, safely on every system."""

import os
from pathlib import Path

import pytest

from opsplan.cli.naming import safe_name
from opsplan.errors import OpsplanError

PLAN = """\
title: {zh: 客服 / 响应提速, en: "Faster: response?"}
lang: zh
meta: {version: "1.0", client: 甲公司}
period: {start: 2026-01-01, finish: 2026-06-30}
goals: [{id: G1, name: {zh: 首次响应不超过30秒, en: First response in 30 seconds}, owner: 客服主管, due: 2026-06-30}]
"""


@pytest.fixture(autouse=True)
def plan(tmp_path: Path) -> None:
    """Lay a plan into the folder."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")


def made(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.suffix != ".yaml")


@pytest.mark.parametrize(
    ("argv", "names"),
    [
        (["--name", "《{title}》_V{meta.version}"], ["《客服 ／ 响应提速》_V1.0.md"]),
        (["--name", "{标题}_{文档控制.服务对象}"], ["客服 ／ 响应提速_甲公司.md"]),
        (["--name", "{title}", "--lang", "en"], ["Faster： response？.en.md"]),
        (["--name", "{title} ({lang})", "--lang", "zh,en"],
         ["Faster： response？ (en).md", "客服 ／ 响应提速 (zh).md"]),
        (["--name", "{title}", "--lang", "both"], ["客服 ／ 响应提速.both.md"]),
        (["--name", "{stem}-{kind}", "--kind", "work-breakdown,service-guide"],
         ["plan-service-guide.md", "plan-work-breakdown.md"]),
        (["--name", "{stem}", "--kind", "work-breakdown,service-guide"],
         ["plan.service-guide.md", "plan.work-breakdown.md"]),
        (["--name", "{goals[G1].name}"], ["首次响应不超过30秒.md"]),
        (["--name", "{ title }-{meta.code}"], ["客服 ／ 响应提速-.md"]),
        (["--name", "../../{stem}"], ["／..／plan.md"]),
        (["--name", "{period}"], ["2026-01-01至2026-06-30.md"]),
        (["--name", "😀{stem}👨‍👩‍👧"], ["😀plan👨‍👩‍👧.md"]),
        (["--name", "con"], ["_con.md"]),
        (["--name", "{title}", "--to", "json"], ["客服 ／ 响应提速.json"]),
    ],
    ids=lambda value: "" if value[0].endswith((".md", ".json")) else " ".join(value[1:]),
)  # fmt: skip
def test_names(opsplan, tmp_path, argv, names):
    said = opsplan("render", "plan.yaml", *(() if "--to" in argv else ("--to", "md")), *argv)
    assert (said.code, said.err) == (0, "")
    assert made(tmp_path) == names


def test_names_of_several_plans_by_any_field(opsplan, tmp_path):
    (tmp_path / "more.yaml").write_text(PLAN.replace("首次", "二次"), encoding="utf-8")
    said = opsplan("render", "plan.yaml", "more.yaml", "--to", "md", "--name", "{目标[G1].名称}")
    assert (said.code, said.err) == (0, "")
    assert made(tmp_path) == ["二次响应不超过30秒.md", "首次响应不超过30秒.md"]


@pytest.mark.parametrize(
    ("pattern", "zh", "en"),
    [
        ("{titel}", "出错：--name 里的 {titel} 不是方案的字段。是否为 {title}？",
         "Error: {titel} in --name is no field of a plan. Did you mean {title}?"),
        ("{version}", "出错：--name 里的 {version} 不是方案的字段。是否为 {meta.version}？",
         "Error: {version} in --name is no field of a plan. Did you mean {meta.version}?"),
        ("{goals}-{}", "出错：--name 里的 {} 不是方案的字段。",
         "Error: {} in --name is no field of a plan."),
        ("{meta}", "出错：--name 里的 {meta} 不是方案的字段。",
         "Error: {meta} in --name is no field of a plan."),
        ("{meta.code}", "出错：--name 得出的文件名是空的；请写上至少一个有内容的字段",
         "Error: --name gives an empty file name; name at least one field that is filled in"),
        (" . ", "出错：--name 得出的文件名是空的；请写上至少一个有内容的字段",
         "Error: --name gives an empty file name; name at least one field that is filled in"),
    ],
)  # fmt: skip
def test_patterns_that_name_nothing(opsplan, tmp_path, pattern, zh, en):
    (tmp_path / "more.yaml").write_text(PLAN, encoding="utf-8")
    for plans in (["plan.yaml"], ["plan.yaml", "more.yaml"]):
        for lang, told in (("zh", zh), ("en", en)):
            said = opsplan("render", *plans, "--to", "md", "--name", pattern, "--ui-lang", lang)
            assert (said.code, said.out, said.err) == (2, "", f"{told}\n")
    assert made(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('a/b\\c:d*e?f"g<h>i|j', "a／b＼c：d＊e？f”g＜h＞i｜j"),
        ("  a\n\tb\x00\x7f\x85 \u202e c  ", "a b c"),
        ("..hidden.. ", "hidden"),
        ("NUL", "_NUL"),
        ("com1.tar", "_com1.tar"),
        ("COM¹", "_COM¹"),
        ("aux ", "_aux"),
        ("console", "console"),
        ("長" * 300, "長" * 66),
        ("a" * 300, "a" * 200),
        ("é" * 99 + ". .x", "é" * 99),
        ("😀" * 49 + "👨‍👩‍👧", "😀" * 49 + "👨"),
        (os.fsdecode(b"caf\xe9"), os.fsdecode(b"caf\xe9")),
    ],
)
def test_safe_names(text, name):
    assert safe_name(text) == name
    assert len(os.fsencode(name)) <= 200


@pytest.mark.parametrize("text", ["", "...", " \n", "\x00"])
def test_names_of_nothing(text):
    with pytest.raises(OpsplanError):
        safe_name(text)
