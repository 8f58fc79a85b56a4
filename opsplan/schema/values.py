"""How the values of a plan are written, as schemas: what is no part, no reference and no enumeration.

A schema here describes a value that is there; whether it may be absent is the field's matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from opsplan.model import shape
from opsplan.model.base import Texts
from opsplan.model.common import Level
from opsplan.model.dates import Day, FirstDay, LastDay, Period
from opsplan.model.document import CHAPTERS, ChapterId, Lang
from opsplan.model.duration import Dur
from opsplan.model.evaluation import FreqOrText
from opsplan.model.frequency import Freq
from opsplan.model.kpi import NumOrText
from opsplan.model.reading import Reads
from opsplan.model.resources import CURRENCIES, Currency
from opsplan.model.shape import KEY_LANG
from opsplan.model.text import Text
from opsplan.model.values import Flag, Id, Num, Pct, Score, Str, Whole
from opsplan.schema import patterns
from opsplan.schema.definitions import Definitions, Schema, hint, spelt, unoffered
from opsplan.schema.forms import DAY, DURATION, NUMBER, PERCENT, PERIOD
from opsplan.schema.frequencies import frequency
from opsplan.schema.patterns import whole, wide
from opsplan.words import LANGS, words


def scalar(defs: Definitions) -> Schema:
    """Return the schema of any single value."""
    return defs.ref("value.single", _scalar)


def _scalar() -> Schema:
    return unoffered("string", "number", "boolean") | {"pattern": patterns.FILLED}


def text(defs: Definitions) -> Schema:
    """Return the schema of a text: a single value, or one in each language."""
    return {"anyOf": [scalar(defs), in_languages(defs)]}


def in_languages(defs: Definitions) -> Schema:
    """Return the schema of a text in one or both languages."""
    return defs.ref("value.languages", lambda: _in_languages(defs, scalar(defs)))


def title(defs: Definitions, longest: int) -> Schema:
    """Return the schema of a text that is no longer than so many characters."""
    one = _scalar() | {"maxLength": longest}
    return {"anyOf": [one, _in_languages(defs, one)]}


def _in_languages(defs: Definitions, one: Schema) -> Schema:
    """Return the schema of a mapping of languages to texts, of which one at least is there."""
    offered, others = defs.offered({lang: words(KEY_LANG).value(Lang(lang)) for lang in LANGS})
    maybe = {"anyOf": [one, defs.absent()]}
    return {
        "type": "object",
        "properties": dict.fromkeys(offered, maybe),
        "patternProperties": {patterns.key(others): maybe},
        "additionalProperties": False,
        "anyOf": [{"required": [key], "properties": {key: one}} for key in (*offered, *others)],
    }


def _prose(defs: Definitions) -> Schema:
    """Return the schema of a text, or of a list of them: the sub-bullets of a list."""
    one = defs.ref("value.text", lambda: text(defs))
    return {"anyOf": [one, {"type": "array", "items": defs.maybe("value.text", one)}]}


def _number(defs: Definitions) -> Schema:
    return {
        "type": ["number", "string"],
        "pattern": whole(wide(NUMBER)),
        "patternErrorMessage": hint("number-expected"),
    }


def _percent(defs: Definitions) -> Schema:
    bounds = {"minimum": 0, "maximum": 100, "patternErrorMessage": hint("percent-range")}
    return _number(defs) | {"pattern": whole(wide(PERCENT)), **bounds}


def _whole(defs: Definitions) -> Schema:
    return spelt(whole(wide(r"(?:\+|-)?\d{1,9}")), "whole-expected") | {"type": ["integer", "string"]}


def _score(defs: Definitions) -> Schema:
    known = {str(level): words(KEY_LANG).value(level) for level in Level}
    forms = f"{wide(patterns.one_of(known), any_case=True)}|{patterns.one_of(known.values())}|{wide('[1-5]')}"
    number = {"type": "integer", "minimum": 1, "maximum": 5}
    return {"anyOf": [{"enum": defs.offered(known)[0]}, number, spelt(whole(forms), "score-expected")]}


def _day(defs: Definitions) -> Schema:
    return spelt(whole(wide(DAY)), "date-expected", examples=["2026-04-17"])


def period(defs: Definitions) -> Schema:
    """Return the schema of a period or a date; a year may be a number."""
    forms = whole(f"{wide(PERIOD, any_case=True)}|{wide(DAY)}")
    year = {"type": "integer", "minimum": 1000, "maximum": 9999}
    return {"anyOf": [spelt(forms, "period-expected", examples=["2026-Q2", "2026-06", "2026-04-17"]), year]}


def _duration(defs: Definitions) -> Schema:
    return spelt(whole(wide(DURATION)), "duration-expected", examples=["3d", "4h", "2w", "1mo", "3-5d"])


def _frequency(defs: Definitions) -> Schema:
    return frequency(defs, scalar(defs), in_languages(defs), text(defs))


def _flag(defs: Definitions) -> Schema:
    forms = spelt(whole(f"{wide('true|false', any_case=True)}|{wide('1|0')}|是|否"), "flag-expected")
    offered = [{"enum": ["是", "否"]}, unoffered("boolean")] if defs.style == KEY_LANG else [{"type": "boolean"}]
    return {"anyOf": [*offered, {"type": "integer", "minimum": 0, "maximum": 1}, forms]}


def _id(defs: Definitions) -> Schema:
    forms = spelt(whole("[A-Za-z0-9][A-Za-z0-9._-]{0,31}"), "id-form")
    return {"anyOf": [forms, {"type": "number", "minimum": 0}, unoffered("boolean")]}


def _currency(defs: Definitions) -> Schema:
    return {"enum": sorted(CURRENCIES)}


def chapters(defs: Definitions) -> tuple[list[str], list[str], list[str]]:
    """Return the chapters' names that are offered, those in the other language, and all that are only taken."""
    offered, others = defs.offered({name: str(words(KEY_LANG).get(f"chapters.{name}")) for name in CHAPTERS})
    taken = dict.fromkeys((*others, *shape.chapter_keys()))
    return offered, others, [name for name in taken if name not in offered]


def _chapter(defs: Definitions) -> Schema:
    offered, _, others = chapters(defs)
    return {"anyOf": [{"enum": offered}, spelt(whole(patterns.one_of([*offered, *others])), "chapter-unknown")]}


def _mark(annotation: Any) -> Reads:
    return next(mark for mark in get_args(annotation)[1:] if isinstance(mark, Reads))


#: What marks any text that is the same in every language.
STR = _mark(Str)
#: The name and the schema of each type of value, by the class or by what reads it.
TYPES: Mapping[Any, tuple[str, Callable[[Definitions], Schema]]] = {
    Text: ("text", text),
    _mark(NumOrText): ("text", text),
    _mark(get_args(get_args(Texts)[0])[0]): ("prose", _prose),
    Num: ("number", _number),
    Period: ("period", period),
    Dur: ("duration", _duration),
    Freq: ("frequency", _frequency),
    _mark(FreqOrText): ("frequency-or-text", lambda defs: {"anyOf": [_frequency(defs), text(defs)]}),
    _mark(Day): ("date", _day),
    _mark(FirstDay): ("date-or-period", period),
    _mark(LastDay): ("date-or-period", period),
    _mark(Flag): ("flag", _flag),
    _mark(Score): ("score", _score),
    _mark(Whole): ("whole", _whole),
    _mark(Pct): ("percent", _percent),
    _mark(Id): ("id", _id),
    STR: ("single", lambda defs: _scalar()),
    _mark(ChapterId): ("chapter", _chapter),
    _mark(Currency): ("currency", _currency),
}
