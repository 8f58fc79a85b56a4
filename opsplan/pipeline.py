"""The whole way, on one page: load → analyse → check → compose → write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from opsplan import __version__
from opsplan.analysis.facts import Facts, facts
from opsplan.checks.case import Case
from opsplan.checks.registry import BY_CODE, check, silenced
from opsplan.checks.selecting import Choice, selected
from opsplan.checks.standing import standing
from opsplan.findings import Finding, Severity, in_order
from opsplan.kinds import DocumentKind, chosen
from opsplan.library import Library
from opsplan.library.logo import logo
from opsplan.loading.plan import Loaded, load
from opsplan.look.choose import Look, choose
from opsplan.manuscript import Manuscript, Picture
from opsplan.model.lint import Profile
from opsplan.model.style import FindingsAnnex
from opsplan.office import Laid

if TYPE_CHECKING:
    from opsplan.client import Client

#: Nothing of the user's own.
NO_LIBRARY = Library()
#: How documents look where nobody says how.
BUSINESS = Look()


@dataclass(frozen=True)
class Judged:
    """A plan with everything that is known about it, and the documents that it is for."""

    loaded: Loaded
    facts: Facts
    findings: tuple[Finding, ...]
    kinds: tuple[DocumentKind, ...] = ()
    library: Library = NO_LIBRARY
    look: Look = BUSINESS
    logo: Picture | None = None
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
    library = Library(templates, Path(file).parent)
    loaded, found = load(data, file, settings, root, library.has_own)
    if loaded is None:
        return None, found
    derived = facts(loaded.plan)
    named = [library.kind(name) for name in kinds or dict.fromkeys(map(str, loaded.plan.kind))]
    built = tuple(one for one, _ in named if one is not None)
    wrong = (finding for _, some in named for finding in some)
    meant = () if not kinds and loaded.lacks("kind") else built
    look, doubts = choose(loaded, theme, root)
    picture, amiss = logo(loaded, root)
    client, unfit = _client(loaded, template, root) if fitted else (None, [])
    case = Case(loaded, derived, meant, langs, Profile(profile) if profile else None, clock)
    listed = silenced(case, [*found, *wrong, *doubts, *amiss, *unfit, *check(case)])
    found = in_order(selected(loaded, listed, only, ignored, BY_CODE))
    return Judged(loaded, derived, tuple(found), built, library, look, picture, client), found


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document to make: its kind, language and format, and how it is to look."""

    kind: DocumentKind
    lang: str
    format: str
    numbering: str = ""
    prompts: bool = False
    draft: bool = False


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
    own = (*library.inputs(wanted.kind, chosen(loaded.plan, wanted.kind)), *looks(judged, wanted))
    return manuscript, stamp((data, *loaded.inputs, *own), wanted)


def looks(judged: Judged, wanted: Wanted) -> tuple[bytes, ...]:
    """Return what of the look goes into a document: no theme where its format has none."""
    pictures = (judged.logo.data,) if judged.logo else ()
    client = (judged.client.data,) if judged.client and wanted.format in FITTED else ()
    return pictures if wanted.format == "md" else (*judged.look.inputs, *pictures, *client)


def exported(judged: Judged, data: bytes) -> bytes:
    """Return a plan and all its facts as JSON, for other programs; there no kind and no language makes a difference."""
    from opsplan.export import write

    made = _made((data, *judged.loaded.inputs), ("json",))
    return write(
        judged.loaded.plan, judged.facts, judged.loaded.index.by_id, made, draft=has_errors(list(judged.findings))
    ).encode()


def stamp(inputs: tuple[bytes, ...], wanted: Wanted) -> dict[str, str]:
    """Return what a document says of its making: opsplan's version and a hash of what went in."""
    return _made(inputs, (wanted.kind.id, wanted.lang, wanted.numbering, str(wanted.prompts), str(wanted.draft)))


def _made(inputs: tuple[bytes, ...], said: tuple[str, ...]) -> dict[str, str]:
    digest = sha256(b"\0".join((*inputs, *(one.encode() for one in said)))).hexdigest()[:16]
    return {"version": __version__, "inputs": digest}


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
