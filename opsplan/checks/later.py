"""What a plan holds that its documents do not show: sections and chapters in vain."""

from __future__ import annotations

from functools import cache

from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.kinds import chapter_fields, chosen, has_data
from opsplan.model.shape import KEY_LANG, called_path
from opsplan.words import LANGS, words

#: Sections that steer, or that other chapters print in passing; they need no chapter of their own.
BESIDE = {
    "schema_", "kind", "title", "lang", "period", "status_date", "extends", "document", "calendar", "roles", "units",
    "narrative", "severities", "lint", "extras",
}  # fmt: skip


@check("OPS-01", "I1")
def without_effect(case: Case) -> Hits:
    """A section or a text that no document of the plan shows."""
    if case.kinds:
        yield from _sections(case)
        yield from _narrative(case)
        yield from _wanted(case)


def _sections(case: Case) -> Hits:
    """Yield a finding for each section that no chapter of the plan's documents prints; own chapters may print any."""
    chapters = [chapter for one in case.kinds for chapter in (*one.chapters, *chosen(case.plan, one))]
    if not all(chapter.fields for chapter in chapters):
        return
    printed = {_section(path) for chapter in chapters for path in chapter.fields}
    for name in type(case.plan).model_fields:
        if name in case.plan.model_fields_set and name not in printed | BESIDE and name in _homes():
            yield _unprinted(case, (name,), _homes()[name])


def _narrative(case: Case) -> Hits:
    there = {chapter.id for one in case.kinds for chapter in (*one.chapters, *chosen(case.plan, one))}
    for chapter in case.plan.narrative:
        if chapter not in there:
            yield _unprinted(case, ("narrative", chapter), chapter)


def _wanted(case: Case) -> Hits:
    """Yield a finding for each chapter that the plan names to be printed but that will not be."""
    style, choice = case.loaded.source.style, case.plan.document.chapters
    there = {chapter.id: chapter for one in case.kinds for chapter in chosen(case.plan, one)}
    named = [(key, place, str(one)) for key in ("only", "add") for place, one in enumerate(getattr(choice, key))]
    for key, place, name in named:
        chapter, value = there.get(name), _word(name) if style == KEY_LANG else name
        path = ("document", "chapters", key, place)
        if chapter is None and name not in choice.skip:
            add = called_path(style, "document.chapters.add")
            yield hit(case.plan, path, "chapter-unlisted", value=value, add=add)
        elif chapter and not chapter.required and not has_data(case.plan, chapter) and name not in case.plan.narrative:
            fields = [called_path(style, one) for one in chapter.fields if ".children." not in one]
            yield hit(case.plan, path, "chapter-empty", value=value, fields=fields)


def _unprinted(case: Case, path: tuple[str, ...], chapter: str) -> Hit:
    """Return what to say of a part of the plan that is printed by a chapter which the plan's documents have not."""
    style = case.loaded.source.style
    key = _word(chapter) if style == KEY_LANG else chapter
    add = called_path(style, "document.chapters.add")
    value = ".".join((called_path(style, path[0]), *(_word(one) if style == KEY_LANG else one for one in path[1:])))
    title = {lang: str(words(lang).get(f"chapters.{chapter}")) for lang in LANGS}
    args = {"value": value, "title": title, "add": add, "chapter": key}
    return Hit(case.plan, path, "unprinted", at_key=True, args=args)


def _word(chapter: str) -> str:
    """Return how a plan with Chinese keys names a chapter."""
    return str(words(KEY_LANG).get(f"chapters.{chapter}"))


@cache
def _homes() -> dict[str, str]:
    """Return the first chapter that prints each section of a plan."""
    return {_section(path): chapter for chapter, paths in reversed(tuple(chapter_fields().items())) for path in paths}


def _section(path: str) -> str:
    return path.partition(".")[0]
