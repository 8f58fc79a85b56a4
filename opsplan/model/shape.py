"""What the model expects at a path of a plan: the part there, its fields, and how they are called."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from opsplan.findings import Path
from opsplan.model.base import Part
from opsplan.model.frequency import KEYS
from opsplan.model.plan import Plan
from opsplan.words import LANGS, words

T = TypeVar("T")

#: The language whose labels are keys too: a plan can be written with them.
KEY_LANG = "zh"


def part_at(path: Path) -> type[Part] | None:
    """Return the class of the part at a path, or None where the path leads to something else."""
    here: type[Part] | None = Plan
    for step in path:
        if isinstance(step, int):
            continue
        found = field(here, step)
        here = _part_in(found.annotation) if found else None
        if here is None:
            return None
    return here


def field(part: type[Part] | None, key: str) -> FieldInfo | None:
    """Return the field of a part that is written with a key, or None where there is none."""
    return _fields(part).get(key) if part else None


@cache
def _fields(part: type[Part]) -> dict[str, FieldInfo]:
    return {one.alias or name: one for name, one in part.model_fields.items() if name != "extras"}


def is_list(found: FieldInfo) -> bool:
    """Tell whether a field holds a list; a single value then stands for a list of one."""
    return _is_list(found.annotation)


def _is_list(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return _is_list(get_args(annotation)[0])
    return get_origin(annotation) is tuple


def part_in(found: FieldInfo) -> type[Part] | None:
    """Return the class of the parts in a field, or None where it holds something else."""
    return _part_in(found.annotation)


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((one for one in map(_part_in, get_args(annotation)) if one), None)


def keys(part: type[Part]) -> tuple[str, ...]:
    """Return the keys of a part, in the model's order."""
    return tuple(_fields(part))


@cache
def spellings(part: type[Part]) -> dict[str, str]:
    """Return every key that a part is accepted with, and the field's key that each stands for.

    They are the key, its Chinese label, and further Chinese keys; a label goes before another field's further key.
    """
    known = keys(part)
    labels = {label(KEY_LANG, part, key): key for key in known}
    more = {word: key for key in known for word in further(part, key)}
    return more | labels | {key: key for key in known}


@cache
def every_key() -> frozenset[str]:
    """Return every key that some part of a plan is accepted with."""
    found: set[str] = set()
    parts: list[type[Part]] = [Plan]
    for part in parts:  # it grows on the way
        found |= spellings(part).keys()
        inner = (_part_in(one.annotation) for one in _fields(part).values())
        parts += [one for one in dict.fromkeys(inner) if one and one not in parts]
    return frozenset(found)


@cache
def likenesses(part: type[Part]) -> dict[str, str]:
    """Return what an author may have meant by a key: what is accepted, and English labels."""
    return {label("en", part, key): key for key in keys(part)} | spellings(part)


def further(part: type[Part], key: str) -> tuple[str, ...]:
    """Return the Chinese keys that are accepted beside a field's label: those of every part, then the part's own."""
    catalogue = words(KEY_LANG).section("further")
    return tuple(word for name in ("any", part.words) for word in catalogue.get(name, {}).get(key, ()))


def label(lang: str, part: type[Part] | None, key: str) -> str:
    """Return what a field is called in a language, or its key where the catalogue has no word for it."""
    place = f"fields.{part.words}.{key}" if part else ""
    return str(words(lang).get(place)) if place and words(lang).has(place) else key


def called(style: str, part: type[Part] | None, key: str) -> str:
    """Return a field's key as plans of a style write it.

    In Chinese it is the word that is the same in every part (名称, 负责人), or else the field's label.
    """
    if style != KEY_LANG or part is None:
        return key
    return _in_chinese(part, key)


@cache
def _in_chinese(part: type[Part], key: str) -> str:
    return words(KEY_LANG).key(part.words, key) if key in keys(part) else key


def called_path(style: str, path: str) -> str:
    """Return a dotted path of fields from the root (`roles.duties`) as plans of a style write it."""
    keys_of = path.split(".")
    return ".".join(called(style, part_at(tuple(keys_of[:place])), key) for place, key in enumerate(keys_of))


def reaches(path: str) -> bool:
    """Tell whether a dotted path leads from the root of a plan to a field."""
    *way, last = path.split(".")
    holder = part_at(tuple(way))
    return holder is not None and field(holder, last) is not None


def meaning(lang: str, part: type[Part], key: str = "") -> str:
    """Return what a field is for in a sentence, or without a key what the part is; nothing where that goes unsaid."""
    place = f"meanings.{part.words}.{key or 'self'}"
    return str(words(lang).get(place)) if words(lang).has(place) else ""


@cache
def labels(kind: type[StrEnum]) -> dict[str, str]:
    """Return every spelling of an enumeration's values: the value itself and its Chinese label."""
    return {words(KEY_LANG).value(one): str(one) for one in kind} | {str(one): str(one) for one in kind}


@cache
def text_keys() -> dict[str, str]:
    """Return the keys of a text in two languages: `zh` and `en`, and what they are called in Chinese."""
    return {str(words(KEY_LANG).get(f"values.lang.{lang}")): lang for lang in LANGS} | {lang: lang for lang in LANGS}


@cache
def frequency_keys() -> dict[str, str]:
    """Return the keys of a frequency that is a mapping; one in free words is a text."""
    called = {str(words(KEY_LANG).get(f"fields.frequency.{key}")): key for key in KEYS}
    return called | {key: key for key in KEYS} | text_keys()


@cache
def chapter_keys() -> dict[str, str]:
    """Return the names of chapters: their ids, and what they and the kinds call them in Chinese."""
    titles: dict[str, str] = words(KEY_LANG).section("chapters")
    more = {name: key for key, names in words(KEY_LANG).section("further")["chapters"].items() for name in names}
    return more | {title: key for key, title in titles.items()} | {key: key for key in titles}


def kinds(found: FieldInfo) -> tuple[type, ...]:
    """Return the classes that what stands in a field may be of, in order; of a list, those of its items."""
    return tuple(_kinds(found.annotation))


def mentions(found: FieldInfo, alias: Any) -> bool:
    """Tell whether a field holds what an alias of the model stands for: a ChapterId, a Flag."""
    said = list(getattr(alias, "__metadata__", ()))
    return bool(said and all(one in found.metadata for one in said)) or _mentions(found.annotation, alias)


def marks(found: FieldInfo, kind: type[T]) -> list[T]:
    """Return what of a kind (`To`) is said about a field's values in its annotation."""
    return [one for one in (*found.metadata, *_marks(found.annotation)) if isinstance(one, kind)]


def _marks(annotation: Any) -> list[Any]:
    here = list(annotation.__metadata__) if get_origin(annotation) is Annotated else []
    return here + [mark for one in get_args(annotation) for mark in _marks(one)]


def _kinds(annotation: Any) -> list[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        return [annotation]
    inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return [kind for one in inner for kind in _kinds(one)]


def _mentions(annotation: Any, alias: Any) -> bool:
    return bool(annotation == alias) or any(_mentions(one, alias) for one in get_args(annotation))


def choices(path: Path) -> type[StrEnum] | None:
    """Return the enumeration that the value at a path is one of, or None."""
    last = max((place for place, step in enumerate(path) if isinstance(step, str)), default=-1)
    found = field(part_at(path[:last]), str(path[last])) if last >= 0 else None
    return _enum_in(found.annotation) if found else None


def _enum_in(annotation: Any) -> type[StrEnum] | None:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation
    inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return next((one for one in map(_enum_in, inner) if one), None)
