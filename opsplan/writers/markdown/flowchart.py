"""Flow charts in Mermaid: boxes, arrows and the shades of what they say, which need no word in a legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from opsplan.manuscript import Tone
from opsplan.writers.markdown.mermaid import ROOM_AT_ARROW, boxed, described, fenced, settings

#: How a box is drawn: what stands around its text.
SQUARE, ROUND = ("[", "]"), ("([", "])")
#: A shade with the ink on it, since the page behind may be light or dark. `STRONG` is what decides.
_STYLES: Mapping[str, str] = MappingProxyType(
    {
        Tone.GOOD: "fill:#dff0d8,stroke:#3c763d,color:#1f1f1f",
        Tone.WARNING: "fill:#fff3cd,stroke:#b8860b,color:#1f1f1f",
        Tone.BAD: "fill:#f8d7da,stroke:#b02a37,color:#1f1f1f",
        Tone.MUTED: "fill:#f2f2f2,stroke:#a6a6a6,color:#595959",
        Tone.STRONG: "fill:#d6e4f5,stroke:#1f4e79,color:#1f1f1f,stroke-width:3px",
    }
)


#: Boxes near each other, and as wide as their texts are wrapped: Mermaid's own are for a few words.
_SETTINGS = {"nodeSpacing": 24, "wrappingWidth": 320}
#: Room for an arrow between the title of a frame and what is in it.
_FRAMES = {"subGraphTitleMargin": {"top": 4, "bottom": 16}}


def flowchart(way: str, words: str, body: Iterable[str], tones: Iterable[Tone] = (), *, framed: bool = False) -> str:
    """Return the drawing of boxes and arrows that goes one `way` (`LR`, `TD`), with the shades of the boxes."""
    used = set(tones)
    styles = (f"    classDef {tone} {style}" for tone, style in _STYLES.items() if tone in used)
    look = settings({"flowchart": {**_SETTINGS, **(_FRAMES if framed else {})}})
    return fenced([*look, f"flowchart {way}", *described(words), *body, *styles])


def box(name: str, texts: Iterable[str], tone: Tone = Tone.PLAIN, shape: tuple[str, str] = SQUARE) -> str:
    """Return the line of a box with texts below each other; empty ones are left out."""
    style = f":::{tone}" if tone in _STYLES else ""
    return f"    {name}{shape[0]}{boxed(filter(None, texts))}{shape[1]}{style}"


def arrow(start: str, finish: str, text: str = "", line: str = "-->") -> str:
    """Return the line of an arrow with its text."""
    said = f"|{boxed([text], ROOM_AT_ARROW)}|" if text else ""
    return f"    {start} {line}{said} {finish}"
