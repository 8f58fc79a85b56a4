"""KPIs: what is measured, against what, and what was measured."""

import re
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from opsplan.model.base import Entity, Many, Part, Texts
from opsplan.model.dates import Period
from opsplan.model.frequency import Freq
from opsplan.model.reading import Reads, context, invalid
from opsplan.model.references import GoalRef, PhaseOrPeriod, RoleRef, RoleUnitPartnerOrText, SourceOrText
from opsplan.model.text import Text
from opsplan.model.values import Id, Num, Pct


class KpiType(StrEnum):
    """What kind of judgement a KPI is; a milestone is done or not done."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"
    MILESTONE = "milestone"


class Aspect(StrEnum):
    """Whether the result is judged or the way to it."""

    RESULT = "result"
    PROCESS = "process"


class Tier(StrEnum):
    """Whose goal or KPI it is."""

    COMPANY = "company"
    TEAM = "team"
    INDIVIDUAL = "individual"


class Direction(StrEnum):
    """Where better lies."""

    UP = "up"
    DOWN = "down"
    RANGE = "range"


class Aggregate(StrEnum):
    """How the actuals of several periods add up to what the target means."""

    LAST = "last"
    SUM = "sum"
    AVERAGE = "average"


class RubricLevel(Part):
    """What earns a score; `from` and `to` bound a band of a quantitative KPI."""

    score: Num | None = None
    from_: Num | None = Field(None, alias="from")
    to: Num | None = None
    desc: Text | None = None


class HistoryValue(Part):
    """A value from before the plan; it is charted and never judged."""

    period: Period
    value: Num


class Stage(Part):
    """A target on the way, for a period or a phase."""

    period: PhaseOrPeriod
    target: Num


class Actual(Part):
    """A measured value, or a note why there is none."""

    period: Period
    value: Num | None = None
    subject: RoleUnitPartnerOrText | None = None
    cause: Text | None = None
    impact: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.note is None:
            raise invalid("value-or-note")
        return self


def _number_or_text(raw: object, info: ValidationInfo) -> Num | Text:
    if isinstance(raw, Num | Text):
        return raw
    number = _number(raw)
    return Text.parse(raw, context(info, "lang", "zh")) if number is None else number


def _number(raw: object) -> Num | None:
    try:
        return Num.parse(raw)
    except PydanticCustomError:
        return None


#: A key that names a period, well or not: no field has a figure in its name.
_LIKE_PERIOD = re.compile(r".*[0-9]")
#: The value that each of these parts has for a period: `{2026-04: 345}` is short for a list of them.
SPREAD: Mapping[type[Part], str] = {Stage: "target", HistoryValue: "value", Actual: "value"}


def is_spread(part: type[Part] | None, raw: object) -> bool:
    """Tell whether a mapping of periods to values stands for a list of parts; a stage may have the name of a phase."""
    if part not in SPREAD or not isinstance(raw, Mapping):
        return False
    if part is Stage or not raw:
        return not {"period", "target"} & set(raw)
    return any(_LIKE_PERIOD.match(str(key)) for key in raw)


def _spread(part: type[Part]) -> BeforeValidator:
    def spread(raw: Any) -> Any:
        if not is_spread(part, raw):
            return raw
        return [{"period": period, SPREAD[part]: value} for period, value in raw.items()]

    return BeforeValidator(spread)


NumOrText = Annotated[Num | Text, Reads(_number_or_text, informed=True)]

_TOWARDS = {">=": Direction.UP, "<=": Direction.DOWN}
_PERCENT = Text(zh="%", en="%")


def marks(*numbers: str) -> Any:
    """Return a validator for the body of a class: these numbers say the unit, and the target the direction (`>=95%`).

    A number that contradicts the written unit or direction is invalid.
    """

    def validate(raw: Any) -> Any:
        if not isinstance(raw, Mapping):
            return raw
        values = [value for name in numbers if (value := _number(raw.get(name))) is not None]
        return {**_unit(raw, values), **_direction(raw, _number(raw.get("target"))), **raw}

    return model_validator(mode="before")(staticmethod(validate))


def _unit(raw: Mapping[str, Any], values: list[Num]) -> dict[str, object]:
    if not any(value.unit for value in values):
        return {}
    if "unit" in raw:
        _agree(_spellings(raw["unit"]))
    return {"unit": _PERCENT}


def _direction(raw: Mapping[str, Any], target: Num | None) -> dict[str, object]:
    if target is None or not target.relation:
        return {}
    said = _TOWARDS[target.relation]
    written = str(raw.get("direction", said)).strip()
    if written != said:
        raise invalid("direction-conflict", direction=written, other=str(said))
    return {"direction": said}


def _spellings(unit: Any) -> tuple[str, ...]:
    """Return the texts of a unit as written; what is no text is another validator's matter."""
    values = unit.all() if isinstance(unit, Text) else unit.values() if isinstance(unit, Mapping) else (unit,)
    return tuple(value.strip() for value in values if isinstance(value, str))


def _agree(units: tuple[str, ...]) -> None:
    other = [unit for unit in units if unit not in {"%", "％"}]
    if other:
        raise invalid("unit-conflict", unit=other[0], other="%")


class Kpi(Entity, shorthand="name", prefix="K", kind="kpi"):
    """A figure or a judgement that tells whether a goal is reached."""

    id: Id = ""
    name: Text
    goals: Many[GoalRef] = ()
    type: KpiType = KpiType.QUANTITATIVE
    aspect: Aspect = Aspect.RESULT
    group: Text | None = None
    level: Tier = Tier.TEAM
    formula: Text | None = None
    unit: Text | None = None
    direction: Direction = Direction.UP
    baseline: Num | None = None
    target: Num | None = None
    min: Num | None = None
    max: Num | None = None
    success: NumOrText | None = None
    failure: NumOrText | None = None
    weight: Pct | None = None
    frequency: Freq | None = None
    source: SourceOrText | None = None
    owner: RoleRef | None = None
    basis: Texts = ()
    rubric: Many[RubricLevel] = ()
    scoring: Texts = ()
    points: Num | None = None
    aggregate: Aggregate = Aggregate.LAST
    warning: Num | None = None
    history: Annotated[Many[HistoryValue], _spread(HistoryValue)] = ()
    stages: Annotated[Many[Stage], _spread(Stage)] = ()
    actuals: Annotated[Many[Actual], _spread(Actual)] = ()

    _marks = marks("baseline", "target", "min", "max", "success", "failure", "warning")

    @model_validator(mode="after")
    def _sound(self) -> Self:
        measured = (one.value for one in self.actuals)
        values = (*(one.target for one in self.stages), *(one.value for one in self.history), *measured)
        if self.unit is not None and any(value.unit for value in values if value is not None):
            _agree(self.unit.all())
        seen = Counter((one.period.name, one.subject) for one in self.actuals)
        twice = next((period for (period, _), count in seen.items() if count > 1), None)
        if twice is not None:
            raise invalid("actual-twice", period=twice)
        return self
