"""Whole plans that opsplan reads are right by the schema: as they are, and with Chinese keys and values."""

from pathlib import Path

import pytest
from seeing import core, validator

from opsplan.model import shape
from opsplan.model.document import CHAPTERS, Lang
from opsplan.words import words

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" if (ROOT.parent / "shared").is_dir() else ROOT.parents[1] / "shared"
PLANS = [
    *sorted((ROOT / "examples").glob("*.yaml")),
    *sorted((ROOT / "templates/starters").glob("*.yaml")),
    *sorted((SHARED / "spec").glob("example-*.yaml")),
    *sorted((SHARED / "schedule-oracle").glob("*.yaml")),
]


def in_chinese(value, path=()):
    """A plan with every key, enumeration value, chapter and flag in Chinese."""
    part = shape.part_at(path)
    if isinstance(value, list):
        return [in_chinese(one, (*path, place)) for place, one in enumerate(value)]
    if isinstance(value, dict) and value and set(value) <= {"zh", "en"}:
        return {words("zh").value(Lang(lang)): text for lang, text in value.items()}
    if isinstance(value, dict) and path == ("narrative",):
        return {words("zh").get(f"chapters.{name}"): in_chinese(one, (*path, name)) for name, one in value.items()}
    if isinstance(value, dict):
        return {shape.label("zh", part, key): in_chinese(one, (*path, key)) for key, one in value.items()}
    if isinstance(value, bool):
        return words("zh").get(f"formats.flag.{str(value).lower()}")
    kind = shape.choices(path)
    if kind and value in list(kind):
        return words("zh").value(kind(value))
    return words("zh").get(f"chapters.{value}") if "chapters" in path and value in CHAPTERS else value


def problems(value, style):
    return [f"{list(one.absolute_path)}: {one.message[:80]}" for one in validator(style).iter_errors(value)]


def plan(path):
    return core(path.read_text(encoding="utf-8").replace("@YEAR@", "2026"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_plans_that_opsplan_reads(path, style):
    assert problems(plan(path), style) == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_same_plans_in_chinese(path, style):
    assert problems(in_chinese(plan(path)), style) == []


def test_the_helper_translates():
    text = """
title: {zh: 计划, en: Plan}
kind: [work-breakdown]
document: {cover: false, chapters: {skip: risks}}
narrative: {scope: [一]}
x-own: {title: 1}
tasks: [{name: 甲, status: done, after: [{task: T1, lag: 2d}], children: {name: 乙}}]
kpis: [{name: 丙, stages: {2026-04: 3}}]
"""
    assert in_chinese(core(text)) == {
        "标题": {"中文": "计划", "英文": "Plan"},
        "文档类型": ["运营工作细化"],
        "文档样式": {"封面": "否", "章节取舍": {"略去章节": "风险管理"}},
        "章节补充文字": {"背景与范围": ["一"]},
        "x-own": {"title": 1},
        "任务": [
            {"任务": "甲", "状态": "已完成", "前置任务": [{"前置任务": "T1", "间隔": "2d"}], "子任务": {"任务": "乙"}}
        ],
        "指标": [{"指标": "丙", "阶段目标": {"2026-04": 3}}],
    }
