"""The contents that a template has already: its field is filled with our entries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from opsplan.writers.docx.client.ooxml import Element, drop, w
from opsplan.writers.docx.client.opc import Opc

_RANGE = re.compile(r'\\o\s*"?\s*(\d)\s*-\s*(\d)')
#: How deep our headings go at the most, and how deep contents are that do not say it.
_DEEPEST, _USUAL = 3, 3


@dataclass
class OwnContents:
    """The contents of a template: the paragraphs that its field spans, and what it is asked for."""

    paragraphs: list[Element]
    instruction: str

    @property
    def depth(self) -> int:
        """Return how many levels of headings it shows."""
        found = _RANGE.search(self.instruction)
        return max(1, min(int(found[2]), _DEEPEST)) if found else _USUAL

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


def own_contents(opc: Opc) -> OwnContents | None:
    """Return the table of contents of a template's body, or None; lists of figures and tables are none."""
    root = opc.tree(opc.main)
    for one in root.iter(w("fldSimple")):
        instruction = " ".join(one.get(w("instr"), "").split())
        if _is_contents(instruction):
            return OwnContents([next(one.iterancestors(w("p")))], instruction)
    starts: list[tuple[Element, list[str], list[bool]]] = []
    for one in root.iter(w("fldChar"), w("instrText")):
        if one.tag == w("instrText"):
            if starts and not starts[-1][2]:
                starts[-1][1].append(one.text or "")
            continue
        kind = one.get(w("fldCharType"))
        if kind == "begin":
            starts.append((one, [], []))
        elif kind == "separate" and starts:
            starts[-1][2].append(True)
        elif kind == "end" and starts:
            begin, said, _ = starts.pop()
            instruction = " ".join("".join(said).split())
            if _is_contents(instruction):
                return OwnContents(_spanned(begin, one), instruction)
    return None


def _is_contents(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() == "TOC" and "\\c" not in words


def _spanned(begin: Element, end: Element) -> list[Element]:
    first, last = (next(one.iterancestors(w("p"))) for one in (begin, end))
    found = [first]
    for one in first.itersiblings():
        if found[-1] is last:
            break
        found.append(one)
    return found if found[-1] is last else [first]
