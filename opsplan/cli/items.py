"""What a run is divided into: a plan, or a plan with the settings of one row, and the files that come of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from opsplan.cli.language import say
from opsplan.cli.targets import DATA, Request, folder, one_file
from opsplan.errors import OpsplanError
from opsplan.kinds import DocumentKind
from opsplan.loading.plan import Loaded
from opsplan.pipeline import Wanted

#: What no file name may hold on some system, and what stands in its place.
_SAFE = str.maketrans({
    "/": "／", "\\": "＼", ":": "：", "*": "＊", "?": "？", '"': "”", "<": "＜", ">": "＞", "|": "｜",
    **{chr(code): " " for code in (*range(32), 127)},
})  # fmt: skip
#: Names that Windows keeps for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
#: The most bytes of a name before its endings: file systems take 255, and a temporary file adds some.
_LONGEST = 200
_GAP = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Item:
    """A plan to render; `settings` and `called` are those of a row, where there is one document a row."""

    path: Path
    settings: tuple[str, ...] = ()
    called: str = ""

    @property
    def title(self) -> str:
        """Return what messages call it."""
        return f"{self.path} ({self.called})" if self.called else str(self.path)


@dataclass(frozen=True, slots=True)
class Job:
    """One document to write, or where none is `wanted` the plan's data."""

    wanted: Wanted | None
    target: Path


def jobs(item: Item, loaded: Loaded, kinds: Sequence[DocumentKind], draft: bool, request: Request) -> Iterator[Job]:
    """Yield the documents of an item, each with its file; two may have the same."""
    own = str(loaded.plan.lang)
    into = folder(item.path, request)
    for kind in kinds:
        for lang in request.langs or (own,):
            for form in (one for one in request.formats if one not in DATA):
                wanted = Wanted(kind, lang, form, request.numbering, request.draft, draft, request.page_numbers)
                parts = _parts(item, loaded, kind, lang, request, several=len(kinds) > 1)
                yield Job(wanted, one_file(request) or into / ".".join((*parts, form)))
    for form in (one for one in request.formats if one in DATA):
        stem = _stem(item, loaded, kinds[0], own, request) if kinds else item.path.stem
        yield Job(None, one_file(request) or into / f"{stem}.{form}")


def _parts(
    item: Item, loaded: Loaded, kind: DocumentKind, lang: str, request: Request, *, several: bool
) -> tuple[str, ...]:
    """Return the name of a document before its ending; a pattern that says kind or language says it instead."""
    gaps = _gaps(request.name)
    with_kind = several and "kind" not in gaps
    with_lang = lang != str(loaded.plan.lang) and "lang" not in gaps
    stem = _stem(item, loaded, kind, lang, request)
    return tuple(filter(None, (stem, kind.id if with_kind else "", lang if with_lang else "")))


def _stem(item: Item, loaded: Loaded, kind: DocumentKind, lang: str, request: Request) -> str:
    if not request.name:
        return safe_name(".".join(filter(None, (item.path.stem, item.called)))) if item.called else item.path.stem
    own = {"stem": item.path.stem, "row": item.called, "kind": kind.id, "lang": lang}

    def filled(gap: re.Match[str]) -> str:
        name = gap[1].strip()
        return own[name] if name in own else _value(name, loaded, lang)

    return safe_name(_GAP.sub(filled, request.name))


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


def _gaps(pattern: str) -> set[str]:
    return {one.strip() for one in _GAP.findall(pattern)}


def safe_name(text: str) -> str:
    """Return a text as a file name that every system takes: forbidden characters full-width, not too long.

    What is left of it may not be empty, nor the name of a device.
    """
    name = " ".join(text.translate(_SAFE).split()).strip(". ")
    while len(name.encode(errors="surrogateescape")) > _LONGEST:
        name = name[:-1].rstrip(". ")
    if not name:
        raise OpsplanError(say("errors.name_empty"))
    return f"_{name}" if _DEVICES.fullmatch(name) else name


def shard(items: Sequence[Item], part: tuple[int, int] | None) -> list[Item]:
    """Return the items of one part (of how many, counted from 1), the same in whatever order they were named."""
    if part is None:
        return list(items)
    number, count = part
    ordered = sorted(items, key=lambda one: (os.path.abspath(one.path), one.called))  # noqa: PTH100
    return ordered[number - 1 :: count]
