"""A plan and its facts become a manuscript, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

from msgspec import Struct

from opsplan.analysis.facts import Facts
from opsplan.checks.standing import Standing
from opsplan.compose.annex import annex
from opsplan.compose.bilingual import speaker_of
from opsplan.compose.cover import cover, properties, settings
from opsplan.compose.drawing import draw
from opsplan.compose.drawing.scene import Scene
from opsplan.compose.environment import render
from opsplan.compose.page import Page
from opsplan.compose.phrase import Phrase
from opsplan.compose.speaker import Speaker
from opsplan.compose.views import VIEWS
from opsplan.kinds import DocumentKind, KindChapter, chapter_fields, chosen, has_data
from opsplan.lines import Lines
from opsplan.manuscript import Block, Chapter, Manuscript, Picture, Prose, Second
from opsplan.markup import escape
from opsplan.model.base import Entity
from opsplan.model.plan import Plan
from opsplan.model.shape import KEY_LANG, called_path
from opsplan.model.text import Text
from opsplan.model.walk import nested

#: Chapters that tell again what others hold; a plan too short for that goes without.
RETELLING = {"summary"}
#: From so many goals and tasks on a summary says something new.
RETELL_FROM = 8


class Order(Struct, frozen=True):
    """How a document is wanted: its language, and whether drafts of missing chapters and a draft mark are printed.

    `templates` is the folder of the user's own chapters, `logo` the picture on the front page, `standing` what the
    checks still find, if that is to be printed.
    """

    lang: str
    numbering: str = ""
    prompts: bool = False
    draft: bool = False
    templates: Path | None = None
    logo: Picture | None = None
    standing: tuple[Standing, ...] = ()


class Told(Struct, frozen=True):
    """What all chapters of a document are made of; `chapters` are their ids, so that two need not say the same."""

    plan: Plan
    facts: Facts
    speaker: Speaker
    order: Order
    chapters: frozenset[str]


def compose(plan: Plan, facts: Facts, by_id: Mapping[str, Entity], kind: DocumentKind, order: Order) -> Manuscript:
    """Return a plan as a document of one kind."""
    speaker = speaker_of(order.lang, by_id)
    listed = chosen(plan, kind)
    told = Told(plan, facts, speaker, order, frozenset(one.id for one in listed))
    chapters = [*(_chapter(told, one) for one in listed), annex(order.standing, speaker)]
    furniture = speaker.catalogue("furniture")
    labels = {**furniture, "draft": furniture["draft"] if order.draft else ""}
    return Manuscript(
        lang=order.lang,
        cover=cover(plan, kind, speaker, order.logo),
        chapters=tuple(one for one in chapters if one is not None),
        settings=settings(plan, speaker, order.numbering),
        properties=properties(plan, kind, speaker),
        labels=labels,
    )


def _chapter(told: Told, chapter: KindChapter) -> Chapter | None:
    title = told.speaker.pair(chapter.title)
    blocks = (*_narrative(told.plan, chapter.id, told.speaker), *_generated(told, chapter))
    if not blocks and chapter.required and told.order.prompts:
        blocks = (_prompt(chapter, told.speaker),)
    return Chapter(chapter.id, title, blocks, chapter.numbered, chapter.id in RETELLING) if blocks else None


def _narrative(plan: Plan, chapter: str, speaker: Speaker) -> tuple[Block, ...]:
    """Return the author's own paragraphs: the only text of a plan that is Markdown."""
    return tuple(block for text in plan.narrative.get(chapter, ()) for block in _paragraphs(text, speaker))


def _paragraphs(text: Text | tuple[Text, ...], speaker: Speaker) -> Iterator[Prose]:
    """Yield a paragraph a language, or a list whose items hold both: the second after a hard break.

    Where an item is more than a line, there is a list a language.
    """
    if not isinstance(text, tuple):
        yield from _by_language(speaker.prose(text))
        return
    items = [speaker.prose(one) for one in text]
    if any("\n" in line for item in items for line in item):
        # another mark begins another list
        marked = zip("-*", zip_longest(*items), strict=False)
        lists = ("\n".join(f"{mark} {line}" for line in lines if line) for mark, lines in marked)
        yield from _by_language(tuple(lists))
        return
    listed = "\n".join("- " + "\\\n  ".join(item) for item in items)
    yield Prose(listed, Second.BELOW if any(len(item) > 1 for item in items) else Second.NONE)


def _by_language(said: Lines) -> Iterator[Prose]:
    for place, one in enumerate(said):
        yield Prose(one, Second.WHOLE if place else Second.NONE)


def _generated(told: Told, chapter: KindChapter) -> tuple[Block, ...]:
    plan, facts, speaker = told.plan, told.facts, told.speaker
    if not has_data(plan, chapter) or (chapter.id in RETELLING and is_brief(plan)):
        return ()
    page = Page(speaker, lambda name, of: draw(name, Scene(plan, facts, speaker, told.chapters, of)))
    given: dict[str, Any] = {"plan": plan, "facts": facts, "views": VIEWS, "kind": chapter, "chapters": told.chapters}
    return page.blocks(render(f"{chapter.id}.md.j2", {**given, **page.names()}, told.order.templates))


def is_brief(plan: Plan) -> bool:
    """Tell whether a plan is so short that a summary would only repeat it."""
    told = len(list(nested(plan.goals))) + len(list(nested(plan.tasks)))
    return told < RETELL_FROM and not (plan.phases or plan.processes or plan.log or plan.risks or plan.inspections)


def _prompt(chapter: KindChapter, speaker: Speaker) -> Prose:
    """Return what belongs into a chapter that is still missing, and which fields fill it."""
    known = chapter.id in chapter_fields()
    what = Phrase(f"prompts.{chapter.id}") if known else Text(**chapter.title)
    args = {"what": what, "fields": tuple(map(_field, chapter.fields))}
    said = speaker.prose(Phrase("draft_prompt", args))
    return Prose("\n>\n".join(f"> {escape(one)}" for one in said))


def _field(path: str) -> Phrase:
    """Return a field as it is written: in Chinese by both of its keys."""
    return Phrase("formats.field", {"field": path, "chinese": called_path(KEY_LANG, path)})
