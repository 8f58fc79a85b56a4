"""Where the sources of templates come from, and which are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from opsplan.errors import TemplateError
from opsplan.loading.characters import FORBIDDEN

#: A chapter of this many bytes is hundreds of pages.
LARGEST = 1_000_000


class Sources(FileSystemLoader):
    """Templates of folders; none to which a link leads from elsewhere, that is too large, or that nothing can print."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its file and what tells whether it is still so; TemplateError where it is wrong."""
        for folder in map(Path, self.searchpath):
            if (file := folder / template).is_file():
                _refuse(file, folder)
                break
        return super().get_source(environment, template)


def _refuse(file: Path, folder: Path) -> None:
    """Raise a TemplateError where a file of a folder is no template."""
    if not file.resolve().is_relative_to(folder.resolve()):
        raise TemplateError(str(file), 0, "outside the folder", "outside")
    if file.stat().st_size > LARGEST:
        raise TemplateError(str(file), 0, f"more than {LARGEST} bytes", "large")
    data = file.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise TemplateError(str(file), 1 + data.count(b"\n", 0, error.start), "not UTF-8", "encoding") from error
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    if found := FORBIDDEN.search(text):
        line = 1 + text.count("\n", 0, found.start())
        raise TemplateError(str(file), line, f"U+{ord(found[0]):04X}", "character")
