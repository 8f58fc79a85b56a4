"""What a reference stands for, or why it stands for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct, field

from opsplan.findings import Path, Severity
from opsplan.loading.identity import Index, own_id
from opsplan.loading.near import nearest
from opsplan.model.base import Entity
from opsplan.model.references import Ref, To
from opsplan.model.text import Text
from opsplan.model.walk import Slot
from opsplan.words import LANGS, words

#: Code, message and arguments of a reference that stands for nothing.
Unresolved = tuple[str, str, dict[str, object]]


class Fault(Struct, frozen=True):
    """What is wrong with an id or a reference: a message of the catalogue, its arguments, and where.

    `first` is where an id that is used twice was used first; `kinds` are those of what a reference could have meant.
    """

    code: str
    message: str
    path: Path
    args: dict[str, object] = field(default_factory=dict)
    first: Path = ()
    severity: Severity = Severity.ERROR
    kinds: tuple[str, ...] = ()


def target(slot: Slot, ref: Ref, index: Index, lang: str) -> Ref | Text | Unresolved:
    """Return what a reference in a slot becomes: the id of what it means, the text that it is, or what is wrong."""
    to = slot.to
    if to is None or ref in to.words:
        return ref
    there = index.by_id.get(ref)
    if there is not None and there.kind in to.kinds:
        return Ref(own_id(there))
    bearers = index.named(ref, to.kinds)
    if len(bearers) > 1:
        return "REF-03", "name-ambiguous", {"value": str(ref), "ids": [own_id(one) for one in bearers]}
    if bearers:
        return Ref(own_id(bearers[0])) if own_id(bearers[0]) else Text.parse(str(ref), getattr(ref, "lang", lang))
    if word := called_word(ref, to):
        return Ref(word)
    if to.text and not looks_like_id(ref):
        return Text.parse(str(ref), getattr(ref, "lang", lang))
    return _unresolved(ref, to, there, index)


def called_word(ref: str, to: To) -> str:
    """Return the word that stands for itself and is called so in Chinese (客户 is `customer`), or nothing."""
    if not to.words or ref.isascii():
        return ""
    return next((one for one in to.words if words("zh").get(f"references.{one}") == ref), "")


def _unresolved(ref: Ref, to: To, there: Entity | None, index: Index) -> Unresolved:
    args: dict[str, object] = {"value": str(ref), "kinds": called(to.kinds), "near": _near(ref, to, index)}
    others = [there] if there is not None else index.by_name.get(ref, [])
    if others:
        return "REF-01", "reference-kind", args | {"is": _being(dict.fromkeys(one.kind for one in others))}
    return "REF-01", "reference-unknown", args


def _near(ref: Ref, to: To, index: Index) -> str:
    if index.patience < 0:
        return ""
    spelt = index.spellings(to.kinds)
    index.patience -= len(spelt)
    labels = {str(words(lang).get(f"references.{one}")): one for one in to.words for lang in LANGS}
    near = nearest(ref, [*spelt, *to.words, *labels])
    return labels.get(near, near)


def called(kinds: Iterable[str]) -> dict[str, str]:
    """Return what some kinds of entity are called in each language: a role, unit or partner."""
    return {lang: listed([words(lang).get(f"entities.{one}") for one in kinds], lang) for lang in LANGS}


def _being(kinds: Iterable[str]) -> dict[str, str]:
    """Return what something of some kinds is, in each language: a task, an analysis."""
    told = {kind: str(words("en").get(f"entities.{kind}")) for kind in kinds}
    english = [f"{'an' if name[0] in 'aeio' else 'a'} {name}" for name in told.values()]
    return called(told) | {"en": listed(english, "en")}


def listed(names: list[str], lang: str) -> str:
    """Return names as alternatives in a sentence: a role, unit or partner."""
    *rest, last = names
    comma = "、" if lang == "zh" else ", "
    return str(words(lang).get("formats.or")).join(filter(None, (comma.join(rest), last)))


def looks_like_id(ref: str) -> bool:
    """Tell whether a text is made like an automatic id: `T1.2`, `K4`."""
    match = re.fullmatch(r"([A-Z]{1,2})\d+(\.\d+)*", ref)
    return match is not None and match[1] in _prefixes()


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(one.prefix for one in _kinds(Entity) if one.prefix)


def _kinds(kind: type[Entity]) -> Iterator[type[Entity]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds(one)
