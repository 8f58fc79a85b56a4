"""Keys with a full-width colon, or with no space behind it: a mistake that an author makes in every line."""

from __future__ import annotations

import re
from typing import Any

from pydantic.fields import FieldInfo

from opsplan.findings import Finding, Path
from opsplan.loading.blocks import slip
from opsplan.loading.piece import Piece
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.sort import sort

#: What YAML says nothing of or takes for one text.
MESSAGES = {"yaml-wide-colon", "yaml-colon-space"}
_SIGN = r"\s：:,，。\"'“”\[\]{}"
_KEY = re.compile(rf"^[ ]*+(?:-[ ]++)*([^{_SIGN}#-][^{_SIGN}]{{0,29}})[ ]?(?:：|:(?=[^\s/:]))", re.MULTILINE)


def colons(piece: Piece, begin: int, end: int, **given: Any) -> list[Finding]:
    """Return a finding for each line of a stretch of text that begins with a key of a plan and a colon that is none.

    `given` is their code, severity and path.
    """
    meant = list(_KEY.finditer(piece.text, begin, end))
    known = shape.every_key() if meant else ()
    return [one for found in meant if found[1] in known and (one := slip(piece, found.start(1), **given))]


def only_colons(piece: Piece, begin: int, end: int, **given: Any) -> list[Finding]:
    """Return the findings of a stretch of text, if all its lines are so."""
    found = colons(piece, piece.start(begin), end, **given)
    lines = sum(bool(line.strip()) for line in piece.text[begin:end].split("\n"))
    return found if len(found) == lines else []


def takes_fields_only(path: Path) -> bool:
    """Tell whether at a path, as it is written, a mapping of fields must stand, and no text would do."""
    found = _field(path)
    here = shape.part_in(found) if found else None
    return found is not None and here is not None and not here.shorthand and not shape.is_list(found)


def holds_things(path: Path) -> bool:
    """Tell whether at a path, as it is written, a list of parts or of references stands, and not one of texts."""
    found = _field(path) if path and isinstance(path[-1], str) else None
    return found is not None and shape.is_list(found) and (shape.part_in(found) or sort(found).to) is not None


def _field(path: Path) -> FieldInfo | None:
    here: type[Part] | None = Plan
    found: FieldInfo | None = None
    for step in path:
        if isinstance(step, str):
            found = shape.field(here, shape.spellings(here).get(step, step)) if here else None
            here = shape.part_in(found) if found else None
    return found
