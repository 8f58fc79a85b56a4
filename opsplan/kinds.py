"""The document kinds: which chapters each has, in which order, and what fills them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import yaml
from msgspec import Struct

from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.resources import read_text
from opsplan.words import LANGS, words

#: Every kind there is, the one that `init` starts with first.
KINDS = ("work-breakdown", "evaluation-maintenance", "role-inspection", "service-guide", "operations-support")
#: The chapter that closes every document.
CLOSING = "appendix"


class KindChapter(Struct, frozen=True):
    """A chapter as a kind uses it: its title there in each language, and whether the kind requires it.

    `fields` are the fields that fill it, as dotted paths from the root of a plan; without any, only its template knows
    whether it has something to print. `short`: an index suffices there. `check`: it is there to be held against what is
    found, so it names only what is inspected, and says of each thing how it stands, be that its default.
    """

    id: str
    title: Mapping[str, str]
    required: bool = False
    numbered: bool = True
    fields: tuple[str, ...] = ()
    short: bool = False
    check: bool = False


class DocumentKind(Struct, frozen=True):
    """A document kind: its title in each language and its chapters in order; `source` is the file of an own one."""

    id: str
    title: Mapping[str, str]
    chapters: tuple[KindChapter, ...]
    source: bytes = b""


def _read(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(read_text(name), Loader=loader)


@cache
def chapter_fields() -> Mapping[str, tuple[str, ...]]:
    """Return the fields that fill each chapter, as dotted paths from the root of a plan."""
    return {name: tuple(fields) for name, fields in _read("chapters/fields.yaml").items()}


@cache
def kind(name: str) -> DocumentKind | None:
    """Return a kind of opsplan's own, or None where there is none of that name."""
    if name not in KINDS:
        return None
    data = _read(f"kinds/{name}.yaml")
    return DocumentKind(name, data["title"], tuple(_chapter(**one) for one in data["chapters"]))


def _chapter(id: str, **data: Any) -> KindChapter:
    return KindChapter(id, fields=chapter_fields()[id], **data)


def chapter(name: str) -> KindChapter:
    """Return a chapter of the library under its usual title."""
    title = {lang: str(words(lang).get(f"chapters.{name}")) for lang in LANGS}
    return KindChapter(name, title, fields=chapter_fields()[name])


def chosen(plan: Plan, of: DocumentKind) -> tuple[KindChapter, ...]:
    """Return the chapters of a kind that the plan wants, as its `document.chapters` says.

    `only` names them, or `skip` those to leave out; `add` names others, which stand in front of the closing chapter.
    """
    choice = plan.document.chapters
    there = {one.id for one in of.chapters}
    added = [chapter(name) for name in dict.fromkeys(choice.add) if name not in there]
    own = [one for one in of.chapters if not choice.only or one.id in (*choice.only, *choice.add)]
    closing = len(own) - (bool(own) and own[-1].id == CLOSING)
    return tuple(one for one in (*own[:closing], *added, *own[closing:]) if one.id not in choice.skip)


def has_data(plan: Plan, chapter: KindChapter) -> bool:
    """Tell whether a plan fills a chapter at all; of a chapter without fields its template decides."""
    return not chapter.fields or any(_filled((plan,), path.split(".")) for path in chapter.fields)


def _filled(parts: Iterable[Any], path: list[str]) -> bool:
    """Tell whether any of the parts, or of those nested in it, has something at a path.

    A part that nobody wrote counts for nothing.
    """
    name, *rest = path
    for part in parts:
        value = getattr(part, name, None)
        there = value is not None and value != () and not (isinstance(value, Part) and not value.model_fields_set)
        if there and (not rest or _filled(value if isinstance(value, tuple) else (value,), rest)):
            return True
        if _filled(getattr(part, "children", ()), path):
            return True
    return False
