"""What was rendered of which plan with which files, so that a run can pass over what is as it was without reading it.

The stamp of a document says what it is made of, but it is only told of which files once its plan has been read. What is
kept here spares that: hashes of the files that went in and of those that came out, a file an item in the user's cache
folder. Where anything is not alike, or nothing is kept, the plan is read and its documents' stamps decide.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path

from opsplan import __version__
from opsplan.cli.items import Item
from opsplan.cli.targets import Request
from opsplan.inputs import digest
from opsplan.pipeline import made_at
from opsplan.resources import cache_folder
from opsplan.saving import save

#: What of a request makes no difference to what is written.
_NO_MATTER = {"plans", "roots", "jobs", "shard", "quiet", "cache", "check", "overwrite"}


def recalled(item: Item, request: Request) -> tuple[Path, ...] | None:
    """Return the files of an item where all that went in and all that came out is as it was; else None."""
    if not request.cache:
        return None
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads(_place(item, request).read_bytes())
        if all(_hash(Path(file)) == known for file, known in (told["in"] | told["out"]).items()):
            return tuple(map(Path, told["out"]))
    return None


def keep(item: Item, request: Request, read: Mapping[str, bytes], written: Iterable[Path]) -> None:
    """Remember what an item was made of, and what was written; that it cannot be kept is no trouble."""
    with suppress(OSError):
        told = {
            "in": {os.path.abspath(file): digest(data) for file, data in read.items()},  # noqa: PTH100
            "out": {str(target): _hash(target) for target in written},
        }
        save(_place(item, request), json.dumps(told).encode())


def _place(item: Item, request: Request) -> Path:
    """Return where an item of a request is remembered."""
    said = [(one.name, str(getattr(request, one.name))) for one in fields(request) if one.name not in _NO_MATTER]
    asked = (str(Path.cwd()), str(item), str(said), __version__, str(made_at()), _below(request.templates))
    return cache_folder() / "renders" / f"{digest(repr(asked).encode(errors='surrogateescape'), 32)}.json"


@cache
def _below(templates: Path | None) -> str:
    """Return a hash of all files in a folder of templates: one that comes into it changes what is made."""
    files = sorted(one for one in templates.rglob("*") if one.is_file()) if templates else []
    return digest(b"".join(b"%s\0%s" % (os.fsencode(one), one.read_bytes()) for one in files))


def _hash(file: Path) -> str:
    return digest(file.read_bytes())
