"""Characters that no document can hold (XML 1.0), and those that YAML takes for line ends but no editor shows as such.

Codes: YAML-06.
"""

from __future__ import annotations

import re
from itertools import islice

from opsplan.findings import Finding, Path, Place, Severity

#: Control characters, line ends that no editor shows as such, a byte order mark within the text, non-characters.
FORBIDDEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff]")
#: A file that is full of them is not worth a longer list.
MOST = 100


def cleaned(text: str, file: str) -> tuple[str, list[Finding]]:
    """Return the text with a space for each character that no document can hold, and a finding for each."""
    if not FORBIDDEN.search(text):
        return text, []
    found: list[Finding] = []
    line, start = 1, 0
    for one in islice(FORBIDDEN.finditer(text), MOST):
        line += text.count("\n", start, one.start())
        start = one.start()
        place = Place(file, line, start - text.rfind("\n", 0, start))
        found.append(character(one[0], place))
    return FORBIDDEN.sub(" ", text), found


def character(char: str, place: Place, path: Path = ()) -> Finding:
    """Return the finding about a character that no document can hold."""
    return Finding("YAML-06", Severity.ERROR, "yaml-character", place, path, {"sign": f"U+{ord(char):04X}"})
