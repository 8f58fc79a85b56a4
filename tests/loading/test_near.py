"""The nearest of several words."""

import pytest

from opsplan.loading.near import nearest


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("ownr", ["name", "owner", "note"], "owner"),
        ("Owner", ["owner", "owners"], "owner"),
        ("weekyl", ["daily", "weekly", "biweekly"], "weekly"),
        ("客服主任", ["店长", "客服主管"], "客服主管"),
        ("店掌", ["客服", "店长"], "店长"),
        ("客服", ["店长", "客服部"], "客服部"),
        ("首次响应", ["缩短首次响应时间", "提升复购"], "缩短首次响应时间"),
        ("库房", ["店长", "客服"], ""),
        ("qq", ["owner", "name"], ""),
        ("甲", ["乙", "甲方"], "甲方"),
        ("T3", ["T1", "T2", "T4"], ""),
        ("", ["owner"], ""),
        ("owner", [], ""),
    ],
)
def test_nearest(word, known, near):
    assert nearest(word, known) == near


def test_of_equally_near_words_the_same_one_is_found_every_time():
    assert nearest("T12", ["T11", "T13", "T14"]) == nearest("T12", ["T14", "T13", "T11"]) == "T14"
