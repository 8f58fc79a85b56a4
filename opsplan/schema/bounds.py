"""Bounds of numbers and texts, as what they add to a schema."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import AfterValidator

from opsplan.model.base import Between, positive
from opsplan.model.plan import LONGEST_TITLE, SCHEMA, Plan
from opsplan.model.resources import Amount
from opsplan.schema.definitions import Definitions, Schema, hint
from opsplan.schema.patterns import whole, wide
from opsplan.schema.values import title

_TITLE = Plan.model_fields["title"].metadata[-1]
_SCHEMA = Plan.model_fields["schema_"].metadata[-1]
(_NOT_NEGATIVE,) = get_args(Amount)[1:]
#: What a number that stands as a text must look like to be above zero, or not below it.
_ABOVE_ZERO, _NO_MINUS = "(?=[^-－]*[1-9１-９])", "(?=[^-－]*$)"


def bounded(defs: Definitions, name: str, schema: Schema, marks: tuple[Any, ...]) -> tuple[str, Schema]:
    """Return the name and the schema of a value within the bounds that mark it."""
    for mark in marks:
        if isinstance(mark, AfterValidator):
            further, schema = _bound(defs, schema, mark)
            name = f"{name}.{further}"
    return name, schema


def _bound(defs: Definitions, schema: Schema, mark: AfterValidator) -> tuple[str, Schema]:
    if isinstance(mark.func, Between):
        return _between(schema, mark.func)
    if mark == positive:
        return "above-zero", schema | {"exclusiveMinimum": 0} | _ahead(_ABOVE_ZERO, schema, "number-positive")
    if mark == _NOT_NEGATIVE:
        return "from-zero", schema | {"minimum": 0} | _ahead(_NO_MINUS, schema, "number-negative")
    if mark == _TITLE:
        return "title", title(defs, LONGEST_TITLE)
    if mark == _SCHEMA:
        return "version", {"enum": [SCHEMA, str(SCHEMA)]}
    raise TypeError(f"no schema for {mark}")


def _between(schema: Schema, mark: Between) -> tuple[str, Schema]:
    """Return a number within a range; of whole numbers those in quotes too."""
    limits = schema | {"minimum": mark.least, "maximum": mark.most}
    if "integer" in schema["type"]:
        each = "|".join(map(str, range(mark.least, mark.most + 1)))
        limits["pattern"] = whole(wide(rf"\+?0*(?:{each})"))
    return f"{mark.least}-{mark.most}", limits


def _ahead(ahead: str, schema: Schema, message: str) -> Schema:
    """Return the pattern of a number of which a look ahead has to hold too."""
    return {"pattern": f"^{ahead}{schema['pattern'][1:]}", "patternErrorMessage": hint(message)}
