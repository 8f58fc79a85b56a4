"""From plans to documents: what `render` does once its options are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from opsplan import console, reporting
from opsplan.checks.samples import samples
from opsplan.checks.translation import missing
from opsplan.cli.choices import spoken
from opsplan.cli.exits import Code
from opsplan.cli.inputs import NO_TEMPLATE, read_plan, source_lines, unusable, why
from opsplan.cli.language import say, ui_lang
from opsplan.cli.making import Maker
from opsplan.cli.targets import DATA, Request, folder, one_file, refuse_clashes
from opsplan.errors import OpsplanError
from opsplan.findings import Finding, Severity
from opsplan.model.plan import Plan
from opsplan.pipeline import FITTED, Judged, Wanted, has_errors, judge
from opsplan.saving import Obstacle, obstacle, save

#: The format that is made first: another one takes over what LibreOffice has counted for it.
FIRST = "pdf"


@dataclass(frozen=True, slots=True)
class Job:
    """One document to write, or where none is `wanted` the plan's data."""

    wanted: Wanted | None
    target: Path


@dataclass(frozen=True)
class Work:
    """One plan, what is known of it, and its documents; `trouble` is why some are missing or all."""

    path: Path
    data: bytes = b""
    judged: Judged | None = None
    found: tuple[Finding, ...] = ()
    jobs: tuple[Job, ...] = ()
    code: Code = Code.DONE
    trouble: str = ""


def render(request: Request) -> Code:
    """Render every plan of a request and return the gravest exit code; all targets are known before any is written."""
    one_file(request)
    works = [_prepare(path, request) for path in request.plans]
    clients = [work.judged.client.path for work in works if work.judged and work.judged.client]
    refuse_clashes(request, ((work.path, job.target) for work in works for job in work.jobs), clients)
    return max(_finish(work, request) for work in works)


def _prepare(path: Path, request: Request) -> Work:
    """Return a plan with everything that is to be written of it."""
    try:
        data = read_plan(path)
    except OpsplanError as error:
        return Work(path, code=Code.USAGE, trouble=say("error", message=error))
    given = (request.kinds, (), request.settings, request.root, request.templates, request.theme, request.template)
    judged, listed = judge(data, str(path), *given, fitted=not FITTED.isdisjoint(request.formats))
    found = tuple(listed)
    code = Code.USAGE if unusable(found, request.template) else Code.FINDINGS
    if judged is None or (has_errors(listed, strict=request.strict) and not request.force):
        return Work(path, data, judged, found, code=code, trouble=_refusal(path, judged, found))
    if any(one.code == NO_TEMPLATE for one in found):
        return Work(path, data, judged, found, code=code, trouble=say("render.refused.template", file=path))
    made = {one.id for one in judged.kinds}
    if lacking := [one for one in request.kinds if one not in made]:
        trouble = say("errors.kind", kind=lacking[0], hint=say("errors.all_kinds"))
        return Work(path, data, judged, found, code=Code.USAGE, trouble=say("error", message=trouble))
    return Work(path, data, judged, found, tuple(_jobs(path, judged, request)))


def _refusal(path: Path, judged: Judged | None, found: tuple[Finding, ...]) -> str:
    """Return that nothing is written of a plan, by which codes, and what can be done."""
    worst = min(one.severity for one in found)
    remedy = "unreadable" if judged is None else "errors" if worst is Severity.ERROR else "warnings"
    codes = dict.fromkeys(one.code for one in found if one.severity is worst)
    counts, listed = reporting.counts(found, ui_lang()), say("errors.between").join(codes)
    return say(f"render.refused.{remedy}", file=path, counts=say("render.by", counts=counts, codes=listed))


def _jobs(path: Path, judged: Judged, request: Request) -> Iterator[Job]:
    own = str(judged.loaded.plan.lang)
    lang = request.lang or own
    several = len(judged.kinds) > 1
    into = folder(path, request)
    for made in judged.kinds:
        for form in (one for one in request.formats if one not in DATA):
            wanted = Wanted(made, lang, form, request.numbering, request.draft, has_errors(list(judged.findings)))
            parts = (path.stem, made.id if several else "", lang if lang != own else "", form)
            yield Job(wanted, one_file(request) or into / ".".join(filter(None, parts)))
    for form in (one for one in request.formats if one in DATA):
        yield Job(None, one_file(request) or into / f"{path.stem}.{form}")


def _finish(work: Work, request: Request) -> Code:
    """Say what is wrong with a plan, write its documents, and say which."""
    least = Severity.INFO if not request.quiet else Severity.WARNING if request.strict else Severity.ERROR
    shown = [one for one in work.found if one.severity <= least]
    console.findings(shown, source_lines(shown, {str(work.path): work.data}, request.settings), ui_lang())
    written = _save_all(work, request)
    if written and not request.quiet:
        files = say("errors.between").join(map(str, written))
        console.out(say("render.done", plan=work.path, files=files, remarks=_remarks(work, request)))
    if work.trouble:
        console.err(work.trouble, "red")
    return work.code if len(written) == len(work.jobs) else Code.USAGE


def _remarks(work: Work, request: Request) -> str:
    """Return how many findings there are, how many texts are samples, and how many a language of the document lacks."""
    remarks = [reporting.counts(work.found, ui_lang())]
    if work.judged and any(job.wanted for job in work.jobs):
        plan = work.judged.loaded.plan
        remarks += [say("render.samples", n=left)] if (left := samples(plan)) else []
        remarks += _gaps(plan, request.lang)
    return say("render.between").join(remarks)


def _gaps(plan: Plan, lang: str) -> Iterator[str]:
    """Yield how many texts are missing in each language of the documents; of a Chinese plan's own none is."""
    if plan.lang == "zh" and lang in ("", "zh"):
        return
    for one in spoken(lang or str(plan.lang)):
        if number := sum(1 for _ in missing(plan, one)):
            yield say(f"render.untranslated.{one}", n=number)


def _save_all(work: Work, request: Request) -> list[Path]:
    """Write the documents of a plan, and return the files that were written in the order that was asked for."""
    if work.judged is None:
        return []
    maker = Maker(work.judged, work.data, page_numbers=request.page_numbers)
    in_turn = sorted(work.jobs, key=lambda job: job.wanted is None or job.wanted.format != FIRST)
    saved = {job.target for job in in_turn if _save(job, maker, request)}
    return [job.target for job in work.jobs if job.target in saved]


def _save(job: Job, maker: Maker, request: Request) -> bool:
    """Write one document and tell whether that went well; say why where it did not."""
    try:
        trouble = _hindrance(job.target, request) or _written(job.target, maker.made(job.wanted, job.target))
    except OpsplanError as error:
        trouble = str(error)
    if trouble:
        console.err(say("error", message=trouble), "red")
    return not trouble


def _hindrance(target: Path, request: Request) -> str:
    """Return why a file that is there is not to be replaced, or nothing."""
    try:
        found = obstacle(target)
    except OSError as error:
        return _unwritable(target, error)
    allowed = found is Obstacle.NONE or (request.overwrite and found is not Obstacle.FOLDER)
    return "" if allowed else say(f"errors.{found}", file=target)


def _written(target: Path, made: bytes) -> str:
    """Write a file, and return why that failed, or nothing."""
    try:
        save(target, made)
    except OSError as error:
        return _unwritable(target, error)
    return ""


def _unwritable(target: Path, error: OSError) -> str:
    if isinstance(error, PermissionError) and target.exists():
        return say("errors.held", file=target)
    return say("errors.unwritable", file=target, why=why(error))
