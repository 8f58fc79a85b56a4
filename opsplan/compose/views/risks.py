"""Risks: how large they are, why, what is done, and the risks in the steps of processes."""

from __future__ import annotations

from decimal import Decimal

from opsplan.analysis.facts import Facts
from opsplan.analysis.risk import Rating, RiskSize
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, labelled, money, reckoned, unsaid, written
from opsplan.manuscript import Kind, Tone
from opsplan.model.common import Level
from opsplan.model.plan import Plan
from opsplan.model.process import Process, Step
from opsplan.model.risk import Risk

TONES = {Level.HIGH: Tone.BAD, Level.MEDIUM: Tone.WARNING, Level.LOW: Tone.GOOD}


def register(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a risk, the largest first; those that are not rated come last, equal ones as the plan has them.

    Where somebody wrote a status, each risk has one: it is open until then.
    """
    sizes = facts.risks
    ordered = sorted(plan.risks, key=lambda one: -(found.score if (found := sizes[one.id].initial) else 0))
    defaults = unsaid(plan.risks, "status")
    return [_risk(plan, one, sizes[one.id], defaults) for one in ordered]


def _risk(plan: Plan, risk: Risk, size: RiskSize, defaults: tuple[str, ...]) -> Row:
    return written(
        risk,
        "category",
        *defaults,
        level=_level(size.initial),
        residual=_residual(risk, size.residual),
        loss=money(plan, risk.loss),
        expected_loss=reckoned(plan, size.expected_loss),
    )


def _level(rating: Rating | None) -> Shown | None:
    return Shown(bracketed(rating.level, rating.score), TONES[rating.level], Kind.CHOICE) if rating else None


def _residual(risk: Risk, rating: Rating | None) -> Shown | Phrase | None:
    """Return what is left of a risk: level and score with what they come from, or the one value that is given."""
    left = risk.residual
    if left is None:
        return None
    if rating:
        args = {"level": rating.level, "probability": left.probability, "impact": left.impact, "score": rating.score}
        return Shown(Phrase("phrases.rated", args), TONES[rating.level], Kind.CHOICE)
    known = [(name, value) for name in ("probability", "impact") if (value := getattr(left, name)) is not None]
    return labelled("residual", *known[0]) if known else None


def expected_loss(plan: Plan, facts: Facts) -> Phrase | None:
    """Return what is to be expected of all losses together; None where fewer than two are known."""
    known = [size.expected_loss for size in facts.risks.values() if size.expected_loss is not None]
    total = reckoned(plan, sum(known, Decimal(0)))
    return Phrase("risks.expected_loss", {"total": total.value}) if len(known) > 1 and total else None


def of_steps(plan: Plan) -> list[Row]:
    """Return a row a risk in a step of a process, with who does the step."""
    return [
        Row(one, process=process.name, step=_titled(place, step), actor=_actor(process, step))
        for process in plan.processes
        for place, step in enumerate(process.steps, start=1)
        for one in step.risks
    ]


def _titled(place: int, step: Step) -> Phrase:
    return Phrase("phrases.numbered", {"number": str(place), "what": step.name or step.action})


def _actor(process: Process, step: Step) -> object:
    return step.actor or process.owner
