"""What `render` was asked for, and the files that come of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field

from opsplan.cli.language import say
from opsplan.errors import OpsplanError

FORMATS = ("docx", "md", "pdf", "json")
#: The formats of which a plan makes one file, whichever kinds and language are asked for.
DATA = {"json"}
#: Endings that somebody gives who wants a file, not a folder, of a format that opsplan does not write.
OTHERS = {
    ".doc", ".dotx", ".html", ".htm", ".markdown", ".odt", ".pptx", ".rtf", ".tex", ".txt", ".wps",
    ".xlsx", ".yaml", ".yml",
}  # fmt: skip


class Request(Struct, frozen=True):
    """What was asked for on the command line."""

    plans: tuple[Path, ...]
    formats: tuple[str, ...] = ("docx",)
    output: Path | None = None
    kinds: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    numbering: str = ""
    theme: str = ""
    page_numbers: bool = False
    settings: tuple[str, ...] = ()
    root: Path | None = None
    templates: Path | None = None
    template: Path | None = None
    draft: bool = False
    force: bool = False
    overwrite: bool = False
    strict: bool = False
    quiet: bool = False
    name: str = ""
    check: bool = False
    cache: bool = True
    each: Path | None = None
    jobs: int = 1
    shard: tuple[int, int] | None = None
    scheduler: str = ""
    own: str = ""  # a hash of what is in `templates` when the run begins
    roots: Mapping[Path, Path] = field(default_factory=dict)  # the folder that was named, by the plans below it


def formats_of(output: Path | None) -> tuple[str, ...]:
    """Return the formats where none is named: what the output file's name says, or else DOCX."""
    ending = output.suffix.lower().removeprefix(".") if output and not _is_folder(output) else ""
    return (ending,) if ending in FORMATS else ("docx",)


def one_file(request: Request) -> Path | None:
    """Return the file that everything goes to, if it is one; a name that does not fit is an OpsplanError."""
    output = request.output
    ending = output.suffix.lower() if output else ""
    if output is None or _is_folder(output) or ending not in OTHERS | {f".{one}" for one in FORMATS}:
        return None
    if ending in OTHERS:
        raise OpsplanError(say("errors.ending", file=output, ending=ending, name=f"{output.stem}.docx"))
    several = max(len(request.kinds), len(request.langs)) > 1 and not DATA.issuperset(request.formats)
    if len(request.formats) > 1 or len(request.plans) > 1 or request.each or several:
        raise OpsplanError(say("errors.one_file", file=output))
    if ending != f".{request.formats[0]}":
        raise OpsplanError(say("errors.suffix", file=output, format=request.formats[0], ending=ending[1:]))
    return output


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112, Path.is_dir fails where a name is too long


def folders(request: Request) -> dict[Path, Path]:
    """Return the folder for each plan's documents: beside the plan, or below `-o` as the plans lie to one another."""
    if request.output is None:
        return {path: path.parent for path in request.plans}
    # links are not to be followed, so no Path.resolve
    parents = {path: os.path.abspath(path.parent) for path in request.plans if path not in request.roots}  # noqa: PTH100
    try:
        shared = os.path.commonpath(parents.values()) if parents else ""
    except ValueError:  # on several drives
        return dict.fromkeys(request.plans, request.output)
    below = {path: Path(parent).relative_to(shared) for path, parent in parents.items()}
    below |= {path: path.parent.relative_to(root) for path, root in request.roots.items()}
    return {path: request.output / below[path] for path in request.plans}


def refuse_clashes(
    plans: Iterable[Path], targets: Iterable[tuple[str, Path]], sources: Iterable[Path] = (), *, rows: bool = False
) -> None:
    """Raise an OpsplanError where two documents go to one file, or one to a plan or to a template, one of `sources`.

    `targets` are what each document is of, and its file; with `rows` they are of the rows of one plan.
    """
    written, templates = set(map(_identity, plans)), set(map(_identity, sources))
    taken: dict[str, str] = {}
    for plan, target in targets:
        identity = _identity(target)
        if identity in written:
            raise OpsplanError(say("errors.onto_plan", file=target))
        if identity in templates:
            raise OpsplanError(say("errors.onto_template", file=target))
        if identity in taken:
            clash = "one_file" if taken[identity] == plan else "clash_rows" if rows else "clash"
            raise OpsplanError(say(f"errors.{clash}", file=target, one=taken[identity], other=plan))
        taken[identity] = plan


def _identity(path: Path) -> str:
    """Return what two names of one file have in common, whether or not it is there yet."""
    return os.path.normcase(os.path.realpath(path))
