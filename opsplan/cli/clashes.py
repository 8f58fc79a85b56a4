"""Which files the documents of many plans go to, before any is written."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from opsplan.cli.inputs import read_plan
from opsplan.cli.items import Item
from opsplan.cli.naming import gaps, jobs, name_unread
from opsplan.cli.targets import Request, refuse_clashes
from opsplan.errors import OpsplanError
from opsplan.library import Library
from opsplan.loading.plan import load
from opsplan.loading.setting import steps
from opsplan.model import shape
from opsplan.model.plan import Plan

#: The sections of a plan that say which documents there are of it.
_HEAD = ("title", "kind", "lang")
#: What a plan's value in a file name may refer to beside its own section.
_MEANT = ("meta", "period", "status_date", "units", "roles", "partners")


def refuse_all_clashes(items: Sequence[Item], known: Mapping[Item, tuple[Path, ...]], request: Request) -> None:
    """Raise an OpsplanError where two documents of a run go to one file, or one to a plan.

    `known` are the files of the items that are as they were. Only plans whose names might clash are read for it.
    """
    rows = request.each is not None and len(request.plans) == 1
    refuse_clashes(request.plans, _targets(_doubtful(items, request), known, request), rows=rows)


def _doubtful(items: Sequence[Item], request: Request) -> Iterable[Item]:
    """Return the items whose files have to be known: all where the plans themselves say what these are called.

    Else what stands behind a name can only be kind, language and ending, with dots between: `plan.kind.lang.docx`.
    """
    names = {one: name for one in items if (name := name_unread(one, request)) is not None}
    endings = {f".{one}" for one in request.formats}
    if len(names) < len(items) or any(one.suffix.lower() in endings for one in request.plans):
        return items
    called: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for one, name in names.items():
        called[os.path.realpath(one.into), name.lower()].append(one)
    doubted = {key for key, some in called.items() if len(some) > 1}
    doubted.update(key for pair in _met(called) for key in pair)
    return [one for key in called if key in doubted for one in called[key]]


def _met(called: Collection[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Yield the pairs of names of which one is the beginning of the other."""
    for folder, name in called:
        parts = name.split(".")
        beginnings = ((folder, ".".join(parts[:end])) for end in range(1, len(parts)))
        yield from (((folder, name), one) for one in beginnings if one in called)


def _targets(
    items: Iterable[Item], known: Mapping[Item, tuple[Path, ...]], request: Request
) -> Iterator[tuple[str, Path]]:
    """Yield what each document is of, and its file; a plan that cannot be read has none."""
    sections = _sections(request)
    for item in items:
        if item in known:
            yield from ((item.title, target) for target in known[item])
            continue
        library = Library(request.templates, item.path.parent, request.root)
        try:
            data = read_plan(item.path)
        except OpsplanError:
            continue
        settings = (*request.settings, *item.settings)
        loaded, _ = load(data, str(item.path), settings, request.root, library.has_own, sections)
        if loaded is not None:
            named = request.kinds or dict.fromkeys(map(str, loaded.plan.kind))
            kinds = [kind for name in named if (kind := library.kind(name)[0])]
            yield from ((item.title, job.target) for job in jobs(item, loaded, kinds, False, request))


def _sections(request: Request) -> tuple[str, ...]:
    """Return the sections of a plan that its files' names depend on."""
    keys = shape.spellings(Plan)
    named = [keys.get(way[0].word, way[0].word) for gap in gaps(request.name) if (way := steps(gap))]
    return (*_HEAD, *_MEANT, *named) if request.name else _HEAD
