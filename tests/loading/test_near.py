"""The nearest of several words."""

import pytest

from opsplan.loading.near import nearest, nearest_value


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


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("未完成", ["未开始", "已完成"], ""),
        ("没有完成", ["已完成"], ""),
        ("合格", ["不合格"], ""),
        ("不绣钢餐台", ["不锈钢餐台"], "不锈钢餐台"),
        ("外部培训", ["内部培训"], ""),
        ("外部培训", ["内部培训", "外部培讯"], "外部培讯"),
        ("incomplete", ["complete"], ""),
        ("unmet", ["met"], ""),
        ("not done", ["done"], ""),
        ("Completed", ["incomplete"], ""),
        ("uneffective", ["effective", "ineffective"], "ineffective"),
        ("progress", ["In progress"], "In progress"),
        ("indexs", ["index"], "index"),
    ],
)
def test_the_opposite_is_not_what_was_meant(word, known, near):
    assert nearest(word, known) == near


@pytest.mark.parametrize(
    ("word", "near"),
    [("每周末", "weekly"), ("每餐", ""), ("week", "weekly"), ("每季", "quarterly"), ("weekl", "weekly"), ("夜班", "")],
)
def test_of_equally_near_values_none_is_meant(word, near):
    spelled = {"每日": "daily", "每周": "weekly", "每月": "monthly", "每季度": "quarterly", "weekly": "weekly"}
    assert nearest_value(word, spelled) == near
