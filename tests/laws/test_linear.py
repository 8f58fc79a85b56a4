"""Fifth law: what is big stays linear. Calls are counted, not seconds: four times the tasks, four times the calls."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from wide import wide

from opsplan import export
from opsplan.analysis.facts import facts
from opsplan.checks.case import Case
from opsplan.checks.registry import check
from opsplan.compose.build import Order, compose
from opsplan.findings import Severity
from opsplan.kinds import KINDS, kind
from opsplan.loading.plan import load
from opsplan.look.build import load as theme
from opsplan.pipeline import judge
from opsplan.writers import docx, markdown

FEW, MANY = 200, 800
#: A little more than four: what is done once a plan costs the small one as much as the large.
LIMIT = 4.6
STAGES = ("load", "facts", "check", "compose", "markdown", "docx", "json")

HEAD = """\
title: 门店服务提升
period: {start: 2026-01-05, finish: 2027-12-31}
roles: [{id: R1, name: 店长}, {id: R2, name: 客服主管}, {id: R3, name: 仓储主管}]
goals: [{id: G1, name: 首次响应降到 30 秒, due: 2026-12-31}]
phases: [{id: P1, name: 推广, start: 2026-01-05, finish: 2027-12-31}]
tasks:
"""


def plan(tasks: int) -> bytes:
    """Return a plan of groups of ten tasks, each after the one before, with people, dates, steps and acceptance."""
    return (HEAD + "".join(_group(number) for number in range(tasks // 10))).encode()


def _group(number: int) -> str:
    lines = [f"  - {{id: T{number}, name: 第{number}组, phase: P1, goals: G1, children: ["]
    for place in range(10):
        after = f"after: [T{number}.{place - 1}]" if place else f"start: 2026-{1 + number % 6:02}-05"
        if number and place == 5:
            after = f"after: [T{number}.4, T{number - 1}.5]"
        lines.append(
            f"      {{id: T{number}.{place}, name: 任务{number}-{place} <5% a|b, owner: R{1 + place % 3}, {after},"
            f" duration: {1 + place % 3}d, deliverable: 结论{number}, acceptance: '*抽查* 10 笔', effort: 2,"
            f" steps: [调阅记录, 现场观察], informed: [R2], status: {'done' if place < 2 else 'todo'}}},"
        )
    return "\n".join([*lines, "    ]}\n"])


def stages(data: bytes) -> dict[str, Callable[[], object]]:
    """Return the stages from a file to documents; each takes what those before it have made."""
    made: dict[str, object] = {}
    built = kind("work-breakdown")
    assert built is not None

    def keep(name: str, value: object) -> object:
        made[name] = value
        return value

    def composed() -> object:
        by_id = made["loaded"].index.by_id
        return keep("manuscript", compose(made["loaded"].plan, made["facts"], by_id, built, Order("zh")))

    return {
        "load": lambda: keep("loaded", load(data, "plan.yaml")[0]),
        "facts": lambda: keep("facts", facts(made["loaded"].plan)),
        "check": lambda: check(Case(made["loaded"], made["facts"], (built,))),
        "compose": composed,
        "markdown": lambda: markdown.write(made["manuscript"], {}),
        "docx": lambda: docx.write(made["manuscript"], theme("business"), {}),
        "json": lambda: export.write(
            made["loaded"].plan, made["facts"], made["loaded"].index.by_id, {"version": "", "inputs": "", "parts": ""}
        ),
    }


def calls(stage: Callable[[], object]) -> int:
    """Return how many functions a stage calls, those of C among them."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        stage()
    finally:
        sys.setprofile(None)
    return counted


@cache
def counts(tasks: int) -> dict[str, int]:
    return {name: calls(stage) for name, stage in stages(plan(tasks)).items()}


@pytest.mark.parametrize("stage", STAGES)
def test_four_times_the_tasks_cost_four_times_the_calls(stage):
    counts(20)  # so that what is read once and kept is read
    assert counts(FEW)[stage] > FEW
    assert counts(MANY)[stage] / counts(FEW)[stage] <= LIMIT


