"""What a finding about a value tells besides: the nearest key or value, the ones there are, an example to follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

from opsplan.loading import rewrite, ways
from opsplan.loading.choosing import choices
from opsplan.loading.near import nearest, nearest_value
from opsplan.loading.offer import sections
from opsplan.loading.quoting import plain
from opsplan.loading.resolve import called
from opsplan.loading.trouble import Trouble, shown
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.document import CHAPTERS
from opsplan.model.frequency import KEYS, WORDS
from opsplan.model.kpi import SPREAD
from opsplan.model.sort import sort
from opsplan.words import LANGS, words

#: So alike are a wrong key and the one that is meant that its value can be judged as that one's.
ALIKE = 0.75
#: A key that is less like any is no misspelt one, where it may be a name.
SIMILAR = 0.5
_DATED = re.compile(r"\d{4}[\w-]*: ")
_YEAR = re.compile(r"\b\d{4}\b")
#: So many keys of a part are told.
MOST_KEYS = 12


def tell(one: Trouble) -> None:
    """Complete the arguments of the trouble's message."""
    if one.message in TELL:
        TELL[one.message](one)
    one.args = {name: shown(value) if isinstance(value, str) else value for name, value in one.args.items()}


def _section(one: Trouble) -> str:
    """Return what `opsplan fields` calls the part that an unknown key stands in; of nested ones the outermost."""
    steps = dict.fromkeys(step for step in one.path[:-1] if isinstance(step, str) and step != "children")
    return shape.called_path(one.style, ".".join(steps)) if steps else ""


def _near_key(one: Trouble) -> None:
    part = shape.part_at(one.path[:-1])
    if part is None:
        return
    holder = ways.at(one.tree, one.path[:-1])
    spelt = shape.likenesses(part)
    known = {word: key for word, key in spelt.items() if key not in holder}
    written = str(one.path[-1])
    word, there = nearest(written, known), nearest(written, (one for one in spelt if one not in known))
    keys = shape.keys(part)
    fields = [shape.called(one.style, part, key) for key in keys] if len(keys) <= MOST_KEYS else []
    near = shape.called(one.style, part, known[word]) if word else ""
    one.args |= {"there": "", "near": near, "fields": fields, "section": _section(one)}
    if item := _item(one, part, word):
        one.args |= {"near": "", "item": item}
    elif there and (_alike(written, there) == 1 or (_alike(written, there) >= ALIKE > _alike(written, word))):
        one.args |= {"there": spelt[there]}
    elif word and _alike(written, word) >= ALIKE:
        one.meant = known[word]
    elif not word and not one.args["there"]:
        one.args["pair"] = _pair(one, part)


def _item(one: Trouble, part: type[Part], near: str) -> str:
    """Return how a name that stands as a key in place of a list is to be written as an item of that; or nothing."""
    way = tuple(step for step in one.path[:-1] if isinstance(step, str))
    holder, written = ways.at(one.tree, one.path[:-1]), str(one.path[-1])
    found = shape.field(shape.part_at(way[:-1]), way[-1]) if way else None
    listed = found is not None and sort(found).many and bool(part.shorthand)
    alone = len(holder) == 1 or not isinstance(ways.at(one.tree, one.path[:-2]), list)
    known = not holder.keys().isdisjoint(shape.keys(part))
    if not listed or not alone or known or (near and _alike(written, near) >= SIMILAR):
        return ""
    item = f"{{{shape.called(one.style, part, part.shorthand)}: {plain(written)}, …}}"
    return item if isinstance(ways.at(one.tree, one.path[:-2]), list) else f"- {item}"


def _pair(one: Trouble, part: type[Part]) -> str:
    """Return how `K1: 20` is to be written in a part that names something and says a value of it; or nothing."""
    holder = ways.at(one.tree, one.path[:-1])
    name, value = ([key for key in shape.keys(part) if key != "id"] + ["", ""])[:2]
    found, said = shape.field(part, name), holder.get(one.path[-1])
    names = found is not None and (sort(found).to is not None or (part.words, name) == ("result", "item"))
    if not names or not isinstance(said, str) or name in holder:
        return ""
    return f"{{{shape.called(one.style, part, name)}: {one.path[-1]}, {shape.called(one.style, part, value)}: {said}}}"


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _label(one: Trouble) -> None:
    part, key = shape.part_at(one.path[:-1]), str(one.path[-1])
    written, label = shape.called(one.style, part, key), shape.label("zh", part, key)
    one.args["named"] = {"zh": f"“{label}”" if written == label else f"“{label}”（{written}）", "en": written}


