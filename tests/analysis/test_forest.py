from opsplan.analysis.forest import forest


def test_each_stands_before_those_below_it_in_the_order_that_was_given():
    above = {"a": "b", "b": None, "c": "b", "d": "a", "e": None, "f": "gone"}
    assert list(forest(above)) == [("b", 0), ("a", 1), ("d", 2), ("c", 1), ("e", 0), ("f", 0)]


def test_a_loop_and_what_is_below_it_is_left_out():
    assert list(forest({"a": "b", "b": "a", "c": "b", "d": "d", "e": None})) == [("e", 0)]
    assert list(forest({})) == []
