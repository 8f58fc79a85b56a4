"""Plans as text: YAML goes in, what is wrong with the plan comes out as text."""

from textwrap import dedent

import pytest

from opsplan.pipeline import judge


@pytest.fixture
def said(told):
    """A function from a plan in YAML to all that is said of it."""
    return lambda text: told(judge(dedent(text).strip().encode(), "plan.yaml")[1])
