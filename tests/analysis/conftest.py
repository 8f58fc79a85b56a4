"""Schedules as text: a plan in YAML goes in, one line for each task, problem and cycle comes out."""

from textwrap import dedent

import pytest
import yaml

from opsplan.analysis.calendar import work_calendar
from opsplan.analysis.dates import Dates
from opsplan.analysis.schedule import Schedule, schedule
from opsplan.model.plan import Plan


@pytest.fixture
def scheduled():
    """A function from a plan in YAML to its schedule."""

    def run(text: str) -> Schedule:
        plan = Plan.model_validate({"title": "Plan"} | yaml.load(dedent(text), yaml.BaseLoader))
        return schedule(plan, work_calendar(plan.calendar))

    return run


@pytest.fixture
def dates(scheduled):
    """A function from a plan in YAML to the dates of its tasks: id, start, finish, working days, flags."""
    return lambda text: lines(scheduled(text), early)


@pytest.fixture
def floats(scheduled):
    """A function from a plan in YAML to the late dates of its tasks: id, late start, late finish, float, flag."""
    return lambda text: lines(scheduled(text), late)


def lines(result: Schedule, show) -> str:
    """Return a schedule as text."""
    tasks = [" ".join([id_, *show(one)]) for id_, one in result.tasks.items()]
    problems = [f"! {one.kind} {one.task} {one.other} {one.day or ''}".rstrip() for one in result.problems]
    return "\n".join([*tasks, *problems, *("o " + " ".join(loop) for loop in result.cycles)])


def early(one: Dates) -> list[str]:
    """Return what the forward pass says of a task."""
    flags = [name for name in ("milestone", "deadline", "group") if getattr(one, name)]
    days = [] if one.days is None else [f"{one.days}d"]
    buffer = [f"buffer {one.buffer_finish}"] if one.buffer_finish else []
    return [*(str(day or "-") for day in (one.start, one.finish)), *days, *buffer, *flags]


def late(one: Dates) -> list[str]:
    """Return what the backward pass says of a task."""
    days = [str(day or "-") for day in (one.late_start, one.late_finish)]
    return [*days, "-" if one.total_float is None else str(one.total_float), *(["critical"] * one.critical)]
