"""Cells are as wide as their columns, and these wide enough to be columns: programs differ on what is not so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from word_files import parts

from opsplan.pipeline import Wanted, document, judge

EXAMPLES = Path(__file__).parents[3] / "examples"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: In twips: of less a program makes more, or nothing.
NARROWEST = 60


def value(element: etree._Element, path: str, default: str = "") -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return default if found is None else found.get(f"{W}val") or found.get(f"{W}w", default)


def misfits(document_xml: str) -> Iterator[str]:
    """Yield the columns that are too narrow, and the cells that are other than the columns they span."""
    for number, table in enumerate(etree.fromstring(document_xml.encode()).iter(f"{W}tbl")):
        grid = [int(one.get(f"{W}w")) for one in table.find(f"{W}tblGrid")]
        yield from (f"table {number}: column of {width}" for width in grid if width < NARROWEST)
        for row in table.findall(f"{W}tr"):
            at = 0
            for cell in row.findall(f"{W}tc"):
                span = int(value(cell, "tcPr/gridSpan", "1"))
                said, room = int(value(cell, "tcPr/tcW")), sum(grid[at : at + span])
                if said != room:
                    yield f"table {number}: a cell of {said} in {room}"
                at += span
            if at != len(grid):
                yield f"table {number}: {at} of {len(grid)} columns"


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("plan", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_cells_fit_into_their_columns(plan, lang):
    data = plan.read_bytes()
    judged, _ = judge(data, str(plan))
    assert judged is not None
    for kind in judged.kinds:
        xml = parts(document(judged, data, Wanted(kind, lang, "docx")))["word/document.xml"]
        assert list(misfits(xml)) == []
