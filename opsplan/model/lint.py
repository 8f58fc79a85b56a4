"""What the checks ask of a plan."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from opsplan.model.base import Many, Part
from opsplan.model.duration import Dur
from opsplan.model.values import Num, Str, Whole


class Profile(StrEnum):
    """How much the checks ask for."""

    BASIC = "basic"
    STANDARD = "standard"
    STRICT = "strict"


class WeightScope(StrEnum):
    """Within what the weights of KPIs make 100."""

    PLAN = "plan"
    GOAL = "goal"
    GROUP = "group"


class Limits(Part):
    """From where on a check speaks: percentages, durations, and the score of a high risk."""

    stretch: Num = Num.of(100)
    drop: Num = Num.of(20)
    overload: Num = Num.of(100)
    idle: Num = Num.of(30)
    max_task: Dur = Dur(Decimal(20), "d")
    buffer: Num = Num.of(10)
    bottleneck: Num = Num.of(40)
    high_risk: Num = Num.of(15)
    notice: Dur = Dur(Decimal(30), "d")
    paragraph: Whole = 300
    weights: WeightScope = WeightScope.PLAN


class Lint(Part):
    """What the checks ask for and leave out; without a profile the content decides."""

    profile: Profile | None = None
    ignore: Many[Str] = ()
    limits: Limits = Field(default_factory=Limits.model_construct)
