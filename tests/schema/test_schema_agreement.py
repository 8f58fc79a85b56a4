"""Loader and schema take the same plans and refuse the same plans: a small plan for each way of writing."""

import pytest
from seeing import core, loader_takes, schema_takes
from written import LOADER_ONLY, REFUSED, SCHEMA_ONLY, TAKEN


def lines(text):
    return text.strip().split("\n")


@pytest.mark.parametrize("text", lines(TAKEN))
def test_both_take(text, style):
    assert (loader_takes(text), schema_takes(core(text), style)) == (True, True)


@pytest.mark.parametrize("text", lines(REFUSED))
def test_both_refuse(text, style):
    assert (loader_takes(text), schema_takes(core(text), style)) == (False, False)


@pytest.mark.parametrize("text", LOADER_ONLY.values(), ids=LOADER_ONLY)
def test_only_the_loader_refuses(text, style):
    assert (loader_takes(text), schema_takes(core(text), style)) == (False, True)


@pytest.mark.parametrize("text", SCHEMA_ONLY.values(), ids=SCHEMA_ONLY)
def test_only_the_schema_refuses(text, style):
    assert (loader_takes(text), schema_takes(core(text), style)) == (True, False)
