"""What was rendered of which plan with which files, so that a run can pass over what is as it was without reading it.

The stamp of a document says what it is made of, but it is only told of which files once its plan has been read. What is
kept here spares that: hashes of the files that went in and of those that came out, a file an item in the user's cache
folder. Where anything is not alike, or nothing is kept, the plan is read and its documents' stamps decide.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from opsplan.cli.items import Item
from opsplan.cli.targets import Request
from opsplan.inputs import digest
from opsplan.pipeline import made_at
from opsplan.resources import cache_folder
from opsplan.saving import save
from opsplan.version import __version__

#: What of a request makes no difference to what is written of an item.
_NO_MATTER = {"plans", "roots", "output", "each", "jobs", "shard", "scheduler", "quiet", "cache", "check", "overwrite"}
#: What was of no use for so long is removed; whether there is any is looked at once a day. In seconds.
KEPT, LOOKED = 90 * 24 * 3600, 24 * 3600


class Known(Struct, frozen=True):
    """An item that is as it was: its files, and how many warnings its plan had."""

    files: tuple[Path, ...]
    warnings: int = 0


def recalled(item: Item, request: Request) -> Known | None:
    """Return what is known of an item where all that went in and all that came out is as it was; else None."""
    if not request.cache:
        return None
    with suppress(OSError, ValueError, KeyError, TypeError):
        place = _place(item, request)
        told = json.loads(place.read_bytes())
        if all(_hash(Path(file)) == known for file, known in (told["in"] | told["out"]).items()):
            if not request.check:
                os.utime(place)
            return Known(tuple(map(Path, told["out"])), int(told["warnings"]))
    return None


def own_templates(templates: Path | None) -> str:
    """Return a hash of all files in a folder of the user's own templates: one that comes in changes documents."""
    with suppress(OSError):
        files = sorted(one for one in templates.rglob("*") if one.is_file()) if templates else []
        return digest(b"".join(b"%s\0%s" % (os.fsencode(one), digest(one.read_bytes()).encode()) for one in files))
    return ""


def keep(item: Item, request: Request, read: Mapping[str, bytes], written: Iterable[Path], warnings: int) -> None:
    """Remember what an item was made of, and what was written; that it cannot be kept is no trouble."""
    with suppress(OSError, RuntimeError):
        told = {
            "in": {os.path.abspath(file): digest(data) for file, data in read.items()},  # noqa: PTH100
            "out": {str(target): _hash(target) for target in written},
            "warnings": warnings,
        }
        save(_place(item, request), json.dumps(told).encode())


def forget() -> None:
    """Remove what was of no use for a long time."""
    now = time.time()
    with suppress(OSError, RuntimeError):
        marker = _folder() / "looked"
        if not _folder().is_dir() or (marker.exists() and now - marker.stat().st_mtime < LOOKED):
            return
        marker.touch()
        for one in _folder().glob("*.json"):
            with suppress(OSError):
                if now - one.stat().st_mtime > KEPT:
                    one.unlink()


def _folder() -> Path:
    return cache_folder() / "renders"


def _place(item: Item, request: Request) -> Path:
    """Return where an item of a request is remembered; it is kept by what is asked of it and where."""
    said = [(one, str(getattr(request, one))) for one in request.__struct_fields__ if one not in _NO_MATTER]
    target = str(request.output) if request.output and request.output.suffix else ""
    whose = (str(Path.cwd()), str(item.path), str(item.into), item.called, str(item.settings), target)
    asked = (*whose, str(said), __version__, str(made_at()))
    return _folder() / f"{digest(repr(asked).encode(errors='surrogateescape'), 32)}.json"


def _hash(file: Path) -> str:
    return digest(file.read_bytes())
