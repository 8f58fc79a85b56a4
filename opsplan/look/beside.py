"""Files that a plan names: a theme, a picture, a Word template. They lie in the plan's folder or below it."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from opsplan.findings import SETTINGS
from opsplan.loading.near import nearest
from opsplan.loading.plan import Loaded
from opsplan.reasons import REASONS
from opsplan.words import LANGS, words

#: What is larger is no such file.
LARGEST = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Beside:
    """A file that a plan names; `trouble` is why it cannot be used (missing, folder, outside, large, unreadable)."""

    path: Path
    data: bytes = b""
    trouble: str = ""
    args: dict[str, Any] = field(default_factory=dict)


def beside(loaded: Loaded, way: tuple[str, ...], written: str, root: Path | None, endings: Collection[str]) -> Beside:
    """Return the file that a value of a plan names, from the folder of the file that the value stands in.

    `way` leads to the value, `root` is the folder that the file may not lie outside of (by default the plan's), and
    `endings` are those that such a file has (`.png`).
    """
    main, writer = Path(loaded.source.file), loaded.source.place(way).file
    path = Path(os.path.normpath((main if writer == SETTINGS else Path(writer)).parent / written))
    folder = (root or main.parent).resolve()
    args: dict[str, Any] = {"value": written}
    try:
        if not path.resolve().is_relative_to(folder):
            return Beside(path, trouble="outside", args=args | {"root": str(folder)})
        if path.is_dir():
            return Beside(path, trouble="folder", args=args | {"near": _within(path, written, endings)})
        if not path.is_file():
            return Beside(path, trouble="missing", args=args | {"near": _near(path, written, endings)})
        if path.stat().st_size > LARGEST:
            return Beside(path, trouble="large", args=args)
        return Beside(path, path.read_bytes())
    except (OSError, ValueError, RuntimeError) as error:
        return Beside(path, trouble="unreadable", args=args | {"why": told(error)})


def told(error: Exception) -> dict[str, str]:
    """Return in each language why a file cannot be read."""
    reason = REASONS.get(getattr(error, "errno", None) or 0)
    own = getattr(error, "strerror", None) or str(error)
    return {lang: str(words(lang).get(f"cli.why.{reason}")) if reason else own for lang in LANGS}


def _within(path: Path, written: str, endings: Collection[str]) -> str:
    """Return the only such file in a folder, written as the plan would."""
    there = [one.name for one in path.iterdir() if one.suffix.lower() in endings and one.is_file()]
    return (Path(written) / there[0]).as_posix() if len(there) == 1 else ""


def _near(path: Path, written: str, endings: Collection[str]) -> str:
    """Return the file in the same folder that was probably meant, written as the plan would."""
    if not path.parent.is_dir():
        return ""
    there = sorted(one.name for one in path.parent.iterdir() if one.suffix.lower() in endings and one.is_file())
    found = nearest(path.name, there) or (there[0] if len(there) == 1 else "")
    return Path(written).with_name(found).as_posix() if found else ""
