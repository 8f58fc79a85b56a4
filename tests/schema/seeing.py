"""A plan as an editor's validator sees it: YAML 1.2's core types, dates as text, keys as written."""

import re
from functools import cache

import yaml
from jsonschema import Draft202012Validator

from opsplan.findings import Severity
from opsplan.loading.plan import load
from opsplan.schema.document import plan_schema

NULL = re.compile(r"|~|null|Null|NULL")
FLAG = re.compile(r"(true|True|TRUE)|false|False|FALSE")
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def core(text):
    """What YAML 1.2's core schema makes of a text."""
    return _value(yaml.compose(text, Loader=yaml.BaseLoader))


def _value(node):
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(one) for one in node.value]
    text = node.value
    if node.style:
        return text
    if NULL.fullmatch(text):
        return None
    if match := FLAG.fullmatch(text):
        return bool(match[1])
    return int(text) if INTEGER.fullmatch(text) else float(text) if FLOAT.fullmatch(text) else text


@cache
def validator(style):
    return Draft202012Validator(plan_schema(style))


def schema_takes(value, style="en"):
    return validator(style).is_valid(value)


def loader_takes(text):
    return not any(one.severity is Severity.ERROR for one in load(text.encode(), "plan.yaml")[1])
