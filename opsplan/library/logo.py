"""The logo of a plan: a picture in its folder. The code of what may be wrong with it is LOGO-01."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from opsplan.findings import Finding, Severity
from opsplan.library.pictures import MOST_BYTES, Flaw, picture
from opsplan.loading.bases import why
from opsplan.loading.near import nearest
from opsplan.loading.plan import Loaded
from opsplan.manuscript import Picture

_WAY = ("document", "logo")
_ENDINGS = frozenset((".png", ".jpg", ".jpeg"))


def logo(loaded: Loaded, root: Path | None) -> tuple[Picture | None, list[Finding]]:
    """Return the logo that a plan names, if it can be printed, and what is wrong with it.

    Its path counts from the folder of the file in which it is written. It may lie nowhere outside of `root`, by default
    the plan's folder.
    """
    written = loaded.plan.document.logo
    if not written:
        return None, []
    folder = Path(loaded.source.file).parent
    file = Path(loaded.place(loaded.plan, _WAY).file)
    path = Path(os.path.normpath((file.parent if file.is_file() else folder) / written))
    try:
        found = _trouble(path, written, (root or folder).resolve()) or picture(path.read_bytes())
    except (OSError, ValueError) as error:
        found = Flaw("logo-unreadable", {"why": why(error)})
    if isinstance(found, Picture):
        return found, []
    args: Mapping[str, Any] = {"value": written, **found.args}
    return None, [loaded.finding("LOGO-01", Severity.ERROR, found.message, loaded.plan, _WAY, **args)]


def _trouble(path: Path, written: str, root: Path) -> Flaw | None:
    """Return what is wrong with a file before it is read."""
    if "://" in written:
        return Flaw("logo-address")
    with suppress(FileNotFoundError, NotADirectoryError):
        os.path.realpath(path, strict=True)  # an error where links lead in a circle
    if not path.resolve().is_relative_to(root):
        return Flaw("logo-outside", {"root": str(root)})
    if path.is_dir():
        return Flaw("logo-folder", {"near": _near(path, path / path.name, written + "/" + path.name)})
    if not path.exists():
        return Flaw("logo-missing", {"near": _slashed(path, written) or _near(path.parent, path, written)})
    if not path.is_file():
        raise OSError(errno.ENXIO, "")
    large = path.stat().st_size > MOST_BYTES
    return Flaw("picture-large", {"most": MOST_BYTES // 1024**2}) if large else None


def _slashed(path: Path, written: str) -> str:
    """Return a path with slashes where that is a file and the one with backslashes, as Windows has them, is none."""
    slashed = written.replace("\\", "/")
    return slashed if slashed != written and (path.parent / path.name.replace("\\", "/")).is_file() else ""


def _near(folder: Path, path: Path, written: str) -> str:
    """Return the picture in a folder that was probably meant: one alone, or one of nearly that name."""
    if not folder.is_dir():
        return ""
    there = sorted(one.name for one in folder.iterdir() if one.suffix.lower() in _ENDINGS)
    found = nearest(path.name, there) or (there[0] if len(there) == 1 else "")
    return str(Path(written).with_name(found)) if found else ""
