"""What is gathered while a document is written: its anchors, numbers, captions and contents."""

from __future__ import annotations

from msgspec import Struct, field

from opsplan.lines import Line
from opsplan.manuscript import Manuscript
from opsplan.writers.markdown.headings import Headings, Numbering
from opsplan.writers.markdown.inline import inline


class Context(Struct):
    """The state of one document; `depth` is the Markdown level of the heading that blocks stand under."""

    manuscript: Manuscript
    numbering: Numbering
    headings: Headings = field(default_factory=Headings)
    contents: list[str] = field(default_factory=list)
    depth: int = 2
    last: str = ""
    _captions: dict[str, int] = field(default_factory=dict)

    @classmethod
    def start(cls, manuscript: Manuscript) -> Context:
        """Return the state before the first line."""
        return cls(manuscript, Numbering(manuscript.settings.numbering))

    def caption(self, kind: str, text: str) -> str:
        """Return the numbered caption of a `table` or a `figure`, and nothing for no text."""
        if not text:
            return ""
        named = self.named(kind)
        self._captions[kind] = self._captions.get(kind, 0) + 1
        return f"**{inline(named)}** {inline(text)}"

    def named(self, kind: str, language: int | None = None) -> str:
        """Return how the `table` or `figure` that comes next is named: Figure 3.

        `language` is 0 for the first one of a document, 1 for the second; without it, it is named in all.
        """
        label = self.manuscript.labels[kind]
        if language is not None and isinstance(label, Line):
            label = label.parts[min(language, len(label.parts) - 1)].strip()
        gap = " " if label[-1:].isascii() else ""
        return f"{label}{gap}{self._captions.get(kind, 0) + 1}"
