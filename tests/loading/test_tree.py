"""The tree of values and their positions, and what of YAML is refused before it harms."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from opsplan.findings import Place
from opsplan.loading.source import Source, read
from opsplan.loading.tree import Map, Seq

TEXT = """\
title: \u3000客服响应提速\u3000
version: 1.10
on: NO
at: 12:30
note: |
  第一行

  第二行
empty: ""
nothing: ~
null: 'null'
goals:
  - name: "甲: 乙"
    due: 2026-1-6
    owner:
  -
  - [丙, ~, 丁]
single: 戊
again: &a {x: 1}
alias: *a
"""


def source() -> Source:
    found, wrong = read(TEXT.encode(), "plan.yaml")
    assert (wrong, found is not None) == ([], True)
    return found


def test_scalars_stay_as_written_and_empty_ones_are_absent():
    assert source().tree == {
        "title": "客服响应提速",
        "version": "1.10",
        "on": "NO",
        "at": "12:30",
        "note": "第一行\n\n第二行",
        "null": "null",
        "goals": [{"name": "甲: 乙", "due": "2026-1-6"}, ["丙", "丁"]],
        "single": "戊",
        "again": {"x": "1"},
        "alias": {"x": "1"},
    }


def test_places():
    plan = source()
    places = {
        (): (1, 1),
        ("title",): (1, 8),
        ("note",): (5, 7),
        ("nothing",): (10, 10),
        ("goals",): (13, 3),
        ("goals", 0, "due"): (14, 10),
        ("goals", 0, "owner"): (15, 11),
        ("goals", 0, "target"): (13, 5),
        ("goals", 0, "name", "zh"): (13, 11),
        ("goals", 1): (17, 5),
        ("goals", 1, 1): (17, 12),
        ("goals", 7): (13, 3),
        ("single", 0): (18, 9),
        ("single", 0, "name"): (18, 9),
        ("unknown", "x"): (1, 1),
    }
    assert {path: plan.place(path) for path in places} == {
        path: Place("plan.yaml", *mark) for path, mark in places.items()
    }


def test_places_of_keys():
    plan = source()
    assert plan.place(("goals", 0, "due"), key=True) == Place("plan.yaml", 14, 5)
    assert plan.place(("goals", 1), key=True) == Place("plan.yaml", 17, 5)


def test_written_paths_leave_out_what_a_shorthand_leaves_out():
    plan = source()
    assert plan.written_path(("single", 0, "name")) == ("single",)
    assert plan.written_path(("again", 0, "x")) == ("again", "x")
    assert plan.written_path(("goals", 1, 0, "name")) == ("goals", 1, 0)
    assert plan.written_path(("goals", 0, "target")) == ("goals", 0, "target")


def test_lines():
    assert [source().line(number) for number in (0, 2, 99)] == ["", "version: 1.10", ""]


def said(text: str) -> list[tuple[str, int, int]]:
    found, wrong = read(text.encode(), "plan.yaml")
    assert found is None
    return [(one.message, one.place.line, one.place.column) for one in wrong]


def test_depth_is_limited():
    (flow,) = said("a: " + "[" * 100_000)
    assert flow[:2] == ("yaml-depth", 1)  # libyaml from 0.2.6 on stops by itself, a little later
    assert said("- " * 100_000) == [("yaml-depth", 1, 129)]
    assert said("a: " + "{b: " * 63 + "[1]" + "}" * 63)[0][0] == "yaml-depth"
    assert read(("a: " + "{b: " * 62 + "[1]" + "}" * 62).encode(), "plan.yaml")[1] == []


def test_aliases_are_limited():
    laughs = ["a0: &a0 [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    assert said("\n".join(laughs)) == [("yaml-alias-budget", 5, 45)]
    deep = ["a0: &a0 " + "[" * 40 + "]" * 40, "a1: " + "[" * 30 + "*a0" + "]" * 30]
    assert said("\n".join(deep)) == [("yaml-alias-budget", 2, 35)]


def test_merges_are_refused_one_by_one():
    text = "a: &a {x: 1}\n" + "".join(f"b{n}: {{<<: [*a, *a]}}\n" for n in range(1000))
    plan, wrong = read(text.encode(), "plan.yaml")
    assert plan is not None
    assert {one.message for one in wrong} == {"yaml-merge"}
    assert len(wrong) == 1000


def test_long_lines():
    long = "甲" * 3_000_000
    plan, wrong = read(f"title: {long}\n".encode(), "plan.yaml")
    assert (plan and plan.tree, wrong) == ({"title": long}, [])
    assert said(long) == [("yaml-root-text", 1, 1)]
    assert said("title: [" + "甲，" * 1_000_000) == [("yaml-bracket-open", 1, 8)]


values = st.recursive(
    st.text(st.sampled_from("ab甲乙 :#-,[]{}'\"&*!|>%@`\n?～：，"), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.sampled_from("ab甲 :#-'?"), min_size=1, max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text("abc甲", min_size=1, max_size=3), values, min_size=1, max_size=4), st.booleans())
def test_values_and_positions_are_those_of_yaml(data, flow):
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=10_000)
    plan, _ = read(text.encode(), "plan.yaml")
    if plan is not None:  # a key may be too long for one line, or empty
        _compare(plan.tree, yaml.compose(text, Loader=yaml.SafeLoader))


def _compare(value, node):
    if isinstance(value, str):
        assert value == node.value.strip()
    elif isinstance(value, Map):
        assert value.mark == _mark(node)
        pairs = {}
        for key, inner in node.value:
            pairs.setdefault(key.value.strip(), (key, inner))
        for name, (key_mark, mark) in value.marks.items():
            key, inner = pairs[name]
            assert (key_mark, mark) == (_mark(key), _mark(inner))
            if name in value:
                _compare(value[name], inner)
            else:
                assert not inner.value.strip()
    else:
        assert isinstance(value, Seq)
        assert value.mark == _mark(node)
        present = [inner for inner in node.value if not isinstance(inner, yaml.ScalarNode) or inner.value.strip()]
        assert value.marks == [_mark(inner) for inner in present]
        for one, inner in zip(value, present, strict=True):
            _compare(one, inner)


def _mark(node):
    return node.start_mark.line + 1, node.start_mark.column + 1
