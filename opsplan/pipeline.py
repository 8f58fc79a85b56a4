"""The whole way, on one page: load → analyse → check → compose → write."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from opsplan.analysis.facts import Facts, facts
from opsplan.checks.case import Case
from opsplan.checks.registry import BY_CODE, check, silenced
from opsplan.checks.selecting import Choice, selected
from opsplan.checks.standing import standing
from opsplan.findings import Finding, Severity, in_order
from opsplan.inputs import Input, combined, listed
from opsplan.kinds import DocumentKind, chosen
from opsplan.library import Library
from opsplan.library.logo import logo
from opsplan.loading.plan import Loaded, load
from opsplan.look.choose import Look, choose
from opsplan.manuscript import Manuscript, Picture
from opsplan.model.lint import Profile
from opsplan.model.style import FindingsAnnex
from opsplan.office import Laid
from opsplan.version import __version__

if TYPE_CHECKING:
    from opsplan.client import Client

#: Nothing of the user's own.
NO_LIBRARY = Library()
#: The variable that says, in seconds since 1970, when what is built is said to be made.
EPOCH = "SOURCE_DATE_EPOCH"
#: How documents look where nobody says how.
BUSINESS = Look()


class Judged(Struct, frozen=True):
    """A plan with everything that is known about it, and the documents that it is for."""

    loaded: Loaded
    facts: Facts
    findings: tuple[Finding, ...]
    kinds: tuple[DocumentKind, ...] = ()
    library: Library = NO_LIBRARY
    look: Look = BUSINESS
    logo: Picture | None = None
    logo_file: Path = Path()
    client: Client | None = None


def judge(
    data: bytes,
    file: str,
    kinds: tuple[str, ...] = (),
    langs: tuple[str, ...] = (),
    settings: tuple[str, ...] = (),
    root: Path | None = None,
    templates: Path | None = None,
    theme: str = "",
    template: Path | None = None,
    fitted: bool = True,
    profile: str = "",
    clock: date | None = None,
    only: tuple[Choice, ...] = (),
    ignored: tuple[Choice, ...] = (),
) -> tuple[Judged | None, list[Finding]]:
    """Return a plan with its facts and all findings; no plan where not even a part of one can be read.

    `kinds` are the documents wanted, by default those that the plan names; `langs` the languages in which each of its
    texts has to be there, by default what the plan says; `settings` and `root` are those of `load`; `templates` is the
    folder of the user's own chapters and kinds; `theme` names the theme wanted, by default the plan's. `template` is
    the client's own Word file that goes before the one that the plan names; without `fitted` none is read, because no
    document is wanted that would be put into it. `profile` is how strict the checks are, by default as the plan says;
    `clock` is the day on which a plan without `status_date` is checked, without which nothing in it is overdue. `only`
    and `ignored` choose among the findings.
    """
    library = Library(templates, Path(file).parent, root)
    loaded, found = load(data, file, settings, root, library.has_own)
    if loaded is None:
        return None, found
    derived = facts(loaded.plan)
    named = [library.kind(name) for name in kinds or dict.fromkeys(map(str, loaded.plan.kind))]
    built = tuple(one for one, _ in named if one is not None)
    wrong = (finding for _, some in named for finding in some)
    meant = () if not kinds and loaded.lacks("kind") else built
    look, doubts = choose(loaded, theme, root)
    picture, logo_file, amiss = logo(loaded, root)
    client, unfit = _client(loaded, template, root) if fitted else (None, [])
    case = Case(loaded, derived, meant, langs, Profile(profile) if profile else None, clock)
    listed = silenced(case, [*found, *wrong, *doubts, *amiss, *unfit, *check(case)])
    found = in_order(selected(loaded, listed, only, ignored, BY_CODE))
    return Judged(loaded, derived, tuple(found), built, library, look, picture, logo_file, client), found


def _client(loaded: Loaded, template: Path | None, root: Path | None) -> tuple[Client | None, list[Finding]]:
    """Return the client's template and what is wrong with it; what reads it is only loaded where there is one."""
    if template is None and not loaded.plan.document.template:
        return None, []
    from opsplan.client import find

    return find(loaded, template, root)


def text_lines(data: bytes) -> list[str]:
    """Return the lines of a plan file, for showing where a finding is."""
    return re.split(r"\r\n?|\n", data.decode("utf-8-sig", errors="replace"))


