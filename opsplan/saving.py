"""Saving documents: whole or not at all, and never over what a person has written."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from opsplan.inputs import differing
from opsplan.writers import stamp

EDITED: dict[str, Callable[[Path], bool | None]] = {
    ".md": lambda path: stamp.markdown_edited(_text(path)),
    ".docx": stamp.docx_edited,
    ".pdf": lambda path: stamp.pdf_edited(path.read_bytes()),
    ".json": lambda path: stamp.json_edited(_text(path)),
}


STAMPS: dict[str, Callable[[Path], dict[str, str] | None]] = {
    ".md": lambda path: stamp.read_markdown_stamp(_text(path)),
    ".docx": stamp.read_docx_stamp,
    ".pdf": lambda path: stamp.read_pdf_stamp(path.read_bytes()),
    ".json": lambda path: stamp.read_json_stamp(_text(path)),
}


#: How a file is opened that is to be there only now; without the last, Windows would change line breaks.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class State(StrEnum):
    """How a file stands to what would be written there now."""

    CURRENT = "current"
    MISSING = "missing"
    STALE = "stale"
    EDITED = "edited"
    FOREIGN = "foreign"
    FOLDER = "target_folder"


class Obstacle(StrEnum):
    """Why a file that is there is not to be overwritten."""

    NONE = "none"
    FOREIGN = "foreign"
    EDITED = "edited"
    FOLDER = "target_folder"


def obstacle(path: Path) -> Obstacle:
    """Return what speaks against overwriting a file: opsplan did not write it, or somebody edited it since."""
    if not path.exists():
        return Obstacle.NONE
    if path.is_dir():
        return Obstacle.FOLDER
    edited = EDITED[path.suffix.lower()](path) if path.is_file() else None
    if edited is None:
        return Obstacle.FOREIGN
    return Obstacle.EDITED if edited else Obstacle.NONE


def standing(path: Path, made: Mapping[str, str]) -> tuple[State, list[tuple[str, str]]]:
    """Return how a file stands to a document with the stamp `made`, and which inputs are others, by kind and name."""
    if not path.exists():
        return State.MISSING, []
    found = obstacle(path)
    if found in (Obstacle.FOREIGN, Obstacle.FOLDER):
        return State(found.value), []
    said = STAMPS[path.suffix.lower()](path) or {}
    same = said.get("inputs") == made["inputs"]
    changed = [] if same else _changed(said.get("parts", ""), made["parts"])
    return State.EDITED if found is Obstacle.EDITED else State.CURRENT if same else State.STALE, changed


def _changed(before: str, now: str) -> list[tuple[str, str]]:
    """Return which inputs are others; what an older opsplan wrote names none of its own."""
    return differing(before, now) if before else [("opsplan", "")]


def save(path: Path, data: bytes) -> None:
    """Write a file whole: beside its place first, then moved there; an error or an interrupt leaves nothing behind."""
    path = _followed(path)  # a link stays, and what it leads to is replaced
    path.parent.mkdir(parents=True, exist_ok=True)
    # Its name is known before it is there: an interrupt that comes while it is being made leaves it behind no more
    # than a later one. No other file has it, with so much chance in it.
    beside = path.parent / f".{path.name[:40]}.{os.urandom(8).hex()}.tmp"
    try:
        with os.fdopen(_created(beside), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(path))
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _created(path: Path) -> int:
    """Return the descriptor of a file that was not there before and is its owner's alone."""
    return os.open(path, _NEW, 0o600)


def _followed(path: Path) -> Path:
    """Return what links lead to, there or not; where they lead in a circle, the system's error."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return Path(os.path.realpath(path, strict=True))
    return Path(os.path.realpath(path))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _mode(path: Path) -> int:
    """Return the rights that the file has, or that a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
