"""What pydantic found wrong, as findings in opsplan's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pydantic_core import ErrorDetails

from opsplan.findings import Finding, Path, Severity, line_beside
from opsplan.loading import ways
from opsplan.loading.draft import Draft, Wrong
from opsplan.loading.source import Source
from opsplan.loading.telling import tell
from opsplan.loading.trouble import Trouble, shown
from opsplan.model import shape
from opsplan.model.common import Span
from opsplan.model.dates import Period, parse_day
from opsplan.model.frequency import KEYS as FREQUENCY_KEYS
from opsplan.model.organisation import RaciRow
from opsplan.model.work import Phase, Task
from opsplan.words import LANGS

#: pydantic's own types of error that an author can cause, and our messages for them.
MESSAGES = {
    "missing": "missing",
    "extra_forbidden": "key-unknown",
    "enum": "value-unknown",
    "model_type": "mapping-expected",
    "model_attributes_type": "mapping-expected",
    "dict_type": "mapping-expected",
}
#: Messages about a key; the others are about its value.
KEYS = {"key-unknown", "text-language", "frequency-key"}
#: What another message says better where a list or a mapping stands instead of one value.
PLAIN = {
    "date-expected", "period-expected", "duration-expected", "number-expected", "flag-expected", "score-expected",
    "whole-expected", "id-form", "value-unknown", "string-expected", "chapter-unknown", "currency-expected",
    "text-expected", "one-reference", "reference-expected", "frequency-expected",
}  # fmt: skip
#: Arguments that name another field of the same part.
BESIDE = ("there", "first", "last")
#: What in a frequency that is a mapping a message is about.
FREQUENCY = {
    "whole-expected": "times", "frequency-word": "every", "frequency-expected": "every", "duration-expected": "every",
    "text-expected": "on", "string-expected": "at",
}  # fmt: skip


def judge(errors: Iterable[ErrorDetails], source: Source, draft: Draft) -> tuple[list[Finding], list[Wrong]]:
    """Return a finding for each error of pydantic, and what to take out of the draft; no wording of pydantic is in it.

    What lacks only because its key is misspelt is one mistake and one finding.
    """
    troubles = [_trouble(error, draft, source) for error in errors]
    meant = {(*one.path[:-1], one.meant) for one in troubles if one.meant}
    pairs = {one.path[:-1] for one in troubles if one.args.get("pair") or one.args.get("item")}
    troubles = [
        one for one in troubles if one.message != "missing" or (one.path not in meant and one.path[:-1] not in pairs)
    ]
    wrong = [Wrong(_whole(one), one.meant, str(one.path[-1]) if one.args.get("item") else "") for one in troubles]
    return [_finding(one, source, draft) for one in troubles], wrong


def _whole(one: Trouble) -> Path:
    """Return the path of what is to go: with a strange key of a text or a frequency that has no other all of it.

    So it is with the only key of such a mapping, and with a name for a key in a part that is to have it as a value.
    """
    if one.args.get("pair") or one.args.get("item"):
        alone = one.path[-2] == 0 and not isinstance(ways.at(one.tree, one.path[:-2]), list)
        return one.path[: -2 if alone else -1]
    strange = one.message in ("text-language", "frequency-key")
    inner = len(one.path) > 1 and shape.part_at(one.path[:-1]) is None
    holder = ways.at(one.tree, one.path[:-1]) if strange or inner else {}
    alone = inner and isinstance(holder, Mapping) and holder.keys() <= {one.path[-1]}
    return one.path[:-1] if alone or (strange and not {*LANGS, *FREQUENCY_KEYS}.intersection(holder)) else one.path


def _trouble(error: ErrorDetails, draft: Draft, source: Source) -> Trouble:
    tree = draft.tree
    given = dict(error.get("ctx") or {})
    message = str(given.pop("message", "")) or MESSAGES.get(error["type"], "value-wrong")
    loc = tuple(step for step in error["loc"] if step != "[key]")
    path = ways.spread(loc, tree)
    style = source.style_at(source.place(draft.in_file(path)).file)
    one = Trouble(path, message, given, error.get("input"), tree, style)
    one.at_key = message in KEYS or len(loc) < len(error["loc"]) or (loc[-1:] == ("period",) and one.path != loc)
    _blame(one)
    _reshape(one)
    one.args = {"key": str(one.path[-1]) if one.path else "", "value": shown(one.value), **one.args}
    tell(one)
    return one


def _finding(one: Trouble, source: Source, draft: Draft) -> Finding:
    path = draft.in_file(one.path)
    written = source.written_path(path)
    if one.args.get("there"):
        there = draft.in_file((*one.path[:-1], str(one.args["there"])))
        one.args |= {"line": line_beside(source.place(there, key=True), source.place(path))}
    for name in BESIDE:
        if one.args.get(name):
            one.args[name] = source.written_path(draft.in_file((*one.path[:-1], str(one.args[name]))))[-1]
    if one.message == "missing":
        written = (*written[:-1], _called(one))
    if written and one.args.get("key") == one.path[-1]:
        one.args["key"] = str(written[-1])
    place = source.place(path, key=one.at_key)
    return Finding(_code(one), Severity.ERROR, one.message, place, written, one.args)


def _called(one: Trouble) -> str:
    return shape.called(one.style, shape.part_at(one.path[:-1]), str(one.path[-1]))


def _code(one: Trouble) -> str:
    part = shape.part_at(one.path[:-1])
    if one.message == "dates-reversed" and part in (Task, Phase, Span):
        return "TASK-06"
    if one.message == "one-accountable":
        return "RSP-03"
    return "TASK-01" if one.message == "one-reference" and part is Task else "DOC-01"


def _reshape(one: Trouble) -> None:
    """Say of a list or a mapping that it is one, instead of what it would have to look like as one value."""
    if isinstance(one.value, list) and one.message in PLAIN:
        part = shape.part_at(one.path[:-1])
        owner = one.path[-1:] == ("owner",) and shape.field(part, "collaborators") is not None
        accountable = one.path[-1:] == ("A",) and part is RaciRow
        one.message = "one-reference" if owner else "one-accountable" if accountable else "one-value"
    elif isinstance(one.value, list) and one.message == "mapping-expected":
        one.message = "list-unexpected"
    elif isinstance(one.value, Mapping) and one.message in PLAIN - {"text-expected"}:
        one.message = "plain-value"


def _blame(one: Trouble) -> None:
    """Lead from the part in which two values contradict each other to the one that is to blame."""
    further = BLAME[one.message](one) if one.message in BLAME else ()
    found = shape.field(shape.part_at(one.path[:-1]), str(one.path[-1])) if one.path else None
    key = FREQUENCY.get(one.message)
    if isinstance(one.value, Mapping) and found and "Freq" in str(found.annotation) and key in one.value:
        further = (str(key),)
    if further:
        one.path = (*one.path, *further)
        one.value = ways.at(one.tree, one.path)


def _last(one: Trouble) -> Path:
    return (str(one.args["last"]),)


def _key(one: Trouble) -> Path:
    key = str(one.args["key"])
    if isinstance(one.value, Mapping) and key not in one.value:
        # Of the text within a frequency the error tells the frequency only.
        return next(((name, key) for name, text in one.value.items() if isinstance(text, Mapping) and key in text), ())
    if not isinstance(one.value, list):
        return (key,)
    # Of a list of sub-bullets the error tells the list only.
    return (next(place for place, text in enumerate(one.value) if isinstance(text, Mapping) and key in text), key)


def _second_actual(one: Trouble) -> Path:
    seen: set[tuple[str, str]] = set()
    actuals = ways.at(one.tree, (*one.path, "actuals"))
    if isinstance(actuals, Mapping):
        names = {period: Period.parse(period).name for period in actuals}
        return ("actuals", next(period for period, name in reversed(names.items()) if name == one.args["period"]))
    for place, actual in enumerate(actuals):
        now = (Period.parse(actual["period"]).name, str(actual.get("subject")))
        if now[0] == one.args["period"] and now in seen:
            return ("actuals", place, "period")
        seen.add(now)
    return ("actuals",)


def _overlap(one: Trouble) -> Path:
    listed = ways.at(one.tree, (*one.path, "extra_workdays"))
    days = [parse_day(day).isoformat() for day in (listed if isinstance(listed, list) else [listed])]
    return ("extra_workdays", days.index(str(one.args["day"])))


#: Which value is to blame where a part as a whole is wrong, from that part on.
BLAME: Mapping[str, Callable[[Trouble], Path]] = {
    "dates-reversed": _last,
    "text-language": _key,
    "frequency-key": _key,
    "direction-conflict": lambda one: ("direction",),
    "unit-conflict": lambda one: ("unit",),
    "workdays-missing": lambda one: ("workdays",),
    "days-overlap": _overlap,
    "actual-twice": _second_actual,
}