def has_errors(found: list[Finding], *, strict: bool = False) -> bool:
    """Tell whether findings stop a plan: errors do, with `strict` warnings too."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return any(one.severity <= limit for one in found)


class Wanted(Struct, frozen=True):
    """One document to make: its kind, language and format, and how it is to look."""

    kind: DocumentKind
    lang: str
    format: str
    numbering: str = ""
    prompts: bool = False
    draft: bool = False
    page_numbers: bool = False


def document(judged: Judged, data: bytes, wanted: Wanted) -> bytes:
    """Return the bytes of one document of a plan."""
    manuscript, made = _composed(judged, data, wanted)
    if judged.client is not None and wanted.format in FITTED:
        return _fitted(judged, judged.client, manuscript, wanted, made)({})
    return WRITERS[wanted.format](manuscript, judged.look, made)


def laid_out(judged: Judged, data: bytes, wanted: Wanted) -> Laid:
    """Return a document of a plan as Word with the pages that LibreOffice counts, and as PDF, or raise an OfficeError.

    Whatever format is wanted, both are made.
    """
    from opsplan.office.laying import laid_out
    from opsplan.writers.stamp import stamp_pdf

    manuscript, made = _composed(judged, data, wanted)
    if judged.client is not None:
        write = _fitted(judged, judged.client, manuscript, wanted, made)
    else:
        write = partial(_docx, manuscript, judged.look, made)
    laid = laid_out(write, wanted.lang, manuscript.properties.date)
    return replace(laid, pdf=stamp_pdf(laid.pdf, made))


def _fitted(
    judged: Judged, client: Client, manuscript: Manuscript, wanted: Wanted, made: dict[str, str]
) -> Callable[[Mapping[str, int]], bytes]:
    """Return what writes a document into the client's template, given the pages of its bookmarks."""
    from opsplan.client import values
    from opsplan.compose.bilingual import speaker_of
    from opsplan.writers.docx.client.graft import write

    loaded = judged.loaded
    said = values(loaded, wanted.kind, speaker_of(wanted.lang, loaded.index.by_id))
    return partial(write, manuscript, judged.look.theme, made, client.data, said)


def _composed(judged: Judged, data: bytes, wanted: Wanted) -> tuple[Manuscript, dict[str, str]]:
    """Return a document without its form, and what it says of its making."""
    from opsplan.compose.build import Order, compose

    library, loaded = judged.library, judged.loaded
    is_wanted = loaded.plan.document.findings is FindingsAnnex.OPEN
    left = standing(loaded, judged.findings) if is_wanted else ()
    order = Order(wanted.lang, wanted.numbering, wanted.prompts, wanted.draft, library.templates, judged.logo, left)
    manuscript = compose(loaded.plan, judged.facts, loaded.index.by_id, wanted.kind, order)
    if moment := made_at():
        manuscript = replace(manuscript, properties=replace(manuscript.properties, date=moment))
    return manuscript, stamp(inputs(judged, data, wanted))


def looks(judged: Judged, wanted: Wanted) -> Iterator[Input]:
    """Yield what of the look goes into a document: no theme where its format has none."""
    if wanted.format != "md":
        yield from judged.look.inputs
    if judged.logo:
        yield Input("logo", judged.logo.data, judged.loaded.plan.document.logo or "", str(judged.logo_file))
    if judged.client and wanted.format in FITTED:
        yield Input("template", judged.client.data, judged.client.path.name, str(judged.client.path))


def exported(judged: Judged, data: bytes) -> bytes:
    """Return a plan and all its facts as JSON, for other programs; there no kind and no language makes a difference."""
    from opsplan.export import write

    made = stamp(inputs(judged, data, None))
    draft, loaded = has_errors(list(judged.findings)), judged.loaded
    return write(loaded.plan, judged.facts, loaded.index.by_id, made, draft=draft).encode()


def inputs(judged: Judged, data: bytes, wanted: Wanted | None) -> tuple[Input, ...]:
    """Return everything that a document of a plan is made of, or where none is wanted the plan's JSON."""
    if wanted is None:
        return (*_read(judged, data), Input("options", b"json"))
    own = judged.library.inputs(wanted.kind, chosen(judged.loaded.plan, wanted.kind))
    said = (wanted.kind.id, wanted.lang, wanted.numbering, str(wanted.prompts), str(wanted.draft))
    counted = ("pages",) if wanted.page_numbers and wanted.format == "docx" else ()
    options = Input("options", "\0".join((*said, *counted)).encode())
    return (*_read(judged, data), *own, *looks(judged, wanted), options, *_clock())


def _read(judged: Judged, data: bytes) -> tuple[Input, ...]:
    return (Input("plan", data, file=judged.loaded.source.file), *judged.loaded.inputs)


def _clock() -> Iterator[Input]:
    if moment := made_at():
        yield Input("epoch", moment.isoformat().encode())


def made_at() -> datetime | None:
    """Return the moment that the environment names as that of making; None without one, or where it is no moment."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(os.environ.get(EPOCH, "")), UTC)
    return None


def stamp(made_of: Sequence[Input]) -> dict[str, str]:
    """Return what a document says of its making: opsplan's version, and hashes of what went in."""
    whole = (*made_of, Input("opsplan", __version__.encode()))
    return {"version": __version__, "inputs": combined(whole), "parts": listed(whole)}


def _markdown(manuscript: Manuscript, _: Look, made: dict[str, str]) -> bytes:
    from opsplan.writers.markdown import write

    return write(manuscript, made).encode()


def _docx(manuscript: Manuscript, look: Look, made: dict[str, str], pages: Mapping[str, int] | None = None) -> bytes:
    from opsplan.writers.docx import write

    return write(manuscript, look.theme, made, pages)


#: The formats that a client's template is for.
FITTED = frozenset({"docx", "pdf"})
#: The formats of documents that need no other program, by the ending of their files.
WRITERS: dict[str, Callable[[Manuscript, Look, dict[str, str]], bytes]] = {"md": _markdown, "docx": _docx}
