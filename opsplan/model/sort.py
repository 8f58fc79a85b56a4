"""What sort of value a field holds, told from its annotation."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace
from pydantic.fields import FieldInfo

from opsplan.model.base import Part, Texts
from opsplan.model.dates import Day, FirstDay, LastDay, Period
from opsplan.model.document import ChapterId
from opsplan.model.duration import Dur
from opsplan.model.evaluation import FreqOrText
from opsplan.model.frequency import Freq
from opsplan.model.kpi import NumOrText
from opsplan.model.reading import Reads
from opsplan.model.references import To
from opsplan.model.resources import Currency
from opsplan.model.style import DocumentStyle
from opsplan.model.text import Text
from opsplan.model.values import Flag, Id, Num, Pct, Score, Str, Whole


class Sort(Struct, frozen=True):
    """A sort of value: its name (`date`, `reference`, `part` …), and whether there may be several.

    `kind` is the part or the enumeration, `own` tells that beside the enumeration's values others are fine, `to` is
    what a reference refers to.
    """

    name: str
    many: bool = False
    kind: Any = None
    own: bool = False
    to: To | None = None


def sort(field: FieldInfo) -> Sort:
    """Return the sort of value that a field holds; one that nobody has named is a KeyError."""
    return _sort(field.annotation, tuple(field.metadata))


def _sort(annotation: Any, marks: tuple[Any, ...]) -> Sort:
    for mark in marks:
        if isinstance(mark, To):
            return Sort("reference", to=mark)
        if isinstance(mark, Reads) and mark in _read():
            return Sort(_read()[mark])
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _sort(inner[0], inner[1:])
    if origin is tuple:
        return replace(_sort(inner[0], ()), many=True)
    if inner and origin is not dict:
        first, *others = (one for one in inner if one is not NoneType)
        return replace(_sort(first, ()), own=True) if others else _sort(first, ())
    return _class(origin or annotation)


def _class(kind: type[Any]) -> Sort:
    if issubclass(kind, Part):
        return Sort("part", kind=kind)
    if issubclass(kind, StrEnum):
        return Sort("choice", kind=kind)
    return Sort(_CLASSES[kind])


@cache
def _read() -> Mapping[Reads, str]:
    """Return the names of the sorts that are told by the function that reads them."""
    (item,) = get_args(get_args(Texts)[0])[:1]
    named = {
        "date": Day, "first-day": FirstDay, "last-day": LastDay, "flag": Flag, "score": Score, "whole": Whole,
        "percentage": Pct, "id": Id, "string": Str, "text-or-list": item, "number-or-text": NumOrText,
        "frequency": FreqOrText, "chapter": ChapterId, "currency": Currency,
    }  # fmt: skip
    theme = DocumentStyle.model_fields["theme"].metadata[0]
    return {one.__metadata__[0]: name for name, one in named.items()} | {theme: "theme"}


#: The sorts that are told by their class.
_CLASSES: Mapping[type[Any], str] = {
    Text: "text",
    Num: "number",
    Dur: "duration",
    Freq: "frequency",
    Period: "period",
    dict: "chapter-texts",
}
