"""Charts as text: a plan in YAML goes in, the caption, the panels row by row and the note come out."""

from collections.abc import Iterator
from textwrap import dedent

from opsplan.analysis.facts import facts
from opsplan.compose.bilingual import speaker_of
from opsplan.compose.drawing import draw
from opsplan.compose.drawing.scene import Scene
from opsplan.figures.chart import Chart, Charts, Series
from opsplan.lines import flat
from opsplan.loading.plan import load
from opsplan.manuscript import Figure


def drawn(name: str, plan: str, lang: str = "zh", chapters: tuple[str, ...] = ()) -> Figure | None:
    """Return a figure of a plan whose document has some chapters."""
    loaded, found = load(f"title: 方案\n{dedent(plan)}".encode(), "plan.yaml")
    assert loaded is not None, found
    speaker = speaker_of(lang, loaded.index.by_id)
    found = draw(name, Scene(loaded.plan, facts(loaded.plan), speaker, frozenset(chapters)))
    assert len(found) <= 1
    return found[0] if found else None


def charted(name: str, plan: str, lang: str = "zh", chapters: tuple[str, ...] = ()) -> str:
    """Return a figure of charts as text: `nothing` where there is none."""
    figure = drawn(name, plan, lang, chapters)
    if figure is None:
        return "nothing"
    assert isinstance(figure.data, Charts)
    panels = [line for panel in figure.data.panels for line in _panel(panel)]
    return "\n".join([flat(figure.caption), *panels, *([flat(figure.data.note)] if figure.data.note else [])])


def _panel(chart: Chart) -> Iterator[str]:
    """Yield the head of a chart, with its title, unit, and what is marked; the series; a row a category."""
    head = [f"[{chart.form}]", flat(chart.title), flat(chart.unit), f".{chart.decimals}"]
    if chart.mark is not None:
        head.append(f"| {flat(chart.marked) or chart.mark}")
    if chart.ends:
        head.append(f"{chart.ends[0]}…{chart.ends[1]}")
    yield " ".join(filter(None, head))
    yield "= " + " | ".join(map(_series, chart.series))
    for place, category in enumerate(chart.categories):
        values = (one.values[place] for one in chart.series)
        yield f"{flat(category)}: {' '.join('-' if value is None else str(value) for value in values)}"


def _series(one: Series) -> str:
    return f"{flat(one.name)} ({one.ink})"
