"""From plans to documents: what `render` does once its options are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from opsplan import console, reporting
from opsplan.cli.exits import Code
from opsplan.cli.inputs import read_plan
from opsplan.cli.language import say, ui_lang
from opsplan.errors import OpsplanError
from opsplan.findings import Finding, Severity
from opsplan.kinds import DocumentKind, kind
from opsplan.model.plan import Plan
from opsplan.pipeline import Judged, Wanted, document, has_errors, judge, text_lines
from opsplan.saving import Obstacle, obstacle, save


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    plans: tuple[Path, ...]
    formats: tuple[str, ...]
    output: Path | None = None
    kinds: tuple[str, ...] = ()
    lang: str = ""
    numbering: str = ""
    draft: bool = False
    force: bool = False
    overwrite: bool = False
    strict: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One document to write."""

    wanted: Wanted
    target: Path


@dataclass(frozen=True)
class Work:
    """One plan that was read, and its documents."""

    path: Path
    data: bytes
    judged: Judged | None
    found: list[Finding]
    jobs: tuple[Job, ...] = ()
    code: Code = Code.DONE


def render(request: Request) -> Code:
    """Render every plan of a request and return the gravest exit code; all targets are known before any is written."""
    works = [_read(path, request) for path in request.plans]
    _refuse_clashes(works)
    return max(_write(work, request) for work in works)


def _read(path: Path, request: Request) -> Work:
    try:
        data = read_plan(path)
    except OpsplanError as error:
        if len(request.plans) == 1:
            raise
        console.err(say("error", message=error), "red")
        return Work(path, b"", None, [], code=Code.USAGE)
    judged, found = judge(data, str(path), request.kinds)
    if judged is None:
        return Work(path, data, None, found, code=Code.FINDINGS)
    if has_errors(found, strict=request.strict) and not request.force:
        return Work(path, data, judged, found, code=Code.FINDINGS)
    return Work(path, data, judged, found, tuple(_jobs(path, judged, found, request)))


def _jobs(path: Path, judged: Judged, found: list[Finding], request: Request) -> Iterator[Job]:
    plan = judged.loaded.plan
    wanted_kinds = request.kinds or tuple(map(str, plan.kind))
    several = len(wanted_kinds) > 1
    for name in wanted_kinds:
        made = _built(name)
        lang = request.lang or _lang(plan)
        for form in request.formats:
            draft = has_errors(found)
            wanted = Wanted(made, lang, form, request.numbering, request.draft, draft)
            parts = [path.stem, name if several else "", "" if lang == _lang(plan) else lang, form]
            yield Job(wanted, _target(path, ".".join(filter(None, parts)), request))


def _built(name: str) -> DocumentKind:
    made = kind(name)
    if made is None:
        raise OpsplanError(say("errors.kind_later", kind=name))
    return made


def _lang(plan: Plan) -> str:
    return "en" if plan.lang == "en" else "zh"


def _target(path: Path, name: str, request: Request) -> Path:
    output = request.output
    if output is None:
        return path.with_name(name)
    names_file = output.suffix.lower() in {".md", ".docx"} and not output.is_dir()
    if not names_file:
        return output / name
    if len(request.formats) > 1 or len(request.plans) > 1 or len(request.kinds) > 1:
        raise OpsplanError(say("errors.one_file", file=output))
    if output.suffix.lower() != f".{request.formats[0]}":
        raise OpsplanError(say("errors.suffix", file=output, format=request.formats[0]))
    return output


def _refuse_clashes(works: list[Work]) -> None:
    taken: dict[Path, Path] = {}
    for work in works:
        for job in work.jobs:
            target = job.target.absolute()
            if target in taken:
                raise OpsplanError(say("errors.clash", file=job.target, one=taken[target], other=work.path))
            if target == work.path.absolute():
                raise OpsplanError(say("errors.onto_itself", file=job.target))
            taken[target] = work.path


def _write(work: Work, request: Request) -> Code:
    lines = {str(work.path): text_lines(work.data)}
    shown = [one for one in work.found if not request.quiet or one.severity is Severity.ERROR]
    console.findings(shown, lines, ui_lang())
    if work.code is not Code.DONE:
        if work.code is Code.FINDINGS:
            counts = reporting.counts(work.found, ui_lang())
            console.err(say("render.refused", file=work.path, counts=counts), "red")
        return work.code
    written = [job for job in work.jobs if _save(job, work, request)]
    if written and not request.quiet:
        files = "\n".join(f"  {job.target}" for job in written)
        counts = reporting.counts(work.found, ui_lang())
        console.out(say("render.done", plan=work.path, files=files, counts=counts))
    return Code.DONE if len(written) == len(work.jobs) else Code.USAGE


def _save(job: Job, work: Work, request: Request) -> bool:
    """Write one document; say why where it cannot be written."""
    if work.judged is None:
        return False
    try:
        kept = Obstacle.NONE if request.overwrite else obstacle(job.target)
        if kept is not Obstacle.NONE:
            console.err(say(f"errors.{kept}", file=job.target), "red")
            return False
        save(job.target, document(work.judged, work.data, job.wanted))
    except PermissionError:
        console.err(say("errors.held", file=job.target), "red")
        return False
    except OSError as error:
        console.err(say("errors.unwritable", file=job.target, why=error.strerror or str(error)), "red")
        return False
    return True
