"""A long Gantt chart divided: the tasks of each phase, or else of each group, a chart or a few of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from opsplan.compose.drawing.scene import Scene
from opsplan.compose.phrase import Phrase
from opsplan.figures.gantt import Bar, BarKind
from opsplan.model.walk import nested
from opsplan.model.work import Phase

#: So many bars fill a page; of more than these there are no charts of parts: nobody reads that many.
FULL, MOST = 36, 240


class Stretch(Struct, frozen=True):
    """Some of the bars of a chart, and what they belong to: phases or groups; nothing where the plan has neither."""

    names: tuple[object, ...]
    bars: tuple[Bar, ...]


def divided(bars: Sequence[Bar], milestones: Mapping[str, Sequence[Bar]], scene: Scene) -> list[Stretch]:
    """Return the bars of tasks in parts, none of more than fill a page; none where there are too many in all.

    `milestones` are those of each phase by its id.
    """
    if len(bars) > MOST:
        return []
    phased = list(_by_phase(bars, milestones, scene))
    whole = phased if len(phased) > 1 else list(_by_group(bars, scene))
    return _packed([piece for stretch in whole for piece in _pieces(stretch)])


def phase_bars(phases: Iterable[Phase], scene: Scene) -> list[Bar]:
    """Return a bar for each phase that is dated."""
    return [
        Bar(one.id, scene.say(one.name), BarKind.PHASE, one.start, one.finish)
        for one in phases
        if one.start and one.finish
    ]


def _by_phase(bars: Sequence[Bar], milestones: Mapping[str, Sequence[Bar]], scene: Scene) -> Iterator[Stretch]:
    """Yield the phases, each below a bar of its own where it is dated, and what belongs to none."""
    phases = {task.id: task.phase for task in nested(scene.plan.tasks)}
    tasks = [replace(bar, depth=min(bar.depth, 1)) for bar in bars if bar.kind is not BarKind.GROUP]
    for phase in scene.plan.phases:
        held = [*(bar for bar in tasks if phases[bar.id] == phase.id), *milestones.get(phase.id, ())]
        if held:
            yield Stretch((phase.name,), (*phase_bars([phase], scene), *held))
    known = {phase.id for phase in scene.plan.phases}
    others = tuple(bar for bar in tasks if phases[bar.id] not in known)
    if known and others:
        yield Stretch((Phrase("figures.gantt_part.others"),), others)


def _by_group(bars: Sequence[Bar], scene: Scene) -> Iterator[Stretch]:
    """Yield the groups of the first level, and between them tasks in none; without groups all tasks by time."""
    names = {scene.say(task.name): task.name for task in scene.plan.tasks if task.children}
    if not names:
        yield Stretch((), tuple(sorted(bars, key=lambda bar: (bar.start, bar.finish))))
        return
    for section, held in groupby(bars, key=lambda bar: bar.section):
        yield Stretch((names[section],) if section else (), tuple(held))


def _pieces(stretch: Stretch) -> Iterator[Stretch]:
    """Yield a stretch in pieces of nearly the same length, each of which a page holds."""
    count = ceil(len(stretch.bars) / FULL)
    size = ceil(len(stretch.bars) / count)
    for at in range(0, len(stretch.bars), size):
        yield Stretch(stretch.names, stretch.bars[at : at + size])


def _packed(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches together with the next where one page holds both."""
    found: list[Stretch] = []
    for one in stretches:
        if found and len(found[-1].bars) + len(one.bars) <= FULL:
            last = found.pop()
            new = tuple(name for name in one.names if name not in last.names)
            one = Stretch(last.names + new, last.bars + one.bars)
        found.append(one)
    return found
