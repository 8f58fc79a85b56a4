"""Plans as text: YAML goes in, what is wrong with the plan comes out as text."""

from textwrap import dedent

import pytest

from opsplan.pipeline import judge


@pytest.fixture
def said(told, request):
    """A function from a plan in YAML to what is said of it, by the checks with some codes: by default the file's."""

    def say(text, *codes):
        found = judge(dedent(text).strip().encode(), "plan.yaml")[1]
        return told(one for one in found if one.code in (codes or request.module.CODES))

    return say
