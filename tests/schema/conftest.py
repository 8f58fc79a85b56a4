"""What the tests of the schema share."""

import pytest


@pytest.fixture(params=["en", "zh"])
def style(request):
    """The keys that a schema offers."""
    return request.param
