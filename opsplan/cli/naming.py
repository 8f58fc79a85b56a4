"""What the documents of a plan are called: after the plan's file, or by a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from opsplan.cli.items import Item
from opsplan.cli.language import say
from opsplan.cli.targets import DATA, Request, one_file
from opsplan.errors import OpsplanError
from opsplan.kinds import DocumentKind
from opsplan.loading.plan import Loaded
from opsplan.pipeline import Wanted

#: What no file name may hold on some system, and what stands in its place.
_SAFE = str.maketrans({
    "/": "／", "\\": "＼", ":": "：", "*": "＊", "?": "？", '"': "”", "<": "＜", ">": "＞", "|": "｜",
    **dict.fromkeys(map(chr, (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))), " "),
})  # fmt: skip
#: Names that Windows keeps for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\..*)?", re.IGNORECASE)
#: The most bytes of a name before its endings: file systems take 255, and a temporary file adds some.
_LONGEST = 200
_GAP = re.compile(r"\{([^{}]*)\}")


class Job(Struct, frozen=True):
    """One document to write, or where none is `wanted` the plan's data."""

    wanted: Wanted | None
    target: Path


def jobs(item: Item, loaded: Loaded, kinds: Sequence[DocumentKind], draft: bool, request: Request) -> Iterator[Job]:
    """Yield the documents of an item, each with its file; two may have the same."""
    own = str(loaded.plan.lang)
    for kind in kinds:
        for lang in request.langs or (own,):
            parts = _parts(item, loaded, kind, lang, request, several=len(kinds) > 1)
            for form in (one for one in request.formats if one not in DATA):
                wanted = Wanted(kind, lang, form, request.numbering, request.draft, draft, request.page_numbers)
                yield Job(wanted, one_file(request) or item.into / ".".join((*parts, form)))
    for form in (one for one in request.formats if one in DATA):
        stem = _stem(item, loaded, kinds[0], own, request) if kinds else item.path.stem
        yield Job(None, one_file(request) or item.into / f"{stem}.{form}")


def name_unread(item: Item, request: Request) -> str | None:
    """Return what the documents of an item are called before kind, language and ending; None where its plan decides."""
    if not request.name:
        return _plain(item)
    known = {**_cells(item), "stem": item.path.stem, "row": item.called}
    return safe_name(_filled(request.name, known.__getitem__)) if gaps(request.name) <= known.keys() else None


def gaps(pattern: str) -> set[str]:
    """Return what stands in the braces of a pattern."""
    return {one.strip() for one in _GAP.findall(pattern)}


def _parts(
    item: Item, loaded: Loaded, kind: DocumentKind, lang: str, request: Request, *, several: bool
) -> tuple[str, ...]:
    """Return the name of a document before its ending; a pattern that says kind or language says it instead."""
    said = gaps(request.name)
    with_kind = several and "kind" not in said
    with_lang = lang != str(loaded.plan.lang) and "lang" not in said
    stem = _stem(item, loaded, kind, lang, request)
    return tuple(filter(None, (stem, kind.id if with_kind else "", lang if with_lang else "")))


def _stem(item: Item, loaded: Loaded, kind: DocumentKind, lang: str, request: Request) -> str:
    if not request.name:
        return _plain(item)
    known = {**_cells(item), "stem": item.path.stem, "row": item.called, "kind": kind.id, "lang": lang}

    def value(name: str) -> str:
        return known[name] if name in known else _value(name, loaded, lang)

    return safe_name(_filled(request.name, value))


def _plain(item: Item) -> str:
    return safe_name(f"{item.path.stem}.{item.called}") if item.row else item.path.stem


def _cells(item: Item) -> dict[str, str]:
    return dict(item.row.cells) if item.row else {}


def _filled(pattern: str, value: Callable[[str], str]) -> str:
    return _GAP.sub(lambda gap: value(gap[1].strip()), pattern)


def _value(name: str, loaded: Loaded, lang: str) -> str:
    """Return what a field of a plan says in a file name: nothing where it is empty; what is no field is an error."""
    from opsplan.compose import reach
    from opsplan.compose.bilingual import speaker_of

    found = reach.find(loaded.plan, name)
    if not found.known or found.part:
        near = reach.meant(loaded.plan, name)
        hint = say("usage.near", near=f"{{{near}}}") if near and near != name else ""
        raise OpsplanError(say("errors.name_gap", gap=f"{{{name}}}", hint=hint))
    speaker = speaker_of("zh" if lang == "both" else lang, loaded.index.by_id)
    return "" if found.empty else reach.said(found.value, speaker)


def safe_name(text: str) -> str:
    """Return a text as a file name that every system takes: forbidden characters full-width, not too long.

    What is left of it may not be empty, nor the name of a device.
    """
    name = " ".join(text.translate(_SAFE).split()).strip(". ")
    while len(name.encode(errors="surrogateescape")) > _LONGEST:
        name = name[:-1].rstrip(". \u200d\ufe0f")
    if not name:
        raise OpsplanError(say("errors.name_empty"))
    return f"_{name}" if _DEVICES.fullmatch(name) else name
