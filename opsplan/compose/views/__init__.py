"""What chapter templates print of a plan: rows and phrases, arranged but not yet in any language."""

from __future__ import annotations

from importlib import import_module

#: The modules whose functions a template calls, by name: `views.goals.rows(plan)`.
VIEWS = {
    name: import_module(f"{__name__}.{name}")
    for name in (
        "control", "data", "details", "feedback", "goals", "kpis", "load", "market", "monitoring", "operation",
        "people", "promotion", "resources", "risks", "saying", "schedule", "summary", "support", "teamwork",
        "tools", "work",
    )
}  # fmt: skip
