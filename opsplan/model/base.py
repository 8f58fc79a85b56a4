"""What every part of a plan has in common."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, ClassVar, TypeVar

from msgspec import Struct
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from opsplan.model.reading import Reads, context, invalid
from opsplan.model.text import Item, Text, parse_item
from opsplan.words import LANGS, kebab

T = TypeVar("T")


def _listed(raw: Any) -> Any:
    return raw if isinstance(raw, list | tuple) else [raw]


class Listed:
    """A list is read as it is, a single value as a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the list, with a single value wrapped before."""
        return core_schema.no_info_before_validator_function(_listed, handler(source))


def _item(raw: object, info: ValidationInfo) -> Item:
    return raw if isinstance(raw, Text | tuple) else parse_item(raw, context(info, "lang", "zh"))


#: A list; a single value stands for a list of one.
Many = Annotated[tuple[T, ...], Listed()]
#: One text or several, each printed as a bullet; a nested list is sub-bullets.
Texts = Many[Annotated[Item, Reads(_item, informed=True)]]


def open_to(kind: type[StrEnum]) -> Reads:
    """Return how an enumeration is read that only classifies: another text is a label of its own."""

    def validate(raw: object, info: ValidationInfo) -> StrEnum | Text:
        if isinstance(raw, str) and raw.strip() in kind._value2member_map_:
            return kind(raw.strip())
        return raw if isinstance(raw, Text) else Text.parse(raw, context(info, "lang", "zh"))

    return Reads(validate, informed=True)


class Between(Struct, frozen=True):
    """Lets a number through that lies in a range, ends included."""

    least: int
    most: int

    def __call__(self, number: Decimal | int) -> Decimal | int:
        """Return the number; one outside the range is invalid."""
        if not self.least <= number <= self.most:
            raise invalid("number-range", value=str(number), least=self.least, most=self.most)
        return number


def between(least: int, most: int) -> AfterValidator:
    """Return the validator of a number that lies in a range, ends included."""
    return AfterValidator(Between(least, most))


def _above_zero(number: Decimal) -> Decimal:
    if number <= 0:
        raise invalid("number-positive", value=str(number))
    return number


#: A number above zero.
positive = AfterValidator(_above_zero)


def ordered_dates(*fields: str, strict: bool = False) -> Any:
    """Return a validator for the body of a class: these dates, where they are given, never run backwards.

    With `strict` two of them may not be the same day either.
    """

    def validate(part: "Part") -> "Part":
        given = [(name, day) for name in fields if (day := getattr(part, name)) is not None]
        for (first, early), (last, late) in pairwise(given):
            if early > late or (strict and early == late):
                raise invalid("dates-reversed", first=first, last=last)
        return part

    return model_validator(mode="after")(validate)


class Part(BaseModel):
    """A mapping of the plan. `shorthand` is the field that a bare text stands for; x- keys are kept in `extras`.

    `words`, the class's name in small letters, names the part in the catalogue (`fields.<words>.<field>`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    words: ClassVar[str]
    shorthand: ClassVar[str] = ""

    extras: dict[str, Any] = Field(default_factory=dict, exclude=True)

    def __init_subclass__(cls, *, shorthand: str = "", **more: Any) -> None:
        super().__init_subclass__(**more)
        cls.words, cls.shorthand = kebab(cls.__name__), shorthand

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, raw: Any) -> Any:
        if cls.shorthand and (isinstance(raw, str) or (isinstance(raw, Mapping) and raw and set(raw) <= set(LANGS))):
            return {cls.shorthand: raw}
        if isinstance(raw, Mapping) and any(key.startswith("x-") for key in raw):
            own = {key: value for key, value in raw.items() if not key.startswith("x-")}
            return own | {"extras": {key: value for key, value in raw.items() if key.startswith("x-")}}
        return raw


class Entity(Part):
    """A part with an id. `prefix` begins its automatic ids; `kind` is what references call it."""

    prefix: ClassVar[str]
    kind: ClassVar[str]

    def __init_subclass__(cls, *, prefix: str = "", kind: str = "", **more: Any) -> None:
        super().__init_subclass__(**more)
        cls.prefix, cls.kind = prefix, kind
