"""What is gathered while a document is written: its anchors, numbers, captions and contents."""

from __future__ import annotations

from dataclasses import dataclass, field

from opsplan.manuscript import Manuscript
from opsplan.writers.markdown.headings import Headings, Numbering
from opsplan.writers.markdown.inline import inline


@dataclass(slots=True)
class Context:
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
        self._captions[kind] = self._captions.get(kind, 0) + 1
        label = self.manuscript.labels[kind]
        gap = " " if label[-1:].isascii() else ""
        return f"**{inline(label)}{gap}{self._captions[kind]}** {inline(text)}"
