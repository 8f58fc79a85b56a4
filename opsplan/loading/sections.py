"""A plan's sections are validated one by one: only for those that it has are pydantic's validators built.

There are 116 parts, and to build the validators of all of them takes twice as long as to read a plan of usual size.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from opsplan.model.plan import Plan


def validate(tree: Mapping[str, Any], context: dict[str, object]) -> tuple[Plan | None, list[ErrorDetails]]:
    """Return the plan in a tree, or None and what is wrong, as `Plan.model_validate` would."""
    fields = {field.alias or name: name for name, field in Plan.model_fields.items() if name != "extras"}
    values: dict[str, Any] = {}
    errors: list[ErrorDetails] = [_error("missing", key, tree) for key in ("title",) if key not in tree]
    for key, raw in tree.items():
        if key.startswith("x-"):
            values.setdefault("extras", {})[key] = raw
        elif key not in fields:
            errors.append(_error("extra_forbidden", key, raw))
        else:
            try:
                values[fields[key]] = _section(fields[key]).validate_python(raw, context=context)
            except ValidationError as error:
                errors += [{**one, "loc": (key, *one["loc"])} for one in error.errors(include_url=False)]
    return (None, errors) if errors else (Plan.model_construct(_fields_set=set(values), **values), [])


def _error(kind: str, key: str, raw: object) -> ErrorDetails:
    return {"type": kind, "loc": (key,), "msg": kind, "input": raw}


@cache
def _section(name: str) -> TypeAdapter[Any]:
    field = Plan.model_fields[name]
    kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    return TypeAdapter(kind)
