"""The year calendar: what is done again and again, or on some days, and in which months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from msgspec import Struct

from opsplan.analysis.months import Fall, Falls, Manner, falls
from opsplan.analysis.window import window
from opsplan.compose.drawing.recurring import KINDS, Entry, entries
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Month, Phrase
from opsplan.figures.matrix import Beside, Mark, Matrix
from opsplan.manuscript import Tone

#: The least of rows, of those that differ from month to month, and of months; the most rows that are legible.
_ROWS, _DIFFERING, _MONTHS, _MOST = 3, 2, 3, 60
#: From so many things on, the month that has most of them is named.
_BUSY = 4
#: A year that stands for any: where a plan knows no day at all.
_ANY = tuple(date(2001, month, 1) for month in range(1, 13))
#: How strongly what is sure is shaded; what is done once in a month, and the signs of what is less sure or past.
_SURE, ONCE = 2, "●"
_SIGNS = {
    Manner.CLOSING: Mark("○", 1),
    Manner.RUNNING: Mark("━", 1),
    Manner.DONE: Mark("✓", tone=Tone.GOOD),
}
#: Sections have so many rows in the mean.
_RUN = 1.5


class _Row(Struct, frozen=True):
    """A row of the calendar: what it is about, of which section, and when it falls."""

    name: object
    said: object
    section: object
    falls: Falls

    def differs(self, months: Sequence[date]) -> bool:
        """Tell whether it is other in one month than in another."""
        return len({_mark(self.falls[month]).text if month in self.falls else "" for month in months}) > 1


def calendar(scene: Scene, kinds: Sequence[str] = tuple(KINDS)) -> Shown | None:
    """Return when what a plan has of some kinds is done, month by month.

    None of fewer than three rows that fall in any month, or where fewer than two are other in one month than in
    another: then a table says as much. Of more rows than are legible those alike in every month are left out first.
    """
    found = {kind: entries(scene.plan, kind) for kind in kinds}
    dated = window(scene.plan, [day for listed in found.values() for one in listed for day in _days(one)])
    months = dated or _ANY
    rows = _rows(scene, found, months)
    if len(months) < _MONTHS or sum(bool(row.falls) for row in rows) < _ROWS:
        return None
    if sum(row.differs(months) for row in rows) < _DIFFERING:
        return None
    shown = rows if len(rows) <= _MOST else [row for row in rows if row.differs(months)][:_MOST]
    chart = Matrix(
        corner=scene.words("calendar.corner"),
        columns=tuple(scene.speaker.day("month_only", month) for month in months),
        rows=tuple((scene.say(row.name), _marks(row.falls, months)) for row in shown),
        legend=scene.legend("calendar", *_signs(shown)),
        beside=Beside(scene.say(Phrase("columns.when")), tuple(scene.say(row.said) for row in shown)),
        groups=tuple(scene.speaker.day("year", month) for month in dated),
        sections=tuple(_sections(scene, shown)),
        note=scene.words("calendar.dropped", n=len(rows) - len(shown)) if len(rows) > len(shown) else "",
    )
    return Shown(chart, {"time": _span(dated)}, _busiest(shown, named=bool(dated)))


def _days(one: Entry) -> Iterator[date]:
    yield from one.when.days
    yield from (day for day in (one.when.last, one.when.start, one.when.finish) if day)


def _rows(scene: Scene, found: Mapping[str, Sequence[Entry]], months: Sequence[date]) -> list[_Row]:
    """Return the rows in sections: by kind where there are several, else by the sorts that the entries are of.

    Without sections where hardly one would have two rows, or some rows are of no sort.
    """
    listed = [(kind, one) for kind, some in found.items() for one in some]
    several = sum(map(bool, found.values())) > 1
    sorts = [sort for sort, _ in groupby(one.sort for _, one in listed)]
    sorted_ = None not in sorts and len(sorts) > 1 and len(listed) >= len(sorts) * _RUN
    rows = []
    for kind, one in listed:
        section = Phrase(f"fields.plan.{kind}") if several else one.sort if sorted_ else None
        name = one.short if one.short and sorted_ and not several else one.name
        fallen = falls(one.when, months, scene.facts.calendar, scene.plan.calendar.fiscal_start)
        rows.append(_Row(name, one.said, section, fallen))
    return rows


def _mark(fall: Fall) -> Mark:
    if fall.manner in _SIGNS:
        return _SIGNS[fall.manner]
    return Mark(str(fall.days[0].day) if len(fall.days) == 1 else f"×{fall.times}" if fall.times > 1 else ONCE, _SURE)


def _marks(found: Falls, months: Sequence[date]) -> tuple[Mark, ...]:
    return tuple(_mark(found[month]) if month in found else Mark() for month in months)


def _signs(rows: Sequence[_Row]) -> list[str]:
    """Return the names of the signs that occur, in the order of the legend."""
    texts = {_mark(fall).text for row in rows for fall in row.falls.values()}
    there = {
        "once": ONCE in texts,
        "times": any(text.startswith("×") for text in texts),
        "day": any(map(str.isdigit, texts)),
        "closing": _SIGNS[Manner.CLOSING].text in texts,
        "running": _SIGNS[Manner.RUNNING].text in texts,
        "done": _SIGNS[Manner.DONE].text in texts,
    }
    return [name for name, holds in there.items() if holds]


def _sections(scene: Scene, rows: Sequence[_Row]) -> Iterator[tuple[int, str]]:
    """Yield where each section begins."""
    before: object = None
    for place, row in enumerate(rows):
        if row.section is not None and row.section != before:
            yield place, scene.say(row.section)
        before = row.section


def _span(months: Sequence[date]) -> Phrase:
    """Return what the caption says of the time."""
    if not months:
        return Phrase("figures.calendar.any")
    return Phrase("phrases.from_to", {"start": Month(months[0]), "finish": Month(months[-1])})


def _busiest(rows: Sequence[_Row], *, named: bool) -> Phrase | None:
    """Return in which month most falls that has a time of its own; None where others have as much, or it is little."""
    timed = (month for row in rows for month, fall in row.falls.items() if fall.manner is not Manner.RUNNING)
    (month, most), *others = [*Counter(timed).most_common(2), (None, 0)]
    if month is None or most < _BUSY or others[0][1] == most:
        return None
    args = {"month": Month(month, "month" if named else "month_only"), "n": most}
    return Phrase("figures.calendar.busiest", args)


#: The calendars of single chapters.
maintenance = partial(calendar, kinds=("maintenance",))
campaigns = partial(calendar, kinds=("campaigns",))
training = partial(calendar, kinds=("training",))
program = partial(calendar, kinds=("checklists", "inspections"))
