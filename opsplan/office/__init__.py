"""LibreOffice, where it is installed: Word documents as PDF, and the pages that their contents name."""

from __future__ import annotations

from dataclasses import dataclass

#: Names LibreOffice's program where it is in no usual place.
VARIABLE = "OPSPLAN_SOFFICE"


@dataclass(frozen=True, slots=True)
class Laid:
    """A Word document that names its pages as LibreOffice counts them, and the same document as PDF."""

    docx: bytes
    pdf: bytes
