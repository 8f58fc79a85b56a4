"""Money, people and technology."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from opsplan.model.base import Many, Part, open_to
from opsplan.model.dates import Day, Period
from opsplan.model.frequency import Freq
from opsplan.model.reading import Reads, invalid, written
from opsplan.model.references import PhaseRef, RoleRef
from opsplan.model.text import Text
from opsplan.model.values import Money, Num, Pct

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
#: The currencies of ISO 4217 that are in use, without metals, funds and test codes.
CURRENCIES = frozenset(_CODES.split())


class BudgetCategory(StrEnum):
    """What money is for, or where it comes from."""

    PEOPLE = "people"
    PROMOTION = "promotion"
    CONTENT = "content"
    TECHNOLOGY = "technology"
    TRAINING = "training"
    OUTSOURCING = "outsourcing"
    TRAVEL = "travel"
    LEGAL = "legal"
    GRANTS = "grants"
    RESERVE = "reserve"
    OTHER = "other"


class BudgetType(StrEnum):
    """Whether money goes out or comes in."""

    COST = "cost"
    INCOME = "income"


def _not_negative(number: Num) -> Num:
    if number < 0:
        raise invalid("number-negative", value=str(number))
    return number


def _currency(raw: object) -> str:
    text = written(raw, "currency-expected")
    if text not in CURRENCIES:
        raise invalid("currency-expected", value=text, fix=text.upper() if text.upper() in CURRENCIES else "")
    return text


Currency = Annotated[str, Reads(_currency)]
#: A number of zero or more.
Amount = Annotated[Num, AfterValidator(_not_negative)]


class BudgetLine(Part, shorthand="name"):
    """A line of the budget; without `amount` it is quantity × price × times, or of a cost its `share` of the total."""

    name: Text
    category: Annotated[BudgetCategory | Text, open_to(BudgetCategory)] | None = None
    type: BudgetType = BudgetType.COST
    amount: Amount | None = None
    quantity: Amount | None = None
    price: Amount | None = None
    times: Amount | None = None
    share: Pct | None = None
    period: Period | None = None
    phase: PhaseRef | None = None
    basis: Text | None = None
    spent: Money | None = None


class Staffing(Part):
    """How many people hold a role during a phase."""

    role: RoleRef
    phase: PhaseRef | None = None
    headcount: Num | None = None
    reason: Text | None = None


class Technology(Part, shorthand="name"):
    """Technology or material that is needed."""

    name: Text
    quantity: Num | None = None
    phase: PhaseRef | None = None
    note: Text | None = None


class Allocation(Part):
    """A change in how resources are used."""

    date: Day | None = None
    change: Text
    reason: Text | None = None
    effect: Text | None = None


class Resources(Part):
    """Everything about resources; without `total` it is the sum of the lines."""

    currency: Currency = "CNY"
    total: Money | None = None
    budget: Many[BudgetLine] = ()
    staffing: Many[Staffing] = ()
    technology: Many[Technology] = ()
    review: Freq | None = None
    allocations: Many[Allocation] = ()
