"""The risk matrix of a plan: which risks lie where probability and impact meet, before and after the response."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.analysis.risk import Cells, rating
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.risks import TONES
from opsplan.figures.heatmap import HeatMap, Panel, Square
from opsplan.manuscript import Tone
from opsplan.model.common import Level

#: The places of both scales, and the least of risks that a map is drawn of.
_SCALE = range(1, 6)
_LEAST = 2
#: So many ids find room on a square, where each has a line.
_MOST = 6


def risk_matrix(scene: Scene) -> Shown | None:
    """Return the map of the risks, and beside it that of what is left of them; None of fewer than two rated ones."""
    found, high = scene.facts.risk_map, scene.plan.lint.limits.high_risk
    rated = sum(map(len, found.initial.values()))
    if rated < _LEAST:
        return None
    maps = [("before", found.initial), ("after", found.residual)] if found.residual else [("before", found.initial)]
    left = rated - sum(map(len, found.residual.values()))
    chart = HeatMap(
        down=scene.say(Phrase("fields.risk.probability")),
        across=scene.say(Phrase("fields.risk.impact")),
        columns=tuple(map(str, _SCALE)),
        panels=tuple(Panel(scene.words(f"risk_matrix.{name}"), tuple(_rows(cells, high))) for name, cells in maps),
        legend=tuple(_legend(scene, high)),
        note=scene.words("risk_matrix.unrated", n=left) if found.residual and left > 0 else "",
    )
    return Shown(chart, message=_message(scene, rated, whole=bool(found.residual) and left <= 0))


def _rows(cells: Cells, high: Decimal) -> Iterator[tuple[str, tuple[Square, ...]]]:
    for probability in reversed(_SCALE):
        yield str(probability), tuple(_square(cells, probability, impact, high) for impact in _SCALE)


def _square(cells: Cells, probability: int, impact: int, high: Decimal) -> Square:
    score, tone = _rated(probability, impact, high)
    ids = cells.get((probability, impact), ())
    shown = ids if len(ids) <= _MOST else ids[: _MOST - 1]
    return Square(score, tone, tuple(shown), f"+{len(ids) - len(shown)}" if len(ids) > len(shown) else "")


def _rated(probability: int, impact: int, high: Decimal) -> tuple[int, Tone]:
    found = rating(probability, impact, high)
    if found is None:
        raise ValueError("both are known")
    return found.score, TONES[found.level]


def _legend(scene: Scene, high: Decimal) -> Iterator[tuple[Tone, str]]:
    """Yield what each shade means: a level, and from which to which score it goes."""
    scores = {_rated(one, other, high) for one in _SCALE for other in _SCALE}
    for level in Level:
        own = [score for score, tone in scores if tone is TONES[level]]
        if own:
            args = {"level": level, "least": min(own), "most": max(own)}
            yield TONES[level], scene.speaker.inline(Phrase("figures.risk_matrix.level", args))


def _message(scene: Scene, rated: int, *, whole: bool) -> Phrase:
    """Return how many risks are high: before and after the response where both are known of all, or of how many."""
    sizes = scene.facts.risks.values()
    before = sum(one.initial is not None and one.initial.level is Level.HIGH for one in sizes)
    after = sum(one.residual is not None and one.residual.level is Level.HIGH for one in sizes)
    if not before and not (whole and after):
        return Phrase("figures.risk_matrix.none")
    if not whole:
        return Phrase("figures.risk_matrix.count", {"n": before, "all": rated})
    key = "same" if before == after else "fewer" if after < before else "more"
    return Phrase(f"figures.risk_matrix.{key}", {"before": before, "after": after})
