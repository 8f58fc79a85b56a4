"""What chapter templates print of a plan: rows and phrases, arranged but not yet in any language."""

from __future__ import annotations

from importlib import import_module

#: The modules whose functions a template calls, by name: `views.goals.rows(plan)`.
VIEWS = {
    name: import_module(f"{__name__}.{name}")
    for name in (
        "checking", "control", "data", "details", "feedback", "findings", "goals", "inspection", "kpis", "load",
        "market", "monitoring", "operation", "people", "program", "promotion", "resources", "risks", "rounds", "saying",
        "schedule", "summary", "teamwork", "tools", "trend", "work",
    )
}  # fmt: skip
