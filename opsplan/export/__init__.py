"""The plan and everything that is derived from it, as one JSON file for other programs.

    {
      "opsplan": "1.0.0",
      "stamp": {"inputs": "…", "parts": "…", "content": "…"},
      "draft": false,
      "plan": {"title": {"zh": "…"}, "tasks": [{"id": "T1", …}], …},
      "facts": {"schedule": {"T1": {"start": "2026-01-05", "finish": "2026-01-09", "float": 0, …}}, …},
      "figures": {"gantt": {"caption": {"zh": "进度计划", "en": "Project schedule"}, "data": {"bars": […], …}, …}, …}
    }

`plan` is a plan: saved as a file of its own, opsplan reads it and makes the same documents of it. It holds the English
keys in the order of the model, and only what was written or follows: ids, implied roles, the KPIs that goals are short
for, references as ids, what is inherited. Every text says its language (`{"zh": …, "en": …}`), shorthand is written
out, lists stay lists. Dates are ISO, numbers keep their author's decimals, durations, frequencies and periods their one
spelling (`3-5d`, `3/weekly`, `2026-Q2`). A number with a sign is a text (`"30%"`) unless its field is a percentage or
the unit beside it says so.

`facts` is everything computed, by id where it belongs to something with an id; what does not apply is null, and so is
what is overdue in a plan without `status_date`. Percentages are numbers of 100, not clipped; money is in the plan's
currency. `draft` tells that the plan has errors.

- `calendar`, `schedule` (dates by task), `start`, `finish`, `critical_path`, `cycles`, `date_problems`,
  `unknown_years`;
- `attainment` (by KPI: actual, percent, rag, stage, behind, warned), `subjects` (by KPI, each subject with the same and
  its share), `weights` (by KPI, in %), `score` (the weighted attainment and the weight that it covers), `goals` (by
  goal: status, score, rag);
- `slips` (by task: the planned finish, the actual one or else the expected one, which is not before `status_date`, and
  the working days between them, above 0 late), `progress` (leaves by status, overdue ids), `raci`, `workload` (by role
  and month);
- `risks` (by risk: score, level, expected loss), `risk_map` (ids by `probability/impact`), `budget`, `channels`,
  `feedback` (by piece, rates, categories, overdue ids), `processes` (by process: lead time in working hours, path and
  bottleneck by step number), `improvements` (counts, rates, causes, overdue ids), `log` (ids of what is open, and of
  what is overdue).

`figures` is what each figure shows that the plan has data for, by its name: `caption`, `alt`, and `data`, the rows,
columns, bars and numbers that are drawn; flow charts by the id of their process, one that goes on in others as a list.
A text that reads otherwise in English than in Chinese is said in both.
"""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.analysis.facts import Facts
from opsplan.export.facts import facts_values
from opsplan.export.figures import figures_values
from opsplan.export.text import json_text
from opsplan.export.values import plain
from opsplan.model.base import Entity
from opsplan.model.plan import Plan
from opsplan.writers.stamp import stamp_json


def write(
    plan: Plan, facts: Facts, by_id: Mapping[str, Entity], made: Mapping[str, str], *, draft: bool = False
) -> str:
    """Return the JSON of a plan and its facts; `made` are the `version` of opsplan and the hash of its `inputs`."""
    values = {"draft": draft, "plan": plain(plan), "facts": facts_values(facts)}
    values["figures"] = figures_values(plan, facts, by_id)
    return stamp_json(json_text(values), made)
