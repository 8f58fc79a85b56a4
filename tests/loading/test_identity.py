"""The index of what ids and names stand for."""

import pytest

from opsplan.loading.plan import load

PLAN = """
title: 客服提速
roles: [{name: {zh: 店长, en: Manager}}, {name: {zh: FAQ, en: FAQ}}]
units: [客服部, 客服部]
"""


@pytest.fixture
def index():
    return load(PLAN.encode(), "plan.yaml")[0].index


def test_entities_are_found_by_id_and_by_each_name(index):
    assert list(index.by_id) == ["U1", "U2", "R1", "R2"]
    assert [index.by_id[one].name.zh for one in index.by_id] == ["客服部", "客服部", "店长", "FAQ"]
    assert [one.id for one in index.named("Manager", ("role",))] == ["R1"]
    assert [one.id for one in index.named("店长", ("role", "unit"))] == ["R1"]
    assert [one.id for one in index.named("客服部", ("unit",))] == ["U1", "U2"]


def test_a_name_of_another_kind_is_not_found(index):
    assert index.named("店长", ("unit", "goal")) == []
    assert index.named("R1", ("role",)) == []


def test_a_name_that_is_the_same_in_both_languages_is_one(index):
    assert [one.id for one in index.named("FAQ", ("role",))] == ["R2"]


def test_spellings_are_the_ids_and_names_of_some_kinds(index):
    assert index.spellings(("role",)) == ["R1", "R2", "店长", "Manager", "FAQ"]
    assert index.spellings(("unit",)) == ["U1", "U2", "客服部"]
    index.add(index.by_id["U1"].model_copy(update={"id": "U3"}))
    assert index.spellings(("unit",)) == ["U1", "U2", "U3", "客服部"]


def test_of_two_entities_with_one_id_the_first_keeps_it():
    loaded, found = load("title: 甲\ngoals: [{id: A, name: 一}, {id: A, name: 二}]".encode(), "plan.yaml")
    assert loaded.index.by_id["A"].name.zh == "一"
    assert [one.code for one in found] == ["REF-02"]


def test_an_automatic_id_is_one_that_may_be_written():
    below = "[二, {name: 三, children: [四]}]"
    text = f"title: 甲\ntasks: [{{id: customer-service-improvement-26, name: 一, children: {below}}}, 五]"
    loaded, found = load(text.encode(), "plan.yaml")
    assert found == []
    assert [one.name.zh for one in loaded.index.by_id.values()] == ["一", "二", "三", "四", "五"]
    assert list(loaded.index.by_id) == ["customer-service-improvement-26", "T1", "T2", "T2.1", "T3"]
