"""Which texts of a plan are not there in a language, and what to write so that they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.findings import Path
from opsplan.loading.quoting import plain
from opsplan.model.base import Part
from opsplan.model.frequency import Freq
from opsplan.model.lint import Profile
from opsplan.model.organisation import Role
from opsplan.model.plan import Plan
from opsplan.model.shape import called
from opsplan.model.text import Text
from opsplan.model.walk import parts, references
from opsplan.words import LANGS, words

_HAN = ("\u3400", "\u9fff")
#: Of a longer text the remedy shows the beginning.
_SHOWN = 24
#: A text in a plan: the part that holds it, the way to it from there, and the remedy where it is not written there.
Found = tuple[Part, Path, Text, str]


@check("DOC-05", "I1")
def untranslated(case: Case) -> Hits:
    """A text that is not there in a language of the document; one information each.

    The languages are those that were asked about, or else the plan's own where it is not simply Chinese.
    """
    style = case.loaded.source.style
    for lang in case.langs or _own(case):
        told = {one: words(one).get(f"values.lang.{lang}") for one in LANGS}
        for part, where, text, fix in missing(case.plan, lang, style):
            remedy = fix or _remedy(case.path(part, where), text, style)
            yield hit(part, where, "text-untranslated", language=told, text=_short(text.all()[0]), fix=remedy)


def _own(case: Case) -> tuple[str, ...]:
    lang = str(case.plan.lang)
    if lang == "zh" or case.profile is Profile.BASIC:
        return ()
    return LANGS if lang == "both" else (lang,)


def missing(plan: Plan, lang: str, style: str = "en") -> Iterator[Found]:
    """Yield every text of a plan that is not there in a language; `style` is the language of the plan's keys."""
    implied = "roles" not in plan.model_fields_set
    for path, part in parts(plan):
        if implied and path[:1] == ("roles",):
            continue
        for name, declared in type(part).model_fields.items():
            if name not in part.model_fields_set or name == "extras":
                continue
            key = declared.alias or name
            for where, text in texts(getattr(part, name), (key,)):
                if not text.has(lang) and not _reads_alike(text):
                    yield part, where, text, ""
    if implied:
        yield from _implied(plan, lang, style)


def _reads_alike(text: Text) -> bool:
    """Tell whether a text needs no translation: signs and figures, or no Han where Chinese stands (7×24, CRM)."""
    if text.zh is not None:
        return not any(_HAN[0] <= one <= _HAN[1] for one in text.zh)
    return not any(map(str.isalpha, text.en or ""))


def texts(value: Any, where: Path) -> Iterator[tuple[Path, Text]]:
    """Yield the texts of a field but for those of parts in it, which have fields of their own."""
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, Freq):
        yield from texts(value.text, where)
        yield from texts(value.on, (*where, "on"))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts(one, (*where, key))
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from texts(one, (*where, place))


def _implied(plan: Plan, lang: str, style: str) -> Iterator[Found]:
    """Yield the names that stand for roles in a plan that lists none, each where it is first used.

    A plan that lists one role has to list them all, so the remedy does.
    """
    names = {role.id: role.name for role in plan.roles}
    roles, key = called(style, Plan, "roles"), called(style, Role, "name")
    listed = ", ".join(f"{{{key}: {_written(name, style)}}}" for name in names.values())
    for _, part in parts(plan):
        for slot, place, ref in references(part):
            name = names.pop(str(ref), None)
            if name is not None and not name.has(lang):
                yield part, (slot.key,) if place is None else (slot.key, place), name, f"{roles}: [{listed}]"


def _remedy(path: Path, text: Text, style: str) -> str:
    """Return what to write at a path: the key with both languages, or these alone for an item of a list."""
    written = _written(text, style)
    return f"{path[-1]}: {written}" if path and isinstance(path[-1], str) else written


def _written(text: Text, style: str) -> str:
    """Return a text as a mapping of languages, with a gap for the one that it lacks."""
    said = {lang: plain(_short(text.say(lang))) if text.has(lang) else "…" for lang in LANGS}
    keys = {lang: words("zh").get(f"values.lang.{lang}") if style == "zh" else lang for lang in LANGS}
    inner = ", ".join(f"{keys[lang]}: {said[lang]}" for lang in LANGS)
    return f"{{{inner}}}"


def _short(text: str) -> str:
    line, _, more = text.partition("\n")
    return f"{line[:_SHOWN]}…" if more or len(line) > _SHOWN else line
