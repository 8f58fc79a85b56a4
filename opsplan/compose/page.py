"""What a chapter template can call, and the blocks that its calls and its text become."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sized
from itertools import chain, repeat
from typing import Any

from opsplan.compose import table as tables
from opsplan.compose.phrase import Phrase
from opsplan.compose.speaker import Raw, Speaker
from opsplan.compose.stretch import headings_and_prose, without_idle_headings
from opsplan.lines import Line, Lines
from opsplan.manuscript import HAND, Block, Bullets, Cell, Column, Figure, Heading, Kind, Prose, Second, Table
from opsplan.markup import escape
from opsplan.model.improvement import Form
from opsplan.model.text import Text

#: No text of a plan can hold these two: they are errors when it is loaded.
_OPEN, _CLOSE = "\x02", "\x03"
_MARKER = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


class Page:
    """One chapter while its template runs: each call keeps a block and leaves a marker in its place."""

    def __init__(self, speaker: Speaker, figures: Callable[[str, object], tuple[Figure, ...]]) -> None:
        self._speaker = speaker
        self._figures = figures
        self._blocks: list[Block] = []

    def names(self) -> dict[str, Any]:
        """Return what a template may call."""
        return {
            "speaker": self._speaker,
            "heading": self.heading,
            "label": lambda part, field: Phrase(f"fields.{part}.{field}"),
            "phrase": Phrase,
            "about": lambda key, what: Phrase("captions.about", {"caption": Phrase(f"captions.{key}"), "what": what}),
            "paragraph": self.paragraph,
            "form": self.form,
            "grid": self.grid,
            "blank_form": self.blank_form,
            "table": self.table,
            "sheet": self.sheet,
            "register": self.register,
            "texts": self.texts,
            "bullets": self.bullets,
            "figure": self.figure,
        }

    def heading(self, value: object, level: int = 2, numbered: bool = True) -> Raw:
        """Leave a heading: a value of the plan, or words of the catalogue (`headings.<value>`)."""
        text = self._speaker.inline(Phrase(f"headings.{value}") if isinstance(value, str) else value)
        return self._keep(Heading(_marked(text), level, numbered))

    def table(self, rows: Iterable[Any], fields: str, caption: object = None, more: str = "") -> Raw:
        """Leave a table of rows (see `tables.table`); nothing where there is none."""
        return self._keep(tables.table(self._speaker, rows, fields, self._caption(caption), more))

    def sheet(self, part: Any, fields: str, caption: object = None) -> Raw:
        """Leave a sheet of one part's fields; nothing where all are empty."""
        return self._keep(tables.sheet(self._speaker, part, fields, self._caption(caption)))

    def register(self, rows: Iterable[Any], *parts: tuple[str, str, str]) -> Raw:
        """Leave a wide register as tables below each other, each with fields, caption and `more` (see `tables.table`).

        A register of one row is a sheet, and one of few columns that hold anything a single table. From the second
        table on, a row stands where it says more than `more` does.
        """
        listed = list(rows)
        fields = " ".join(dict.fromkeys(field for fields, *_ in parts for field in fields.split()))
        if len(listed) == 1:
            return self.sheet(listed[0], fields, parts[0][1])
        first, *others = parts
        if others and len(tables.used(listed, fields)) <= tables.WIDE_COLUMNS:
            return self.table(listed, fields, parts[0][1])
        told = [(tables.saying(listed, fields, more), fields, caption, more) for fields, caption, more in others]
        return Raw("".join(self.table(*one) for one in ((listed, *first), *told)))

    def grid(self, rows: Iterable[tuple[object, ...]], caption: object = None, kind: str = "number") -> Raw:
        """Leave a table whose first row holds the headers, values of the plan like all others; nothing without rows.

        `kind` is what the columns but the first hold, one after the other; the last holds for all that follow.
        """
        kinds = [Kind.NAME, *map(Kind, kind.split())]
        heads, *body = [[tables.cell(self._speaker, value) for value in row] for row in rows] or [[]]
        columns = tuple(Column(head.lines, kinds[min(at, len(kinds) - 1)]) for at, head in enumerate(heads))
        cells = tuple(map(tuple, body))
        _same_length(columns, cells)
        return self._keep(Table(columns, cells, self._caption(caption)) if columns and body else None)

    def form(self, name: str, rows: Iterable[object], kinds: str = "", room: int = HAND) -> Raw:
        """Leave a form to sign: a row a value of `rows`, under the columns and the caption of `forms.<name>`.

        `kinds` is what each column is to hold, text where it does not say: little room will do for a number. `room` is
        the least height of a row in millimetres.
        """
        listed = list(rows)
        heads = {voice.lang: voice.words.get(f"forms.{name}.columns") for voice in self._speaker.voices}
        texts = (Text(**dict(zip(heads, head, strict=True))) for head in zip(*heads.values(), strict=True))
        held = chain(map(Kind, kinds.split()), repeat(Kind.TEXT))
        columns = [Column(self._speaker.lines(text), kind) for text, kind in zip(texts, held, strict=False)]
        blanks = (Cell(),) * (len(columns) - 1)
        filled = tuple(self._form_row(row, blanks) for row in listed)
        _same_length(columns, filled)
        caption = self._speaker.inline(Phrase(f"forms.{name}.caption"))
        return self._keep(Table(tuple(columns), filled, caption, room) if listed else None)

    def _form_row(self, row: object, blanks: tuple[Cell, ...]) -> tuple[Cell, ...]:
        given = row if isinstance(row, tuple) else (row,)
        cells = tuple(Cell(self._speaker.lines(value)) for value in given)
        return (*cells, *blanks[len(cells) - 1 :])

    def blank_form(self, form: Form) -> Raw:
        """Leave a form of the plan with its rows empty."""
        columns = tuple(Column(self._speaker.lines(one)) for one in form.fields)
        empty = tuple((Cell(),) * len(columns) for _ in range(form.rows))
        return self._keep(Table(columns, empty) if columns else None)

    def paragraph(self, *sentences: Phrase | None) -> Raw:
        """Return sentences as one paragraph a language; nothing where there is none."""
        said = [one for one in sentences if one is not None]
        return self._told(self._speaker.prose(*said)) if said else Raw("")

    def figure(self, name: str, of: object = None) -> Raw:
        """Leave a figure of the plan, or `of` a part of it; several of a long one, nothing where there is nothing."""
        return Raw("".join(map(self._keep, self._figures(name, of))))

    def texts(self, value: tuple[Text | tuple[Text, ...], ...] | Text | None) -> Raw:
        """Leave one text as a paragraph, several as bullets."""
        items = value if isinstance(value, tuple) else (value,) if value else ()
        if len(items) == 1 and not isinstance(items[0], tuple):
            return self._told(self._speaker.prose(items[0]))
        return self.bullets(items)

    def _told(self, said: Lines) -> Raw:
        """Return a paragraph in the first language as text, and leave one in the second."""
        seconds = [self._keep(Prose(escape(one), Second.WHOLE)) for one in said[1:]]
        return Raw(f"\n\n{escape(said[0])}\n\n{''.join(seconds)}")

    def bullets(self, items: Iterable[object]) -> Raw:
        """Leave values as a bullet list; a tuple in it is the list below the item before it."""
        listed = self._listed(items)
        return self._keep(listed if listed.items else None)

    def _listed(self, items: Iterable[object]) -> Bullets:
        said = (self._listed(item) if isinstance(item, tuple) else self._speaker.line(item) for item in items)
        return Bullets(tuple(said))

    def _caption(self, caption: object) -> str:
        if caption is None:
            return ""
        return self._speaker.inline(Phrase(f"captions.{caption}") if isinstance(caption, str) else caption)

    def _keep(self, block: Block | None) -> Raw:
        if block is None:
            return Raw("")
        self._blocks.append(block)
        return Raw(f"\n\n{_OPEN}{len(self._blocks) - 1}{_CLOSE}\n\n")

    def blocks(self, rendered: str) -> tuple[Block, ...]:
        """Return a template's output as blocks: headings without anything under them are left out."""
        found: list[Block] = []
        for place, stretch in enumerate(_MARKER.split(rendered)):
            if place % 2:
                found += self._blocks[int(stretch) : int(stretch) + 1]  # none where a template forges a marker
            else:
                found += headings_and_prose(stretch)
        return tuple(without_idle_headings(found))


def _same_length(columns: Sized, rows: Iterable[Sized]) -> None:
    """Raise a ValueError where a row of a table has other than a cell a column."""
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"{len(row)} cells under {len(columns)} columns")


def _marked(text: str) -> str:
    """Return plain text, or that of two languages, as inline Markdown on one line."""
    return text.each(one_line) if isinstance(text, Line) else one_line(text)


def one_line(text: str) -> str:
    """Return plain text as inline Markdown on one line, for a heading; a line break stays one."""
    return escape(text).replace("\\\n", "&#10;")
