"""The plans that a command line names: files, all plans below a folder, and standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from opsplan.checks.document import CONTENT
from opsplan.cli.inputs import LARGEST, TEXTS, plan_files, read_plan, why
from opsplan.cli.language import say
from opsplan.errors import OpsplanError
from opsplan.loading.near import nearest
from opsplan.model.plan import Plan
from opsplan.model.shape import spellings

STANDARD_INPUT = Path("-")
#: A key of the first level, as it stands in the text: a file that cannot be read is to be told of too.
_KEY = re.compile(r"""^["']?([^\W\d][\w ]*)["']?\s*[:：]""", re.MULTILINE)


def plans_in(given: Iterable[Path]) -> tuple[dict[Path, Path | None], list[OpsplanError]]:
    """Return the plans of a command line, each once, with the folder that was named in their place, if one was.

    Also why some of what it names holds none.
    """
    found: dict[Path, Path | None] = {}
    wrong: list[OpsplanError] = []
    for path in plan_files(given):
        if not os.path.isdir(path):  # noqa: PTH112, Path.is_dir fails where a name is too long
            found.setdefault(path, None)
            continue
        try:
            below = list(_below(path))
        except OSError as error:
            wrong.append(OpsplanError(say("errors.unreadable", file=error.filename or path, why=why(error))))
            continue
        found |= {one: path for one in below if one not in found}
        if not below:
            wrong.append(OpsplanError(say("check.no_plans", folder=path)))
    return {one: found[one] for one in plan_files(found)}, wrong


def _below(folder: Path) -> Iterator[Path]:
    """Yield the plans below a folder, by name; what is hidden is not looked into."""
    for one in sorted(folder.iterdir()):
        if one.name.startswith("."):
            continue
        if one.is_dir() and not one.is_symlink():
            yield from _below(one)
        elif one.suffix.lower() in TEXTS and one.is_file() and _may_be_plan(one):
            yield one


def _may_be_plan(file: Path) -> bool:
    """Tell whether a file is a plan; of one that cannot be read that is to be told like that of a plan."""
    try:
        return is_plan(read_plan(file))
    except OpsplanError:
        return True


def is_plan(data: bytes) -> bool:
    """Tell whether a YAML file is a plan: on its first level it has a section of a plan, and a title or `extends`.

    The keys may be English or Chinese, the title's misspelt; the rest of the file need not be readable.
    """
    known = spellings(Plan)
    written = set(_KEY.findall(data.decode("utf-8-sig", errors="replace")))
    meant = {known.get(one.strip(), "") for one in written}
    titles = [key for key, name in known.items() if name == "title"]
    titled = bool(meant & {"title", "extends"}) or any(nearest(one, titles) for one in written - known.keys())
    return titled and not meant.isdisjoint(CONTENT)


def read(path: Path) -> bytes:
    """Return the bytes of a plan, of `-` what is piped in; an OpsplanError says why it cannot be read."""
    if path != STANDARD_INPUT:
        return read_plan(path)
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise OpsplanError(say("errors.large", file=say("check.stdin")))
    return data
