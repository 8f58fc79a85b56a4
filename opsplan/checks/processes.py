"""Checks of processes and maintenance."""

from __future__ import annotations

from opsplan.checks.check import Check

CHECKS: tuple[Check, ...] = ()
