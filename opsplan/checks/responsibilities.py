"""Checks of responsibilities, roles and the organisation."""

from __future__ import annotations

from opsplan.checks import cycles
from opsplan.checks.check import Check

CHECKS: tuple[Check, ...] = (cycles.organisation,)
