"""What a template shows of its own properties (title, author, company): the document's are shown instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from opsplan.manuscript import Properties
from opsplan.writers.docx.client.marks import is_marked
from opsplan.writers.docx.client.ooxml import W15, XML_SPACE, Element, drop, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.stories import stories

_LAST = re.compile(r"(\w+)(?:\[\d+\])?$")
_OWN = re.compile("core-properties|extended-properties|coreProperties", re.IGNORECASE)
#: The property that a field shows, by its first word.
_FIELDS = {
    "TITLE": "title", "SUBJECT": "subject", "AUTHOR": "creator", "LASTSAVEDBY": "creator", "KEYWORDS": "keywords",
    "COMMENTS": "description",
}  # fmt: skip
#: Fields that ask for what no document of ours has: their result stays as plain text.
_ASKING = {"DOCPROPERTY", "DOCVARIABLE", "MERGEFIELD", "TEMPLATE", "INFO"}


def show_properties(opc: Opc, properties: Properties) -> None:
    """Let content controls and fields of a template show the properties of the document."""
    said = {
        "title": properties.title,
        "subject": properties.subject,
        "creator": properties.author,
        "author": properties.author,
        "company": properties.company,
        "manager": "",
        "keywords": properties.keywords,
        "category": properties.category,
        "description": properties.description,
        "comments": properties.description,
        "contentstatus": properties.status,
        "status": properties.status,
    }
    for story in stories(opc):
        for control in [*story.root.iter(w("sdt"))]:
            _unbind(control, said)
        for runs, instruction in _fields(story.root):
            _show(runs, instruction.split(), said)


def _unbind(control: Element, said: Mapping[str, str]) -> None:
    """Take the tie of a content control to the template's data away; one to a property shows ours."""
    properties = control.find(w("sdtPr"))
    if properties is None:
        return
    for one in list(properties.iterfind(w("placeholder"))):
        drop(one)
    for tie in [*properties.iterfind(w("dataBinding")), *properties.iterfind(f"{{{W15}}}dataBinding")]:
        path = tie.get(w("xpath"), "")
        drop(tie)
        name = _LAST.search(path)
        own = _OWN.search(path + tie.get(w("prefixMappings"), ""))
        if own and name and name[1].lower() in said and not is_marked(control):
            _say(list(control.iter(w("t"))), said[name[1].lower()])
            for one in list(properties.iterfind(w("showingPlcHdr"))):
                drop(one)


def _say(texts: list[Element], text: str) -> None:
    for place, one in enumerate(texts):
        one.text = text if not place else ""
        one.set(XML_SPACE, "preserve")


def _fields(root: Element) -> Iterator[tuple[list[Element], str]]:
    """Yield the runs of every simple or complex field that begins and ends in one paragraph, and what it asks for."""
    for one in [*root.iter(w("fldSimple"))]:
        yield [one], one.get(w("instr"), "")
    for paragraph in root.iter(w("p")):
        open_runs: list[Element] = []
        said, depth = "", 0
        for run in [*paragraph.iter(w("r"))]:
            sign = run.find(w("fldChar"))
            kind = sign.get(w("fldCharType")) if sign is not None else ""
            depth += kind == "begin"
            if depth:
                open_runs.append(run)
                said += "".join(one.text or "" for one in run.iterfind(w("instrText")))
            if kind == "end" and depth:
                depth -= 1
                if not depth:
                    yield open_runs, said
                    open_runs, said = [], ""


def _show(runs: list[Element], asked: list[str], said: Mapping[str, str]) -> None:
    if not asked:
        return
    name = _FIELDS.get(asked[0].upper(), "")
    if asked[0].upper() in ("DOCPROPERTY", "INFO") and len(asked) > 1:
        name = asked[1].strip('"').lower()
    texts = [text for run in runs for text in run.iter(w("t"))]
    if name in said:
        _say(texts, said[name])
    if asked[0].upper() in _ASKING:
        _unlink(runs)
    elif asked[0].upper() == "FILENAME":
        _say(texts, "")


def _unlink(runs: list[Element]) -> None:
    """Leave of a field what it shows."""
    for run in runs:
        if run.tag == w("fldSimple"):
            for child in [child for child in run if child.tag != w("fldData")]:
                run.addprevious(child)
            drop(run)
        elif run.find(w("fldChar")) is not None or run.find(w("instrText")) is not None:
            drop(run)
