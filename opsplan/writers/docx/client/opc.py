"""A Word file that somebody else made: its parts, what they are related to, and their types."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct, field

from opsplan.writers.docx.client.archive import Trouble, unpacked
from opsplan.writers.docx.client.ooxml import STRICT, Element, parse, w, written

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
#: The main part of what Word can open, by its content type; with macros or not.
_MAINS = {
    MAIN: False,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": False,
    "application/vnd.ms-word.document.macroEnabled.main+xml": True,
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": True,
}


class Relation(Struct):
    """What a part is related to: a part by its name, or an address outside."""

    id: str
    type: str
    target: str
    outside: bool = False

    @property
    def kind(self) -> str:
        """Return the last word of the type: `styles`, `header`, `image`."""
        return self.type.rpartition("/")[2]


class Opc(Struct):
    """The parts of a Word file by name. `trees` are those that were parsed; they go before `parts`."""

    parts: dict[str, bytes]
    types: dict[str, str]
    defaults: dict[str, str]
    relations: dict[str, list[Relation]]
    main: str
    macros: bool = False
    trees: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> Opc:
        """Return a Word file; what is none is a Trouble."""
        parts = unpacked(data)
        try:
            defaults, types = _types(parse(parts["[Content_Types].xml"]))
            relations = {
                _there(_source(name), parts): _relations(name, parts) for name in parts if name.endswith(".rels")
            }
            main = next((one.target for one in relations.get("", ()) if one.kind == "officeDocument"), "")
            if main not in parts:
                raise Trouble("template-not-word")
            own = {name: content for name, content in parts.items() if not _is_frame(name)}
            found = cls(own, types, defaults, relations, main)
            root = found.tree(main)
        except (ValueError, KeyError):
            raise Trouble("template-broken") from None
        if root.tag == f"{{{STRICT}}}document":
            raise Trouble("template-strict")
        if root.tag != w("document") or root.find(w("body")) is None:
            raise Trouble("template-not-word")
        found.macros = _MAINS.get(found.type_of(main), False) or any("vbaProject" in name for name in parts)
        return found

    def tree(self, name: str) -> Element:
        """Return the root of a part; a broken one is a ValueError."""
        if name not in self.trees:
            self.trees[name] = parse(self.parts[name])
        return self.trees[name]

    def type_of(self, name: str) -> str:
        """Return the content type of a part."""
        ending = name.rpartition(".")[2].lower()
        return self.types.get(name.lower()) or self.defaults.get(ending, "application/octet-stream")

    def of_kind(self, kind: str, source: str | None = None) -> Iterator[Relation]:
        """Yield the relations of a part, by default of the main one, that are of a kind and lead to a part."""
        for one in self.relations.get(self.main if source is None else source, ()):
            if one.kind == kind and not one.outside and one.target in self.parts:
                yield one

    def related(self, kind: str) -> str:
        """Return the name of the part of a kind that the main part is related to, or nothing."""
        return next((one.target for one in self.of_kind(kind)), "")

    def add(self, name: str, content: bytes | Element, kind: str, type: str) -> str:
        """Add a part that the main part is related to, under that name or one like it; return the relation's id."""
        return self.relate(self.main, kind if "/" in kind else f"{OFFICE}/{kind}", self.put(name, content, type))

    def put(self, name: str, content: bytes | Element, type: str) -> str:
        """Add a part that nothing is related to yet, under that name or one like it; return its name."""
        stem, dot, ending = name.rpartition(".")
        taken = {one.lower() for one in (*self.parts, *self.trees)}
        free, number = name, 1
        while free.lower() in taken:
            number += 1
            free = f"{stem}-{number}{dot}{ending}"
        self.parts[free] = b""
        if isinstance(content, bytes):
            self.parts[free] = content
        else:
            self.trees[free] = content
        self.types[free.lower()] = type
        return free

    def relate(self, source: str, type: str, target: str, *, outside: bool = False) -> str:
        """Relate a part to another, or to an address outside; return the relation's id."""
        listed = self.relations.setdefault(source, [])
        taken = {one.id for one in listed}
        number = next(f"rId{number}" for number in range(len(listed) + 1, 1 << 30) if f"rId{number}" not in taken)
        listed.append(Relation(number, type, target, outside))
        return number

    def files(self) -> dict[str, bytes]:
        """Return every file of the package by name, types and relations among them."""
        content = {name: written(self.trees[name]) if name in self.trees else data for name, data in self.parts.items()}
        relations = {
            _file(source): _relations_xml(source, listed) for source, listed in self.relations.items() if listed
        }
        return {"[Content_Types].xml": self._types_xml(content), **content, **relations}

    def _types_xml(self, names: dict[str, bytes]) -> bytes:
        root = etree.Element(f"{{{TYPES}}}Types", nsmap=_plain(TYPES))
        relations = "application/vnd.openxmlformats-package.relationships+xml"
        endings = {name.rpartition(".")[2].lower() for name in names}
        used = {one: kind for one, kind in self.defaults.items() if one in endings}
        for ending, kind in sorted({**used, "rels": relations, "xml": "application/xml"}.items()):
            etree.SubElement(root, f"{{{TYPES}}}Default", Extension=ending, ContentType=kind)
        for name in sorted(one for one in names if one.lower() in self.types):
            kind = self.types[name.lower()]
            etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
        return written(root)


def _plain(namespace: str) -> Any:
    """Return a namespace that needs no prefix."""
    return {None: namespace}


def _types(root: Element) -> tuple[dict[str, str], dict[str, str]]:
    if root.tag != f"{{{TYPES}}}Types":
        raise ValueError("no content types")
    defaults = {
        one.get("Extension", "").lower(): one.get("ContentType", "") for one in root.iter(f"{{{TYPES}}}Default")
    }
    overrides = root.iter(f"{{{TYPES}}}Override")
    return defaults, {one.get("PartName", "").lstrip("/").lower(): one.get("ContentType", "") for one in overrides}


def _is_frame(name: str) -> bool:
    """Tell whether a file of the package is no part: the types and the relations."""
    return name.endswith(".rels") or name == "[Content_Types].xml"


def _source(name: str) -> str:
    """Return the part whose relations a file holds: that of the package is nothing."""
    folder, _, file = name.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _file(source: str) -> str:
    folder, _, file = source.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relations(name: str, parts: dict[str, bytes]) -> list[Relation]:
    folder = posixpath.dirname(_source(name))
    found = []
    for one in parse(parts[name]).iter(f"{{{RELATIONS}}}Relationship"):
        target, outside = one.get("Target", ""), one.get("TargetMode") == "External"
        if not outside:
            target = _there(posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/"), parts)
        found.append(Relation(one.get("Id", ""), one.get("Type", ""), target, outside))
    return found


def _there(name: str, parts: dict[str, bytes]) -> str:
    """Return the name of a part as the package writes it: names are alike in capitals and small letters."""
    if name in parts:
        return name
    return next((one for one in parts if one.lower() == name.lower()), name)


def _relations_xml(source: str, listed: list[Relation]) -> bytes:
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap=_plain(RELATIONS))
    folder = posixpath.dirname(source)
    for one in listed:
        target = one.target if one.outside else posixpath.relpath(f"/{one.target}", f"/{folder}")
        made = etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=one.id, Type=one.type, Target=target)
        if one.outside:
            made.set("TargetMode", "External")
    return written(root)
