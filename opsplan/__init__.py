"""opsplan: operations plans in YAML become documents that people can sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from opsplan.version import __version__

if TYPE_CHECKING:
    from opsplan.api import Opened as Opened
    from opsplan.api import PlanError as PlanError
    from opsplan.api import check as check
    from opsplan.api import load as load
    from opsplan.api import render as render
    from opsplan.sentences import hint as hint
    from opsplan.sentences import says as says

#: What the library offers, by the module that it is in: help and versions are told without loading it.
_OFFERED = {
    "load": "api", "check": "api", "render": "api", "Opened": "api",
    "PlanError": "api", "says": "sentences", "hint": "sentences",
}  # fmt: skip
__all__ = ["Opened", "PlanError", "__version__", "check", "hint", "load", "render", "says"]


def __getattr__(name: str) -> Any:
    """Return something that the library offers, loaded when it is first asked for."""
    if name not in _OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_OFFERED[name]}"), name)
