"""Values of a plan by their paths, as a client's template names them: `meta.client`, `kpis[K1].target`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from opsplan.compose.phrase import Quantity
from opsplan.compose.speaker import Speaker
from opsplan.compose.table import Shown
from opsplan.compose.views.kpis import target
from opsplan.compose.views.saying import money, span
from opsplan.loading.near import nearest
from opsplan.loading.setting import Step, steps
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.common import Span
from opsplan.model.document import Meta
from opsplan.model.kpi import Kpi
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.values import Num, Pct
from opsplan.model.walk import nested

#: Fields that hold an amount in the plan's currency.
_AMOUNTS = {"cost", "budget", "amount", "price", "spent", "total", "loss", "income"}
#: A list of texts that are no longer stands on one line; sentences stand each on its own.
_SHORT = 24
_SENTENCE = re.compile(r"[。！？；.!?;]$")


class Found(Struct, frozen=True):
    """What a path has led to: the value, what a reader is told of the field, and its keys.

    `near` is what may have been meant where the path leads nowhere, and `part` tells that it leads to a group of
    fields instead of one.
    """

    value: object = None
    path: str = ""
    known: bool = True
    near: str = ""
    part: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether the plan says nothing there."""
        return self.value is None or self.value in ((), "")


def find(plan: Plan, way: str) -> Found:
    """Return what stands in a plan at a path, which is written as that of a setting is."""
    path = steps(way)
    if not path:
        return Found(known=False, near=_near(way, Plan, ""))
    here, said = Found(plan, part=True), ""
    for step in path:
        here = _next(plan, here, step, said)
        if not here.known:
            return here
        said = here.path
    whole = span(here.value.start, here.value.finish) if isinstance(here.value, Span) else here.value
    return replace(here, value=whole)


def _next(plan: Plan, above: Found, step: Step, said: str) -> Found:
    here = above.value
    if isinstance(here, tuple) and any(isinstance(one, Part) for one in here):
        return _item(here, step, said)
    if isinstance(here, Part):
        return _field(plan, here, step, said)
    if isinstance(here, Text) and step.word in shape.text_keys():
        lang = shape.text_keys()[step.word]
        return Found(getattr(here, lang), f"{said}.{lang}")
    if above.empty and said:
        return replace(above)
    return Found(known=False, near=said)


def _field(plan: Plan, part: Part, step: Step, said: str) -> Found:
    known = shape.spellings(type(part))
    key = known.get(step.word)
    if key is None or step.item:
        return Found(known=False, near=_near(step.word, type(part), said))
    name = next(name for name, field in type(part).model_fields.items() if (field.alias or name) == key)
    path = f"{said}.{key}" if said else key
    value = getattr(part, name)
    if isinstance(part, Meta) and name not in part.model_fields_set:
        return Found(None, path)
    return Found(_worded(plan, part, key, value), path, part=_is_part(value))


def _worded(plan: Plan, part: Part, key: str, value: object) -> object:
    """Return a value as the documents say it: with its unit or currency."""
    if isinstance(part, Kpi) and key == "target":
        return _bare(target(part))
    if not isinstance(value, Num):
        return value
    if key in _AMOUNTS:
        return _bare(money(plan, value))
    field = shape.field(type(part), key)
    if field is not None and shape.mentions(field, Pct):
        return Quantity(value, "%")
    unit = getattr(part, "unit", None)
    return Quantity(value, unit) if unit else value


def _bare(shown: Shown | None) -> object:
    return shown.value if shown else None


def _is_part(value: object) -> bool:
    """Tell whether a value is a group of fields, or several, that have no name to print."""
    if isinstance(value, dict):
        return True
    listed = value if isinstance(value, tuple) else (value,)
    return any(isinstance(one, Part) and not isinstance(one, Span) and not _name(one) for one in listed)


def _name(part: Part) -> object:
    return getattr(part, "name", None) or (getattr(part, part.shorthand, None) if part.shorthand else None)


def _item(listed: tuple[Any, ...], step: Step, said: str) -> Found:
    """Return the item that an id, a name or a position stands for; those below it are looked through too."""
    every = [one for one in nested(listed) if isinstance(one, Part)]
    by_word: dict[str, Part] = {}
    for one in every:
        for word in _words(one):
            by_word.setdefault(word, one)
    found = by_word.get(step.word)
    if found is None and step.word.isdigit() and int(step.word) < len(listed):
        found = listed[int(step.word)]
    if found is None:
        near = nearest(step.word, by_word) or next(iter(by_word), "")
        return Found(known=False, near=f"{said}[{near}]" if near else "")
    path = f"{said}[{step.word}]"
    return Found(found, path, part=_is_part(found))


def _words(part: Part) -> Iterable[str]:
    if id := getattr(part, "id", None):
        yield str(id)
    name = getattr(part, "name", None)
    yield from name.all() if isinstance(name, Text) else ()


def _near(word: str, part: type[Part], said: str) -> str:
    """Return the path that was probably meant: of a field here, or of one of that name in document control."""
    key = shape.likenesses(part).get(nearest(word, shape.likenesses(part)), "")
    return f"{said}.{key}" if said and key else key


def meant(plan: Plan, way: str) -> str:
    """Return the path that was probably meant by one that leads nowhere, or nothing; a cover names document control."""
    *_, last = re.split(r"[.\[\]]+", way.strip("[].")) or [""]
    control = shape.likenesses(Meta)
    if last in control:
        return f"meta.{control[last]}"
    if near := find(plan, way).near:
        return near
    key = control.get(nearest(last, control), "")
    return f"meta.{key}" if key else ""


def said(value: object, speaker: Speaker) -> str:
    """Return a value in words, a line for each sentence of a list."""
    if isinstance(value, tuple) and all(isinstance(one, Text | tuple) for one in value):
        texts = [speaker.inline(one) for item in value for one in (item if isinstance(item, tuple) else (item,))]
        apart = any(len(one) > _SHORT or _SENTENCE.search(one) for one in texts)
        return "\n".join(texts) if apart else speaker.inline(value)
    return speaker.inline(value)
