"""The figures of a plan as plain values, told in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from opsplan.analysis.facts import Facts
from opsplan.compose.bilingual import speaker_of
from opsplan.compose.drawing import FIGURES, draw
from opsplan.compose.drawing.scene import Scene
from opsplan.export.values import plain
from opsplan.manuscript import Figure
from opsplan.model.base import Entity
from opsplan.model.plan import Plan
from opsplan.words import LANGS


def figures_values(plan: Plan, facts: Facts, by_id: Mapping[str, Entity]) -> dict[str, Any]:
    """Return every figure that the plan has data for and does not skip, by its name: caption, alt text, data.

    One that is drawn of each of several things stands by the id of each; one that goes on in others is a list. What
    reads otherwise in English than in Chinese is said in both.
    """
    scenes = {lang: Scene(plan, facts, speaker_of(lang, by_id)) for lang in LANGS}
    found: dict[str, Any] = {}
    for name, (figure, _, each, apart) in FIGURES.items():
        if name != figure and not apart:  # a part of one
            continue
        if each is None:
            found[name] = _told(name, scenes, None)
        else:
            found[name] = {id_: told for id_, of in each(plan).items() if (told := _told(name, scenes, of))}
    return {name: values for name, values in found.items() if values}


def _told(name: str, scenes: Mapping[str, Scene], of: object) -> Any:
    drawn = {lang: draw(name, Scene(one.plan, one.facts, one.speaker, of=of)) for lang, one in scenes.items()}
    said = {lang: [_values(one) for one in figures] for lang, figures in drawn.items()}
    merged = _merged(said)
    return merged if len(merged) > 1 else next(iter(merged), None)


def _values(figure: Figure) -> dict[str, Any]:
    return {"caption": str(figure.caption), "alt": figure.alt, "data": plain(figure.data)}


def _merged(said: Mapping[str, Any]) -> Any:
    """Return values in several languages as one, with a text for each language where they differ."""
    first, *others = said.values()
    if isinstance(first, Mapping):
        return {key: _merged({lang: one[key] for lang, one in said.items()}) for key in first}
    if isinstance(first, list):
        return [_merged(dict(zip(said, row, strict=True))) for row in zip(*said.values(), strict=True)]
    return first if all(one == first for one in others) else dict(said)
