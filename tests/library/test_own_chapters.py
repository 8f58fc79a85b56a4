"""Chapter templates of the user's own: they go before opsplan's, run in a sandbox, and their errors have a place."""

from pathlib import Path

import pytest

from opsplan.errors import TemplateError
from opsplan.pipeline import Wanted, document, judge

PLAN = """\
title: 提速
goals: [{name: 缩短响应, owner: 客服主管, due: 2026-06-30}]
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
        ("{{ table(plan.goals, 'name=__class__.__name__') }}", 1, "no field __class__"),
        ("{{ grid([('a', 'b'), ('c',)]) }}", 1, "1 cells under 2 columns"),
        ("{{ form('inspection_points', [(1, 2, 3, 4, 5, 6, 7)]) }}", 1, "7 cells under 6 columns"),
        ("一\n{{ '\\x07' }}", 2, "U+0007"),
        ("一\n{{ '\\ud800' }}", 2, "U+D800"),
        ("一\n二\x02三", 2, "U+0002"),
        ("{% filter format(7) %}%c{% endfilter %}", 0, "U+0007"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", 0, "recursion"),
        ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, 0, "too many statically nested blocks"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "recursion"),
        ("{{ 'a' * 10 ** 9 }}", 1, "* makes more"),
        ("{{ 2 ** (10 ** 9) }}", 1, "** makes more"),
        ("{{ '%9000000d' % 1 }}", 1, "a text of 9000000 characters"),
        ("{{ range(10 ** 9) }}", 1, "Range too big"),
        ("一" * 400_000, 0, "more than 1000000 bytes"),
    ],
)
def test_an_error_in_a_template_names_its_file_and_line(chapter, template, line, reason):
    with pytest.raises(TemplateError) as caught:
        chapter(template)
    assert caught.value.line == line
    assert reason in caught.value.reason
    assert caught.value.file.endswith("nothing.md.j2" if reason == "not found" else "goals.md.j2")


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
        "{{ '{0.__class__}'.format(plan) }}",
        "{{ '{0.model_fields}'.format(plan) }}",
        "{{ plan.model_fields.title.annotation.__mro__ }}",
        "{{ plan | attr('model_dump') }}",
        "{{ [plan] | map(attribute='__class__') | first }}",
        "{{ plan['__class__'] }}",
        "{{ table.__self__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ speaker.voices[0].by_id.clear() }}",
        "{{ lipsum() }}",
        "{{ [1, 2] | random }}",
        "{{ plan.goals[0].due.today() }}",
        "{% include '../secret.md.j2' %}",
        "{% include 'link.md.j2' %}",
        "{% include '/etc/hostname' %}",
    ],
)
def test_a_template_reaches_nothing_but_the_plan(chapter, template, tmp_path, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md.j2"
    secret.write_text("geheim", encoding="utf-8")
    (tmp_path / "link.md.j2").symlink_to(secret)
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


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ plan.goals[0].name ~ '：*' ~ plan.goals[0].due }}", "缩短响应：\\*2026-06-30"),
        ("{{ plan.goals | join('、') }}{{ plan.tasks | join('、', attribute='owner') }}", "缩短响应客服主管"),
        ("{{ plan.goals[0].priority | upper }}、{{ plan.goals[0].name | replace('响应', '*') }}", "必须、缩短\\*"),
        ("{% macro m(a) %}**{{ a }}**{% endmacro %}{{ m(plan.extras['x-note']) }}", "**甲\\<b>乙**"),
        ("{% set a %}*{{ plan.title }}*{% endset %}{{ a ~ '*' }}", "*提速*\\*"),
        ("{% macro m() %}{{ bullets(plan.goals) }}{% endmacro %}{{ m() }}", "- 缩短响应"),
        ("```\n{{ table(plan.goals, 'name') }}", "```\n```\n\n| 目标     |\n| -------- |\n| 缩短响应 |"),
        ("<b>{{ plan.title }}</b>", "\\<b>提速\\</b>"),
        ("{{ grid([[], []]) }}一", "一"),
        ("{% filter format(2, 3) %}%c99%c{% endfilter %}一", "一"),
    ],
)
def test_what_a_template_makes_of_values_reads_as_they_do_and_is_escaped_once(chapter, template, expected):
    assert chapter(template) == expected


def test_the_line_of_a_byte_that_is_not_utf_8_is_told(chapter, tmp_path):
    (tmp_path / "note.md.j2").write_bytes(b"a\nb\xff")
    with pytest.raises(TemplateError) as caught:
        chapter("{% include 'note.md.j2' %}")
    assert (Path(caught.value.file).name, caught.value.line, caught.value.known) == ("note.md.j2", 2, "encoding")


def test_a_folder_is_no_template(tmp_path):
    (tmp_path / "goals.md.j2").mkdir()
    judged, _ = judge(PLAN, str(tmp_path / "plan.yaml"), templates=tmp_path)
    assert "目标设定" in document(judged, PLAN, Wanted(judged.kinds[0], "zh", "md")).decode()


def test_a_folder_may_be_divided_as_that_of_opsplan_is(tmp_path):
    for name, text in (
        ("kinds/weekly.yaml", "title: 周查\nchapters: [goals, note]\n"),
        ("chapters/note.md.j2", "附注"),
    ):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    plan = PLAN.replace(b"chapters: {only: goals}, ", b"")
    judged, found = judge(plan, str(tmp_path / "plan.yaml"), ("weekly",), templates=tmp_path)
    assert found == []  # what a chapter of one's own prints only its template knows
    made = document(judged, plan, Wanted(judged.kinds[0], "zh", "md")).decode()
    assert made.partition("## 二、note\n\n")[2].startswith("附注")
