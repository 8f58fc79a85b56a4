"""The file of a document kind of the user's own: a title, and chapters in order.

The code of what may be wrong with it is KIND-01.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from pydantic_core import PydanticCustomError

from opsplan.findings import Finding, Place, Severity, in_order
from opsplan.findings import Path as Way
from opsplan.kinds import DocumentKind, KindChapter, chapter, chapter_fields
from opsplan.loading.beside import KIND, trouble_with, unreadable
from opsplan.loading.near import nearest
from opsplan.loading.source import Source, read
from opsplan.loading.tree import Map, Seq
from opsplan.model import shape
from opsplan.model.values import flag
from opsplan.words import LANGS

KEYS = ("title", "chapters")
CHAPTER_KEYS = ("id", "title", "required", "numbered", "fields", "short", "check")


def read_kind(
    name: str, file: Path, own: Collection[str], root: Path | None = None
) -> tuple[DocumentKind | None, list[Finding]]:
    """Return the kind that a file describes, or None, and what is wrong with it; `own` are the user's own chapters.

    `root` is the folder that the file may not lie outside of.
    """
    try:
        trouble = trouble_with(file, file.name, root, KIND)
        data = b"" if trouble else file.read_bytes()
    except (OSError, ValueError) as error:
        trouble = unreadable(file.name, KIND, error)
    if trouble:
        return None, [_finding(trouble.message, Place(str(file), 1, 1), **trouble.args)]
    source, found = read(data, str(file))
    if source is None:
        return None, found
    reader = _Reader(source, frozenset(own) | chapter_fields().keys())
    title, chapters = reader.title(), tuple(reader.chapters())
    found += reader.found
    wrong = any(one.severity is Severity.ERROR for one in found)
    return None if wrong else DocumentKind(name, title, chapters, data), in_order(found)


def _finding(message: str, place: Place, path: Way = (), **args: object) -> Finding:
    return Finding("KIND-01", Severity.ERROR, message, place, path, args)


class _Reader(Struct):
    """Reads the tree of a kind's file; `known` are the chapters that there are templates for."""

    source: Source
    known: Collection[str]
    found: list[Finding] = field(default_factory=list)

    def title(self) -> dict[str, str]:
        self._strangers((), KEYS)
        title = self._text((), "title")
        if not title and "title" not in self.source.tree:
            self._say("kind-lacks", (), key="title")
        return title

    def chapters(self) -> Iterator[KindChapter]:
        listed = self.source.tree.get("chapters")
        if not isinstance(listed, Seq) or not listed:
            self._say("kind-lacks", ("chapters",), key="chapters")
            return
        seen: set[str] = set()
        for place, one in enumerate(listed):
            way: Way = ("chapters", place)
            given = one if isinstance(one, Map) else {"id": one}
            id = given.get("id")
            if not isinstance(id, str):
                self._say("kind-chapter-form", way)
                continue
            id = id if id in self.known else shape.chapter_keys().get(id, id)
            if id not in self.known:
                near = nearest(id, [*sorted(self.known), *shape.chapter_keys()])
                self._say("kind-chapter", (*way, "id"), value=id, near=near)
            elif id in seen:
                self._say("kind-chapter-twice", (*way, "id"), value=id)
            else:
                seen.add(id)
                yield self._chapter(id, given, way)

    def _chapter(self, id: str, given: Any, way: Way) -> KindChapter:
        usual = chapter(id) if id in chapter_fields() else KindChapter(id, dict.fromkeys(LANGS, id))
        self._strangers(way, CHAPTER_KEYS)
        return KindChapter(
            id,
            self._text(way, "title") or usual.title,
            self._flag(given, way, "required", default=False),
            self._flag(given, way, "numbered", default=True),
            self._fields(given, way) or usual.fields,
            self._flag(given, way, "short", default=False),
            self._flag(given, way, "check", default=False),
        )

    def _strangers(self, way: Way, known: tuple[str, ...]) -> None:
        """Say which keys of a mapping mean nothing."""
        here = self._at(way)
        for key in here if isinstance(here, Map) else ():
            if key not in known:
                self._say("kind-key", (*way, key), at_key=True, value=key, known=known)

    def _text(self, way: Way, key: str) -> dict[str, str]:
        """Return a text in each language, of which one may stand for both; nothing where there is none."""
        here = self._at(way)
        given = here.get(key) if isinstance(here, Map) else None
        said = given if isinstance(given, Map) else dict.fromkeys(LANGS, given)
        texts = {lang: one.strip() for lang, one in said.items() if isinstance(one, str) and one.strip()}
        if isinstance(given, Seq) or set(texts) - set(LANGS):
            self._say("kind-text", (*way, key), key=key)
            return {}
        first = next(iter(texts.values()), "")
        return {lang: texts.get(lang, first) for lang in LANGS} if texts else {}

    def _flag(self, given: Any, way: Way, key: str, *, default: bool) -> bool:
        try:
            return flag(given[key]) if given.get(key) is not None else default
        except PydanticCustomError:
            self._say("kind-flag", (*way, key), key=key)
            return default

    def _fields(self, given: Any, way: Way) -> tuple[str, ...]:
        said = given.get("fields")
        listed = said if isinstance(said, Seq) else [] if said is None else [said]
        for place, one in enumerate(listed):
            if not isinstance(one, str) or not shape.reaches(one):
                where = (*way, "fields", place) if isinstance(said, Seq) else (*way, "fields")
                self._say("kind-field", where, value=one if isinstance(one, str) else "…")
        return tuple(one for one in listed if isinstance(one, str) and shape.reaches(one))

    def _at(self, way: Way) -> Any:
        here: Any = self.source.tree
        for step in way:
            here = here[step]
        return here

    def _say(self, message: str, way: Way, *, at_key: bool = False, **args: object) -> None:
        place = self.source.place(way, key=at_key)
        self.found.append(_finding(message, place, self.source.written_path(way), **args))
