"""What a template must not hand on: comments, tracked changes, who wrote it when, and what it was made from."""

from __future__ import annotations

from opsplan.writers.docx.client.ooxml import W14, Element, W, drop, unwrap, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.stories import stories

#: What is accepted: its content stays; and what is refused: its content goes.
_KEPT = tuple(map(w, ("ins", "moveTo")))
_GONE = tuple(map(w, ("del", "moveFrom")))
#: What only says that something was changed, commented, checked or protected.
_MARKS = tuple(
    map(
        w,
        (
            *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
            *("tblPrExChange", "numberingChange", "cellIns", "cellMerge"),
            *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
            *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
            *("customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
            *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"),
            *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
            *("rsid", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak"),
        ),
    )
)
#: What settings say of the template's own life, or would do with the document.
_SETTINGS = (
    *("writeProtection", "removePersonalInformation", "removeDateAndTime", "printFormsData", "attachedTemplate"),
    *("linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge", "revisionView"),
    *("trackRevisions", "doNotTrackMoves", "doNotTrackFormatting", "documentProtection", "docVars", "rsids"),
    *("updateFields", "saveThroughXslt", "showXMLTags", "attachedSchema", "schemaLibrary", "forceUpgrade"),
    *("saveXmlDataOnly", "useXSLTWhenSaving", "proofState", "readModeInkLockDown", "formsDesign", "captions"),
)


def tidy(opc: Opc) -> None:
    """Take out of every part of a Word file what belongs to its old life."""
    typed = (name for name in opc.parts if "wordprocessingml" in opc.type_of(name) and name.endswith(".xml"))
    for name in dict.fromkeys((*(story.part for story in stories(opc)), *typed)):
        _tidy(opc.tree(name))
    if name := opc.related("settings"):
        root = opc.tree(name)
        for one in [one for setting in _SETTINGS for one in root.iterfind(w(setting))]:
            drop(one)
        for one in [one for one in root if str(one.tag).endswith("}docId")]:
            drop(one)
        for zoom in root.iterfind(w("zoom")):
            zoom.set(w("percent"), zoom.get(w("percent"), "100"))  # without it the part is invalid


def _tidy(root: Element) -> None:
    _rows(root)
    _joined(root)
    for one in [*root.iter(*_GONE)]:
        drop(one)
    for one in [*root.iter(*_KEPT)]:
        unwrap(one)
    for one in [*root.iter(*_MARKS)]:
        _drop_mark(one)
    for one in [*root.iter(w("bookmarkStart"))]:
        if one.get(w("name")) == "_GoBack":
            _drop_bookmark(root, one)
    for one in root.iter():
        if one.attrib:
            for name in [name for name in one.attrib if _is_trace(str(name))]:
                del one.attrib[name]


def _is_trace(name: str) -> bool:
    """Tell whether an attribute says in which session something was written."""
    return name.startswith(f"{{{W}}}rsid") or name in (f"{{{W14}}}paraId", f"{{{W14}}}textId")


def _rows(root: Element) -> None:
    """Take out the rows and cells that were deleted; a table that has none left goes with them."""
    for row in [*root.iter(w("tr"))]:
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            drop(row)
    for cell in [*root.iter(w("tc"))]:
        if cell.find(f"{w('tcPr')}/{w('cellDel')}") is not None:
            drop(cell)
    for row in [*root.iter(w("tr"))]:
        if row.find(w("tc")) is None and row.find(w("sdt")) is None:
            drop(row)
    for table in [*root.iter(w("tbl"))]:
        if table.find(w("tr")) is None and table.find(w("sdt")) is None:
            drop(table)


def _joined(root: Element) -> None:
    """Join each paragraph whose end was deleted with the next one, which keeps its properties."""
    for paragraph in [*root.iter(w("p"))]:
        if paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is None:
            continue
        below = paragraph.getnext()
        if below is None or below.tag != w("p") or paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            continue
        place = 1 if below.find(w("pPr")) is not None else 0
        for child in reversed([one for one in paragraph if one.tag != w("pPr")]):
            below.insert(place, child)
        drop(paragraph)


def _drop_mark(one: Element) -> None:
    """Take out a mark, and the run that holds nothing else."""
    run = one.getparent()
    drop(one)
    if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
        drop(run)


def _drop_bookmark(root: Element, start: Element) -> None:
    number = start.get(w("id"))
    for end in [one for one in root.iter(w("bookmarkEnd")) if one.get(w("id")) == number]:
        drop(end)
    drop(start)
