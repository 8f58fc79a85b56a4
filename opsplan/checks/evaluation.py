"""Checks of evaluations, incentives, growth, training and knowledge."""

from __future__ import annotations

from opsplan.checks.check import Check

CHECKS: tuple[Check, ...] = ()
