"""Whatever a file holds: no exception, and every finding has words in both languages and a place in the file."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from opsplan.loading import events
from opsplan.loading.source import read
from opsplan.words import LANGS, words

PLAN = """\
title: 客服响应提速
goals:
  - {name: 缩短首次响应时间, due: 2026-06-30, kpis: [K1, K2]}
  - name: "三个月内: 降到 30 秒"
    note: |
      第一段
      第二段
tasks: &t
  - name: '梳理 ''口径'''
    owner: 客服主管 # 待定
    x-more: *t
"""
MARKS = "：，　\t\u00a0[]{}'\"`@%&*!|>?-#:,\n\\ 甲a~<=.\u200b\u2028\ufeff\x07\x00𝔘"

WORDS = {lang: words(lang).section("messages") for lang in LANGS}


def check(data):
    plan, found = read(data, "plan.yaml")
    assert plan is not None or found
    for one in found:
        assert one.place.line >= 1
        assert one.place.column >= 1
        for messages in WORDS.values():
            gaps = re.findall(r"\{(\w+)\}", messages[one.message]["says"] + messages[one.message]["hint"])
            assert set(gaps) <= set(one.args), one
        if plan is not None:
            plan.place(one.path)
            assert plan.line(one.place.line) is not None


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data):
    check(data)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text(text):
    check(text.encode("utf-8", errors="replace"))


@settings(deadline=None)
@given(st.text(st.sampled_from(MARKS), max_size=60))
def test_any_marks(text):
    check(text.encode())


mutations = st.lists(
    st.tuples(st.integers(0, len(PLAN)), st.integers(0, 3), st.text(st.sampled_from(MARKS), max_size=3)),
    min_size=1,
    max_size=6,
)


def mutated(changes):
    text = PLAN
    for place, cut, more in changes:
        text = text[:place] + more + text[place + cut :]
    return text.encode()


@settings(deadline=None)
@given(mutations)
def test_a_plan_with_slips(changes):
    check(mutated(changes))


@settings(deadline=None)
@given(mutations)
def test_a_plan_with_slips_and_the_pure_parser(changes):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "_PARSER", yaml.SafeLoader)
        check(mutated(changes))


def test_the_words_of_both_languages_match():
    shapes = {lang: {key: list(entry) for key, entry in messages.items()} for lang, messages in WORDS.items()}
    assert shapes["zh"] == shapes["en"]
