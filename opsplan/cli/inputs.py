"""Reading the files that a command is given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from glob import glob
from pathlib import Path

from opsplan.cli.language import say
from opsplan.errors import OpsplanError
from opsplan.findings import Finding
from opsplan.reasons import REASONS

#: A plan larger than this is no plan.
LARGEST = 64 * 1024 * 1024
#: So many of the plans in a folder are named.
SHOWN = 5
#: The endings of what has lines to show beside the plans themselves: a client's template has none.
TEXTS = (".yaml", ".yml")
#: The code of a client's template that cannot be used: then not even a draft can be made.
NO_TEMPLATE = "TPL-01"


def why(error: OSError) -> str:
    """Return a system's error in a few words of the user's language."""
    reason = REASONS.get(error.errno or 0)
    return say(f"why.{reason}") if reason else error.strerror or type(error).__name__


def plan_files(given: Iterable[Path]) -> list[Path]:
    """Return the plans of a command line, each once; a pattern that no shell has replaced by files is replaced here."""
    files: dict[str, Path] = {}
    for path in given:
        for one in _matches(path):
            files.setdefault(os.path.abspath(one), one)  # noqa: PTH100, Path.resolve would follow links
    return list(files.values())


def _matches(path: Path) -> list[Path]:
    if not any(sign in str(path) for sign in "*?[") or os.path.lexists(path):
        return [path]
    return sorted(map(Path, glob(str(path), recursive=True))) or [path]  # noqa: PTH207, Path.glob takes no drive and no root


def read_plan(path: Path) -> bytes:
    """Return the bytes of a plan file, or raise an OpsplanError that says why it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise OpsplanError(say("errors.missing", file=path, near=_near(path))) from None
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise OpsplanError(say("errors.unreadable", file=path, why=reason)) from None
    if len(data) > LARGEST:
        raise OpsplanError(say("errors.large", file=path))
    return data


def refuse_unreachable(path: Path) -> None:
    """Raise an OpsplanError where the system refuses to look at a file: links in a circle, too long a name."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise OpsplanError(say("errors.unreadable", file=path, why=why(error))) from None


def folder_at(option: str, path: Path | None) -> Path | None:
    """Return the folder that an option names; what is none is an OpsplanError."""
    if path is not None:
        refuse_unreachable(path)
    if path is not None and not path.is_dir():
        raise OpsplanError(say("errors.no_folder_at", option=option, folder=path))
    return path


def file_at(option: str, path: Path | None) -> Path | None:
    """Return the file that an option names; what is not there, or a folder, is an OpsplanError."""
    if path is not None:
        refuse_unreachable(path)
    if path is not None and not path.exists():
        raise OpsplanError(say("errors.no_file_at", option=option, file=path))
    if path is not None and path.is_dir():
        raise OpsplanError(say("errors.folder_at", option=option, file=path))
    return path


def unusable(found: Iterable[Finding], template: Path | None) -> bool:
    """Tell whether the template that a command line names cannot be read; one that a plan names is the plan's fault."""
    return template is not None and any(one.code == NO_TEMPLATE for one in found)


def own_kinds(templates: Path | None, plans: Iterable[Path]) -> Callable[[str], bool]:
    """Return what tells whether the user has a document kind of a name: in a folder of templates, or beside a plan."""
    from opsplan.library import Library

    libraries = [Library(templates, path.parent) for path in plans] or [Library(templates)]
    return lambda name: any(one.has_own(name) for one in libraries)


def source_lines(
    found: Iterable[Finding], read: Mapping[str, bytes], settings: Sequence[str] = ()
) -> dict[str, Sequence[str]]:
    """Return the lines of every file that findings are in: the plans that were read, their bases, the settings."""
    from opsplan.findings import SETTINGS
    from opsplan.pipeline import text_lines

    lines: dict[str, Sequence[str]] = {SETTINGS: settings}
    for file in dict.fromkeys(one.place.file for one in found):
        data = read.get(file)
        if file not in lines and (data is not None or file.lower().endswith(TEXTS)):
            with suppress(OSError):
                lines[file] = text_lines(Path(file).read_bytes() if data is None else data)
    return lines


def _near(path: Path) -> str:
    """Return what a missing file may have been meant to be, as a sentence."""
    from opsplan.loading.near import nearest

    if not path.parent.is_dir():
        return say("errors.no_folder", folder=path.parent)
    by_stem = {Path(name).stem: name for name in _plans(path.parent)}
    if found := nearest(path.stem, by_stem):
        return say("errors.near", file=path.parent / by_stem[found])
    return _there(path.parent) or say("errors.none_there")


def _there(folder: Path) -> str:
    there = [str(folder / name) for name in _plans(folder)]
    told = "errors.there_more" if len(there) > SHOWN else "errors.there"
    return say(told, files=say("errors.between").join(there[:SHOWN]), n=len(there)) if there else ""


def _plans(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.suffix.lower() in (".yaml", ".yml"))
