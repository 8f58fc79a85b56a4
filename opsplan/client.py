"""The client's own Word template of a plan: found, read, held against the plan, and what stands for its placeholders.

A place in a template is the number of a paragraph, counted through body, headers, footers and notes.

Codes: TPL-01 for a file that is no template, TPL-02 for a placeholder that names nothing, TPL-03 for one that has
nothing to show, TPL-04 for macros, which are left out, TPL-05 for a document without a place or with two.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from opsplan.compose import reach
from opsplan.compose.speaker import Speaker
from opsplan.findings import SETTINGS, Finding, Place, Severity
from opsplan.kinds import DocumentKind
from opsplan.loading.plan import Loaded
from opsplan.model.shape import KEY_LANG, called_path
from opsplan.reasons import REASONS
from opsplan.words import LANGS, fill, words
from opsplan.writers.docx.client.archive import LARGEST, Trouble
from opsplan.writers.docx.client.marks import Mark, is_document, is_end
from opsplan.writers.docx.client.template import Template, read

#: The placeholder that stands for the title of the document's kind.
KIND = "kind"


@dataclass(frozen=True)
class Client:
    """A template that was read: where it lies, its bytes and what it says."""

    path: Path
    data: bytes
    template: Template


def find(loaded: Loaded, given: Path | None, root: Path | None) -> tuple[Client | None, list[Finding]]:
    """Return the template of a plan and what is wrong with it; none where there is none, or it cannot be used.

    `given` is the one that the command line names; else that of the plan counts, which lies below the folder `root`,
    by default that of the plan.
    """
    seeker = _Seeker(loaded, given)
    if given is None and not loaded.plan.document.template:
        return None, []
    path = given or seeker.beside(root)
    client = seeker.read(path) if path else None
    if client is not None:
        seeker.found += judged(client, loaded)
    return client, seeker.found


@dataclass
class _Seeker:
    """Looks for a template; `found` is what is wrong."""

    loaded: Loaded
    given: Path | None

    def __post_init__(self) -> None:
        self.found: list[Finding] = []

    def beside(self, root: Path | None) -> Path | None:
        """Return the path of the template that the plan names, or None where it leads out of the folder."""
        written = self.loaded.plan.document.template or ""
        place = self.loaded.place(self.loaded.plan, ("document", "template"))
        own = Path(self.loaded.source.file)
        folder = own.parent if place.file == SETTINGS else Path(place.file).parent
        path = folder / written
        allowed = root or own.parent
        try:
            inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(allowed))
        except (OSError, ValueError) as error:
            self.say("unreadable", why=_why(error))
            return None
        if not inside:
            self.say("outside", root=str(Path(os.path.realpath(allowed))))
            return None
        return path

    def read(self, path: Path) -> Client | None:
        """Return a template, or None and what is wrong with its file."""
        try:
            if path.is_dir():
                raise Trouble("folder")
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
            return Client(path, data, read(data))
        except FileNotFoundError:
            self.say("missing", near=_near(path))
        except (OSError, ValueError) as error:
            self.say("unreadable", why=_why(error))
        except Trouble as trouble:
            self.say(trouble.key, **trouble.args_)
        return None

    def say(self, key: str, **args: object) -> None:
        """Note what is wrong with the file, at the place that names it."""
        message = f"template-{key}"
        if self.given is not None:
            args["file"] = self.given.name
            self.found.append(Finding("TPL-01", Severity.ERROR, message, _top(self.given), (), args))
            return
        plan = self.loaded.plan
        args["file"] = plan.document.template or ""
        path = ("document", "template")
        self.found.append(self.loaded.finding("TPL-01", Severity.ERROR, message, plan, path, at_key=False, **args))


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
        marks = client_order(places, ends)
        return ("TPL-05", "placeholder-end", {}) if mark in ends and not marks else None
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
        return "TPL-03", "placeholder-empty", {"field": called_path(style, found.path), "keys": style}
    return None


def client_order(places: list[Mark], ends: list[Mark]) -> bool:
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


def _near(path: Path) -> str:
    """Return the Word files beside one that is not there."""
    from opsplan.loading.near import nearest

    try:
        there = [
            one.name for one in path.parent.iterdir() if one.suffix.lower() in (".docx", ".dotx", ".docm", ".dotm")
        ]
    except OSError:
        return ""
    return nearest(path.name, sorted(there)) or ", ".join(sorted(there)[:3])


def _why(error: Exception) -> Mapping[str, str]:
    """Return in each language why a file cannot be read."""
    reason = REASONS.get(getattr(error, "errno", None) or 0)
    own = getattr(error, "strerror", None) or str(error)
    return {lang: str(words(lang).get(f"cli.why.{reason}")) if reason else own for lang in LANGS}
