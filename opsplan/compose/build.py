"""A plan and its facts become a manuscript, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from opsplan.analysis.facts import Facts
from opsplan.compose.bilingual import Bilingual
from opsplan.compose.cover import cover, properties, settings
from opsplan.compose.drawing import draw
from opsplan.compose.environment import render
from opsplan.compose.page import Page
from opsplan.compose.phrase import Phrase
from opsplan.compose.speaker import Speaker
from opsplan.compose.views import VIEWS
from opsplan.compose.voice import Voice
from opsplan.kinds import DocumentKind, KindChapter, chapter_fields, chosen, has_data
from opsplan.lines import Lines
from opsplan.manuscript import Block, Chapter, Manuscript, Prose, Second
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


@dataclass(frozen=True, slots=True)
class Order:
    """How a document is wanted: its language, and whether drafts of missing chapters and a draft mark are printed."""

    lang: str
    numbering: str = ""
    prompts: bool = False
    draft: bool = False


def compose(plan: Plan, facts: Facts, by_id: Mapping[str, Entity], kind: DocumentKind, order: Order) -> Manuscript:
    """Return a plan as a document of one kind."""
    speaker = Bilingual(by_id) if order.lang == "both" else Speaker(order.lang, Voice(order.lang, by_id))
    wanted = chosen(plan, kind)
    ids = frozenset(one.id for one in wanted)
    chapters = [_chapter(plan, facts, one, ids, speaker, order) for one in wanted]
    furniture = speaker.catalogue("furniture")
    labels = {**furniture, "draft": furniture["draft"] if order.draft else ""}
    return Manuscript(
        lang=order.lang,
        cover=cover(plan, kind, speaker),
        chapters=tuple(one for one in chapters if one is not None),
        settings=settings(plan, speaker, order.numbering),
        properties=properties(plan, kind, speaker),
        labels=labels,
    )


def _chapter(
    plan: Plan, facts: Facts, chapter: KindChapter, among: frozenset[str], speaker: Speaker, order: Order
) -> Chapter | None:
    title = speaker.pair(chapter.title)
    blocks = (*_narrative(plan, chapter.id, speaker), *_generated(plan, facts, chapter, among, speaker))
    if not blocks and chapter.required and order.prompts:
        blocks = (_prompt(chapter, speaker),)
    return Chapter(chapter.id, title, blocks, chapter.numbered) if blocks else None


def _narrative(plan: Plan, chapter: str, speaker: Speaker) -> tuple[Block, ...]:
    """Return the author's own paragraphs: the only text of a plan that is Markdown."""
    return tuple(block for text in plan.narrative.get(chapter, ()) for block in _told(text, speaker))


def _told(text: Text | tuple[Text, ...], speaker: Speaker) -> Iterator[Prose]:
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


def _generated(
    plan: Plan, facts: Facts, chapter: KindChapter, among: frozenset[str], speaker: Speaker
) -> tuple[Block, ...]:
    """Return what a template makes of the plan; it sees `kind`, its chapter there, and the ids of all `chapters`."""
    if not has_data(plan, chapter.id) or (chapter.id in RETELLING and is_brief(plan)):
        return ()
    page = Page(speaker, lambda name: draw(name, plan, facts, speaker))
    context: dict[str, Any] = {"plan": plan, "facts": facts, "views": VIEWS, "kind": chapter, **page.names()}
    context["chapters"] = among
    return page.blocks(render(f"chapters/{chapter.id}.md.j2", context))


def is_brief(plan: Plan) -> bool:
    """Tell whether a plan is so short that a summary would only repeat it."""
    told = len(list(nested(plan.goals))) + len(list(nested(plan.tasks)))
    return told < RETELL_FROM and not (plan.phases or plan.processes or plan.log or plan.risks)


def _prompt(chapter: KindChapter, speaker: Speaker) -> Prose:
    """Return what belongs into a chapter that is still missing, and which fields fill it."""
    args = {"what": Phrase(f"prompts.{chapter.id}"), "fields": tuple(map(_field, chapter_fields()[chapter.id]))}
    said = speaker.prose(Phrase("draft_prompt", args))
    return Prose("\n>\n".join(f"> {escape(one)}" for one in said))


def _field(path: str) -> Phrase:
    """Return a field as it is written: in Chinese by both of its keys."""
    return Phrase("formats.field", {"field": path, "chinese": called_path(KEY_LANG, path)})
