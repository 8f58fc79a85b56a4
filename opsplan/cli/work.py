"""One plan from reading to writing: what a run does of each of its items, here or in another process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from opsplan import reporting
from opsplan.api import load
from opsplan.checks.samples import samples
from opsplan.checks.translation import missing
from opsplan.cli.cache import keep
from opsplan.cli.choices import spoken
from opsplan.cli.exits import Code
from opsplan.cli.inputs import NO_TEMPLATE, read_plan, source_lines, unusable, why
from opsplan.cli.items import Item, Row
from opsplan.cli.language import say, ui_lang
from opsplan.cli.making import Maker
from opsplan.cli.naming import Job, jobs
from opsplan.cli.targets import Request, refuse_clashes
from opsplan.errors import OpsplanError
from opsplan.findings import SETTINGS, Finding, Place, Severity, in_order
from opsplan.inputs import Input
from opsplan.model.plan import Plan
from opsplan.pipeline import FITTED, Judged, has_errors, inputs, stamp
from opsplan.saving import State, save, standing

#: The format that is made first: another one takes over what LibreOffice has counted for it.
FIRST = "pdf"


class Outcome(Struct, frozen=True):
    """What came of an item: what is found, with the lines that it is about, and what became of its files.

    `troubles` say why some are missing or all, `remarks` what is to be known of those that were written, `passed_over`
    how many warnings are not among what is found because nothing was read.
    """

    item: Item
    found: tuple[Finding, ...] = ()
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    written: tuple[Path, ...] = ()
    current: tuple[Path, ...] = ()
    remarks: str = ""
    troubles: tuple[str, ...] = ()
    code: Code = Code.DONE
    passed_over: int = 0


class Work(Struct, frozen=True):
    """An item with everything that is known of it, and its documents."""

    item: Item
    data: bytes
    judged: Judged
    found: tuple[Finding, ...]
    jobs: tuple[Job, ...]


def done(item: Item, request: Request) -> Outcome:
    """Return what comes of an item, once its documents are written; whatever goes wrong with it is told there."""
    try:
        data = read_plan(item.path)
        prepared = _prepared(item, data, request)
    except OpsplanError as error:
        return Outcome(item, troubles=(say("error", message=error),), code=Code.USAGE)
    if isinstance(prepared, Outcome):
        return _with_lines(prepared, data, request)
    return _with_lines(_written(prepared, request), data, request)


def _prepared(item: Item, data: bytes, request: Request) -> Work | Outcome:
    """Return an item with everything that is to be written of it, or why nothing is."""
    opened = load(
        data,
        file=str(item.path),
        kinds=request.kinds,
        settings=(*request.settings, *item.settings),
        root=request.root,
        templates=request.templates,
        theme=request.theme,
        template=request.template,
        fitted=not FITTED.isdisjoint(request.formats),
    )
    judged, found = opened.judged, opened.findings
    code = Code.USAGE if unusable(found, request.template) else Code.FINDINGS
    if judged is None or (has_errors(list(found), strict=request.strict) and not request.force):
        return Outcome(item, found, troubles=(_refusal(item, judged, found),), code=code)
    if any(one.code == NO_TEMPLATE for one in found):
        return Outcome(item, found, troubles=(say("render.refused.template", file=item.title),), code=code)
    made = {one.id for one in judged.kinds}
    if lacking := [one for one in request.kinds if one not in made]:
        trouble = say("errors.kind", kind=lacking[0], hint=say("errors.all_kinds"))
        return Outcome(item, found, troubles=(say("error", message=trouble),), code=Code.USAGE)
    listing = tuple(jobs(item, judged.loaded, judged.kinds, not opened.ok, request))
    client = [judged.client.path] if judged.client else []
    refuse_clashes([item.path], ((item.title, job.target) for job in listing), client)
    return Work(item, data, judged, found, listing)


def _refusal(item: Item, judged: Judged | None, found: Sequence[Finding]) -> str:
    """Return that nothing is written of a plan, by which codes, and what can be done."""
    worst = min(one.severity for one in found)
    remedy = "unreadable" if judged is None else "errors" if worst is Severity.ERROR else "warnings"
    codes = dict.fromkeys(one.code for one in found if one.severity is worst)
    counts, listed = reporting.counts(found, ui_lang()), say("errors.between").join(codes)
    return say(f"render.refused.{remedy}", file=item.title, counts=say("render.by", counts=counts, codes=listed))


def _written(work: Work, request: Request) -> Outcome:
    """Write the documents of an item that are not as they should be, and return what became of each."""
    made_of = {job.target: inputs(work.judged, work.data, job.wanted) for job in work.jobs}
    stands = {target: _standing(target, listed) for target, listed in made_of.items()}
    current = tuple(target for target, (state, _) in stands.items() if state is State.CURRENT)
    if request.check:
        return _checked(work, stands, current)
    kept = current if request.cache else ()
    maker = Maker(work.judged, work.data, page_numbers=request.page_numbers)
    in_turn = sorted(work.jobs, key=lambda job: job.wanted is None or job.wanted.format != FIRST)
    tried = {
        job.target: _saved(job, maker, stands[job.target][0], request) for job in in_turn if job.target not in kept
    }
    wrong = tuple(say("error", message=trouble) for trouble in tried.values() if trouble)
    if not wrong and not has_errors(list(work.found)):  # errors are told again
        warnings = sum(one.severity is Severity.WARNING for one in work.found)
        read = {one.file: one.data for listed in made_of.values() for one in listed if one.file}
        keep(work.item, request, read, made_of, warnings)
    return Outcome(
        work.item,
        work.found,
        written=tuple(job.target for job in work.jobs if tried.get(job.target) == ""),
        current=kept,
        remarks=_remarks(work, request),
        troubles=wrong,
        code=Code.USAGE if wrong else Code.DONE,
    )


def _standing(target: Path, made_of: Sequence[Input]) -> tuple[State, list[tuple[str, str]]]:
    try:
        return standing(target, stamp(made_of))
    except OSError as error:
        raise OpsplanError(_unwritable(target, error)) from None


def _checked(
    work: Work, stands: Mapping[Path, tuple[State, Sequence[tuple[str, str]]]], current: tuple[Path, ...]
) -> Outcome:
    """Return which documents are not as they should be, and why; nothing is written."""
    told = [
        say(
            f"render.state.{state}{'_stale' if state is State.EDITED and changed else ''}",
            file=target,
            what=_changed(changed),
        )
        for target, (state, changed) in stands.items()
        if state is not State.CURRENT
    ]
    return Outcome(work.item, work.found, current=current, troubles=tuple(told), code=Code.STALE if told else Code.DONE)


def _changed(inputs: Sequence[tuple[str, str]]) -> str:
    return say("errors.between").join(say(f"inputs.{kind}", name=name) for kind, name in inputs)


def _saved(job: Job, maker: Maker, state: State, request: Request) -> str:
    """Write one document, and return why that failed, or nothing."""
    if state is State.FOLDER or (state in (State.EDITED, State.FOREIGN) and not request.overwrite):
        return say(f"errors.{state}", file=job.target)
    try:
        save(job.target, maker.made(job.wanted, job.target))
    except OpsplanError as error:
        return str(error)
    except OSError as error:
        return _unwritable(job.target, error)
    return ""


def _unwritable(target: Path, error: OSError) -> str:
    if isinstance(error, PermissionError) and target.exists():
        return say("errors.held", file=target)
    return say("errors.unwritable", file=target, why=why(error))


def _remarks(work: Work, request: Request) -> str:
    """Return how many findings there are, how many texts are samples, and how many a language of the document lacks."""
    remarks = [reporting.counts(work.found, ui_lang())]
    if any(job.wanted for job in work.jobs):
        plan = work.judged.loaded.plan
        remarks += [say("render.samples", n=left)] if (left := samples(plan)) else []
        remarks += [gap for lang in request.langs or ("",) for gap in _gaps(plan, lang)]
    return say("render.between").join(dict.fromkeys(remarks))


def _gaps(plan: Plan, lang: str) -> Iterator[str]:
    """Yield how many texts are missing in each language of the documents; of a Chinese plan's own none is."""
    if plan.lang == "zh" and lang in ("", "zh"):
        return
    for one in spoken(lang or str(plan.lang)):
        if number := sum(1 for _ in missing(plan, one)):
            yield say(f"render.untranslated.{one}", n=number)


def _with_lines(outcome: Outcome, data: bytes, request: Request) -> Outcome:
    """Return an outcome with those of its findings that are shown, and the lines that these are about."""
    least = Severity.INFO if not request.quiet else Severity.WARNING if request.strict else Severity.ERROR
    shown = tuple(one for one in outcome.found if one.severity <= least)
    lines = source_lines(shown, {str(outcome.item.path): data}, request.settings)
    if row := outcome.item.row:
        from opsplan.cli.rows import decoded

        listed = decoded(row.file).splitlines()
        shown = tuple(in_order(_of_row(one, row, listed, len(request.settings)) for one in shown))
        lines[str(row.file)] = listed
    return replace(outcome, found=shown, lines={file: tuple(said) for file, said in lines.items()})


def _of_row(finding: Finding, row: Row, lines: Sequence[str], before: int) -> Finding:
    """Return a finding about what a row sets, which the command line would set after some others, at its cell."""
    number = finding.place.line - before
    if finding.place.file != SETTINGS or number < 1:
        return finding
    line = lines[row.line - 1] if row.line <= len(lines) else ""
    column = max(line.find(row.cells[number - 1][1]), 0) + 1
    return replace(finding, place=Place(str(row.file), row.line, column))
