"""The parser whose events the tree is built from: libyaml's where PyYAML has it."""

from __future__ import annotations

from typing import Any

import yaml

# without libyaml the pure parser gives the same events, twenty times slower
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parser(text: str) -> Any:
    """Return a parser of the text; `get_event()` gives its events one by one, `dispose()` ends it."""
    return _PARSER(text)
