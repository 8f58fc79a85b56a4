"""How a value of a plan is read: what the classes of values share.

A class reads what an author wrote with `parse` and raises `invalid(...)`, whose type is a key of the catalogue's
`messages`; pydantic adds the path. Every scalar of a plan arrives as the text that stands in the file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


def invalid(message: str, **args: object) -> PydanticCustomError:
    """Return the error to raise for a value that cannot be read; `message` is a key of the catalogue's messages."""
    return PydanticCustomError(message, "{message}", {"message": message, **args})


def context(info: ValidationInfo, key: str, default: Any) -> Any:
    """Return what the loader said of the whole plan (`lang`, `fiscal_start`)."""
    return (info.context or {}).get(key, default)


def written(raw: object, message: str) -> str:
    """Return the trimmed text of a scalar, in half-width forms; a list or a mapping is `invalid(message)`."""
    if isinstance(raw, str | int | Decimal) and not isinstance(raw, bool):
        return unicodedata.normalize("NFKC", str(raw)).strip()
    raise invalid(message, value=short(raw))


def short(raw: object) -> str:
    """Return a value as messages quote it: of a list or a mapping the brackets."""
    return "[…]" if isinstance(raw, list) else "{…}" if isinstance(raw, Mapping) else str(raw)


class Reads(Struct, frozen=True):
    """How a field is read: by a function of what was written, and of the loader's context where it is `informed`.

    pydantic's own PlainValidator does the same, but looks at the function's signature anew for every field.
    """

    read: Callable[..., Any]
    informed: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that calls the function."""
        if self.informed:
            return core_schema.with_info_plain_validator_function(self.read)
        return core_schema.no_info_plain_validator_function(self.read)


class Value:
    """A value that reads itself from what an author wrote."""

    __slots__ = ()

    @classmethod
    def parse(cls, raw: object, lang: str) -> Self:
        """Return the value that `raw` says, or raise `invalid(...)`."""
        raise NotImplementedError

    @classmethod
    def _validate(cls, raw: object, info: ValidationInfo) -> Self:
        return raw if isinstance(raw, cls) else cls.parse(raw, context(info, "lang", "zh"))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that calls `parse`."""
        return core_schema.with_info_plain_validator_function(cls._validate)
