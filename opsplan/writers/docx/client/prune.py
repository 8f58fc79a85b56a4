"""What a finished document keeps of a template's parts: those it uses, and nothing else."""

from __future__ import annotations

from opsplan.writers.docx.client.ooxml import OLD_OFFICE_ID, Element, R, drop, w
from opsplan.writers.docx.client.opc import Opc, Relation

#: What the main part has without naming it.
_SILENT = {"styles", "numbering", "settings", "fontTable", "theme", "footnotes", "endnotes"}
#: Parts that name all that they are related to.
_WORD = "wordprocessingml"
#: What no document is to hand on, even where something names it.
_NEVER = {"comments", "printerSettings", "attachedTemplate", "mailMergeSource", "control", "subDocument"}


def prune(opc: Opc) -> None:
    """Keep the relations that are used and the parts that they lead to; the properties of the file are ours."""
    for one in [*opc.tree(opc.main).iter(w("printerSettings"), w("control"), w("subDoc"))]:
        drop(one)
    opc.relations[""] = [one for one in opc.relations.get("", ()) if one.target == opc.main and not one.outside]
    kept: set[str] = set()
    waiting = [opc.main]
    while waiting:
        name = waiting.pop()
        if name in kept:
            continue
        kept.add(name)
        opc.relations[name] = [one for one in opc.relations.get(name, ()) if _is_used(opc, name, one)]
        waiting += [one.target for one in opc.relations[name] if not one.outside]
    for name in [name for name in (*opc.parts, *opc.trees) if name not in kept]:
        opc.parts.pop(name, None)
        opc.trees.pop(name, None)
    opc.relations = {source: listed for source, listed in opc.relations.items() if source in kept or not source}


def _is_used(opc: Opc, name: str, one: Relation) -> bool:
    if one.kind in _NEVER or not (one.outside or one.target in opc.parts):
        return False
    if name == opc.main and one.kind in _SILENT:
        return True
    if name == opc.main and one.kind == "diagramDrawing":
        diagrams = (other.target for other in opc.of_kind("diagramData"))
        return any(f'relId="{one.id}"'.encode() in opc.parts[other] for other in diagrams)
    if _WORD not in opc.type_of(name) and name != opc.main and "theme" not in opc.type_of(name):
        return True
    return one.id in _named(opc.tree(name))


def _named(root: Element) -> set[str]:
    """Return the ids of relations that a part names."""
    return {
        str(said)
        for one in root.iter()
        for key, said in one.attrib.items()
        if str(key).startswith(f"{{{R}}}") or key == OLD_OFFICE_ID
    }
