"""Which theme the documents of a plan have: the one asked for, else the plan's own.

Codes: THEME-02 for a theme file that cannot be used; those of the file itself.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from msgspec import Struct

from opsplan.findings import Finding, Severity
from opsplan.inputs import Input
from opsplan.loading.beside import THEME, named
from opsplan.loading.plan import Loaded
from opsplan.look.build import NAMES, load
from opsplan.look.theme import Theme
from opsplan.model.style import Theme as ThemeName

_WAY = ("document", "theme")


class Look(Struct, frozen=True, dict=True):
    """How documents are to look: the name of a theme that ships with opsplan, or a theme of the user's own."""

    name: str = ThemeName.BUSINESS.value
    own: Theme | None = None
    file: Path = Path()

    @cached_property
    def theme(self) -> Theme:
        """Return the theme; it is read when it is wanted."""
        return self.own or load(self.name)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Return what of it goes into a document."""
        own = Input("theme", self.own.source, self.name, str(self.file)) if self.own else None
        return (own or Input("theme", self.name.encode()),)


def choose(loaded: Loaded, asked: str, root: Path | None) -> tuple[Look, list[Finding]]:
    """Return how a plan's documents are to look, and what is wrong with a theme file.

    `asked` is a theme's name or the path of a theme file, and goes before what the plan says.
    """
    if asked:
        return _own(Path(asked)) if asked not in NAMES else (Look(asked), [])
    theme = loaded.plan.document.theme
    if isinstance(theme, ThemeName):
        return Look(theme.value), []
    path, data = named(loaded, _WAY, theme, root, THEME)
    if isinstance(data, bytes):
        return _own(path)
    # who names no file may have meant a theme that ships with opsplan
    message = "theme-missing" if data.message == "file-missing" else data.message
    return Look(), [loaded.finding("THEME-02", Severity.ERROR, message, loaded.plan, _WAY, **data.args)]


def _own(file: Path) -> tuple[Look, list[Finding]]:
    from opsplan.look.file import read_theme

    theme, found = read_theme(file)
    return Look(file.name, theme, file), found
