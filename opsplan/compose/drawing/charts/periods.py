"""What periods are called below a chart: as short as can be, without the year where all lie in one."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.compose.drawing.scene import Scene
from opsplan.compose.phrase import Month, Phrase
from opsplan.model.dates import Period
from opsplan.model.references import Ref


def axis_labels(scene: Scene, whens: Sequence[Period | Ref]) -> tuple[str, ...]:
    """Return what stands below each of some periods and phases."""
    years = {one.name[:4] for one in whens if isinstance(one, Period)}
    if len(years) > 1 or any(name.startswith("FY") for name in years):
        return tuple(scene.say(one) for one in whens)
    return tuple(scene.say(_short(one) if isinstance(one, Period) else one) for one in whens)


def _short(period: Period) -> object:
    """Return a period without its year."""
    part = period.name[5:]
    if part[:1] in ("Q", "W", "H"):
        return Phrase(
            f"figures.axis.{part.lower() if part[0] == 'H' else part[0].lower()}", {"part": part[1:].lstrip("0")}
        )
    if len(part) == 2:
        return Month(period.first, "month_only")
    return Phrase("phrases.verbatim", {"text": part}) if part else period
