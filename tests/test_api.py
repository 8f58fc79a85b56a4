"""opsplan as a library: what each call returns, and what it raises."""

import subprocess
import sys
from datetime import date

import pytest

import opsplan
from opsplan.pipeline import Wanted, document, judge

PLAN = """\
title: {zh: 客服提速, en: Faster service}
roles: [{id: R1, name: {zh: 客服主管, en: Service lead}}]
kpis:
  - {id: K1, name: {zh: 响应时间, en: Response time}, unit: s, direction: down, baseline: 75, target: 30, owner: R1}
tasks:
  - {name: {zh: 优化排班, en: Better rosters}, owner: R1, start: 2026-03-02, duration: 5d}
document: {chapters: {only: breakdown}, cover: false, toc: false}
""".encode()
WRONG = b"title: a\ntasks: [{nam: b}]\n"
BREAKDOWN = """\
# Faster service

**Operations Work Breakdown Plan**

## 1 Work Breakdown

**Table 1** Work breakdown

| ID  | Task           | Owner        |
| --- | -------------- | ------------ |
| T1  | Better rosters | Service lead |
"""


def test_a_plan_is_read_from_a_path_or_from_bytes(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN)
    for plan in (opsplan.load(PLAN), opsplan.load(path), opsplan.load(str(path))):
        assert (plan.ok, plan.kinds, plan.plan.tasks[0].name.en) == (True, ("work-breakdown",), "Better rosters")
        assert plan.facts.schedule.tasks["T1"].finish == date(2026, 3, 6)
    assert [opsplan.load(PLAN).file, opsplan.load(PLAN, file="a.yaml").file] == ["plan.yaml", "a.yaml"]
    with pytest.raises(FileNotFoundError):
        opsplan.load(tmp_path / "none.yaml")


def test_a_plan_of_which_nothing_can_be_read_has_findings_alone():
    plan = opsplan.load(b"- a\n")
    assert (plan.ok, plan.plan, plan.facts, plan.kinds) == (False, None, None, ())
    assert [one.code for one in plan.findings] == ["YAML-02"]


def test_findings_say_where_what_and_how():
    found = [one for one in opsplan.check(WRONG, file="a.yaml", only=["DOC-01"]) if one.message == "key-unknown"]
    assert [(str(one.place.file), one.place.line, one.place.column, one.code) for one in found] == [
        ("a.yaml", 2, 10, "DOC-01")
    ]
    assert opsplan.says(found[0], "zh") == "不认识的字段“nam”"
    assert opsplan.hint(found[0], "en") == "Did you mean name? Write name:"


@pytest.mark.every_check
def test_what_is_asked_of_a_plan_is_chosen():
    def codes(**options):
        return {one.code for one in opsplan.check(PLAN, **options)}

    everything = codes()
    assert "KPI-05" in everything
    assert codes(ignore=["KPI"]) == {one for one in everything if not one.startswith("KPI")}
    assert codes(profile="basic") < everything
    late = {"settings": {"tasks[T1].status": "doing"}}
    assert codes(**late, today=date(2027, 1, 1)) - codes(**late) == {"TASK-12"}


def test_a_document_is_the_one_that_the_command_writes(tmp_path):
    judged, _ = judge(PLAN, "plan.yaml")
    for lang in ("zh", "en", "both"):
        for form in ("md", "docx"):
            assert opsplan.render(PLAN, form, lang=lang) == document(judged, PLAN, Wanted(judged.kinds[0], lang, form))
    assert opsplan.render(PLAN, "md", lang="en").decode().partition("\n<!--")[0] == BREAKDOWN
    assert opsplan.render(PLAN, "json").startswith(b'{\n  "opsplan": ')
    other = opsplan.render(opsplan.load(PLAN), "md", lang="en", kind="service-guide")
    assert b"End-to-End Operations Service Guide" in other


def test_a_plan_with_errors_is_an_error_or_a_draft():
    with pytest.raises(opsplan.PlanError) as raised:
        opsplan.render(WRONG)
    assert [one.message for one in raised.value.findings if one.code == "DOC-01"] == ["key-unknown"]
    assert b"DRAFT" in opsplan.render(WRONG, "md", lang="en", draft=True).split(b"\n", 1)[0]
    with pytest.raises(opsplan.PlanError):
        opsplan.render(b"- a\n", draft=True)


@pytest.mark.parametrize(("to", "more", "told"), [
    ("odt", {}, "to: 'odt' is none of docx, md, pdf, json"),
    ("md", {"lang": "fr"}, "lang: 'fr' is none of zh, en, both"),
    ("md", {"kind": "weekly"}, "kind: 'weekly' is none of work-breakdown"),
])  # fmt: skip
def test_what_there_is_not_is_a_value_error(to, more, told):
    with pytest.raises(ValueError, match=f"^{told}$"):
        opsplan.render(PLAN, to, **more)


def test_what_the_library_offers_is_loaded_when_it_is_asked_for():
    command = (
        "import opsplan, sys; print('opsplan.api' in sys.modules); opsplan.load; print('opsplan.api' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", command], text=True).split() == ["False", "True"]
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        _ = opsplan.lode
