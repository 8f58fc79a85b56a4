"""The Gantt chart as a Mermaid block: absolute dates, so that no other calendar is applied to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import takewhile

from opsplan.columns import width
from opsplan.figures.gantt import Bar, BarKind, Gantt, Scale
from opsplan.lines import flat
from opsplan.writers.markdown.mermaid import described, fenced, label, settings

#: How a day is printed at the axis, how many days there are about from one to the next, and how many have room.
_AXES = {Scale.DAY: ("%m-%d", 1, 20), Scale.WEEK: ("%m-%d", 7, 20), Scale.MONTH: ("%Y-%m", 30, 14)}
_DAY = timedelta(days=1)
#: In Mermaid's pixels: the room that it leaves the names of sections, a column of text, what stands beside it.
_LEFT, _COLUMN, _BESIDE = 75, 6, 20


def gantt_block(chart: Gantt, words: str, labels: Mapping[str, str]) -> str:
    """Return the chart as a fenced block; `words` says what it shows to those who cannot see it."""
    sections = _sections(chart.bars, labels)
    lines = [*_settings(sections), "gantt", "    dateFormat YYYY-MM-DD", *_axis(chart)]
    lines += ["    todayMarker off", *described(words)]
    if chart.data_date:
        lines.append(
            f"    {label(labels['gantt_data_date'])} :milestone, {_span('d', chart.data_date, chart.data_date)}"
        )
    for name, tasks in sections.items():
        lines += [*([f"    section {label(name)}"] if name else []), *tasks]
    return fenced(lines)


def _settings(sections: Iterable[str]) -> Iterator[str]:
    """Yield the room for the names of sections where they would run into the bars."""
    left = _COLUMN * max(map(width, map(flat, sections)), default=0) + _BESIDE
    return settings({"gantt": {"leftPadding": left}}) if left > _LEFT else iter(())


def _axis(chart: Gantt) -> Iterator[str]:
    """Yield what is printed at the axis: every day, week or month, or as many as have room."""
    form, days, most = _AXES[chart.scale]
    known = [day for bar in chart.bars for day in (bar.start, bar.finish, bar.buffer_finish) if day]
    steps = (max(known) - min(known)).days // days + 1 if known else 1
    yield f"    axisFormat {form}"
    yield f"    tickInterval {-(-steps // most)}{chart.scale}"


def _sections(bars: tuple[Bar, ...], labels: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Return the sections in the order in which they first occur, each with the lines of its bars."""
    sections: dict[str, list[str]] = {"": []}
    section = ""
    for number, bar in enumerate(bars, 1):
        inherited = section if bar.depth else ""
        section = _section(bar, bars[number:]) or inherited
        sections.setdefault(section, []).extend(_bar(bar, f"t{number}", labels))
    return sections


def _section(bar: Bar, below: tuple[Bar, ...]) -> str:
    """Return the section a bar names, or the first that one of the bars in it names."""
    if bar.kind is BarKind.PHASE:
        return bar.label
    inside = takewhile(lambda one: one.depth > bar.depth, below)
    return bar.section or next((one.section for one in inside if one.section), "")


def _bar(bar: Bar, name: str, labels: Mapping[str, str]) -> Iterator[str]:
    start = bar.finish if bar.kind is BarKind.MILESTONE else bar.start
    tags = [tag for tag, applies in _tags(bar) if applies]
    yield f"    {label(bar.label)} :{', '.join([*tags, _span(name, start, bar.finish)])}"
    if bar.buffer_finish and bar.buffer_finish > bar.finish:
        said = label(f"{bar.label} ({labels['gantt_buffer']})")
        yield f"    {said} :{_span(f'{name}b', _after(bar.finish), bar.buffer_finish)}"


def _tags(bar: Bar) -> Iterator[tuple[str, bool]]:
    progress = bar.progress or 0
    yield "crit", bar.critical
    yield "done", progress >= 100
    yield "active", 0 < progress < 100
    yield "milestone", bar.kind is BarKind.MILESTONE


def _span(name: str, start: date, finish: date) -> str:
    """Return the id and the dates of a bar; Mermaid's bars end where their last day begins."""
    return f"{name}, {start.isoformat()}, {_after(finish).isoformat()}"


def _after(day: date) -> date:
    return day if day == date.max else day + _DAY
