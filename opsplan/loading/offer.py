"""What an author may write instead of a reference that stands for nothing: what the plan has, or where to add it."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.loading.draft import ELLIPSIS
from opsplan.loading.identity import Index, own_id
from opsplan.loading.resolve import listed
from opsplan.model import shape
from opsplan.model.base import Entity
from opsplan.model.dates import guess_period
from opsplan.model.references import To
from opsplan.model.text import Text
from opsplan.model.walk import homes
from opsplan.words import LANGS

#: So many things are told, and so many characters of the name of each.
MOST = 6
LONGEST = 16


def offer(ref: str, to: To, index: Index, style: str) -> dict[str, object]:
    """Return the few things that a reference may stand for (`known`), and where to add another one (`section`).

    A period that is not written well is told as such (`period`); `style` is the language of the plan's keys.
    """
    if to.period and (period := guess_period(ref)):
        return {"period": period}
    told = sections(to.kinds, style)
    spelt = index.spellings(to.kinds)
    there = list(_bearers(spelt, to.kinds, index)) if len(spelt) <= 2 * MOST else []
    known = {lang: [_told(one, lang) for one in there] for lang in LANGS} if len(there) <= MOST else {}
    return {"known": known if there else "", "section": told if not spelt else "", "to": told}


def sections(kinds: Iterable[str], style: str) -> dict[str, str] | str:
    """Return, in each language, the lists where some kinds of entity are at home; nothing where they have none."""
    lists = dict.fromkeys(".".join(key for key, _ in homes()[kind]) for kind in kinds if kind in homes())
    named = [shape.called_path(style, path) for path in lists]
    return {lang: listed(named, lang) for lang in LANGS} if named else ""


def _bearers(spelt: Iterable[str], kinds: Iterable[str], index: Index) -> Iterable[Entity]:
    for name in spelt:
        there = index.by_id.get(name)
        if there is not None and there.kind in kinds:
            yield there


def _told(one: Entity, lang: str) -> str:
    """Return an entity by its id, and its name where it has one."""
    name = getattr(one, "name", None)
    if not isinstance(name, Text):
        return own_id(one)
    said = name.all()[0]
    if said == ELLIPSIS:
        return own_id(one)
    said = said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
    return f"{own_id(one)}（{said}）" if lang == "zh" else f"{own_id(one)} ({said})"
