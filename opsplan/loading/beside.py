"""Files that a plan names: a base, a theme, a logo, a Word template. They lie in the plan's folder or below it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from opsplan.findings import SETTINGS
from opsplan.loading.near import nearest
from opsplan.reasons import REASONS
from opsplan.words import LANGS, words

if TYPE_CHECKING:
    from opsplan.loading.plan import Loaded

_MEGA = 1024 * 1024


class Sort(Struct, frozen=True):
    """A sort of files: its key in the words, the endings that such files have, the first as an example; how large.

    `rare` tells that one alone in a folder is the one meant: a plan is no such file.
    """

    key: str
    endings: tuple[str, ...]
    most: int  # MB
    rare: bool = False

    @property
    def args(self) -> dict[str, object]:
        """Return what messages say of such a file: what it is, in each language, and what one may be called."""
        example = f"{self.key}{self.endings[0]}"
        return {"what": {lang: str(words(lang).get(f"files.{self.key}")) for lang in LANGS}, "example": example}


BASE = Sort("base", (".yaml", ".yml"), 64)
THEME = Sort("theme", (".yaml", ".yml"), 32)
LOGO = Sort("logo", (".png", ".jpg", ".jpeg"), 20, rare=True)
KIND = Sort("kind", (".yaml", ".yml"), 32)
TEMPLATE = Sort("template", (".docx", ".dotx", ".docm", ".dotm"), 64, rare=True)


class Trouble(Struct, frozen=True):
    """Why a file cannot be used: the message that says so, and its arguments."""

    message: str
    args: dict[str, Any] = field(default_factory=dict)


def named(
    loaded: Loaded, way: tuple[str, ...], written: str, root: Path | None, sort: Sort
) -> tuple[Path, bytes | Trouble]:
    """Return the path of a file that a value of a plan names, and its bytes or why it cannot be used.

    `way` leads to the value; a path counts from the folder of the file that the value stands in. `root` is the folder
    that the file may not lie outside of, by default the plan's.
    """
    main, writer = Path(loaded.source.file), loaded.source.place(way).file
    path = Path(os.path.normpath((main if writer == SETTINGS else Path(writer)).parent / written))
    try:
        return path, trouble_with(path, written, root or main.parent, sort) or path.read_bytes()
    except (OSError, ValueError) as error:
        return path, unreadable(written, sort, error)


def trouble_with(path: Path, written: str, root: Path | None, sort: Sort) -> Trouble | None:
    """Return what is wrong with a file before it is read; one that cannot be looked at is an OSError or a ValueError.

    `root` is the folder that it may not lie outside of.
    """
    args = {"value": written, **sort.args}
    if "://" in written:
        return Trouble("file-address", args)
    with suppress(FileNotFoundError, NotADirectoryError):
        os.path.realpath(path, strict=True)  # an error where links lead in a circle
    if root is not None and not path.resolve().is_relative_to(root.resolve()):
        return Trouble("file-outside", args | {"root": str(root.resolve())})
    if path.is_dir():
        return Trouble("file-folder", args | {"near": _near(path, path.name, f"{written}/{path.name}", sort)})
    if not path.exists():
        return Trouble("file-missing", args | {"near": _slashed(path, written) or _beside(path, written, sort)})
    if not path.is_file():
        return unreadable(written, sort, OSError(errno.ENXIO, ""))
    return Trouble("file-large", args | {"most": sort.most}) if path.stat().st_size > sort.most * _MEGA else None


def unreadable(written: str, sort: Sort, error: Exception) -> Trouble:
    """Return what to say of a file that cannot be read."""
    return Trouble("file-unreadable", {"value": written, **sort.args, "why": why(error)})


def why(error: Exception) -> dict[str, str]:
    """Return in each language why a file cannot be read."""
    reason = REASONS.get(getattr(error, "errno", None) or 0)
    own = getattr(error, "strerror", None) or str(error)
    return {lang: str(words(lang).get(f"cli.why.{reason}")) if reason else own for lang in LANGS}


def _slashed(path: Path, written: str) -> str:
    """Return a path with slashes where that is a file and the one with backslashes, as Windows has them, is none."""
    slashed = written.replace("\\", "/")
    return slashed if slashed != written and (path.parent / path.name.replace("\\", "/")).is_file() else ""


def _beside(path: Path, written: str, sort: Sort) -> str:
    return _near(path.parent, path.name, written, sort) if path.parent.is_dir() else ""


def _near(folder: Path, name: str, written: str, sort: Sort) -> str:
    """Return the file in a folder that was probably meant: one of nearly that name, or one alone."""
    there = sorted(one for one in folder.iterdir() if one.suffix.lower() in sort.endings and one.is_file())
    stems = {one.stem: one.name for one in there}
    found = stems.get(nearest(Path(name).stem, stems), "")
    found = found or (there[0].name if sort.rare and len(there) == 1 else "")
    return Path(written).with_name(found).as_posix() if found else ""
