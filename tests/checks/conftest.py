"""Plans as text: YAML goes in, what is wrong with the plan comes out as text."""

from textwrap import dedent

import pytest

from opsplan.pipeline import judge


@pytest.fixture
def said(told, request):
    """A function from a plan in YAML to what is said of it, by the checks that the tests of a file are about (CODES)."""
    codes = request.module.CODES

    def say(text):
        found = judge(dedent(text).strip().encode(), "plan.yaml")[1]
        return told(one for one in found if one.code in codes)

    return say
