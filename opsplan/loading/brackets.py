"""Lists and mappings in brackets: commas, colons, and brackets that do not match."""

from __future__ import annotations

from opsplan.findings import Finding
from opsplan.loading.fault import Fault
from opsplan.loading.pairs import CLOSES, repair
from opsplan.loading.quoting import item, remedy, rest, short

#: The beginning of a list or a mapping that is told, in characters.
_SHOWN = 12


def closed_by_other(fault: Fault) -> Finding | None:
    """A bracket is closed by one of the other kind."""
    bracket = fault.text[fault.since : fault.since + 1]
    if fault.char not in ("]", "}") or bracket not in CLOSES:
        return None
    end = fault.start(fault.at) + len(fault.line(fault.at))
    way = repair(fault.text, fault.start(fault.since), fault.at, end)
    if way == "extra":
        return _extra(fault)
    args = _opening(fault, fault.since) | {"closed": fault.char}
    if way == "missing":
        begun = rest(fault.text, fault.since)
        args["begun"] = begun if len(begun) <= _SHOWN else f"{begun[:_SHOWN]}…"
    return fault.say("yaml-bracket-mismatch", fault.at, args=args)


def left_open(fault: Fault) -> Finding | None:
    """A bracket is not closed before the next line that is no deeper, or before the end."""
    ends = not fault.text[fault.at :].strip()
    later = fault.start(fault.at) > fault.since and fault.spaces(fault.at) <= fault.spaces(fault.since)
    if not ends and not later:
        return None
    return fault.say("yaml-bracket-open", fault.since, args=_opening(fault, fault.since))


def _opening(fault: Fault, index: int) -> dict[str, object]:
    bracket = fault.text[index : index + 1]
    return {
        "bracket": bracket,
        "other": CLOSES.get(bracket, ""),
        "line": fault.text.count("\n", 0, index) + fault.first,
    }


def never_closed(fault: Fault) -> Finding | None:
    """The text ends within brackets."""
    if fault.opened < 0:
        return None
    return fault.say("yaml-bracket-open", fault.opened, args=_opening(fault, fault.opened))


def comma_twice(fault: Fault) -> Finding | None:
    """A comma stands where a value should."""
    return fault.say("yaml-comma-twice", fault.at) if fault.char == "," and fault.opened >= 0 else None


def empty(fault: Fault) -> Finding | None:
    """A question mark alone is a mark of YAML within brackets."""
    if fault.char != "?" or fault.opened < 0:
        return None
    return fault.say("yaml-start", fault.at, char="?", fix=remedy(item(fault.text, fault.at)))


def colon_space(fault: Fault) -> Finding | None:
    """No space follows the colon after a key."""
    value = rest(fault.text, fault.at + 1)
    closing = CLOSES.get(value[:1], "")
    value = value[: value.find(closing) + 1] if closing in value[1:] else item(fault.text, fault.at + 1)
    return fault.say("yaml-colon-space", fault.at, fix=short(f"{fault.text[fault.since : fault.at]}: {value}"))


def _wide_comma(fault: Fault) -> Finding | None:
    begin, end, style = fault.last
    inner = fault.text[begin:end]
    if style or "，" not in inner or "\n" in inner:
        return None
    return fault.say("yaml-wide-comma", begin + inner.index("，"))


def _colon(fault: Fault) -> Finding | None:
    """A second colon: it belongs to the value, or a comma is missing before the key."""
    begin, end, _ = fault.last
    inner = fault.text[begin:end]
    if fault.char != ":" or "\n" in inner:
        return None
    if " " in inner:
        first, _, second = inner.rpartition(" ")
        return fault.say("yaml-comma-missing", begin + len(first), fix=short(f"{first}, {second}: …"))
    return fault.say("yaml-colon", begin, fix=remedy(item(fault.text, begin)))


def _comma(fault: Fault) -> Finding:
    return fault.say("yaml-comma-missing", fault.at)


def _extra(fault: Fault) -> Finding | None:
    """A closing bracket has no opening one."""
    return fault.say("yaml-bracket-extra", fault.at, bracket=fault.char) if fault.char in ("]", "}") else None


def _after(fault: Fault) -> Finding | None:
    """Text follows a closing bracket."""
    before = fault.before(fault.at).rstrip()
    if not before.endswith(("]", "}")):
        return None
    index = min((found for bracket in CLOSES if (found := before.find(bracket)) >= 0), default=len(before) - 1)
    begin = fault.start(fault.at) + index
    return fault.say("yaml-after-bracket", begin, fix=remedy(rest(fault.text, begin)))


COMMAS = (_wide_comma, _colon, _comma)
AFTER = (_extra, _after)
