"""The vocabulary of Word's XML, and reading it without following anything that it names."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
#: How a picture of old programs names its part.
OLD_OFFICE_ID = "{urn:schemas-microsoft-com:office:office}relid"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: No number in Word is larger.
_LARGEST = 2**31 - 1
#: How the namespaces of a document part are called where its root does not say.
PREFIXES = {"w": W, "r": R}


def w(name: str) -> str:
    """Return the name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def parse(data: bytes) -> Element:
    """Return the root of a part; one that is broken, or declares a document type, is a ValueError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise ValueError("DOCTYPE")
    return root


def written(root: Element) -> bytes:
    """Return a part as bytes."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def value(holder: Element | None, name: str) -> str | None:
    """Return the value of a property (`<w:jc w:val="left"/>`) below its holder, or None."""
    found = holder.find(w(name)) if holder is not None else None
    return found.get(w("val")) if found is not None else None


def amount(said: str | None, usual: float = 0) -> float:
    """Return a number as a template writes it; what is none is the usual one."""
    try:
        found = float(said or "")
    except ValueError:
        return usual
    return found if abs(found) <= _LARGEST else usual


def is_on(holder: Element | None, name: str) -> bool | None:
    """Tell whether a switch (`<w:b/>`) is on, or None where it is not there."""
    found = holder.find(w(name)) if holder is not None else None
    return None if found is None else found.get(w("val"), "1") not in ("0", "false", "off", "none")


def drop(one: Element) -> None:
    """Take an element out; the text behind it stays (between elements it is only white space)."""
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def unwrap(one: Element) -> None:
    """Put what an element holds in its place."""
    parent = one.getparent()
    if parent is None:
        return
    place = parent.index(one)
    for child in reversed(list(one)):
        parent.insert(place + 1, child)
    parent.remove(one)


#: The properties of a paragraph in the order in which Word wants them.
PARAGRAPH = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr",
)  # fmt: skip
_RANKS = {w(name): rank for rank, name in enumerate(PARAGRAPH)}


def put(properties: Element, one: Element) -> None:
    """Put a property of a paragraph in its place, and what was there before out of it."""
    for old in list(properties.iterfind(str(one.tag))):
        drop(old)
    rank = _RANKS[str(one.tag)]
    properties.insert(sum(_RANKS.get(str(other.tag), len(_RANKS)) < rank for other in properties), one)


def made(like: Element, tag: str, /, **attributes: str) -> Element:
    """Return a new element of WordprocessingML."""
    return like.makeelement(w(tag), {w(key): said for key, said in attributes.items()})


def properties_of(holder: Element) -> Element:
    """Return the paragraph properties of a paragraph or a style, made where it has none."""
    found = holder.find(w("pPr"))
    if found is None:
        found = made(holder, "pPr")
        run = holder.find(w("rPr")) if holder.tag == w("style") else None
        if run is not None:
            run.addprevious(found)
        elif holder.tag == w("style"):
            holder.append(found)
        else:
            holder.insert(0, found)
    return found
