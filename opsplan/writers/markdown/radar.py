"""Radars in Mermaid: their numbers stand at their axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from opsplan.columns import width
from opsplan.figures.chart import Chart
from opsplan.lines import flat
from opsplan.writers.markdown.mermaid import described, fenced, quoted, settings
from opsplan.writers.markdown.numbers import PERCENT, ends, plain, said
from opsplan.writers.markdown.xychart import BETWEEN, COLOURS, SQUARES, key

#: Of fewer axes there is no shape, more are not read.
_AXES = range(3, 17)
_COLUMN, _BESIDE = 7, 20
_HUNDRED = Decimal(100)


def radar_pieces(chart: Chart, words: str) -> Iterator[str]:
    """Yield the drawing, its numbers at its axes, and a key; nothing where a value is missing or no shape is read."""
    values = [value for one in chart.series for value in one.values if value is not None]
    complete = len(values) == len(chart.series) * len(chart.categories)
    if not (complete and len(chart.categories) in _AXES and 0 < len(chart.series) <= len(COLOURS) and min(values) >= 0):
        return
    names = [BETWEEN.join((flat(name), *_numbers(chart, place))) for place, name in enumerate(chart.categories)]
    axes = ", ".join(f"a{number}[{quoted(name)}]" for number, name in enumerate(names, 1))
    curves = [
        f"    curve c{number}[{quoted(one.name)}]{{{', '.join(plain(value or Decimal(0)) for value in one.values)}}}"
        for number, one in enumerate(chart.series, 1)
    ]
    high = _HUNDRED if chart.unit == PERCENT and max(values) <= _HUNDRED else ends([Decimal(0), *values])[1]
    head = [*_settings(names, len(curves)), "radar-beta", *described(words), f"    axis {axes}"]
    shape = ("    min 0", f"    max {plain(high)}", "    graticule polygon", "    showLegend false")
    yield fenced([*head, *curves, *shape])
    yield key((f"{square} {flat(one.name)}" for square, one in zip(SQUARES, chart.series, strict=False)), chart)


def _numbers(chart: Chart, place: int) -> Iterator[str]:
    return (said(one.values[place], chart.unit, chart.decimals) for one in chart.series)


def _settings(names: Sequence[str], curves: int) -> Iterator[str]:
    """Yield the settings: room for the names, straight lines, colours that are told apart."""
    beside = _COLUMN * max(map(width, names)) + _BESIDE
    colours = {f"cScale{place}": colour for place, colour in enumerate(COLOURS[:curves])}
    return settings(
        {
            "radar": {"marginLeft": beside, "marginRight": beside, "curveTension": 0},
            "themeVariables": {**colours, "radar": {"curveOpacity": 0.1}},
        }
    )
