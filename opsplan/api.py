"""opsplan as a library: read a plan, ask what is wrong with it, make documents of it.

    import opsplan

    plan = opsplan.load("plan.yaml")
    for one in plan.findings:
        print(one.place.line, one.code, opsplan.says(one, "en"))
    if plan.ok:
        data = opsplan.render(plan, "docx", lang="en")

Nothing here prints, writes a file or reads the clock. What an author got wrong in a plan is a finding; a call that
cannot be met is an error: `PlanError` where a plan has errors, `ValueError` for a language, a kind or a format that
there is not, `OSError` for a file that cannot be read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from msgspec import Struct

from opsplan.analysis.facts import Facts
from opsplan.checks.selecting import Choice, choice
from opsplan.errors import OpsplanError
from opsplan.findings import Finding
from opsplan.kinds import DocumentKind
from opsplan.model.plan import Plan
from opsplan.pipeline import WRITERS, Judged, Wanted, document, exported, has_errors, judge, laid_out
from opsplan.sentences import says

FORMATS = ("docx", "md", "pdf", "json")
LANGS = ("zh", "en", "both")
#: What a plan is called that is given as bytes.
UNNAMED = "plan.yaml"

Source = str | os.PathLike[str] | bytes


class PlanError(OpsplanError):
    """A plan has errors, and no document is made of it; `findings` says which."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        first = min(self.findings, key=lambda one: one.severity, default=None)
        super().__init__(f"{first.place.file}:{first.place.line}: {says(first, 'en')}" if first else "no plan")


class Opened(Struct, frozen=True, weakref=True):
    """A plan that was read, and everything that is found in it.

    `judged` is None where not even a part of it could be read.
    """

    file: str
    data: bytes
    judged: Judged | None
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether it has no errors, so that documents can be made of it."""
        return self.judged is not None and not has_errors(list(self.findings))

    @property
    def plan(self) -> Plan | None:
        """The plan as written, references resolved; what is wrong in it is left out."""
        return self.judged.loaded.plan if self.judged else None

    @property
    def facts(self) -> Facts | None:
        """Everything that is computed from it."""
        return self.judged.facts if self.judged else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The ids of the document kinds that it is for."""
        return tuple(one.id for one in self.judged.kinds) if self.judged else ()


class Options(TypedDict, total=False):
    """How a plan is read and judged.

    - `kinds`: the documents wanted, by default those that the plan names;
    - `settings`: values that go before what is written: `{"kpis[K1].target": 92}`, or `["kpis[K1].target=92"]`;
    - `root`: the folder that the plan's files may come from, by default its own;
    - `templates`: the folder of chapters and kinds of one's own;
    - `theme`: a theme's name or file; `template`: a client's Word file;
    - `langs`: the languages in which every text has to be there;
    - `profile`: how much is asked of it (basic, standard, strict), by default as the plan says;
    - `only`, `ignore`: codes of checks (`GOAL`, `GOAL-05`, `GOAL-05:G1`);
    - `today`: the day on which a plan without `status_date` is checked, without which nothing in it is overdue;
    - `fitted`: false where no document is wanted that a client's template is for, so that none is read.
    """

    kinds: Iterable[str]
    settings: Iterable[str] | Mapping[str, object]
    root: Path | None
    templates: Path | None
    theme: str
    template: Path | None
    langs: Iterable[str]
    profile: str
    only: Iterable[str | Choice]
    ignore: Iterable[str | Choice]
    today: date | None
    fitted: bool


def load(source: Source, *, file: str = "", **options: Unpack[Options]) -> Opened:
    """Return a plan, read from a path or from bytes of YAML, with everything that is found in it.

    `file` is what bytes are called in findings, and what paths in them count from.
    """
    data, name = (source, file or UNNAMED) if isinstance(source, bytes) else (Path(source).read_bytes(), str(source))
    judged, found = judge(
        data,
        name,
        kinds=tuple(options.get("kinds", ())),
        langs=tuple(options.get("langs", ())),
        settings=_settings(options.get("settings", ())),
        root=options.get("root"),
        templates=options.get("templates"),
        theme=options.get("theme", ""),
        template=options.get("template"),
        fitted=options.get("fitted", True),
        profile=options.get("profile", ""),
        clock=options.get("today"),
        only=_choices(options.get("only", ())),
        ignored=_choices(options.get("ignore", ())),
    )
    return Opened(name, data, judged, tuple(found))


def _settings(given: Iterable[str] | Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{path}={value}" for path, value in given.items()) if isinstance(given, Mapping) else tuple(given)


def _choices(given: Iterable[str | Choice]) -> tuple[Choice, ...]:
    return tuple(one if isinstance(one, Choice) else choice(one) for one in given)


def check(source: Source, *, file: str = "", **options: Unpack[Options]) -> tuple[Finding, ...]:
    """Return what is found in a plan, by file and line; the parameters are those of `load`."""
    return load(source, file=file, **options).findings


def render(
    source: Source | Opened,
    to: str = "docx",
    *,
    lang: str = "",
    kind: str = "",
    numbering: str = "",
    prompts: bool = False,
    draft: bool = False,
    page_numbers: bool = False,
) -> bytes:
    """Return a document of a plan as docx, md or pdf, or its data as json.

    `lang` is zh, en or both, by default the plan's; `kind` a document kind, by default the plan's first; `numbering`
    chinese, decimal or none. With `prompts` each required chapter that is missing is printed as a prompt. A plan with
    errors is a PlanError, but as a `draft` it is rendered as far as it can be read, and marked. `page_numbers` has
    LibreOffice count those of the contents; that and pdf may be an OfficeError.
    """
    opened = source if isinstance(source, Opened) else load(source)
    _one_of("to", to, FORMATS)
    if opened.judged is None or not (opened.ok or draft):
        raise PlanError(opened.findings)
    if to == "json":
        return exported(opened.judged, opened.data)
    told = lang or str(opened.judged.loaded.plan.lang)
    wanted = Wanted(
        _kind(opened.judged, kind), _one_of("lang", told, LANGS), to, numbering, prompts, not opened.ok, page_numbers
    )
    return made(opened.judged, opened.data, wanted)


def made(judged: Judged, data: bytes, wanted: Wanted) -> bytes:
    """Return the bytes of a document that is wanted of a judged plan."""
    if wanted.format not in WRITERS:
        return laid_out(judged, data, wanted).pdf
    counted = wanted.page_numbers and wanted.format == "docx"
    return laid_out(judged, data, wanted).docx if counted else document(judged, data, wanted)


def _kind(judged: Judged, name: str) -> DocumentKind:
    """Return a kind of a plan by its name; without one the first."""
    known = {one.id: one for one in judged.kinds}
    if name and name not in known:
        known |= {name: found} if (found := judged.library.kind(name)[0]) else {}
    return known[_one_of("kind", name or next(iter(known), ""), tuple(known))]


def _one_of(what: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(f"{what}: {value!r} is none of {', '.join(known)}")
    return value
