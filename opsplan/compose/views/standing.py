"""Where a KPI stands: the tone of its value and the words of its status."""

from __future__ import annotations

from opsplan.analysis.attainment import Attainment, Rag
from opsplan.compose.phrase import Phrase
from opsplan.compose.table import Shown
from opsplan.compose.views.goals import TONES
from opsplan.manuscript import Kind, Tone


def tone(found: Attainment | None) -> Tone:
    """Return the tone of what a KPI has reached: good too where this is the target of its stage."""
    if found is None or found.rag is None:
        return Tone.PLAIN
    return Tone.GOOD if found.on_stage else TONES[found.rag]


def status(found: Attainment | None) -> Shown | None:
    """Return the status of a KPI with its tone; None where nothing judges it."""
    if found is None or found.rag is None:
        return None
    return Shown(Phrase("kpis.on_stage") if found.on_stage else found.rag, tone(found), Kind.CHOICE)


def level(found: Rag | None) -> Shown | None:
    """Return the status of a single actual, which no stage is held against."""
    return Shown(found, TONES[found], Kind.CHOICE) if found else None
