"""Reading the files that a command is given."""

from __future__ import annotations

from pathlib import Path

from opsplan.cli.language import say
from opsplan.errors import OpsplanError

#: A plan larger than this is no plan.
LARGEST = 64 * 1024 * 1024


def read_plan(path: Path) -> bytes:
    """Return the bytes of a plan file, or raise an OpsplanError that says why it cannot be read."""
    try:
        if path.is_dir():
            raise OpsplanError(say("errors.folder", file=path))
        if path.stat().st_size > LARGEST:
            raise OpsplanError(say("errors.large", file=path))
        return path.read_bytes()
    except FileNotFoundError:
        raise OpsplanError(say("errors.missing", file=path, near=_near(path))) from None
    except OSError as error:
        raise OpsplanError(say("errors.unreadable", file=path, why=error.strerror or str(error))) from None


def _near(path: Path) -> str:
    """Return what a missing file may have been meant to be, as a sentence, or nothing."""
    from opsplan.loading.near import nearest

    folder = path.parent
    there = sorted(one.name for one in folder.glob("*.y*ml")) if folder.is_dir() else []
    found = nearest(path.name, there)
    if found:
        return say("errors.near", file=folder / found)
    return say("errors.there", files=", ".join(there[:5])) if there else say("errors.none_there")
