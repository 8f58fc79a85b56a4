"""The logo of a plan: a picture in its folder. The code of what may be wrong with it is LOGO-01."""

from __future__ import annotations

from pathlib import Path

from opsplan.findings import Finding, Severity
from opsplan.library.pictures import picture
from opsplan.loading.beside import LOGO, Trouble, named
from opsplan.loading.plan import Loaded
from opsplan.manuscript import Picture

_WAY = ("document", "logo")


def logo(loaded: Loaded, root: Path | None) -> tuple[Picture | None, Path, list[Finding]]:
    """Return the logo that a plan names, if it can be printed, where it lies, and what is wrong with it.

    `root` is that of `named`.
    """
    written = loaded.plan.document.logo
    if not written:
        return None, Path(), []
    path, data = named(loaded, _WAY, written, root, LOGO)
    found = picture(data) if isinstance(data, bytes) else data
    if not isinstance(found, Trouble):
        return found, path, []
    args = {"value": written, **found.args}
    return None, path, [loaded.finding("LOGO-01", Severity.ERROR, found.message, loaded.plan, _WAY, **args)]
