"""Checks of meetings, communication, reports and tools."""

from __future__ import annotations

from opsplan.checks.check import Check

CHECKS: tuple[Check, ...] = ()