def _example(one: Trouble) -> None:
    """Tell how to write a part: its name, or its first two keys; and a text that stands there as the first one's."""
    part = shape.part_at(one.path)
    keys = [key for key in shape.keys(part) if key != "id"] if part else []
    if part is None:
        return
    first = keys[0]
    found = shape.field(part, first)
    holds_text = found is not None and "Text" in str(found.annotation)
    fitting = _fitting(one, keys) if isinstance(one.value, str) else ""
    called = [shape.called(one.style, part, key) for key in keys]
    if isinstance(one.value, str) and part in SPREAD and _DATED.match(one.value):
        one.args |= {"example": f"{{{one.value}}}", "fields": called}
        return
    told = f"{called[0]}: {one.args['value']}" if holds_text and isinstance(one.value, str) else _keys(part, one.style)
    one.args["example"] = fitting or told
    one.args["fields"] = called if len(called) <= MOST_KEYS else [*called[:MOST_KEYS], "…"]


def _fitting(one: Trouble, keys: list[str]) -> str:
    """Return the field of a part of whose enumeration a value is, with this value; or nothing."""
    part, value = shape.part_at(one.path), str(one.value)
    kinds = ((key, shape.choices((*one.path, key))) for key in keys)
    fitting = [key for key, kind in kinds if kind is not None and value in shape.labels(kind)]
    return f"{{{shape.called(one.style, part, fitting[0])}: {value}}}" if len(fitting) == 1 else ""


def _keys(part: type[Part], style: str) -> str:
    """Return how the first fields of a part are written, so that they may stand on one line."""
    keys = [shape.called(style, part, key) for key in shape.keys(part) if key != "id"]
    if part.shorthand:
        return f"{shape.called(style, part, part.shorthand)}: …"
    told = ", ".join(f"{key}: …" for key in keys[:2])
    return f"{{{told}}}" if len(keys) > 1 else told


def _among(place: str, *known: str) -> Callable[[Trouble], None]:
    """Return what names the nearest of some words, which are called otherwise in Chinese (`place` in the catalogue)."""

    def near(one: Trouble) -> None:
        called = {word: str(words(shape.KEY_LANG).get(f"{place}.{word}")) for word in known}
        spelled = {label: word for word, label in called.items()} | {word: word for word in known}
        found = nearest_value(str(one.args.get("word") or one.args["value"]), spelled)
        one.args["near"] = called.get(found, "") if one.style == shape.KEY_LANG else found

    return near


def _directions(one: Trouble) -> None:
    if one.style == shape.KEY_LANG:
        for name in ("direction", "other"):
            one.args[name] = words(shape.KEY_LANG).get(f"values.direction.{one.args[name]}")


def _flag(one: Trouble) -> None:
    if one.style == shape.KEY_LANG and one.args.get("fix"):
        one.args["fix"] = words(shape.KEY_LANG).get(f"formats.flag.{one.args['fix']}")


def _sections(one: Trouble) -> None:
    """Tell where that is at home whose fields stand where its id or name belongs."""
    *way, last = one.path if not isinstance(one.path[-1], int) else one.path[:-1]
    found = shape.field(shape.part_at(tuple(way)), str(last))
    to = sort(found).to if found else None
    if to is not None and isinstance(one.value, Mapping) and not one.value.keys() <= {*LANGS}:
        one.args |= {"kinds": called(to.kinds), "section": sections(to.kinds, one.style)}


def _unit_of_time(one: Trouble) -> None:
    """A number alone: a duration has a unit; or a duration in more words than it has."""
    one.args["plain"] = rewrite.duration(str(one.args["value"]))
    number = one.args["value"] if one.args.get("fix") else ""
    one.args["fix"] = number and {
        "zh": f"{number}天（工作日）、{number}小时 或 {number}分钟",
        "en": f"{number}d (working days), {number}h or {number}min",
    }


def _bare_number(one: Trouble) -> None:
    """A number with its unit behind it: the number alone, and the unit where the part has a field for it."""
    has_unit = shape.field(shape.part_at(one.path[:-1]), "unit") is not None
    if found := rewrite.number(str(one.args["value"])):
        one.args |= {"alone" if has_unit else "fix": found}


def _with_year(one: Trouble) -> None:
    """A month and a day: the year of the plan's period before them; or the last day of a month or a year."""
    year = _YEAR.search(str(one.tree.get("period", "")))
    found, added = rewrite.day(str(one.args["value"]), year[0] if year else "")
    if found and not one.args.get("fix"):
        one.args["year" if added else "fix"] = found


def _near_part(one: Trouble) -> None:
    one.args["value"] = str(one.path[-1])
    _among("fields.frequency", *KEYS)(one)


TELL: Mapping[str, Callable[[Trouble], None]] = {
    "key-unknown": _near_key,
    "value-unknown": choices,
    "missing": _label,
    "direction-conflict": _directions,
    "flag-expected": _flag,
    "duration-expected": _unit_of_time,
    "number-expected": _bare_number,
    "date-expected": _with_year,
    "mapping-expected": _example,
    "list-unexpected": _example,
    "plain-value": _sections,
    "chapter-unknown": _among("chapters", *CHAPTERS),
    "frequency-word": _among("values.frequency", *WORDS),
    "frequency-key": _near_part,
}
