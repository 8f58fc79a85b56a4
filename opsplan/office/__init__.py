"""LibreOffice, where it is installed: Word documents as PDF, and the pages that their contents name."""

from __future__ import annotations

from msgspec import Struct

#: Names LibreOffice's program where it is in no usual place.
VARIABLE = "OPSPLAN_SOFFICE"


class Laid(Struct, frozen=True):
    """A Word document that names its pages as LibreOffice counts them, and the same document as PDF."""

    docx: bytes
    pdf: bytes
