"""Plans as text: YAML goes in, what is wrong with its form comes out as text."""

from textwrap import dedent

import pytest

from opsplan.loading.plan import load


@pytest.fixture
def said(told):
    """A function from a plan in YAML to what loading says of it."""
    return lambda text: told(load(dedent(text).strip().encode(), "plan.yaml")[1])
