"""The table of the load of roles: months in parts that fit a page, shades where a role has too much to do."""

from textwrap import dedent

from opsplan.analysis.facts import facts
from opsplan.compose.phrase import Month, Phrase
from opsplan.compose.table import Shown
from opsplan.compose.views import load as views
from opsplan.loading.plan import load


def grids(text: str) -> str:
    """Return each grid: its caption's key and months, then a line a role with load and tone of each month."""
    loaded, found = load(dedent(text).strip().encode(), "plan.yaml")
    assert found == []
    return "\n".join(
        line
        for part in views.workload(loaded.plan, facts(loaded.plan))
        for line in (_told(part.caption), *(" | ".join(map(_cell, row)) for row in part.grid))
    )


def _told(caption: Phrase) -> str:
    return " ".join([caption.key, *(f"{one.day:%Y-%m}" for one in caption.args.values())])


def _cell(value: object) -> str:
    if isinstance(value, Month):
        return f"{value.day:%m}"
    if isinstance(value, Phrase):
        return value.key
    if isinstance(value, Shown):
        said = value.value.key if isinstance(value.value, Phrase) else f"{value.value.number}%"
        return f"{said} {value.tone}"
    return str(value or "-")


def test_loads_near_the_limit_and_beyond_it_are_shaded():
    # May 2026 has 21 working days: 17 of them are 81 %, 16.8 are 80 %, 21 are 100 %, 22 are 105 %, 10.5 are 50 %.
    assert (
        grids("""
        title: 改造
        roles:
          - {id: R1, name: 甲}
          - {id: R2, name: 乙}
          - {id: R3, name: 丙}
          - {id: R4, name: 丁}
          - {id: R5, name: 戊, absent: [{start: 2026-05-01, finish: 2026-05-31}]}
          - {id: R6, name: 己}
          - {id: R7, name: 庚}
        tasks:
          - {name: 一, owner: R1, start: 2026-05-04, finish: 2026-05-29, effort: 17}
          - {name: 二, owner: R2, start: 2026-05-04, finish: 2026-05-29, effort: 21}
          - {name: 三, owner: R3, start: 2026-05-04, finish: 2026-05-29, effort: 22}
          - {name: 四, owner: R4, start: 2026-05-04, finish: 2026-05-29, effort: 10.5}
          - {name: 五, owner: R5, start: 2026-05-04, finish: 2026-05-29, effort: 1}
          - {name: 六, owner: R7, start: 2026-05-04, finish: 2026-05-29, effort: 16.8}
        """)
        == """\
load.part_month 2026-05 2026-05
columns.role | 05
R1 | 81% warning
R2 | 100% warning
R3 | 105% bad
R4 | 50% plain
R5 | load.absent bad
R7 | 80% plain"""
    )


def test_the_limit_is_the_plan_s():
    text = "title: 甲\nroles: [{id: R1, name: 乙}]\nlint: {limits: {overload: 50}}\ntasks:\n"
    text += "  - {name: 丙, owner: R1, start: 2026-05-04, finish: 2026-05-29, effort: 12}"
    assert grids(text).splitlines()[-1] == "R1 | 57% bad"


def test_two_years_are_two_grids_without_months_that_have_no_work_and_roles_that_have_none():
    assert (
        grids("""
        title: 改造
        roles: [{id: R1, name: 甲}, {id: R2, name: 乙}]
        tasks:
          - {name: 一, owner: R1, start: 2026-03-02, finish: 2026-03-03, effort: 2}
          - {name: 二, owner: R2, start: 2026-04-01, finish: 2026-04-30, effort: 11}
          - {name: 三, owner: R1, start: 2027-09-01, finish: 2027-09-30, effort: 22}
        """)
        == """\
load.part 2026-03 2026-04
columns.role | 03 | 04
R1 | 9% plain | -
R2 | - | 50% plain
load.part_month 2027-09 2027-09
columns.role | 09
R1 | 100% warning"""
    )


def test_a_load_of_many_years_is_no_table():
    assert (
        grids("""
        title: 改造
        roles: [{id: R1, name: 甲}]
        tasks: [{name: 一, owner: R1, start: 2026-01-05, finish: 2029-12-28, effort: 100}]
        """)
        == ""
    )
