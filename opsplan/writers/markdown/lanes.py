"""A flow chart in Mermaid: its swim lanes are frames around their steps, or where these are many, words in them."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.figures.lanes import Lanes, Stage, Way
from opsplan.lines import after, ending, flat
from opsplan.markup import escape
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.flowchart import ROUND, arrow, box, flowchart
from opsplan.writers.markdown.mermaid import titled

#: How a step is marked in which something is controlled, and who helps in it.
CONTROL, HELPS = "◆", "○"
_START, _END = "s0", "e"
#: A chart of more steps is too wide with its lanes: there each step says its own.
_MOST_FRAMED = 12


def lanes_pieces(chart: Lanes, words: str, _context: Context) -> Iterator[str]:
    """Yield the drawing of a flow chart and its legend."""
    framed = len(chart.stages) <= _MOST_FRAMED
    yield flowchart("TD", words, (*(_lanes(chart) if framed else _steps(chart)), *_arrows(chart)), framed=framed)
    yield escape(chart.legend)


def _lanes(chart: Lanes) -> Iterator[str]:
    for lane, title in enumerate(chart.lanes):
        inside = [_step(place, one, chart) for place, one in enumerate(chart.stages) if one.lane == lane]
        if inside:
            yield f"    subgraph l{lane + 1}[{titled(title)}]"
            yield from inside
            yield "    end"


def _steps(chart: Lanes) -> Iterator[str]:
    """Yield the steps below each other, each with the title of its lane."""
    for place, stage in enumerate(chart.stages):
        yield _step(place, stage, chart, flat(chart.lanes[stage.lane])).removeprefix("    ")


def _step(place: int, stage: Stage, chart: Lanes, lane: str = "") -> str:
    text = after(f"{stage.number} ", stage.text)
    helping = (f"{HELPS} {flat(chart.lanes[lane])}" for lane in stage.also)
    texts = (lane, ending(text, f" {CONTROL}") if stage.control else text, str(flat(stage.limit)), *helping)
    return "    " + box(f"s{place + 1}", texts)


def _arrows(chart: Lanes) -> Iterator[str]:
    ways = [(place, way) for place, stage in enumerate(chart.stages) for way in _ways(place, stage, chart)]
    if chart.start and chart.stages:
        yield box(_START, (chart.start,), shape=ROUND)
        yield arrow(_START, "s1")
    if any(way.to is None for _, way in ways):
        yield box(_END, (chart.end,), shape=ROUND)
    yield from (arrow(f"s{place + 1}", _END if way.to is None else f"s{way.to + 1}", way.when) for place, way in ways)


def _ways(place: int, stage: Stage, chart: Lanes) -> tuple[Way, ...]:
    """Return the ways on from a step: if it names none, to the next, or from the last to the end."""
    last = place + 1 == len(chart.stages)
    return stage.ways or (Way(None if last else place + 1),)
