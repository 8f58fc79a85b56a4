"""Checks of customers, the market, campaigns, partners, the supply chain and services."""

from __future__ import annotations

from opsplan.checks.check import Check

CHECKS: tuple[Check, ...] = ()
