"""Texts of a starter that nobody has replaced by his own."""

from __future__ import annotations

import re

from opsplan.checks.translation import texts
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.walk import parts

#: How starters mark what is a sample, in Chinese and in English.
_SAMPLE = re.compile(r"【[^【】]+】|<[^<>]+>")


def samples(plan: Plan) -> int:
    """Return how many texts of a plan are still what `opsplan init` wrote: a sample in brackets and nothing else."""
    written = (
        text
        for path, part in parts(plan)
        if not path or path[0] in plan.model_fields_set  # not the roles that nobody has listed
        for name in part.model_fields_set - {"extras"}
        for _, text in texts(getattr(part, name, None), ())
    )
    return sum(map(_is_sample, written))


def _is_sample(text: Text) -> bool:
    return any(_SAMPLE.fullmatch(one) for one in text.all())
