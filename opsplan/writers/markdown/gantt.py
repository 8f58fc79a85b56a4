"""The Gantt chart as a Mermaid block: absolute dates, so that no other calendar is applied to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import takewhile

from opsplan.figures.gantt import Bar, BarKind, Gantt, Scale
from opsplan.writers.markdown.mermaid import described, fenced, label

_AXES = {Scale.DAY: ("%m-%d", "1day"), Scale.WEEK: ("%m-%d", "1week"), Scale.MONTH: ("%Y-%m", "1month")}
_DAY = timedelta(days=1)


def gantt_block(chart: Gantt, words: str, labels: Mapping[str, str]) -> str:
    """Return the chart as a fenced block; `words` says what it shows to those who cannot see it."""
    axis, tick = _AXES[chart.scale]
    lines = ["gantt", "    dateFormat YYYY-MM-DD", f"    axisFormat {axis}", f"    tickInterval {tick}"]
    lines += ["    todayMarker off", *described(words)]
    if chart.data_date:
        lines.append(
            f"    {label(labels['gantt_data_date'])} :milestone, {_span('d', chart.data_date, chart.data_date)}"
        )
    lines += _tasks(chart.bars, labels)
    return fenced(lines)


def _tasks(bars: tuple[Bar, ...], labels: Mapping[str, str]) -> Iterator[str]:
    """Yield the sections in the order in which they first occur, each with all its bars."""
    sections: dict[str, list[str]] = {"": []}
    section = ""
    for number, bar in enumerate(bars, 1):
        inherited = section if bar.depth else ""
        section = _section(bar, bars[number:]) or inherited
        sections.setdefault(section, []).extend(_bar(bar, f"t{number}", labels))
    for name, lines in sections.items():
        if name:
            yield f"    section {label(name)}"
        yield from lines


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
