"""The Gantt chart as a Mermaid block: absolute dates, so that no other calendar is applied to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile

from opsplan.columns import width
from opsplan.figures.gantt import BEHIND, Bar, BarKind, Gantt, Scale
from opsplan.lines import Line, ending, flat
from opsplan.markup import escape
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.mermaid import described, fenced, label, settings
from opsplan.writers.markdown.xychart import BETWEEN

#: How a day is printed at the axis, how many days there are about from one to the next, and how many have room.
_AXES = {Scale.DAY: ("%m-%d", 1, 20), Scale.WEEK: ("%m-%d", 7, 20), Scale.MONTH: ("%Y-%m", 30, 14)}
_ENGLISH = {"%m-%d": "%-d %b", "%Y-%m": "%b %Y"}
_DAY = timedelta(days=1)
#: What Mermaid's tags look like, by the word that says it.
_KEY = {"crit": "gantt_red", "done": "gantt_grey", "active": "gantt_pale", "milestone": "gantt_diamond"}
#: In Mermaid's pixels: the room that it leaves the names of sections, a column of text, what stands beside it.
_LEFT, _COLUMN, _BESIDE = 75, 6, 20


def gantt_pieces(chart: Gantt, words: str, context: Context) -> Iterator[str]:
    """Yield the chart, and below it what its colours mean: Mermaid has no legend."""
    yield gantt_block(chart, words, context)
    tags = {tag for place, bar in enumerate(chart.bars) for tag in _tags(bar, chart.bars[place + 1 :], chart.data_date)}
    yield escape(BETWEEN.join(flat(context.manuscript.labels[key]) for tag, key in _KEY.items() if tag in tags))


def gantt_block(chart: Gantt, words: str, context: Context) -> str:
    """Return the chart as a fenced block; `words` says what it shows to those who cannot see it."""
    labels = context.manuscript.labels
    sections = _sections(chart, labels)
    lines = [*_settings(sections), "gantt", "    dateFormat YYYY-MM-DD", *_axis(chart, context.manuscript.lang)]
    lines += ["    todayMarker off", *described(words)]
    if chart.data_date and _is_near(chart.data_date, chart.bars):
        said = ending(labels["gantt_data_date"], f" {chart.data_day or chart.data_date.isoformat()}")
        lines.append(f"    {label(said)} :milestone, {_span('d', chart.data_date, chart.data_date)}")
    for name, tasks in sections.items():
        lines += [*([f"    section {label(name)}"] if name else []), *tasks]
    return fenced(lines)


def _is_near(today: date, bars: Sequence[Bar]) -> bool:
    """Tell whether a day lies within a chart, or so little behind it that its bars stay wide."""
    first, last = min(bar.start for bar in bars), max(bar.buffer_finish or bar.finish for bar in bars)
    return first <= today and (today - last) * BEHIND <= last - first


def _settings(sections: Iterable[str]) -> Iterator[str]:
    """Yield the room for the names of sections where they would run into the bars."""
    left = _COLUMN * max(map(width, map(flat, sections)), default=0) + _BESIDE
    return settings({"gantt": {"leftPadding": left}}) if left > _LEFT else iter(())


def _axis(chart: Gantt, lang: str) -> Iterator[str]:
    """Yield what is printed at the axis: every day, week or month, or as many as have room."""
    form, days, most = _AXES[chart.scale]
    known = [day for bar in chart.bars for day in (bar.start, bar.finish, bar.buffer_finish) if day]
    steps = (max(known) - min(known)).days // days + 1 if known else 1
    yield f"    axisFormat {_ENGLISH[form] if lang == 'en' else form}"
    yield f"    tickInterval {-(-steps // most)}{chart.scale}"


def _sections(chart: Gantt, labels: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Return the sections in the order in which they first occur, each with the lines of its bars.

    A phase with tasks in the chart is the section of all that stands below it. Beside tasks a section says its name in
    one language: its bar says it in both.
    """
    sections: dict[str, list[str]] = {"": []}
    section = phase = ""
    detailed = any(bar.kind is BarKind.TASK for bar in chart.bars)
    for number, bar in enumerate(chart.bars, 1):
        below = chart.bars[number:]
        phase = bar.label if detailed and bar.kind is BarKind.PHASE else phase
        named = phase or _section(bar, below) or (section if bar.depth else "")
        section = named.parts[0].strip() if detailed and isinstance(named, Line) else named
        lines = _bar(bar, f"t{number}", _tags(bar, below, chart.data_date), labels)
        sections.setdefault(section, []).extend(lines)
    return sections


def _section(bar: Bar, below: tuple[Bar, ...]) -> str:
    """Return the section a bar names, or the first that one of the bars in it names."""
    if bar.kind is BarKind.PHASE:
        return bar.label
    inside = takewhile(lambda one: one.depth > bar.depth, below)
    return bar.section or next((one.section for one in inside if one.section), "")


def _bar(bar: Bar, name: str, tags: Sequence[str], labels: Mapping[str, str]) -> Iterator[str]:
    start = bar.finish if bar.kind is BarKind.MILESTONE else bar.start
    yield f"    {label(bar.label)} :{', '.join([*tags, _span(name, start, bar.finish)])}"
    if bar.buffer_finish and bar.buffer_finish > bar.finish:
        said = label(ending(bar.label, f" · {flat(labels['gantt_buffer'])}"))
        yield f"    {said} :{_span(f'{name}b', _after(bar.finish), bar.buffer_finish)}"


def _tags(bar: Bar, below: Sequence[Bar], today: date | None) -> list[str]:
    """Return Mermaid's words for the state of a bar: a group is done with all in it, a milestone with its day."""
    progress = bar.progress or 0
    inside = [one for one in takewhile(lambda one: one.depth > bar.depth, below) if one.kind is BarKind.TASK]
    passed = bar.kind is BarKind.MILESTONE and not bar.id and today is not None and bar.finish <= today
    whole = bool(inside) and all((one.progress or 0) >= 100 for one in inside)
    tags = {
        "crit": bar.critical,
        "done": progress >= 100 or passed or whole,
        "active": 0 < progress < 100,
        "milestone": bar.kind is BarKind.MILESTONE,
    }
    return [tag for tag, applies in tags.items() if applies]


def _span(name: str, start: date, finish: date) -> str:
    """Return the id and the dates of a bar; Mermaid's bars end where their last day begins."""
    return f"{name}, {start.isoformat()}, {_after(finish).isoformat()}"


def _after(day: date) -> date:
    return day if day == date.max else day + _DAY
