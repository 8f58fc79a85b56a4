"""Risks: how large they are, why, what is done, and the risks in the steps of processes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from opsplan.analysis.facts import Facts
from opsplan.analysis.risk import Rating, RiskSize
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, if_written, labelled, lines, money, named, reckoned, unsaid, written
from opsplan.manuscript import Kind, Tone
from opsplan.model.common import Level
from opsplan.model.plan import Plan
from opsplan.model.process import Process, Step
from opsplan.model.risk import Residual, Risk

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
        *defaults,
        level=_rated(risk, size.initial),
        residual=_rated(risk.residual, size.residual),
        losses=_losses(plan, risk, size.expected_loss),
        causes=lines(named(_kind(risk), risk.cause), labelled("risk", "effect", risk.effect)),
        actions=_answer(risk),
        state=lines(None if defaults else risk.status, _reviewed(risk)),
    )


def _rated(rated: Risk | Residual | None, rating: Rating | None) -> Shown | Phrase | None:
    """Return how large a risk or its rest is: level and score with what they come from, or the one value given."""
    if rated is None:
        return None
    known = {name: value for name in ("probability", "impact") if (value := getattr(rated, name)) is not None}
    if rating:
        args = {"level": rating.level, "score": rating.score, **known}
        return Shown(Phrase("phrases.rated", args), TONES[rating.level], Kind.CHOICE)
    return labelled("residual", *next(iter(known.items()))) if known else None


def _losses(plan: Plan, risk: Risk, expected: Decimal | None) -> Shown | None:
    """Return what a risk may cost, and below it what is to be expected of that."""
    amounts = (found.value for one in (money(plan, risk.loss), reckoned(plan, expected)) if (found := one))
    return Shown(both, kind=Kind.NUMBER) if (both := tuple(amounts)) else None


def _reviewed(risk: Risk) -> object:
    last = labelled("risk", "reviewed", risk.reviewed)
    return bracketed(risk.review, last) if risk.review else last


def _kind(risk: Risk) -> object:
    """Return the category of a risk where one is written, and where it comes from."""
    category = if_written(risk, "category")
    return bracketed(category, risk.source) if category else risk.source


def _answer(risk: Risk) -> tuple[Any, ...]:
    """Return what is done about a risk, in the order of time; what is done anyway needs no label."""
    return lines(
        labelled("risk", "prevention", risk.prevention),
        *risk.actions,
        labelled("risk", "warning", risk.warning),
        labelled("risk", "contingency", risk.contingency),
    )


def expected_loss(plan: Plan, facts: Facts) -> Phrase | None:
    """Return what is to be expected of all losses together, or how the only one is reckoned; None where none is."""
    known = [size.expected_loss for size in facts.risks.values() if size.expected_loss is not None]
    total = reckoned(plan, sum(known, Decimal(0)))
    if len(known) > 1 and total:
        return Phrase("risks.expected_loss", {"n": len(known), "total": total.value})
    return Phrase("risks.basis") if known else None


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
