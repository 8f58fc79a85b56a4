"""From plans to findings: what `check` does once its options are read."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from opsplan import baseline, console, reporting
from opsplan.api import Options, load
from opsplan.cli.exits import Code
from opsplan.cli.folders import STANDARD_INPUT, plans_in, read
from opsplan.cli.inputs import source_lines, unusable, why
from opsplan.cli.language import say, ui_lang
from opsplan.errors import OpsplanError
from opsplan.findings import Finding, Severity, in_order
from opsplan.pipeline import has_errors
from opsplan.reporting.github import as_github
from opsplan.reporting.sarif import as_sarif
from opsplan.saving import save

#: What writes findings for programs: takes the findings, the language, and whether only ASCII can be shown.
FORMS = {"json": reporting.as_json, "github": as_github, "sarif": as_sarif}
STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


class Request(Struct, frozen=True):
    """What was asked for: plans, folders or `-`, what `load` is given, the format, and baselines to read and write."""

    plans: tuple[Path, ...]
    given: Options
    form: str = "text"
    strict: bool = False
    baseline: Path | None = None
    write: Path | None = None
    everything: bool = False


class Checked(Struct):
    """What was read and found: the bytes of each plan by its name, what is known already, and what was not read."""

    found: list[Finding] = field(default_factory=list)
    read: dict[str, bytes] = field(default_factory=dict)
    known: list[baseline.Known] = field(default_factory=list)
    left_out: int = 0
    unread: list[OpsplanError] = field(default_factory=list)


def check(request: Request) -> Code:
    """Show what is found in plans and return the exit code; each file that cannot be read is told of."""
    paths, nowhere = plans_in(request.plans)
    checked = Checked(unread=nowhere)
    old = _baseline(request)
    for path in paths:
        _read(path, request, old, checked)
    checked.found = in_order(checked.found)
    _show(checked, request)
    for one in checked.unread:
        console.err(say("error", message=one), "red")
    if request.write is not None and not checked.unread:
        _write(request.write, checked)
        return Code.DONE
    if checked.unread or unusable(checked.found, request.given.get("template")):
        return Code.USAGE
    return Code.FINDINGS if has_errors(checked.found, strict=request.strict) else Code.DONE


def _read(path: Path, request: Request, old: baseline.Baseline | None, checked: Checked) -> None:
    """Add what is found in one plan."""
    try:
        data = read(path)
    except OpsplanError as error:
        checked.unread.append(error)
        return
    opened = load(data, file=str(path), **request.given)
    found, tree = opened.findings, opened.judged.loaded.source.tree if opened.judged else None
    if request.write is not None:
        checked.known += (baseline.recognised(one, tree, request.write.parent) for one in found)
    new = old.without(found, tree) if old else found
    checked.left_out += len(found) - len(new)
    checked.found += new
    checked.read[str(path)] = data


def _baseline(request: Request) -> baseline.Baseline | None:
    """Return the baseline that findings are held against; none where it is to be written."""
    path = request.baseline
    if path is None or request.write is not None:
        return None
    try:
        return baseline.read(path.read_bytes(), path.parent)
    except OSError as error:
        raise OpsplanError(say("errors.unreadable", file=path, why=why(error))) from None
    except ValueError:
        raise OpsplanError(say("check.no_baseline", file=path)) from None


def _show(checked: Checked, request: Request) -> None:
    """Show the findings; as text also what was checked and how much was found."""
    if request.form != "text":
        console.data(FORMS[request.form](checked.found, ui_lang(), ascii_only=not console.is_utf8()))
        return
    lines = source_lines(checked.found, checked.read, tuple(request.given.get("settings", ())))
    asked = {one.code for one in checked.found} if request.given.get("only") else set()
    wanted = asked | ({"DOC-05"} if request.given.get("langs") else set())
    console.findings(checked.found, lines, ui_lang(), everything=request.everything, wanted=wanted)
    if checked.read:
        _sum_up(checked)


def _sum_up(checked: Checked) -> None:
    files = [say("check.stdin") if one == str(STANDARD_INPUT) else one for one in checked.read]
    named = files[0] if len(files) == 1 else say("check.files", n=len(files))
    told = say("check.done", files=named, counts=reporting.counts(checked.found, ui_lang()))
    known = say("check.known", n=checked.left_out) if checked.left_out else ""
    worst = min((one.severity for one in checked.found), default=Severity.INFO)
    console.out(told + known, STYLES.get(worst, "green"))


def _write(path: Path, checked: Checked) -> None:
    """Write a baseline of everything that was found, and say so."""
    if path.suffix.lower() != ".json":
        raise OpsplanError(say("check.baseline_ending", file=path))
    try:
        save(path, baseline.written(checked.known))
    except OSError as error:
        raise OpsplanError(say("errors.unwritable", file=path, why=why(error))) from None
    console.err(say("check.baseline_written", n=len(checked.known), file=path))
