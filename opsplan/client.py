"""The client's own Word template of a plan: found, read, held against the plan, and what stands for its placeholders.

A place in a template is the number of a paragraph, counted through body, headers, footers and notes.

Codes: TPL-01 for a file that is no template, TPL-02 for a placeholder that names nothing, TPL-03 for one that has
nothing to show, TPL-04 for macros, which are left out, TPL-05 for a document without a place or with two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from opsplan.compose import reach
from opsplan.compose.speaker import Speaker
from opsplan.findings import Finding, Place, Severity
from opsplan.kinds import DocumentKind
from opsplan.loading.beside import TEMPLATE, named, trouble_with, unreadable
from opsplan.loading.beside import Trouble as Unfit
from opsplan.loading.plan import Loaded
from opsplan.model.shape import KEY_LANG, called_path
from opsplan.words import LANGS, fill, words
from opsplan.writers.docx.client.archive import Trouble
from opsplan.writers.docx.client.marks import Mark, is_document, is_end
from opsplan.writers.docx.client.template import Template, read

#: The placeholder that stands for the title of the document's kind.
KIND = "kind"
_WAY = ("document", "template")


class Client(Struct, frozen=True):
    """A template that was read: where it lies, its bytes and what it says."""

    path: Path
    data: bytes
    template: Template


def find(loaded: Loaded, given: Path | None, root: Path | None) -> tuple[Client | None, list[Finding]]:
    """Return the template of a plan and what is wrong with it; none where there is none, or it cannot be used.

    `given` is the one that the command line names; else that of the plan counts, which lies below the folder `root`,
    by default that of the plan.
    """
    written = loaded.plan.document.template
    if given is None and not written:
        return None, []
    path, data = (given, _read(given)) if given else named(loaded, _WAY, written or "", root, TEMPLATE)
    try:
        if isinstance(data, bytes):
            client = Client(path, data, read(data))
            return client, list(judged(client, loaded))
        message, args = data.message, data.args
    except Trouble as trouble:
        message, args = trouble.key, trouble.args_
    told: dict[str, Any] = {"file": given.name if given else written, **args}
    if given:
        return None, [Finding("TPL-01", Severity.ERROR, message, _top(given), (), told)]
    return None, [loaded.finding("TPL-01", Severity.ERROR, message, loaded.plan, _WAY, at_key=False, **told)]


def _read(file: Path) -> bytes | Unfit:
    """Return the bytes of a file that the command line names, or why it cannot be read."""
    try:
        return trouble_with(file, file.name, None, TEMPLATE) or file.read_bytes()
    except (OSError, ValueError) as error:
        return unreadable(file.name, TEMPLATE, error)


def judged(client: Client, loaded: Loaded) -> Iterator[Finding]:
    """Yield what is wrong with a template for a plan."""
    if client.template.macros:
        yield Finding("TPL-04", Severity.WARNING, "template-macros", _top(client.path), (), {})
    places = [one for one in client.template.marks if is_document(one.name)]
    ends = [one for one in client.template.marks if is_end(one.name)]
    if not places and client.template.old_text:
        told = {"n": client.template.old_text}
        yield Finding("TPL-05", Severity.WARNING, "template-no-place", _top(client.path), (), told)
    for mark in client.template.marks:
        if (found := _wrong(mark, loaded, places, ends)) is not None:
            code, message, args = found
            where = {"written": mark.written, "where": _where(mark), "around": mark.around}
            place = Place(str(client.path), mark.order, 1)
            yield Finding(code, Severity.ERROR, message, place, (), {**where, **args})


def _wrong(
    mark: Mark, loaded: Loaded, places: list[Mark], ends: list[Mark]
) -> tuple[str, str, dict[str, object]] | None:
    """Return code, message and arguments of what is wrong with a placeholder, or None."""
    if mark.half:
        return "TPL-02", "placeholder-tag" if mark.written.startswith("{%") else "placeholder-half", {}
    if mark in places or mark in ends:
        several = places if mark in places else ends
        if not mark.whole:
            return "TPL-05", "placeholder-misplaced", {}
        if mark is not several[0]:
            return "TPL-05", "placeholder-twice", {}
        return ("TPL-05", "placeholder-end", {}) if mark in ends and not _in_order(places, ends) else None
    found = reach.find(loaded.plan, mark.name)
    style = loaded.source.style
    if not found.known:
        near = reach.meant(loaded.plan, mark.name)
        if not mark.name.isascii() and "[" not in near:
            near = called_path(KEY_LANG, near)
        return "TPL-02", "placeholder-unknown", {"near": f"{{{{ {near} }}}}" if near else ""}
    if found.part and not _is_kind(mark.name):
        field = next(iter(_fields(found.value)), "")
        return "TPL-02", "placeholder-part", {"near": f"{{{{ {found.path}.{field} }}}}" if field else ""}
    if found.empty:
        return "TPL-03", "placeholder-empty", {"field": called_path(style, found.path), "style": style}
    return None


def _in_order(places: list[Mark], ends: list[Mark]) -> bool:
    """Tell whether there is a document before its end."""
    return bool(places and ends) and places[0].order < ends[0].order


def _fields(value: object) -> Iterator[str]:
    kind = type(value[0]) if isinstance(value, tuple) and value else type(value)
    fields = getattr(kind, "model_fields", {})
    yield from (name for name in fields if name not in ("extras", "id"))


def _is_kind(name: str) -> bool:
    return name == KIND or name in (words(KEY_LANG).get("fields.plan.kind"), *words(KEY_LANG).get("template.kind"))


def values(loaded: Loaded, kind: DocumentKind, speaker: Speaker) -> Callable[[str], str | None]:
    """Return what says the text that stands for a placeholder; one that has none is printed as a prompt."""
    said: dict[str, str] = {}
    prompt = str(speaker.main.words.get("template.prompt"))

    def value(name: str) -> str | None:
        if is_document(name) or is_end(name):
            return ""
        if name not in said:
            found = reach.find(loaded.plan, name)
            text = ""
            if _is_kind(name):
                text = speaker.pair(kind.title)
            elif found.known and not found.part and not found.empty:
                text = reach.said(found.value, speaker)
            said[name] = text or fill(prompt, {"what": name})
        return said[name]

    return value


def _where(mark: Mark) -> dict[str, str]:
    """Return where a placeholder stands, in each language."""
    return {
        lang: str(words(lang).get("template.places.between")).join(
            words(lang).say(f"template.places.{key}", {"n": number, "number": number}) for key, number in mark.place
        )
        for lang in LANGS
    }


def _top(path: Path) -> Place:
    return Place(str(path), 1, 1)
