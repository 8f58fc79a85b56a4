"""`opsplan explain`: one check whole in both languages, all of them, and codes that there are not."""

import re
from pathlib import Path

import pytest

from opsplan.checks.explaining import codes, explanation, subjects
from opsplan.checks.reading import READING
from opsplan.checks.registry import BY_CODE
from opsplan.pipeline import judge
from opsplan.reporting.explained import markdown, plain
from opsplan.words import LANGS

ROOT = Path(__file__).parents[2]
HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
ZH = """\
GOAL-05 目标没有完成期限
警告，严格度为“基本”（basic）及以上时检查

没有期限就没有先后，任务排不了期，也判断不了逾期。标准检查起要求填写期限字段，
写在名称里的日期无法参与计算。

这样写会查出来：
    目标: [{名称: 会员季度复购率达到36%, 负责人: 店长}]

这样写就没有问题：
    目标: [{名称: 会员季度复购率达到36%, 负责人: 店长, 期限: 2026-06-30}]

不想看到这一项时：
  在方案里写（两种写法相同）：
    检查设置: {忽略: [GOAL-05]}    lint: {ignore: [GOAL-05]}
  只忽略一个对象，加上它的编号或名称：
    检查设置: {忽略: [GOAL-05:编号]}
  只在这一次忽略：
    opsplan check 方案文件 --ignore GOAL-05
"""
EN = """\
GOAL-05 A goal has no due date
warning, checked in profile basic and stricter

Without a date there is no order of work, no schedule and no delay. From the
standard profile on the field itself is asked for, because a date within a name
cannot be calculated with.

This is found:
    goals: [{name: Quarterly retention reaches 36%, owner: Shop Manager}]

This is fine:
    goals: [{name: Quarterly retention reaches 36%, owner: Shop Manager, due: 2026-06-30}]

To silence it:
  In the plan:
    lint: {ignore: [GOAL-05]}
  For one entity alone, by its id or name:
    lint: {ignore: [GOAL-05:ID]}
  For this once:
    opsplan check PLAN --ignore GOAL-05
"""
MARKDOWN = """\
Only one of the two can be read, so the other is silently lost. Merge them; where a dash is missing, add it and they are two items.

**This is found:**

```yaml
goals:
  - name: First response within 30 seconds
    name: Retention reaches 36%
```

**This is fine:**

```yaml
goals:
  - name: First response within 30 seconds
  - name: Retention reaches 36%
```

**To silence it:**

An error cannot be silenced, for the plan has to be read first; a warning can.

In the plan:

```
lint: {ignore: [YAML-04]}
```"""  # noqa: E501


@pytest.mark.parametrize("code", ["GOAL-05", "goal-05", " Goal-05 "])
def test_a_check_whole_whatever_the_case_of_its_code(opsplan, code, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    said = opsplan("explain", code)
    assert (said.code, said.out, said.err) == (0, ZH, "")
    assert opsplan("explain", code, "--ui-lang", "en").out == EN


def test_a_terminal_is_given_colours(opsplan, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1mGOAL-05 目标没有完成期限\x1b[0m" in opsplan("explain", "GOAL-05").out


def test_all_codes_by_subject(opsplan):
    told = opsplan("explain").out
    assert told.startswith("整份文档\n  DOC-02    方案只有标题\n")
    assert [line.split()[0] for line in told.splitlines() if line.startswith("  ")] == list(codes())
    assert "\n目标与策略\n  GOAL-01   目标不够具体\n" in told
    assert "\nGoals and strategy\n  GOAL-01   A goal is not specific\n" in opsplan("explain", "--ui-lang", "en").out


def test_a_code_that_there_is_not(opsplan):
    said = opsplan("explain", "gaol-5")
    assert (said.code, said.out, said.err) == (2, "", "出错：没有“GAOL-5”这项检查。是否为 GOAL-05？\n")
    assert opsplan("explain", "ZZ").err == "出错：没有“ZZ”这项检查。全部代码见 opsplan explain\n"
    assert opsplan("explain", "x", "--ui-lang", "en").err == (
        "Error: There is no check X. opsplan explain lists all codes\n"
    )


def test_as_markdown():
    assert markdown("YAML-04", "en") == MARKDOWN
    with pytest.raises(KeyError):
        markdown("YAML-99", "en")
    with pytest.raises(KeyError):
        plain("YAML-99", "en")


def test_every_code_of_a_finding_is_explained_and_no_other():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "opsplan").rglob("*.py")]
    written = {code for text in sources for code in re.findall(r'"([A-Z]{2,5}-\d\d)"', text)}
    assert written == set(codes())
    assert len(codes()) == len(set(codes()))
    assert set(BY_CODE) | {code for listed in READING.values() for code in listed} == set(codes())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", [code for listed in READING.values() for code in listed])
def test_what_is_found_in_reading_is_explained_in_both_languages_and_its_examples_are_right(code, lang):
    told = explanation(code, lang)
    assert 0 < len(told.title) <= {"zh": 24, "en": 64}[lang] and not told.title.endswith(("。", "."))
    assert 0 < len(told.why) <= {"zh": 120, "en": 320}[lang] and told.why.endswith("。" if lang == "zh" else ".")
    assert bool(HAN.search(told.title + told.why + told.bad + told.good)) is (lang == "zh")
    assert bool(told.bad) is bool(told.good)
    for example, is_found in ((told.bad, True), (told.good, False)) if told.bad else ():
        found = judge(f"title: A\nlang: {lang}\n{example}".encode(), "plan.yaml")[1]
        assert (code in {one.code for one in found}) is is_found


@pytest.mark.parametrize("lang", LANGS)
def test_every_subject_has_a_name(lang):
    from opsplan.words import words

    assert list(words(lang).get("cli.explain.subjects")) == list(subjects())
