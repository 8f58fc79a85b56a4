"""Placeholders: where a template says `{{ meta.client }}`, in however many runs Word has written it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from opsplan.words import words
from opsplan.writers.docx.client.ooxml import XML_SPACE, Element, drop, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.stories import Paragraph, Place, paragraphs, stories
from opsplan.writers.docx.script import is_wide

#: Braces as a keyboard types them, a Chinese one too; and what other programs' templates write.
_MARK = re.compile(r"[{｛]{2}([^{}｛｝\n]*)[}｝]{2}")
_HALF = re.compile(r"[{｛]{2}|[}｝]{2}|\{%.*?%\}")
#: What a Chinese keyboard writes for the signs of a path.
_SIGNS = str.maketrans("。．【】［］＝\u3000\u00a0", ".." + "[][]" + "=" + "  ")
#: So many characters before and after a placeholder tell a reader where it is.
_AROUND = 12
_BREAKS = {"\r\n": "br", "\r": "br", "\n": "br", "\t": "tab"}
_PIECE = re.compile("(\r\n|[\r\n\t])")


class Mark(Struct, frozen=True):
    """A placeholder: what it names, as it is written, where it stands, and the words around it.

    `whole` tells whether it is alone in a paragraph of the body; `half` that it is only begun, or only ended. `order`
    is which paragraph of the template it stands in.
    """

    name: str
    written: str
    place: Place
    around: str
    whole: bool = False
    half: bool = False
    order: int = 0


def is_document(name: str) -> bool:
    """Tell whether a placeholder stands for the document itself."""
    return name in words("zh").get("template.document")


def is_end(name: str) -> bool:
    """Tell whether a placeholder ends what the document replaces."""
    return name in words("zh").get("template.end")


def marks(opc: Opc) -> Iterator[Mark]:
    """Yield every placeholder of a template in the order of a reader, each once where a text box has a copy."""
    order = 0
    for story in stories(opc):
        told: set[str] = set()
        for paragraph in paragraphs(story):
            order += 1
            for mark in _in_paragraph(paragraph, order):
                if not (paragraph.copy and mark.written in told):
                    yield mark
                told.add(mark.written)


def _in_paragraph(paragraph: Paragraph, order: int) -> Iterator[Mark]:
    text = said(paragraph.element)
    ends = [(one.start(), one.end(), one[1], False) for one in _MARK.finditer(text)]
    rest = _MARK.sub(lambda one: " " * len(one[0]), text)
    ends += [(one.start(), one.end(), one[0], True) for one in _HALF.finditer(rest)]
    for start, end, name, half in sorted(ends):
        around = text[max(start - _AROUND, 0) : end + _AROUND].replace("\n", " ").strip()
        whole = paragraph.top and text.strip() == text[start:end]
        yield Mark(cleaned(name), text[start:end], paragraph.place, around, whole, half, order)


def cleaned(name: str) -> str:
    """Return what a placeholder names, with the signs of a path as a plan writes them."""
    return name.translate(_SIGNS).strip()


def said(paragraph: Element) -> str:
    """Return the text of a paragraph."""
    return "".join(text for _, text in _texts(paragraph))


def _texts(paragraph: Element) -> list[tuple[Element, str]]:
    """Return the texts of a paragraph itself, without those of text boxes in it, and a line feed for a break."""
    return [
        (one, one.text or "" if one.tag == w("t") else "\n")
        for one in paragraph.iter(w("t"), w("br"), w("tab"), w("cr"))
        if next(one.iterancestors(w("p"))) is paragraph and _run(one) is not None
    ]


def _run(one: Element) -> Element | None:
    """Return the run that an element stands in, or None where it stands elsewhere."""
    parent = one.getparent()
    return parent if parent is not None and parent.tag == w("r") else None


def named(paragraph: Element) -> str:
    """Return what the placeholder names that a paragraph consists of, or nothing."""
    found = _MARK.fullmatch(said(paragraph).strip())
    return cleaned(found[1]) if found else ""


def fill(opc: Opc, values: Callable[[str], str | None]) -> None:
    """Put the values of placeholders in their places; one that has none (None) stays as it is."""
    for story in stories(opc):
        for paragraph in paragraphs(story):
            _fill(paragraph.element, values)


def _fill(paragraph: Element, values: Callable[[str], str | None]) -> None:
    texts = _texts(paragraph)
    whole = "".join(text for _, text in texts)
    found = [(one.span(), values(cleaned(one[1]))) for one in _MARK.finditer(whole)]
    changes = [(span, value) for span, value in found if value is not None]
    if not changes:
        return
    contents = [text for _, text in texts]
    for (start, end), value in reversed(changes):
        at, first = 0, True
        for place, (_, text) in enumerate(texts):
            low, high = max(start - at, 0), min(end - at, len(text))
            if low < high:
                contents[place] = contents[place][:low] + (value if first else "") + contents[place][high:]
                first = False
            at += len(text)
    for (one, text), new in zip(texts, contents, strict=True):
        if new != text:
            _say(one, new)
    _mark_as_filled(paragraph)


def _say(one: Element, text: str) -> None:
    """Give a text element new words: tabs and line breaks become Word's own."""
    run = _run(one)
    if run is None:
        return
    pieces = [piece for piece in _PIECE.split(text) if piece] or [""]
    made = []
    for piece in pieces:
        sign = _BREAKS.get(piece)
        new = one.makeelement(w(sign or "t"), {})
        if not sign:
            new.text = piece
            new.set(XML_SPACE, "preserve")
        made.append(new)
    place = run.index(one)
    run[place : place + 1] = made
    if is_wide(text):
        _hint(run)


def _hint(run: Element) -> None:
    """Say of a run that its quotation marks and dashes are Chinese."""
    properties = run.find(w("rPr"))
    if properties is None:
        properties = run.makeelement(w("rPr"), {})
        run.insert(0, properties)
    fonts = properties.find(w("rFonts"))
    if fonts is None:
        fonts = properties.makeelement(w("rFonts"), {})
        style = properties.find(w("rStyle"))
        properties.insert(0 if style is None else 1, fonts)
    fonts.set(w("hint"), "eastAsia")


def _mark_as_filled(paragraph: Element) -> None:
    """Say of the content controls around a filled placeholder that what they show is no prompt."""
    for control in (*paragraph.iterancestors(w("sdt")), *paragraph.iter(w("sdt"))):
        for prompt in list(control.iterfind(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            drop(prompt)


def is_marked(element: Element) -> bool:
    """Tell whether there is a placeholder in an element."""
    return bool(_MARK.search("".join(one.text or "" for one in element.iter(w("t")))))
