"""What people get and learn: incentives, development paths, training, knowledge."""

from __future__ import annotations

from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.saying import by_date, flat, if_written, labelled, lines, money, named, written
from opsplan.model.evaluation import Incentive, Training
from opsplan.model.plan import Plan


def incentives(plan: Plan) -> list[Row]:
    """Return a row an incentive: what it gives or takes, on what condition, at what cost."""
    return [_incentive(plan, one) for one in plan.incentives]


def _incentive(plan: Plan, incentive: Incentive) -> Row:
    outcome = named(if_written(incentive, "type"), incentive.reward)
    return Row(incentive, outcome=outcome, cost=money(plan, incentive.cost))


def growth(plan: Plan) -> list[Row]:
    """Return a row a development path."""
    return [Row(one) for one in plan.growth]


def trainings(plan: Plan) -> list[Row]:
    """Return a row a training, by date; those that only have a rhythm come last."""
    return [_training(plan, one) for one in by_date(plan.training, lambda one: one.date)]


def _training(plan: Plan, training: Training) -> Row:
    cost = money(plan, training.cost)
    return written(
        training,
        "type",
        type_form=lines(if_written(training, "type"), if_written(training, "form")),
        when=lines(
            training.date,
            training.frequency,
            _hours(training),
            labelled("training", "cost", cost and cost.value),
        ),
        content=flat(training.content),
        grounds=lines(
            labelled("training", "materials", flat(training.materials)),
            labelled("training", "covers", training.covers),
            labelled("training", "reason", training.reason),
        ),
    )


def _hours(training: Training) -> Phrase | None:
    return Phrase("phrases.hours", {"count": training.hours}) if training.hours is not None else None


def knowledge(plan: Plan) -> list[Row]:
    """Return a row an item of recorded knowledge."""
    return [written(one, "type") for one in plan.knowledge]


def texts(plan: Plan) -> list[Row]:
    """Return the items of knowledge whose text the plan holds."""
    return [Row(one) for one in plan.knowledge if one.content]
