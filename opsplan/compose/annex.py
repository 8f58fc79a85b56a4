"""The annex of what the checks still find in a plan (`document.findings: open`)."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.checks.standing import Standing
from opsplan.compose import table as tables
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.speaker import Speaker
from opsplan.findings import Severity
from opsplan.manuscript import Chapter, Prose, Second
from opsplan.markup import escape

#: So many names of one finding are listed.
NAMED = 6


def annex(open_points: Iterable[Standing], speaker: Speaker) -> Chapter | None:
    """Return the chapter that closes a document: what is open, in which parts of the plan, and who can close it."""
    listed = list(open_points)
    graded = any(one.severity is Severity.ERROR for one in listed)  # else all are of one severity
    rows = [_row(one, graded=graded) for one in listed]
    table = tables.table(
        speaker, rows, "check_code open_point concerns answers grave", speaker.inline(Phrase("annex.caption"))
    )
    if table is None:
        return None
    said = speaker.prose(Phrase("annex.intro", {"n": len(rows)}))
    prose = [Prose(escape(one), Second.WHOLE if place else Second.NONE) for place, one in enumerate(said)]
    return Chapter("open-findings", speaker.inline(Phrase("annex.title")), (*prose, table), numbered=False)


def _row(one: Standing, *, graded: bool) -> Row:
    left = len(one.where) - NAMED
    more = (Phrase("annex.more", {"n": left}),) if left > 0 else ()
    return Row(
        check_code=one.code,
        open_point=one.what,
        concerns=(*one.where[:NAMED], *more),
        answers=one.who or None,
        grave=Phrase(f"annex.{one.severity.name.lower()}") if graded else None,
    )
