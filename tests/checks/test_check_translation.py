"""Texts that are missing in a language of the document."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent

CODES = {"DOC-05"}


def text(block: str) -> str:
    return dedent(block).strip()


PLAN = """
    title: {{zh: 客服提速, en: Faster service}}
    lang: {lang}
    kpis:
      - {{name: {{zh: 响应时间}}, unit: {{en: seconds}}, frequency: {{every: weekly, on: {{zh: 周一}}}}}}
    narrative: {{goals: [{{zh: 一}}, {{zh: 二, en: Two}}]}}
    document: {{chapters: {{skip: [communication, monitoring, training, evaluation, responsibilities, schedule, processes, improvement, review, breakdown, goals, scope]}}}}
    lint: {{profile: {profile}}}
"""


def test_a_bilingual_plan_is_told_what_is_missing_in_either_language(said):
    assert said(PLAN.format(lang="both", profile="standard")) == text("""
        info DOC-05 4:12 kpis[0].name
          “响应时间”没有英文文本 | 请写成 name: {zh: 响应时间, en: …}
          “响应时间” has no English text | Write name: {zh: 响应时间, en: …}
        info DOC-05 4:30 kpis[0].unit
          “seconds”没有中文文本 | 请写成 unit: {zh: …, en: seconds}
          “seconds” has no Chinese text | Write unit: {zh: …, en: seconds}
        info DOC-05 4:76 kpis[0].frequency.on
          “周一”没有英文文本 | 请写成 on: {zh: 周一, en: …}
          “周一” has no English text | Write on: {zh: 周一, en: …}
        info DOC-05 5:21 narrative.goals[0]
          “一”没有英文文本 | 请写成 {zh: 一, en: …}
          “一” has no English text | Write {zh: 一, en: …}
    """)


def test_an_english_plan_lacks_english_only(said):
    told = said(PLAN.format(lang="en", profile="standard"))
    assert [line.split(" ", 2)[2] for line in told.splitlines() if " DOC-05 " in line] == [
        "4:12 kpis[0].name", "4:76 kpis[0].frequency.on", "5:21 narrative.goals[0]",
    ]  # fmt: skip


def test_a_chinese_plan_and_the_basic_profile_are_not_bothered(said):
    assert "DOC-05" not in said(PLAN.format(lang="zh", profile="standard"))
    assert "DOC-05" not in said(PLAN.format(lang="both", profile="basic"))


def test_names_that_stand_for_roles_are_told_where_they_are_first_used(said):
    assert said("""
        title: {zh: 报废减半, en: Halve the waste}
        lang: both
        goals: [{name: {zh: 减半, en: Halve it}, owner: 店长, collaborators: [烘焙师]}]
        tasks: [{name: {zh: 登记, en: Record}, owner: 店长}]
        lint: {profile: standard}
        document: {chapters: {skip: [communication, monitoring, training, kpis, evaluation, responsibilities, schedule, processes, improvement, review, scope]}}
    """) == text("""
        info DOC-05 3:47 goals[0].owner
          “店长”没有英文文本 | 请写成 roles: [{name: {zh: 店长, en: …}}, {name: {zh: 烘焙师, en: …}}]
          “店长” has no English text | Write roles: [{name: {zh: 店长, en: …}}, {name: {zh: 烘焙师, en: …}}]
        info DOC-05 3:67 goals[0].collaborators[0]
          “烘焙师”没有英文文本 | 请写成 roles: [{name: {zh: 店长, en: …}}, {name: {zh: 烘焙师, en: …}}]
          “烘焙师” has no English text | Write roles: [{name: {zh: 店长, en: …}}, {name: {zh: 烘焙师, en: …}}]
    """)


def test_a_long_text_is_shown_by_its_beginning(said):
    assert said("""
        title: {zh: 客服提速, en: Faster service}
        lang: both
        goals: [{name: {zh: 甲, en: A}}]
        scope:
          background: |
            首次响应平均七十五秒，
            高于同行。
          purpose: 九月底前把首次响应时间由七十五秒降到三十秒以内，差评减半
        lint: {profile: standard}
        document: {chapters: {skip: [communication, monitoring, training, kpis, evaluation, responsibilities, schedule, processes, improvement, review, breakdown]}}
    """) == text("""
        info DOC-05 5:15 scope.background
          “首次响应平均七十五秒，…”没有英文文本 | 请写成 background: {zh: 首次响应平均七十五秒，…, en: …}
          “首次响应平均七十五秒，…” has no English text | Write background: {zh: 首次响应平均七十五秒，…, en: …}
        info DOC-05 8:12 scope.purpose
          “九月底前把首次响应时间由七十五秒降到三十秒以内，…”没有英文文本 | 请写成 purpose: {zh: 九月底前把首次响应时间由七十五秒降到三十秒以内，…, en: …}
          “九月底前把首次响应时间由七十五秒降到三十秒以内，…” has no English text | Write purpose: {zh: 九月底前把首次响应时间由七十五秒降到三十秒以内，…, en: …}
    """)


def test_what_reads_alike_in_both_languages_needs_no_translation(said):
    assert said("""
        title: {zh: 客服提速, en: Faster service}
        lang: both
        kpis:
          - {name: {zh: 复购率, en: Repeat rate}, unit: "%", source: CRM}
          - {name: NPS, unit: 分}
          - {name: {en: "7×24"}, unit: {en: points}}
        document: {chapters: {only: [kpis]}}
    """) == text("""
        info DOC-05 5:23 kpis[1].unit
          “分”没有英文文本 | 请写成 unit: {zh: 分, en: …}
          “分” has no English text | Write unit: {zh: 分, en: …}
        info DOC-05 6:32 kpis[2].unit
          “points”没有中文文本 | 请写成 unit: {zh: …, en: points}
          “points” has no Chinese text | Write unit: {zh: …, en: points}
    """)
