"""What a round of inspection scored by area: the lists of one area together (model.md §11, §13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from opsplan.analysis.inspection import RoundScore, list_weights
from opsplan.analysis.scoring import weighted
from opsplan.model.inspection import ChecklistArea
from opsplan.model.plan import Plan
from opsplan.model.text import Text

Area = ChecklistArea | Text


def area_scores(plan: Plan, found: RoundScore) -> Mapping[Area, Decimal]:
    """Return the score of each area in %, in the order of the plan: Σ (score of a list × its weight) ÷ Σ weight."""
    weights, scores = list_weights(plan), {one.checklist: one.score for one in found.lists}
    by_area: dict[Area, list[tuple[Decimal | None, Decimal]]] = defaultdict(list)
    for one in plan.checklists:
        by_area[one.area].append((scores.get(one.id), weights[one.id]))
    means = {area: weighted(known) for area, known in by_area.items()}
    return {area: mean for area, mean in means.items() if mean is not None}
