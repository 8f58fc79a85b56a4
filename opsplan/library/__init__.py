"""Where document kinds and chapter templates come from: the user's own folders first, then what opsplan brings.

A kind of one's own is a YAML file: `weekly-check.yaml` in the folder of `--templates`, or beside the plan.

    title: {zh: 每周自查, en: Weekly self-check}
    chapters:
      - scope
      - {id: checks, title: {zh: 自查, en: Checks}, required: true, fields: [checklists]}

A chapter of one's own is a template in the folder of `--templates`: `scope.md.j2` goes before opsplan's own, and
`checks.md.j2` is one that only kinds of one's own can name. The folder may also be divided as opsplan's is, into
`kinds/` and `chapters/`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from opsplan.findings import Finding
from opsplan.inputs import Input
from opsplan.kinds import DocumentKind, KindChapter, kind
from opsplan.library.file import read_kind

#: The ending of a chapter's template.
TEMPLATE = ".md.j2"
_NAME = re.compile(r"\w[\w-]*")


def chapter_folders(templates: Path | None) -> tuple[Path, ...]:
    """Return where chapter templates of the user's own lie: in the folder itself, or in its `chapters`."""
    return (templates, templates / "chapters") if templates else ()


class Library(Struct, frozen=True, dict=True):
    """The kinds and chapters of one plan: `templates` is the folder of the user's own, `beside` that of the plan.

    `root` is the folder that a kind beside the plan may not lie outside of, by default the plan's.
    """

    templates: Path | None = None
    beside: Path | None = None
    root: Path | None = None

    @cached_property
    def own_chapters(self) -> frozenset[str]:
        """Return the ids of the chapters that have a template of the user's own."""
        there = (one for folder in chapter_folders(self.templates) for one in folder.glob(f"*{TEMPLATE}"))
        return frozenset(one.name.removesuffix(TEMPLATE) for one in there if one.is_file())

    def has_own(self, name: str) -> bool:
        """Tell whether there is a file of a kind of the user's own."""
        return self._file(name) is not None

    def kind(self, name: str) -> tuple[DocumentKind | None, list[Finding]]:
        """Return a kind by its name and what is wrong with its file; no kind where there is none, or it is wrong."""
        file = self._file(name)
        if file is None:
            return kind(name), []
        root = self.root or self.beside
        return read_kind(name, file, self.own_chapters, root if file.parent == self.beside else None)

    def inputs(self, of: DocumentKind, chapters: tuple[KindChapter, ...]) -> Iterator[Input]:
        """Yield what of the user's own goes into a document of a kind: its file, and the templates of its chapters."""
        if of.source:
            yield Input("kind", of.source, of.id, str(self._file(of.id)))
        for one in chapters:
            places = (folder / f"{one.id}{TEMPLATE}" for folder in chapter_folders(self.templates))
            if file := next(filter(Path.is_file, places), None):
                yield Input("chapter", file.read_bytes(), one.id, str(file))

    def _file(self, name: str) -> Path | None:
        """Return the file of a kind of the user's own; beside a plan a name of opsplan's own means nothing."""
        if not _NAME.fullmatch(name):
            return None
        own = (self.templates, self.templates / "kinds") if self.templates else ()
        folders = (*own, None if kind(name) else self.beside)
        files = (one / f"{name}{ending}" for one in folders if one for ending in (".yaml", ".yml"))
        return next((one for one in files if os.path.isfile(one)), None)  # noqa: PTH113, Path.is_file fails at long names
