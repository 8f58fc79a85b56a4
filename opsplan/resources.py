"""The data files that ship with opsplan: words, kinds, chapters, themes, starters."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """Return the `templates` folder: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def read_text(name: str) -> str:
    """Return the text of a data file, named from the templates folder (`words/zh.yaml`)."""
    return (folder() / name).read_text(encoding="utf-8")


def cache_folder() -> Path:
    """Return the folder in which this system keeps what a program can make again."""
    usual = {"win32": Path.home() / "AppData/Local", "darwin": Path.home() / "Library/Caches"}
    chosen = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(chosen or usual.get(sys.platform, Path.home() / ".cache")) / "opsplan"
