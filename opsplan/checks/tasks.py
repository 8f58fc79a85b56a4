"""Checks of tasks, phases and the calendar."""

from __future__ import annotations

from opsplan.checks import cycles, dates
from opsplan.checks.check import Check

CHECKS: tuple[Check, ...] = (cycles.tasks, dates.dated_wrong, dates.before_predecessor, dates.unknown_years)
