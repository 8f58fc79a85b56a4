"""A plan that is wide rather than deep: as many entries as wanted in every section, each of which names others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ENTRIES = Path(__file__).with_name("wide.yaml")
#: Above the first unit and the first role there is no other.
CIRCLES = ("parent: U0, head: R0", "reports_to: R0, duties: [做0]")


def wide(entries: int) -> bytes:
    """Return the plan."""
    text = "\n".join(("title: 宽", "status_date: 2026-06-30", *_sections(entries)))
    for circle in CIRCLES:
        text = text.replace(circle, circle.partition(", ")[2])
    return text.encode()


def _sections(entries: int) -> Iterator[str]:
    lines = ENTRIES.read_text(encoding="utf-8").splitlines()[1:]
    for section, below in groupby(lines, lambda line: line.partition(":")[0].partition(".")[0]):
        yield f"{section}:"
        for line in below:
            name, _, entry = line.partition(": ")
            if "." in name:
                yield f"  {name.partition('.')[2]}:"
            yield from (f"    - {entry.replace('@n', str(at)).replace('@g', str(at % 5))}" for at in range(entries))
