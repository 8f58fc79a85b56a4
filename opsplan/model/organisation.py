"""Units and roles: who works here, and who answers for what."""

from typing import Annotated

from pydantic import Field

from opsplan.model.base import Entity, Many, Part, Texts, between, ordered_dates, positive
from opsplan.model.dates import FirstDay, LastDay
from opsplan.model.frequency import Freq
from opsplan.model.references import KpiRef, RoleOrUnit, RoleRef, RoleUnitOrPartner, UnitRef
from opsplan.model.text import Text
from opsplan.model.values import Flag, Id, Money, Num, Whole


class Unit(Entity, shorthand="name", prefix="U", kind="unit"):
    """A department or team."""

    id: Id = ""
    name: Text
    parent: UnitRef | None = None
    head: RoleRef | None = None
    duties: Texts = ()


class Duty(Part, shorthand="name"):
    """A duty of a role, with the result it is to bring."""

    name: Text
    result: Text | None = None
    frequency: Freq | None = None
    backup: RoleRef | None = None


class Interface(Part):
    """With whom a role works together, and how."""

    with_: RoleUnitOrPartner | None = Field(None, alias="with")
    how: Text | None = None


class Skill(Part, shorthand="name"):
    """A skill, and how well it is mastered (1 to 5)."""

    name: Text
    level: Annotated[Whole, between(1, 5)] | None = None


class Absence(Part):
    """Days on which nobody holds a role."""

    start: FirstDay | None = None
    finish: LastDay | None = None
    note: Text | None = None

    _ordered = ordered_dates("start", "finish")


class Role(Entity, shorthand="name", prefix="R", kind="role"):
    """A post; `capacity` is one head's person-days a week."""

    id: Id = ""
    name: Text
    unit: UnitRef | None = None
    reports_to: RoleRef | None = None
    headcount: Annotated[Num, positive] = Num.of(1)
    scope: Text | None = None
    duties: Many[Duty] = ()
    outputs: Texts = ()
    interfaces: Many[Interface] = ()
    authority: Texts = ()
    people: Texts = ()
    skills: Many[Skill] = ()
    capacity: Num = Num.of(5)
    hours: Text | None = None
    contact: Text | None = None
    backup: Many[RoleRef] = ()
    absent: Many[Absence] = ()
    rate: Money | None = None
    kpis: Many[KpiRef] = ()
    inspected: Flag = True


class RaciRow(Part, shorthand="name"):
    """An activity that nobody's task, process or service covers: who is accountable, does it, advises, is told."""

    name: Text
    A: RoleRef | None = None
    R: Many[RoleRef] = ()
    C: Many[RoleOrUnit] = ()
    I: Many[RoleOrUnit] = ()  # noqa: E741 - the field's own letter
