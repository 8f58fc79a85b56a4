"""Figures: the sentence that names one, its drawing, its caption."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from opsplan.manuscript import NUMBER, Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.flow import SHORT
from opsplan.writers.docx.markup import KEEP, paragraph, run
from opsplan.writers.docx.script import hint

Draw = Callable[[Figure, Context], Iterator[str]]

#: What draws each type of figure, by its name, module and function: a document loads only what it has.
_DRAWINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Charts": ("charts.panels", "charts_xml"),
        "Comparison": ("comparison", "comparison_xml"),
        "Cycle": ("cycle", "cycle_xml"),
        "Gantt": ("gantt", "gantt_xml"),
        "HeatMap": ("heatmap", "heatmap_xml"),
        "Lanes": ("lanes", "lanes_xml"),
        "Matrix": ("matrix", "matrix_xml"),
        "MilestoneLine": ("milestones", "milestones_xml"),
        "Network": ("network", "network_xml"),
        "Tree": ("tree", "tree_xml"),
    }
)


def figure_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield a figure in pieces; one of a type that nothing draws is a KeyError."""
    yield from _lead(figure, context)
    yield from _drawing(type(figure.data))(figure, context)
    yield context.caption("figure", figure.caption)


def _drawing(kind: type) -> Draw:
    module, name = _DRAWINGS[kind.__name__]
    found: Draw = getattr(import_module(f"opsplan.writers.docx.{module}"), name)
    return found


def _lead(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the paragraph that names a figure, in each language; it stays with the figure."""
    for turn, text in enumerate(figure.lead):
        style = "SecondText" if turn else "BodyText"
        before, named, after = text.partition(NUMBER)
        label, number, field = context.reference("figure", turn)
        said = before + label + number + after
        kept = context.flow.lines(style, said) <= SHORT
        context.flow.text(style, said, held=kept)
        wanted = hint(said)
        content = run(before + label if named else before, wanted=wanted) + (field if named else "")
        yield paragraph(style, content + run(after, wanted=wanted), KEEP if kept else "")
