"""Starters in two languages: each kind and size is one plan, whatever the language of its keys and its comments."""

from itertools import product

import pytest

from opsplan.kinds import KINDS, kind
from opsplan.pipeline import Wanted, document, judge
from opsplan.starter import starter

STARTERS = list(product(KINDS, ("minimal", "standard")))


@pytest.mark.parametrize(("of", "size"), STARTERS)
def test_a_starter_in_both_languages_is_one_plan_without_findings(of, size):
    made = set()
    for keys, told in product(("zh", "en"), ("zh", "en")):
        data = starter(of, size, "both", keys, 2026, told).encode()
        judged, found = judge(data, "plan.yaml", langs=("zh", "en"))
        assert judged is not None
        assert found == []
        assert [one.id for one in judged.kinds] == [of]
        told_all = (document(judged, b"", Wanted(kind(of), lang, "md")) for lang in ("zh", "en", "both"))
        made.add(b"".join(one.rpartition(b"<!-- opsplan:")[0] for one in told_all))
    assert len(made) == 1
