"""The contents that a template has already: its field is filled with our entries."""

from __future__ import annotations

import re

from msgspec import Struct

from opsplan.writers.docx.client.ooxml import Element, drop, w
from opsplan.writers.docx.client.opc import Opc

#: The word by which captions are counted in a list of tables or figures.
_LABEL = re.compile(r'\\[ca]\s*"?([^"\\]+?)"?\s*(?:\\|$)')
_LABELS = {
    "table": ("table", "tables", "表", "表格"),
    "figure": ("figure", "figures", "fig.", "图", "图表", "插图", "illustration"),
}
_RANGE = re.compile(r'\\o\s*"?\s*(\d)\s*-\s*(\d)')
#: How deep our headings go at the most, and how deep contents are that do not say it.
_DEEPEST, _USUAL = 3, 3


class OwnContents(Struct):
    """The contents of a template: the paragraphs that its field spans, and what it is asked for."""

    paragraphs: list[Element]
    instruction: str
    kind: str = ""  # table or figure, where it is a list of these

    @property
    def depth(self) -> int:
        """Return how many levels of headings it shows."""
        found = _RANGE.search(self.instruction)
        return max(1, min(int(found[2]), _DEEPEST)) if found else _USUAL

    def asking(self, label: str) -> str:
        """Return what the field asks for, by the word with which our captions are counted."""
        return _LABEL.sub(lambda found: found[0].replace(found[1], label), self.instruction)

    def put(self, entries: list[Element]) -> None:
        """Put entries in the place of those that are there."""
        first, *others = self.paragraphs
        for one in entries:
            first.addprevious(one)
        for one in (first, *others):
            if one.find(f"{w('pPr')}/{w('sectPr')}") is None:
                drop(one)
            else:
                for child in [child for child in one if child.tag != w("pPr")]:
                    drop(child)


def own_contents(opc: Opc) -> list[OwnContents]:
    """Return the contents and the lists of tables and figures in a template's body, in order."""
    root = opc.tree(opc.main)
    found = []
    for one in root.iter(w("fldSimple")):
        spanned = [next(one.iterancestors(w("p")))]
        found += _contents(" ".join(one.get(w("instr"), "").split()), spanned)
    starts: list[_Field] = []
    for one in root.iter(w("fldChar"), w("instrText")):
        kind = one.get(w("fldCharType"))
        if kind == "begin":
            starts.append(_Field(one))
        elif starts and kind == "separate":
            starts[-1].asked = True
        elif starts and kind == "end":
            field = starts.pop()
            found += _contents(" ".join(field.said.split()), _spanned(field.begin, one))
        elif starts and kind is None and not starts[-1].asked:
            starts[-1].said += one.text or ""
    return found


class _Field(Struct):
    """A field that is open: what it asks for, and whether that has been said."""

    begin: Element
    said: str = ""
    asked: bool = False


def _contents(instruction: str, paragraphs: list[Element]) -> list[OwnContents]:
    words = instruction.split()
    if not words or words[0].upper() != "TOC":
        return []
    label = _LABEL.search(instruction)
    kinds = [kind for kind, names in _LABELS.items() if label and label[1].casefold() in names]
    return [OwnContents(paragraphs, instruction, *kinds)] if kinds or not label else []


def _spanned(begin: Element, end: Element) -> list[Element]:
    first, last = (next(one.iterancestors(w("p"))) for one in (begin, end))
    found = [first]
    for one in first.itersiblings():
        if found[-1] is last:
            break
        found.append(one)
    return found if found[-1] is last else [first]
