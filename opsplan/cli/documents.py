"""From plans to documents: what `render` does once its options are read."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from functools import partial

from msgspec.structs import replace

from opsplan import console
from opsplan.cli.cache import Known, forget, own_templates, recalled
from opsplan.cli.clashes import refuse_all_clashes
from opsplan.cli.exits import Code, gravest
from opsplan.cli.items import Item, Row, items_of, shard
from opsplan.cli.language import say, ui_lang
from opsplan.cli.running import outcomes
from opsplan.cli.summary import Summary
from opsplan.cli.targets import Request, one_file
from opsplan.cli.work import Outcome
from opsplan.errors import OpsplanError


def render(request: Request, nowhere: Sequence[OpsplanError] = ()) -> Code:
    """Render every plan of a request and return the gravest exit code.

    `nowhere` is what the command line names and holds no plan.
    """
    codes = run(request)
    tell_nowhere(nowhere)
    return gravest([*codes, *(Code.USAGE for _ in nowhere)])


def tell_nowhere(nowhere: Sequence[OpsplanError]) -> None:
    """Say what the command line names that holds no plan."""
    for error in nowhere:
        console.err(say("error", message=error), "red")


def run(request: Request, *, again: bool = False) -> list[Code]:
    """Render every plan of a request and return the code of each; all targets are known before any is written.

    Where it is done `again` only what was done is told.
    """
    one_file(request)
    request = replace(request, own=own_templates(request.templates))
    items = items_of(request, _rows(request))
    known = {item: files for item in items if (files := recalled(item, request)) is not None}
    if len(items) > 1:
        refuse_all_clashes(items, {item: one.files for item, one in known.items()}, request)
    part = shard(items, request.shard)
    summary = _worked(part, known, request, alone=len(part) == 1 and not again)
    if request.cache and not request.check:
        forget()
    if len(part) != 1 and not (request.quiet or again):
        console.out(summary.told())
    return summary.codes


def _rows(request: Request) -> Sequence[Row]:
    """Return what is set for each document of a plan, if there is one a row."""
    if request.each is None:
        return ()
    from opsplan.cli.rows import refuse_unknown, rows_of

    rows = rows_of(request.each, named=bool(request.name))
    refuse_unknown(rows, request)
    return rows


def _worked(items: Sequence[Item], known: Mapping[Item, Known], request: Request, *, alone: bool) -> Summary:
    """Return what has come of all items; of each is told as soon as it is known."""
    summary = Summary()
    told: set[str] = set()
    shown = 0 if request.quiet else len(items)
    with console.progress(shown) as tell, closing(_outcomes(items, known, request)) as worked:
        for outcome in worked:
            tell(partial(_tell, _untold(outcome, told), request, alone=alone))
            summary.add(outcome)
    return summary


def _untold(outcome: Outcome, told: set[str]) -> Outcome:
    """Return an outcome without what was found in its plan with a row before, and add the rest to what is told."""
    if outcome.item.row is None:
        return outcome
    found = tuple(one for one in outcome.found if repr(one) not in told)
    told.update(map(repr, found))
    return replace(outcome, found=found)


def _outcomes(items: Sequence[Item], known: Mapping[Item, Known], request: Request) -> Generator[Outcome]:
    """Yield what comes of each item in their order; of those `known` to be as they were nothing is done."""
    with closing(outcomes([item for item in items if item not in known], request)) as worked:
        for item in items:
            if one := known.get(item):
                yield Outcome(item, current=one.files, passed_over=one.warnings)
            else:
                yield next(worked)
        next(worked, None)  # it is at its end, and none of its processes has to be stopped


def _tell(outcome: Outcome, request: Request, *, alone: bool) -> None:
    """Say what is wrong with a plan, what was written of it, and what was not."""
    console.findings(outcome.found, outcome.lines, ui_lang())
    if outcome.written and not request.quiet:
        files = say("errors.between").join(map(str, outcome.written))
        console.out(say("render.done", plan=outcome.item.title, files=files, remarks=outcome.remarks))
    if alone and outcome.current and not (outcome.written or request.quiet):
        files = say("errors.between").join(map(str, outcome.current))
        left = say("render.passed_over", n=outcome.passed_over) if outcome.passed_over else ""
        console.out(say("render.current", plan=outcome.item.title, files=files) + left)
    for trouble in outcome.troubles:
        console.err(trouble, "red")
