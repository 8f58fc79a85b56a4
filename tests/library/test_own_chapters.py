"""Chapter templates of the user's own: they go before opsplan's, run in a sandbox, and their errors have a place."""

import pytest

from opsplan.errors import TemplateError
from opsplan.pipeline import Wanted, document, judge

PLAN = """\
title: 提速
goals: [{name: 缩短响应, owner: 客服主管}]
tasks: [{name: 排班, owner: 客服主管}]
document: {chapters: {only: goals}, toc: false}
x-note: 甲<b>乙
""".encode()


@pytest.fixture
def chapter(tmp_path):
    """Return a function that gives the Markdown of the chapter on goals by a template of the user's own."""

    def call(template: str, lang: str = "zh") -> str:
        (tmp_path / "goals.md.j2").write_text(template, encoding="utf-8")
        judged, _ = judge(PLAN, str(tmp_path / "plan.yaml"), templates=tmp_path)
        made = document(judged, PLAN, Wanted(judged.kinds[0], lang, "md")).decode()
        return made.partition("## 一、目标设定\n\n")[2].partition("\n\n<!--")[0]

    return call


def test_a_template_of_ones_own_goes_before_that_of_opsplan(chapter):
    assert chapter("共{{ plan.goals | length }}个目标：\n\n{{ table(plan.goals, 'name owner') }}") == (
        "共1个目标：\n\n| 目标     | 目标责任人 |\n| -------- | ---------- |\n| 缩短响应 | 客服主管   |"
    )
    assert chapter("{{ plan.extras['x-note'] }}") == "甲\\<b>乙"


def test_a_template_may_use_another_one_and_those_of_opsplan(chapter, tmp_path):
    (tmp_path / "note.md.j2").write_text("附注", encoding="utf-8")
    assert chapter("{% include 'note.md.j2' %}") == "附注"
    assert chapter("{% include 'breakdown.md.j2' %}").startswith("**表1** 任务分解")


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("一\n{{ plan.gaols }}", 2, "has no attribute 'gaols'"),
        ("一\n\n{{ nobody }}", 3, "'nobody' is undefined"),
        ("{{ plan.goals[3].name }}", 1, "no element 3"),
        ("一\n{% for one in plan.goals %}\n{{ one.name }}", 3, "Unexpected end of template"),
        ("一\n{% foo %}", 2, "unknown tag 'foo'"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError"),
        ("{{ figure('nothing') }}", 1, "figure('nothing')"),
        ("{{ table(plan.goals, 'name nothing') }}", 1, "AttributeError"),
        ("{{ heading('nothing') }}", 1, "headings.nothing"),
        ("{% include 'nothing.md.j2' %}", 0, "not found"),
        ("一\n{{ plan.goals.append(1) }}", 2, "append"),
    ],
)
def test_an_error_in_a_template_names_its_file_and_line(chapter, template, line, reason):
    with pytest.raises(TemplateError) as caught:
        chapter(template)
    assert caught.value.line == line
    assert reason in caught.value.reason
    assert caught.value.file.endswith("goals.md.j2" if line else "nothing.md.j2")


@pytest.mark.parametrize(
    "template",
    [
        "{{ plan.parse_raw('{}') }}",
        "{{ plan.model_dump() }}",
        "{{ plan.goals[0].model_copy() }}",
        "{{ plan.__class__ }}",
        "{{ views.goals.rows.__globals__ }}",
        "{{ views.goals.re }}",
        "{{ views.goals.Row }}",
        "{{ facts.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ views.goals.rows(plan)[0].parse_raw('{}') }}",
        "{{ speaker.voices[0].say.__func__ }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_a_template_reaches_nothing_but_the_plan(chapter, template):
    with pytest.raises(TemplateError):
        chapter(template)


def test_the_templates_of_ones_own_are_part_of_what_a_document_is_made_of(tmp_path):
    made = []
    for text in ("一", "一{# #}"):
        (tmp_path / "goals.md.j2").write_text(text, encoding="utf-8")
        judged, _ = judge(PLAN, str(tmp_path / "plan.yaml"), templates=tmp_path)
        made.append(document(judged, PLAN, Wanted(judged.kinds[0], "zh", "md")).partition(b"<!-- opsplan:"))
    assert made[0][0] == made[1][0]
    assert made[0][2] != made[1][2]
