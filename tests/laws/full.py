"""A plan in which every field of the model has a value that can be told from what would stand there without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count
from typing import Any

from hostile import Builder, as_yaml

from opsplan.loading.plan import Loaded, load
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.walk import slots

#: What the builder leaves alone, because it would contradict something else or because it steers.
ROOT: Mapping[str, Any] = {
    "calendar": {
        "region": "china", "workdays": ["1", "2", "3", "4", "5", "6"], "holidays": ["2026-03-11"],
        "extra_workdays": ["2026-05-24"], "hours_per_day": "7.5", "fiscal_start": "4",
    },
}  # fmt: skip
#: What an entry of a section says otherwise than the builder's: its place, and its fields.
OTHERWISE: Mapping[str, tuple[int, Mapping[str, Any]]] = {
    "units": (1, {"parent": "U1"}),
    "roles": (1, {"reports_to": "R1", "backup": "R1"}),
    "strategies": (1, {"verdict": "valid"}),
    "tasks": (1, {"doers": ["R2"]}),
    "growth": (1, {"training": ["TR1"]}),
    "reports": (1, {"analyses": ["A1"]}),
    "services": (1, {"included": "false"}),
    "compliance": (1, {"status": "partial"}),
    "risks": (1, {"status": "watching"}),
    "improvements": (1, {"follows": "IM1", "status": "check"}),
    "inspections": (1, {"subject": "R1"}),
}
#: Entries that a section has besides the builder's.
FURTHER: Mapping[str, Mapping[str, Any]] = {
    "goals": {"name": "复购", "parent": "G1"},
    "tasks": {
        "name": "回访",
        "duration": "5d",
        "after": [{"task": "T2", "lag": "2d"}, "T1.1"],
        "owner": "R2",
        "effort": "8",
    },
    "services": {"name": "盘点支持", "clients": ["R2", "U2"]},
    "communications": {"name": "停机通知", "audience": ["R2", "U2"]},
    "maintenance": {"name": "年检", "frequency": "yearly"},
}
#: Entries of lists within a section besides the builder's: of fewer there is no chart.
CHARTED: Mapping[tuple[str, str], list[dict[str, Any]]] = {
    ("resources", "budget"): [
        {"name": "巡店", "category": "travel", "amount": "800", "spent": "300"},
        {"name": "兼职", "category": "people", "amount": "1200"},
    ],
    ("customers", "journey"): [{"stage": "下单", "rate": "8"}, {"stage": "复购", "rate": "2"}],
    ("feedback", "items"): [
        {"date": "2026-03-17", "text": "等太久", "category": "等候"},
        {"date": "2026-03-18", "text": "排队长", "category": "等候"},
        {"date": "2026-03-19", "text": "缺货", "category": "库存"},
        {"date": "2026-03-20", "text": "没位子", "category": "等候"},
    ],
}
RESULT = {
    "score": "3", "conformity": "partial", "finding": "缺记录", "where": "一号窗口", "severity": "minor",
    "cause": "未培训", "evidence": "登记本", "corrected": "true", "recommendation": "补登", "action": "IM1",
}  # fmt: skip


@cache
def full() -> Loaded:
    """Return the plan, loaded."""
    numbers = count()
    tree = Builder(lambda field: f"{field} {next(numbers)}"[-40:]).plan()
    tree |= ROOT
    tree.pop("lint")  # it steers the checks, and nothing in it is printed
    for section, (place, fields) in OTHERWISE.items():
        tree[section][place] |= fields
    for section, entry in FURTHER.items():
        tree[section].append(dict(entry))
    for (section, name), entries in CHARTED.items():
        tree[section][name] += [dict(one) for one in entries]
    tree["kpis"][1]["history"] += [{"period": "2026-02", "value": "11"}, {"period": "2026-03", "value": "12"}]
    tree["roles"][0]["absent"][0] |= {"start": "2026-05-18", "finish": "2026-05-22"}
    tree["roles"][1]["duties"][0]["backup"] = "R1"
    tree["feedback"]["items"][0] |= {"channel": "FC1", "handler": "R2", "status": "open"}
    tree["processes"][1]["steps"][0]["actor"] = "R2"
    tree["resources"]["currency"] = "USD"
    tree["market"]["competitors"].append({"name": "同城同行", "price": "低一成"})
    tree["document"].pop("figures")  # none is left out
    tree["document"] |= {"cover": "false", "toc": "false", "page": "Letter", "numbering": "none"}
    tree["inspections"][1]["results"] = [RESULT | {"item": tree["checklists"][0]["items"][0]["name"]}]
    tree["inspections"][1]["results"].append({"item": tree["checklists"][1]["items"][0]["name"], "score": "10"})
    loaded, found = load(as_yaml(tree), "plan.yaml")
    assert loaded is not None, found
    return loaded


def every_field(
    part: type[Part] = Plan, path: tuple[str, ...] = (), above: tuple[type[Part], ...] = ()
) -> Iterator[str]:
    """Yield every field of the model as a path from the root: `tasks.steps`. Nested entries count as their own."""
    for name, field in part.model_fields.items():
        if name not in ("id", "children", "extras"):
            yield ".".join((*path, field.alias or name))
    for slot in slots(part):
        if slot.part is not None and slot.part not in (*above, part):
            yield from every_field(slot.part, (*path, slot.key), (*above, part))
