"""What pydantic found wrong, as findings in opsplan's own words, and the tree without it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

from pydantic_core import ErrorDetails

from opsplan.findings import Finding, Path, Severity
from opsplan.loading.near import nearest
from opsplan.loading.source import Source
from opsplan.loading.tree import Map, Seq
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.words import LANGS, words

#: pydantic's own types of error that an author can cause, and our messages for them.
MESSAGES = {
    "missing": "missing",
    "extra_forbidden": "key-unknown",
    "enum": "value-unknown",
    "model_type": "mapping-expected",
    "model_attributes_type": "mapping-expected",
    "dict_type": "mapping-expected",
}
CODES = {"text-language": "DOC-01", "dates-reversed": "TASK-06", "one-reference": "TASK-01"}


def findings(errors: Iterable[ErrorDetails], source: Source) -> list[Finding]:
    """Return a finding for each error of pydantic; none of pydantic's wording is in it."""
    return [_finding(error, source) for error in errors]


def _finding(error: ErrorDetails, source: Source) -> Finding:
    path = tuple(error["loc"])
    given = dict(error.get("ctx") or {})
    message = str(given.pop("message", "")) or MESSAGES.get(error["type"], "value-wrong")
    args: dict[str, object] = {"key": str(path[-1]) if path else "", "value": _shown(error.get("input")), **given}
    if message == "key-unknown":
        args["near"] = _near_key(path)
    elif message == "value-unknown":
        args |= _choices(path, str(args["value"]))
    elif message == "missing":
        args["label"] = {lang: _label(lang, _part_at(path[:-1]), str(path[-1])) for lang in LANGS}
    place = source.place(path, key=message == "key-unknown")
    if message == "dates-reversed":
        place = source.place((*path, str(args["last"])))
    code = CODES.get(message, "DOC-01")
    return Finding(code, Severity.ERROR, message, place, source.written_path(path), args)


def _shown(raw: object) -> str:
    if isinstance(raw, Mapping):
        return "{…}"
    if isinstance(raw, list):
        return "[…]"
    text = str(raw)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _part_at(path: Path) -> type[Part] | None:
    """Return the class of the part at a path, or None where the path leads to something else."""
    here: Any = Plan
    for step in path:
        if isinstance(step, int):
            continue
        field = _field(here, step)
        here = _part_in(field.annotation) if field else None
        if here is None:
            return None
    return here if isinstance(here, type) else None


def _field(part: type[Part], key: str) -> Any:
    for name, field in part.model_fields.items():
        if key in (field.alias or name, name):
            return field
    return None


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (_part_in(arg) for arg in get_args(annotation))
    return next((one for one in found if one), None)


def _keys(part: type[Part]) -> dict[str, str]:
    """Return what an author may have meant by a key: each spelling, and the key it stands for."""
    fields = {name: field.alias or name for name, field in part.model_fields.items() if name != "extras"}
    labels = {_label(lang, part, key): key for key in fields.values() for lang in LANGS}
    return labels | {key: key for key in fields.values()}


def _label(lang: str, part: type[Part] | None, name: str) -> str:
    key = f"fields.{part.words}.{name}" if part else ""
    return str(words(lang).get(key)) if key and words(lang).has(key) else name


def _near_key(path: Path) -> str:
    part = _part_at(path[:-1])
    known = _keys(part) if part else {}
    return known.get(nearest(str(path[-1]), known), "")


def _choices(path: Path, value: str) -> dict[str, object]:
    last = max(place for place, step in enumerate(path) if isinstance(step, str))
    part = _part_at(path[:last])
    field = _field(part, str(path[last])) if part else None
    kind = _enum_in(field.annotation) if field else None
    if kind is None:
        return {"near": "", "choices": ""}
    spelled = {str(one): str(one) for one in kind}
    for lang in LANGS:
        spelled |= {words(lang).value(one): str(one) for one in kind}
    near = spelled.get(nearest(value, spelled), "")
    choices = {lang: [f"{one} {words(lang).value(one)}" for one in kind] for lang in LANGS}
    return {"near": near, "choices": choices}


def _enum_in(annotation: Any) -> type[StrEnum] | None:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation
    inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return next((one for one in map(_enum_in, inner) if one), None)


def without(tree: Map, errors: Iterable[ErrorDetails]) -> None:
    """Take what is wrong out of the tree, so that the rest can be judged; a missing name becomes an ellipsis."""
    for error in sorted(errors, key=lambda one: [str(step).zfill(9) for step in one["loc"]], reverse=True):
        path = list(error["loc"])
        if error["type"] == "missing":
            _make_up(tree, path)
        elif error["type"] == "dates-reversed":
            _drop(tree, [*path, error["ctx"]["last"]])
        else:
            _drop(tree, path)


def _make_up(tree: Map, path: list[Any]) -> None:
    """Put an ellipsis for a text that is missing; a part that lacks anything else is dropped."""
    holder, part = _walk(tree, path[:-1]), _part_at(tuple(path[:-1]))
    field = _field(part, path[-1]) if part else None
    if isinstance(holder, Map) and field is not None and field.annotation is Text:
        holder[path[-1]] = "…"
    else:
        _drop(tree, path[:-1])


def _holds(tree: Any, step: Any) -> bool:
    if isinstance(tree, Seq):
        return isinstance(step, int) and step < len(tree)
    return isinstance(tree, Map) and step in tree


def _walk(tree: Any, path: list[Any]) -> Any:
    for step in path:
        if (isinstance(tree, Map) and step in tree) or (
            isinstance(tree, Seq) and isinstance(step, int) and step < len(tree)
        ):
            tree = tree[step]
        elif step == 0 and not isinstance(tree, Seq):
            continue
        else:
            return None
    return tree


def _drop(tree: Map, path: list[Any]) -> None:
    """Drop the value at a path, or where only a part of the path exists the deepest value there is."""
    while path:
        holder, step = _walk(tree, path[:-1]), path[-1]
        if isinstance(holder, Map) and step in holder:
            del holder[step]
            return
        if isinstance(holder, Seq) and isinstance(step, int) and step < len(holder):
            del holder[step]
            del holder.marks[step]
            return
        path = path[:-1]
