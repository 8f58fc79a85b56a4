"""Checks of data sources, analyses, monitoring and feedback."""

from __future__ import annotations

from opsplan.checks.check import Check

CHECKS: tuple[Check, ...] = ()
