"""Checks of risks, contingencies, compliance and resources."""

from __future__ import annotations

from opsplan.checks.check import Check

CHECKS: tuple[Check, ...] = ()
