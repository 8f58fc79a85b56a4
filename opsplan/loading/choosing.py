"""What a finding about a value that is none of an enumeration tells: the ones there are, the nearest, several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from opsplan.loading.near import nearest_value
from opsplan.loading.trouble import Trouble
from opsplan.model import shape
from opsplan.model.sort import sort
from opsplan.words import LANGS, kebab, words

#: What stands between values that were written as one.
_BETWEEN = re.compile(r"[,，、;；/和与及+]")


def choices(one: Trouble) -> None:
    """Tell the values that there are: the nearest, or several where these were written as one."""
    kind = shape.choices(one.path)
    if kind is None:
        return
    own = {each: words(shape.KEY_LANG).value(each) if one.style == shape.KEY_LANG else str(each) for each in kind}
    labels = {words(lang).value(each): own[each] for lang in LANGS for each in kind}
    spelled = labels | {str(each): own[each] for each in kind}
    one.args["near"] = nearest_value(str(one.args["value"]), _synonyms(kind, own) | spelled)
    one.args["several"] = _several(one, spelled)
    one.args["choices"] = {lang: [_choice(lang, one.style, own[each], each) for each in kind] for lang in LANGS}


def _synonyms(kind: type[StrEnum], own: Mapping[StrEnum, str]) -> dict[str, str]:
    """Return what people write instead of the values: 越小越好 is 越低越好."""
    said = [words(lang).section("synonyms").get(kebab(kind.__name__), {}) for lang in LANGS]
    return {word: own[kind(value)] for more in said for value, others in more.items() for word in others}


def _several(one: Trouble, spelled: Mapping[str, str]) -> str:
    """Return how several values that were written as one are to be written, where there may be a list of them."""
    *way, last = one.path if not isinstance(one.path[-1], int) else one.path[:-1]
    found = shape.field(shape.part_at(tuple(way)), str(last))
    parts = [part.strip() for part in _BETWEEN.split(str(one.value))]
    if found is None or len(parts) < 2 or not sort(found).many or not all(part in spelled for part in parts):
        return ""
    return f"[{', '.join(spelled[part] for part in parts)}]"


def _choice(lang: str, style: str, written: str, choice: StrEnum) -> str:
    """Return a value as it is written, with what it means where that is in another language than the reader's."""
    if lang == style or lang == "en":
        return written
    return f"{written}（{words(lang).value(choice)}）"
