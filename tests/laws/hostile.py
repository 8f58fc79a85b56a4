"""Plans made from the model itself: a value in every field, and a text of one's own wherever a field can hold one."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

import yaml

from opsplan.checks.registry import BY_CODE
from opsplan.findings import Path, Severity
from opsplan.model.base import Part
from opsplan.model.dates import Period
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.plan import Plan
from opsplan.model.references import To
from opsplan.model.text import Text
from opsplan.model.walk import parts

#: Makes the text of a field from the field's path.
Write = Callable[[str], Any]

CORPUS = (
    "*x*", "**粗** _a_", "# h", "### 三级 ###", "- x", "+ x", "* * *", "---", "1. x",
    "12) y", "[a](b)", "![](x)",
    "[x]: /url", "[ ] 待办", "~~~", "```", "``` `x` ~~删~~", "a|b", "&amp; &#35; &lt", "|---|:-:|", "\\",
    "C:\\Users\\*x",
    "<b>x</b>", "<!-- 注", "-->", "<br>", "<https://a.cn> <a@b.cn>",
    "https://a.cn/x_y/_z_?q=1&r=*2*", "> 引", "$x$",
    ":smile: 12:30:45", "{{ x }}", "{% raw %}", "{# 注 #}", "<w:p>", "]]>", "</w:t></w:r>",
    "{plan.title} {name} {0} %s",
    "🚀 👨‍👩‍👧 🏳️‍🌈", "‏שלום‏ مرحبا", "e\u0301 a\u0308 ไทย", "字" * 500, "w" * 500,
    "=cmd|' /C calc'!A0", "@SUM(A1)", "5*8 与 7*24", "转化率 <5% & 成本>3", "第一行\n第二行", "甲\n\n- 乙\n    丙",
    "（全角）：，。；“引号”——……《书名》", "NO", "12:30", "3.10", "010", "1e3", "~x", "~", "null", "a\tb", "a  b   c",
    "a\u00a0b\u3000c\u200bd", "'单' \"双\"", "#21", "? x", "!tag", "&anchor *alias", "%x", "-", "0", "false",
)  # fmt: skip

#: Names that each stand for a way of drawing or writing that they could break.
MARKS = (
    "x" * 300, "字" * 300, '"', "`", "a`b``c", "|", "<br>", "#", "[x]", "{y}", "(z)", ";", "%%", "end", "&quot;", "\\",
)  # fmt: skip

#: Fields that the builder leaves alone: they steer, or a value of their own would contradict another.
LEFT_OUT = frozenset(
    {"schema", "kind", "lang", "extends", "narrative", "calendar", "lint", "document.chapters", "document.template",
     "document.logo", "document.theme", "document.page", "document.numbering", "document.findings"}
)  # fmt: skip
#: Values that something else in the part requires.
GIVEN: Mapping[str, Any] = {
    "period": {"start": "2026-01-05", "finish": "2026-12-31"},
    "phases.start": "2026-01-05",
    "phases.finish": "2026-12-31",
    "resources.currency": "CNY",
    "tasks.duration": None,
    "tasks.children.duration": None,
    "tasks.after": None,
    "tasks.children.after": None,
    "tasks.status": "doing",
    "tasks.children.status": "doing",
    "processes.steps.next.to": "end",
    "improvements.follows": None,
    "inspections.results.item": None,
    "log.type": "decision",
    "log.status": "open",
    "risks.status": None,
}
#: A plan of any values makes no sense: errors that checks find in it do not stop it.
SENSELESS = [one.code for one in BY_CODE.values() if one.severity is Severity.ERROR]
_FIRST = date(2026, 3, 2)


def field_of(path: Path) -> str:
    """Return a path without its positions: `tasks.steps`."""
    return ".".join(step for step in path if isinstance(step, str))


class Builder:
    """Makes the tree of a plan; `write` says what stands in each text, by the path of its field."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def plan(self) -> dict[str, Any]:
        """Return a plan with every field filled."""
        tree = self._part(Plan, ())
        tree["tasks"][1].pop("children")  # one task is a leaf with everything
        for name in ("baseline", "target", "unit", "direction", "frequency"):
            tree["goals"][1].pop(name)  # and one goal is measured by KPIs that it names
        tree["evaluations"][1].pop("steps")  # and one evaluation has the usual stages
        tree["lint"] = {"ignore": SENSELESS}
        return tree

    def _part(self, kind: type[Part], path: Path) -> dict[str, Any]:
        tree = {}
        for place, (name, field) in enumerate(kind.model_fields.items()):
            key = field.alias or name
            where = field_of((*path, key))
            if name in ("id", "extras") or where in LEFT_OUT:
                continue
            value = self._value(field.annotation, tuple(field.metadata), (*path, key), place)
            value = GIVEN.get(where, value)
            if value is not None and value != []:
                tree[key] = value
        return tree

    def _value(self, kind: Any, marks: tuple[Any, ...], path: Path, place: int) -> Any:
        to = next((one for one in marks if isinstance(one, To)), None)
        if to is not None:
            return self._write(field_of(path)) if to.text else self._reference(to, path)
        origin = get_origin(kind)
        if origin is Annotated:
            inner, *more = get_args(kind)
            return self._value(inner, tuple(more), path, place)
        if origin in (Union, types.UnionType):
            return self._choice([one for one in get_args(kind) if one is not type(None)], path, place)
        if origin is tuple:
            return self._many(get_args(kind)[0], path, place)
        if issubclass(kind, Part):
            return self._part(kind, path) if path.count("children") < 2 else None
        return self._single(kind, path, place)

    def _choice(self, kinds: list[Any], path: Path, place: int) -> Any:
        if Text in kinds:
            return self._write(field_of(path))
        return self._value(kinds[0], (), path, place)

    def _many(self, kind: Any, path: Path, place: int) -> list[Any]:
        inner = get_args(kind)[0] if get_origin(kind) is Annotated else kind
        if get_origin(inner) in (Union, types.UnionType) and any(get_origin(one) is tuple for one in get_args(inner)):
            text = self._write
            return [text(field_of(path)), [text(field_of(path)), text(field_of(path))], text(field_of(path))]
        count = 2 if len(path) == 1 or path[-1] == "children" else 1
        made = [self._value(kind, (), (*path, number), place) for number in range(count)]
        return [one for one in made if one is not None]

    def _reference(self, to: To, path: Path) -> str | None:
        if to.period:
            return "2026-Q1"
        own = field_of(path).rpartition(".")[0].replace(".children", "")
        kinds = [one for one in to.kinds if not own.startswith(_PLURALS.get(one, one + "s"))]
        return _IDS.get(kinds[0]) if kinds else None

    def _single(self, kind: type, path: Path, place: int) -> Any:
        if kind in (Text, str, Freq):
            written = self._write(field_of(path))
            return written["zh"] if kind is str and isinstance(written, dict) else written
        if issubclass(kind, StrEnum):
            return str(list(kind)[-1])
        if kind is date:
            return (_FIRST + timedelta(weeks=place)).isoformat()
        return next(value for base, value in _VALUES.items() if issubclass(kind, base))


_VALUES: Mapping[type, str] = {bool: "true", int: "5", Decimal: "12.50", Dur: "3d", Period: "2026-04"}
_PLURALS = {"process": "processes"}
_IDS = {
    "role": "R1", "unit": "U1", "partner": "PA1", "goal": "G1", "kpi": "K1", "task": "T2", "phase": "P1",
    "process": "PR1", "tool": "TL1", "source": "D1", "channel": "CH1", "improvement": "IM1", "customer": "customer",
    "campaign": "CA1", "strategy": "S1",
}  # fmt: skip


def as_yaml(tree: Any) -> bytes:
    """Return a tree as a YAML file, every text in double quotes."""
    text = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, default_style='"', sort_keys=False, width=10**9)
    return text.encode()


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def texts(plan: Plan) -> Iterator[tuple[Path, Text]]:
    """Return every text that a plan holds, with the path of its field."""
    for path, part in parts(plan):
        for name, field in type(part).model_fields.items():
            yield from (((*path, field.alias or name), text) for text in _texts_in(getattr(part, name)))


def _texts_in(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Freq):
        yield from (one for one in (value.text, value.on) if one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts_in(one)
    elif type(value) is str:
        yield Text(zh=value, en=value)
