"""What chapter templates print of a plan: rows and phrases, arranged but not yet in any language."""

from __future__ import annotations

from importlib import import_module
from types import FunctionType, SimpleNamespace


def _functions(name: str) -> SimpleNamespace:
    """Return the functions of a module and nothing that it imports: a template must not reach other modules by it."""
    module = import_module(f"{__name__}.{name}")
    own = (one for one in vars(module).values() if isinstance(one, FunctionType) and one.__module__ == module.__name__)
    return SimpleNamespace(**{one.__name__: one for one in own if not one.__name__.startswith("_")})


#: The modules whose functions a template calls, by name: `views.goals.rows(plan)`.
NAMES = frozenset((
    "checking", "compliance", "control", "course", "customers", "data", "details", "evaluation", "feedback",
    "findings", "goals", "improvement", "inspected", "inspection", "kpis", "load", "market", "monitoring",
    "operation", "organisation", "outlook", "partners", "people", "program", "progress", "promotion", "resources",
    "results", "reviews", "risks", "rounds", "saying", "schedule", "skills", "smart", "strategy", "summary",
    "support", "teamwork", "tools", "trend", "upkeep", "work",
))  # fmt: skip


class _Views(dict[str, SimpleNamespace]):
    """The functions of each module, which is read when a template first asks for it: no document needs all."""

    def __missing__(self, name: str) -> SimpleNamespace:
        if name not in NAMES:
            raise KeyError(name)
        self[name] = _functions(name)
        return self[name]


VIEWS = _Views()
