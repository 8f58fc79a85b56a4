"""Checks of document control and of how long paragraphs are: what is issued, when it is looked at again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.overdue import is_past
from opsplan.checks.saying import Fields, lacks
from opsplan.checks.translation import texts
from opsplan.model.document import DocumentStatus, Meta
from opsplan.model.text import Text
from opsplan.words import LANGS

#: How much longer the same paragraph is in a language than in Chinese, in characters.
LONGER = {"zh": 1, "en": 3}
#: What begins a line of a list, a table or a heading.
_MARKED = re.compile(r"\s*([-*+|#>]|\d+[.)、])")


@check("DOC-04", "W1")
def issued(case: Case) -> Hits:
    """An issued document without version, approver or effective date."""
    meta = case.plan.meta
    if meta.status is DocumentStatus.ISSUED:
        unversioned = () if "version" in meta.model_fields_set else ("version",)
        if gone := (*unversioned, *lacks(meta, ("approver", "effective"))):
            fields, keys = (Fields(Meta, gone, keys=as_keys) for as_keys in (False, True))
            yield hit(meta, gone[0], fields=fields, keys=keys)


@check("DOC-06", "W2", of="meta")
def up_to_date(case: Case) -> Hits:
    """A document in force that nobody is to look at again and that does not end, or one whose review is past."""
    meta = case.plan.meta
    if meta.status is DocumentStatus.ISSUED and meta.expires is None and meta.next_review is None:
        yield hit(meta, "next_review")
    elif meta.status is not DocumentStatus.RETIRED and is_past(case, meta.next_review):
        yield hit(meta, "next_review", "doc-06-past", day=meta.next_review)


@check("DOC-07", "I3")
def concise(case: Case) -> Hits:
    """A paragraph of the author's own that is longer than readers like; lists and tables are not paragraphs."""
    for path, text in texts(case.plan.narrative, ("narrative",)):
        longest = max(_too_long(text, case.limits.paragraph), default=None)
        if longest is not None:
            yield hit(case.plan, path, n=longest[0], most=longest[1])


def _too_long(text: Text, limit: int) -> Iterator[tuple[int, int]]:
    """Yield of each paragraph that is too long its number of characters, and the most that it may have."""
    for lang in LANGS:
        said = text.say(lang) if text.has(lang) else ""
        for paragraph in re.split(r"\n\s*\n", said):
            length, most = len(paragraph.strip()), limit * LONGER[lang]
            if length > most and not _MARKED.match(paragraph):
                yield length, most