@cache
def wide_counts(entries: int) -> dict[str, int]:
    """Return the calls from a wide plan to documents of every kind, by stage, and by kind and stage."""
    data, made = wide(entries), {}
    kinds = tuple(found for name in KINDS if (found := kind(name)))
    counted = {
        "load": calls(lambda: made.update(loaded=load(data, "plan.yaml")[0])),
        "facts": calls(lambda: made.update(facts=facts(made["loaded"].plan))),
        "check": calls(lambda: check(Case(made["loaded"], made["facts"], kinds))),
    }
    for of in kinds:
        order, by_id = Order("zh"), made["loaded"].index.by_id
        made["told"] = compose(made["loaded"].plan, made["facts"], by_id, of, order)
        counted |= {
            f"{of.id} compose": calls(lambda: compose(made["loaded"].plan, made["facts"], by_id, of, order)),  # noqa: B023
            f"{of.id} markdown": calls(lambda: markdown.write(made["told"], {})),
            f"{of.id} docx": calls(lambda: docx.write(made["told"], theme("business"), {})),
        }
    return counted


def test_four_times_the_entries_in_every_section_cost_four_times_the_calls_in_every_kind():
    wide_counts(2)  # so that what is read once and kept is read
    few, many = wide_counts(10), wide_counts(40)
    assert [(name, many[name] / few[name]) for name in few if many[name] / few[name] > LIMIT] == []


def test_the_wide_plan_has_no_errors_of_its_own():
    _, found = judge(wide(5), "plan.yaml", KINDS)
    assert [one for one in found if one.severity is Severity.ERROR] == []


def test_the_plans_that_are_counted_have_no_findings_of_their_own():
    loaded, found = load(plan(FEW), "plan.yaml")
    assert loaded is not None
    assert found == []
    assert len(facts(loaded.plan).schedule.tasks) == FEW + FEW // 10


#: A task of a plan in which every task is like this; each but the first line of a mistake is a mistake of its own.
ROWS = {
    "key": "  - {{id: T{n}, name: 任务{n}, ownr: R1}}",
    "date": "  - {{id: T{n}, name: 任务{n}, start: 2026-13-{n}}}",
    "value": "  - {{id: T{n}, name: 任务{n}, status: dnoe}}",
    "id": "  - {{id: T, name: 任务{n}}}",
    "label": "  - {{id: T{n}, name: 任务{n}, frequency: 定期{n}}}",
    "dates": "  - {{id: T{n}, name: 任务{n}, start: 2026-05-05, finish: 2026-04-01}}",
    "early": "  - {{id: T{n}, name: 任务{n}, after: [T{before}], start: 2026-02-02, duration: 3d}}",
    "character": '  - {{id: T{n}, name: "任务{n}\\x07"}}',
    "same name": "  - {{id: T{n}, name: 例行检查}}",
    "no name": "  - {{id: T{n}}}",
    "colon": "  - 名称：任务{n}\n    负责人：谁{n}",
    "unknown role": "  - {{id: T{n}, name: 任务{n}, owner: 谁{n}}}",
}
SEARCHED = "  - {{id: T{n}, name: 任务{n}, after: [X{n}]}}"


def judged(row: str, tasks: int) -> int:
    rows = (row.format(n=number, before=max(number - 1, 0)) for number in range(tasks))
    data = (HEAD + "\n".join(rows)).encode()
    return calls(lambda: judge(data, "plan.yaml"))


@pytest.mark.parametrize("name", ROWS)
def test_four_times_the_mistakes_cost_four_times_the_calls(name):
    judged(ROWS[name], MANY // 4)
    assert judged(ROWS[name], MANY // 4) / judged(ROWS[name], FEW // 4) <= LIMIT


def laid_over(row: str, tasks: int, folder: Path) -> int:
    """Return the calls of loading a plan that says of each task of its base how long it takes."""
    (folder / "base.yaml").write_bytes(plan(tasks))
    lines = (row.format(n=number // 10, m=number % 10) for number in range(tasks))
    data = ("title: 甲\nextends: base.yaml\ntasks:\n" + "\n".join(lines)).encode()
    return calls(lambda: load(data, str(folder / "plan.yaml")))


@pytest.mark.parametrize(
    "row", ["  - {{id: T{n}.{m}, duration: 2d}}", "  - {{name: 任务{n}-{m} <5% a|b, duration: 2d}}"]
)
def test_four_times_the_changes_to_a_base_cost_four_times_the_calls(row, tmp_path):
    laid_over(row, 20, tmp_path)
    assert laid_over(row, MANY, tmp_path) / laid_over(row, FEW, tmp_path) <= LIMIT


def test_four_times_the_unknown_references_cost_four_times_the_calls():
    judged(SEARCHED, 10)
    assert judged(SEARCHED, MANY) / judged(SEARCHED, FEW) <= LIMIT
