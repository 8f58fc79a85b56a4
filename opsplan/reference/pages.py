"""The pages of the field reference, as lines of text in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from opsplan import columns
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.reference import told
from opsplan.reference.data import first
from opsplan.reference.example import example
from opsplan.reference.find import Place, root, within
from opsplan.words import words

#: Marks of fields that must be there, and of those that hold further fields.
REQUIRED, NESTED = "✔", "›"
#: Paths by which the first page shows how to go on.
SHOWN = (("tasks",), ("tasks", "after"))


class Page(Struct, frozen=True):
    """How a page is to be: its language, the language of its keys, and how many columns it has."""

    lang: str
    keys: str
    room: int = 78

    def say(self, key: str, **args: object) -> str:
        """Return words of the reference."""
        return words(self.lang).say(f"cli.fields.{key}", args)


def plan_page(page: Page) -> list[str]:
    """Return the sections of a plan, those that everybody needs first."""
    section, field = (path_text(path, page.keys) for path in SHOWN)
    fields = _fields(page, Plan, [root(key) for key in shape.keys(Plan)])
    return [page.say("plan"), "", *fields, "", *page.say("follow", section=section, field=field).splitlines()]


def field_page(page: Page, place: Place) -> list[str]:
    """Return everything about a field; where it holds a part, the part's fields too."""
    lines = [_title(page, place), *_indented(_meaning(page, place)), "", *_indented(_facts(page, place))]
    inner = place.inner
    if inner:
        lines += ["", *_fields(page, inner, [within(place, key) for key in shape.keys(inner)])]
    lines += ["", page.say("example"), *(f"  {line}" for line in example(place, page.keys).splitlines())]
    if inner:
        deeper = next(one for one in first(inner)[1:] or shape.keys(inner) if one != "id")
        lines += ["", page.say("further", path=path_text((*place.path, deeper), page.keys))]
    return lines


def path_text(path: Sequence[str], style: str) -> str:
    """Return a path with the keys of a language."""
    return shape.called_path(style, ".".join(path))


def _title(page: Page, place: Place) -> str:
    other = "en" if page.keys == shape.KEY_LANG else shape.KEY_LANG
    return page.say("title", path=path_text(place.path, page.keys), other=path_text(place.path, other))


def _meaning(page: Page, place: Place) -> Iterator[str]:
    """Return what a field is for, and what the part is that it holds, where the catalogue says it."""
    said = [shape.meaning(page.lang, place.part, place.key)]
    if place.inner:
        said.append(shape.meaning(page.lang, place.inner))
    for one in dict.fromkeys(filter(None, said)):
        yield from columns.wrap(one, page.room - 2)


def _indented(lines: Iterator[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _facts(page: Page, place: Place) -> Iterator[str]:
    """Return a line or more for each thing that is to be said of a field, its values below its type."""
    cells = list(_said(page, place))
    indent = max(columns.width(name) for name, _ in cells) + 2
    for (name, _), row in zip(cells, columns.rows(cells, page.room - 2), strict=True):
        yield from row
        if name == page.say("type"):
            listed = columns.rows(told.choices(place.sort, page.lang), page.room - 2 - indent)
            yield from (" " * indent + line for one in listed for line in one)


def _said(page: Page, place: Place) -> Iterator[tuple[str, str]]:
    between = told.SEPARATORS[page.lang]
    chinese, *more = told.keys(place)
    yield page.say("key"), place.key
    yield page.say("chinese"), chinese + (page.say("also", keys=between.join(more)) if more else "")
    yield page.say("type"), told.takes(place.sort, page.lang)
    if short := told.shorthand(place, page.keys):
        yield "", page.say("shorthand", field=short)
    if place.field.is_required():
        yield page.say("required"), page.say("yes")
    if default := told.default(place, page.lang):
        yield page.say("default"), default
    if printed := told.chapters(place, page.lang):
        yield page.say("chapters"), between.join(printed) + ("" if len(place.path) == 1 else page.say("of_section"))


def _fields(page: Page, part: type[Part], places: Sequence[Place]) -> Iterator[str]:
    """Return the fields of a part in columns: those used most, then the others, then what the marks mean."""
    order = {key: at for at, key in enumerate(first(part))}
    ahead = sorted((one for one in places if one.key in order), key=lambda one: order[one.key])
    others = [one for one in places if one.key not in order]
    cells = [_row(page, one) for one in (*ahead, *others)]
    rows = columns.rows(cells, page.room - 2)
    for title, group in (("first", rows[: len(ahead)]), ("others" if ahead else "fields", rows[len(ahead) :])):
        if group:
            yield from ([""] if title == "others" else [])
            yield page.say(title)
            yield from (f"  {line}" for row in group for line in row)
    marks = "".join(mark for *_, mark, _ in cells)
    legend = [page.say(name) for name, mark in (("must", REQUIRED), ("holds", NESTED)) if mark in marks]
    if legend:
        yield from ("", "  ".join(legend))


def _row(page: Page, place: Place) -> tuple[str, ...]:
    chinese = shape.called(shape.KEY_LANG, place.part, place.key)
    both = (chinese, place.key) if page.keys == shape.KEY_LANG else (place.key, chinese)
    mark = (REQUIRED if place.field.is_required() else "") + (NESTED if place.inner else "")
    label = "" if page.lang == shape.KEY_LANG else shape.label(page.lang, place.part, place.key)
    return (*both, mark, shape.meaning(page.lang, place.part, place.key) or label)
