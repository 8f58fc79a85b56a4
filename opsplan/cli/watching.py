"""`--watch`: documents are made again as soon as something that they are made of has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace
from watchfiles import Change, watch
from watchfiles.main import FileChange

from opsplan import console
from opsplan.cli.documents import run, tell_nowhere
from opsplan.cli.exits import Code
from opsplan.cli.folders import plans_in
from opsplan.cli.inputs import TEXTS
from opsplan.cli.language import say
from opsplan.cli.running import clear
from opsplan.cli.targets import Request
from opsplan.errors import OpsplanError

#: The endings of what a document may be made of: plans and their like, templates, tables, pictures.
_MADE_OF = (*TEXTS, ".j2", ".csv", ".docx", ".dotx", ".png", ".jpg", ".jpeg", ".gif", ".svg")
#: So long nothing more may happen, so that a file is not read while it is being written; in milliseconds.
_QUIET, _LONGEST = 150, 3000
#: So often it is looked whether the user has interrupted; in milliseconds.
_IDLE = 300


def watched(request: Request, given: Sequence[Path]) -> Code:
    """Render the plans that are `given`, and again whenever something has changed, until the user interrupts."""
    begun = False
    with suppress(KeyboardInterrupt):
        for changed in _changes(_folders(request, given)):
            if not begun:
                run(request)
                console.err(say("render.watching"))
                begun = True
            elif changed:
                _again(request, given)
                clear()
    console.err(say("render.watched"))
    return Code.DONE


def _changes(folders: set[Path]) -> Iterator[set[FileChange]]:
    """Yield what has changed; the first time, as soon as nothing is missed any more, mostly nothing has."""
    return watch(
        *folders,
        watch_filter=_matters,
        debounce=_LONGEST,
        step=_QUIET,
        rust_timeout=_IDLE,
        yield_on_timeout=True,
    )


def _again(request: Request, given: Sequence[Path]) -> None:
    """Render what has changed; whatever is wrong now is told, and may be right the next time."""
    try:
        files, nowhere = plans_in(given)
        tell_nowhere(nowhere)
        roots = {path: folder for path, folder in files.items() if folder}
        if files:
            run(replace(request, plans=tuple(files), roots=roots), again=True)
    except OpsplanError as error:
        console.err(say("error", message=error), "red")


def _folders(request: Request, given: Sequence[Path]) -> set[Path]:
    """Return the folders that everything comes from: of the plans, and of the files that options name."""
    theme = Path(request.theme) if Path(request.theme).suffix else None
    files = [*request.plans, theme, request.template, request.each]
    folders = [request.root, request.templates, *(one for one in given if one.is_dir())]
    return {one.parent for one in files if one} | {one for one in folders if one}


def _matters(_: Change, path: str) -> bool:
    """Tell whether something may be made of a file: not of one that an editor or opsplan keeps for itself."""
    name = Path(path).name
    return name.lower().endswith(_MADE_OF) and not name.startswith((".", "~"))
