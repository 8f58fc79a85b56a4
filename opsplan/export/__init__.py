"""The plan and everything that is derived from it, as one JSON file for other programs.

    {
      "opsplan": "1.0.0",
      "stamp": {"inputs": "…", "content": "…"},
      "draft": false,
      "plan": {"title": {"zh": "…"}, "tasks": [{"id": "T1", …}], …},
      "facts": {"schedule": {"T1": {"start": "2026-01-05", "finish": "2026-01-09", "float": 0, …}}, …}
    }

`plan` is a plan: saved as a file of its own, opsplan reads it and makes the same documents of it. It holds the English
keys in the order of the model, and only what was written or follows: ids, implied roles, the KPIs that goals are short
for, references as ids, what is inherited. Every text says its language (`{"zh": …, "en": …}`), shorthand is written
out, lists stay lists. Dates are ISO, numbers keep their author's decimals, durations, frequencies and periods their one
spelling (`3-5d`, `3/weekly`, `2026-Q2`). A number with a sign is a text (`"30%"`) unless its field is a percentage or
the unit beside it says so.

`facts` is everything computed, by id where it belongs to something with an id; what does not apply is null. `draft`
tells that the plan has errors.
"""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.analysis.facts import Facts
from opsplan.export.facts import facts_values
from opsplan.export.text import json_text
from opsplan.export.values import plain
from opsplan.model.plan import Plan
from opsplan.writers.stamp import stamp_json


def write(plan: Plan, facts: Facts, made: Mapping[str, str], *, draft: bool = False) -> str:
    """Return the JSON of a plan and its facts; `made` are the `version` of opsplan and the hash of its `inputs`."""
    values = {"draft": draft, "plan": plain(plan), "facts": facts_values(facts)}
    return stamp_json(json_text(values), made)
