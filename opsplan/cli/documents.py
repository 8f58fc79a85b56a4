"""From plans to documents: what `render` does once its options are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from opsplan import console
from opsplan.cli.cache import recalled
from opsplan.cli.exits import Code, gravest
from opsplan.cli.inputs import read_plan
from opsplan.cli.items import Item, jobs, shard
from opsplan.cli.language import say, ui_lang
from opsplan.cli.running import outcomes
from opsplan.cli.summary import Summary
from opsplan.cli.targets import Request, one_file, refuse_clashes
from opsplan.cli.work import Outcome
from opsplan.errors import OpsplanError
from opsplan.library import Library
from opsplan.loading.plan import load

#: The sections of a plan that say what its documents are called.
_HEAD = ("title", "kind", "lang", "meta", "period", "status_date", "units", "roles", "partners")


def render(request: Request, nowhere: Sequence[OpsplanError] = ()) -> Code:
    """Render every plan of a request and return the gravest exit code; all targets are known before any is written.

    `nowhere` is what the command line names and holds no plan.
    """
    one_file(request)
    items = [Item(path) for path in request.plans]
    known = {item: files for item in items if (files := recalled(item, request)) is not None}
    if len(items) > 1:
        refuse_clashes(request, _targets(items, known, request))
    summary = Summary()
    for outcome in _outcomes(shard(items, request.shard), known, request):
        _tell(outcome, request, alone=len(items) == 1)
        summary.add(outcome)
    if len(items) > 1 and not request.quiet:
        console.out(summary.told())
    for error in nowhere:
        console.err(say("error", message=error), "red")
    return gravest([*summary.codes, *(Code.USAGE for _ in nowhere)])


def _outcomes(items: Sequence[Item], known: Mapping[Item, tuple[Path, ...]], request: Request) -> Iterator[Outcome]:
    """Yield what comes of each item in their order; of those `known` to be as they were nothing is done."""
    worked = outcomes([item for item in items if item not in known], request)
    for item in items:
        yield Outcome(item, current=known[item]) if item in known else next(worked)


def _targets(
    items: Iterable[Item], known: Mapping[Item, tuple[Path, ...]], request: Request
) -> Iterator[tuple[Path, Path]]:
    """Yield the plan and the file of each document; a plan that cannot be read has none."""
    for item in items:
        if item in known:
            yield from ((item.path, target) for target in known[item])
            continue
        library = Library(request.templates, item.path.parent)
        try:
            data = read_plan(item.path)
        except OpsplanError:
            continue
        settings = (*request.settings, *item.settings)
        loaded, _ = load(data, str(item.path), settings, request.root, library.has_own, _HEAD)
        if loaded is not None:
            named = request.kinds or dict.fromkeys(map(str, loaded.plan.kind))
            kinds = [kind for name in named if (kind := library.kind(name)[0])]
            yield from ((item.path, job.target) for job in jobs(item, loaded, kinds, False, request))


def _tell(outcome: Outcome, request: Request, *, alone: bool) -> None:
    """Say what is wrong with a plan, what was written of it, and what was not."""
    console.findings(outcome.found, outcome.lines, ui_lang())
    if outcome.written and not request.quiet:
        files = say("errors.between").join(map(str, outcome.written))
        console.out(say("render.done", plan=outcome.item.title, files=files, remarks=outcome.remarks))
    if alone and outcome.current and not (outcome.written or request.quiet):
        files = say("errors.between").join(map(str, outcome.current))
        console.out(say("render.current", plan=outcome.item.title, files=files))
    for trouble in outcome.troubles:
        console.err(trouble, "red")
