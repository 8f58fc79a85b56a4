"""The JSON of a plan: its whole form, exact numbers, and every fact there is."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_type_hints

import pytest
from msgspec import Struct

from opsplan import __version__
from opsplan.analysis.facts import Facts
from opsplan.analysis.schedule import Schedule
from opsplan.export.facts import SCHEDULE
from opsplan.export.text import json_text
from opsplan.export.values import KEYS, plain
from opsplan.model.dates import Period
from opsplan.model.duration import Dur
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.pipeline import exported, judge
from opsplan.writers.stamp import json_edited, read_json_stamp

PLAN = """\
title: 客服响应提速
goals: [{name: 首次响应时间, due: 2026-06-30, owner: 客服主管, baseline: 75.0, target: 30, unit: 秒}]
tasks:
  - {name: 优化排班, owner: 客服主管, start: 2026-03-02, duration: 3-5d, effort: 12.50}
  - {name: {zh: 培训, en: Training}, after: 优化排班, duration: 2d, owner: 客服主管}
"""
JSON = """\
{
  "opsplan": "@VERSION@",
  "stamp": {
    "inputs": "@INPUTS@",
    "parts": "@PARTS@",
    "content": "@CONTENT@"
  },
  "draft": false,
  "plan": {
    "title": {
      "zh": "客服响应提速"
    },
    "roles": [
      {
        "id": "R1",
        "name": {
          "zh": "客服主管"
        }
      }
    ],
    "goals": [
      {
        "id": "G1",
        "name": {
          "zh": "首次响应时间"
        },
        "owner": "R1",
        "due": "2026-06-30",
        "kpis": [
          "K1"
        ]
      }
    ],
    "kpis": [
      {
        "id": "K1",
        "name": {
          "zh": "首次响应时间"
        },
        "goals": [
          "G1"
        ],
        "unit": {
          "zh": "秒"
        },
        "direction": "down",
        "baseline": 75.0,
        "target": 30,
        "owner": "R1"
      }
    ],
    "tasks": [
      {
        "id": "T1",
        "name": {
          "zh": "优化排班"
        },
        "goals": [
          "G1"
        ],
        "owner": "R1",
        "start": "2026-03-02",
        "duration": "3-5d",
        "effort": 12.50
      },
      {
        "id": "T2",
        "name": {
          "zh": "培训",
          "en": "Training"
        },
        "goals": [
          "G1"
        ],
        "owner": "R1",
        "duration": "2d",
        "after": [
          {
            "task": "T1"
          }
        ]
      }
    ]
  },
  "facts": {
    "calendar": {
      "region": "none",
      "package": null,
      "version": null,
      "years": null,
      "hours_per_day": 8
    },
    "schedule": {
      "T1": {
        "start": "2026-03-02",
        "finish": "2026-03-06",
        "days": 5,
        "buffer_finish": null,
        "late_start": "2026-03-02",
        "late_finish": "2026-03-06",
        "float": 0,
        "critical": true,
        "milestone": false,
        "deadline": false,
        "group": false
      },
      "T2": {
        "start": "2026-03-09",
        "finish": "2026-03-10",
        "days": 2,
        "buffer_finish": null,
        "late_start": "2026-03-09",
        "late_finish": "2026-03-10",
        "float": 0,
        "critical": true,
        "milestone": false,
        "deadline": false,
        "group": false
      }
    },
    "start": "2026-03-02",
    "finish": "2026-03-10",
    "critical_path": [
      "T1",
      "T2"
    ],
    "cycles": [],
    "date_problems": [],
    "unknown_years": [],
    "attainment": {},
    "subjects": {},
    "weights": {},
    "score": {
      "value": null,
      "judged": 0,
      "weight": 0,
      "count": 0
    },
    "goals": {
      "G1": {
        "status": "planned",
        "score": null,
        "rag": null
      }
    },
    "slips": {},
    "progress": {
      "leaves": 2,
      "todo": 2,
      "doing": 0,
      "blocked": 0,
      "done": 0,
      "done_percent": 0,
      "overdue": null
    },
    "raci": [
      {
        "id": "T1",
        "name": {
          "zh": "优化排班"
        },
        "accountable": [
          "R1"
        ],
        "responsible": [
          "R1"
        ],
        "consulted": [],
        "informed": [],
        "of": "task"
      },
      {
        "id": "T2",
        "name": {
          "zh": "培训",
          "en": "Training"
        },
        "accountable": [
          "R1"
        ],
        "responsible": [
          "R1"
        ],
        "consulted": [],
        "informed": [],
        "of": "task"
      }
    ],
    "workload": {
      "R1": [
        {
          "month": "2026-03-01",
          "effort": 12.50,
          "capacity": 22,
          "percent": 56.818182
        }
      ]
    },
    "risks": {},
    "risk_map": {
      "initial": {},
      "residual": {}
    },
    "budget": {
      "lines": [],
      "cost": {
        "amount": 0,
        "spent": null,
        "spent_percent": null,
        "unbudgeted": null,
        "categories": []
      },
      "income": {
        "amount": 0,
        "spent": null,
        "spent_percent": null,
        "unbudgeted": null,
        "categories": []
      },
      "total": null,
      "left": null,
      "tasks_cost": null,
      "tasks_income": null
    },
    "channels": {},
    "feedback": {
      "items": {},
      "closed": 0,
      "closure_rate": null,
      "response_days": null,
      "categories": [],
      "overdue": null
    },
    "processes": {},
    "improvements": {
      "statuses": {
        "plan": 0,
        "do": 0,
        "check": 0,
        "act": 0,
        "closed": 0,
        "dropped": 0
      },
      "closed": 0,
      "closure_rate": null,
      "verified": 0,
      "effective": 0,
      "effectiveness_rate": null,
      "causes": [],
      "overdue": null
    },
    "log": {
      "decisions": [],
      "issues": [],
      "actions": [],
      "overdue": null
    },
    "organisation": {
      "units": [],
      "headcounts": {},
      "headcount": 1,
      "kpis": {
        "R1": [
          "K1"
        ]
      }
    },
    "skills": [],
    "funnel": {
      "kept": [],
      "leak": null
    },
    "agreements": {},
    "compliance_checks": [],
    "coverage": {
      "areas": [],
      "roles": [
        "R1"
      ],
      "exempt": [],
      "uncovered": [
        "R1"
      ],
      "dependent": []
    },
    "inspection": {
      "rounds": {},
      "trends": {},
      "subjects": [],
      "nonconformities": {
        "listed": [],
        "open": 0,
        "action_rate": null,
        "by_item": [],
        "by_cause": []
      }
    }
  },
  "figures": {
    "gantt": {
      "caption": {
        "zh": "进度计划",
        "en": "Project schedule"
      },
      "alt": {
        "zh": "任务进度甘特图，2026-03-02至2026-03-10",
        "en": "Gantt chart of the tasks, 2 Mar 2026 to 10 Mar 2026"
      },
      "data": {
        "bars": [
          {
            "id": "T1",
            "label": "优化排班",
            "kind": "task",
            "start": "2026-03-02",
            "finish": "2026-03-06",
            "depth": 0,
            "critical": true,
            "buffer_finish": null,
            "progress": null,
            "section": null
          },
          {
            "id": "T2",
            "label": {
              "zh": "培训",
              "en": "Training"
            },
            "kind": "task",
            "start": "2026-03-09",
            "finish": "2026-03-10",
            "depth": 0,
            "critical": true,
            "buffer_finish": null,
            "progress": null,
            "section": null
          }
        ],
        "axis": [
          {
            "start": "2026-03-02",
            "finish": "2026-03-02",
            "label": "2",
            "group": {
              "zh": "2026年3月",
              "en": "Mar 2026"
            },
            "short": {
              "zh": "3月",
              "en": "Mar"
            }
          },
          {
            "start": "2026-03-03",
            "finish": "2026-03-03",
            "label": "3",
            "group": {
              "zh": "2026年3月",
              "en": "Mar 2026"
            },
            "short": {
              "zh": "3月",
              "en": "Mar"
            }
          },
          {
            "start": "2026-03-04",
            "finish": "2026-03-04",
            "label": "4",
            "group": {
              "zh": "2026年3月",
              "en": "Mar 2026"
            },
            "short": {
              "zh": "3月",
              "en": "Mar"
            }
          },
          {
            "start": "2026-03-05",
            "finish": "2026-03-05",
            "label": "5",
            "group": {
              "zh": "2026年3月",
              "en": "Mar 2026"
            },
            "short": {
              "zh": "3月",
              "en": "Mar"
            }
          },
          {
            "start": "2026-03-06",
            "finish": "2026-03-06",
            "label": "6",
            "group": {
              "zh": "2026年3月",
              "en": "Mar 2026"
            },
            "short": {
              "zh": "3月",
              "en": "Mar"
            }
          },
          {
            "start": "2026-03-07",
            "finish": "2026-03-07",
            "label": "7",
            "group": {
              "zh": "2026年3月",
              "en": "Mar 2026"
            },
            "short": {
              "zh": "3月",
              "en": "Mar"
            }
          },
          {
            "start": "2026-03-08",
            "finish": "2026-03-08",
            "label": "8",
            "group": {
              "zh": "2026年3月",
              "en": "Mar 2026"
            },
            "short": {
              "zh": "3月",
              "en": "Mar"
            }
          },
          {
            "start": "2026-03-09",
            "finish": "2026-03-09",
            "label": "9",
            "group": {
              "zh": "2026年3月",
              "en": "Mar 2026"
            },
            "short": {
              "zh": "3月",
              "en": "Mar"
            }
          },
          {
            "start": "2026-03-10",
            "finish": "2026-03-10",
            "label": "10",
            "group": {
              "zh": "2026年3月",
              "en": "Mar 2026"
            },
            "short": {
              "zh": "3月",
              "en": "Mar"
            }
          }
        ],
        "scale": "day",
        "data_date": null,
        "data_day": null
      }
    }
  }
}
"""
#: A plan that has every kind of fact; a new kind of fact needs something here that it is derived from.
RICH = """\
title: 各种事实
calendar: {region: china}
roles: [{id: R1, name: 主管, skills: 话术}]
kpis: [{name: 满意度, target: 3, actuals: [{period: 2026-01, value: 1}, {period: 2026-01, value: 1, subject: 一店}]}]
goals: [{name: 让人满意, kpis: 满意度}]
tasks:
  - {name: 甲, owner: R1, start: 2026-03-02, duration: 5d, baseline: {finish: 2026-03-05}}
  - {name: 乙, owner: R1, after: 甲, start: 2026-03-03, duration: 2d, effort: 2}
resources: {total: 900, budget: [{name: 工资, category: people, amount: 800, spent: 300}]}
risks: [{name: 缺人, probability: 3, impact: 5, loss: 1000}]
processes: [{name: 受理, steps: [{action: 登记, limit: 5min}]}]
improvements: [{name: 加人, cause_type: people}]
channels: [{name: 门店, cost: 100, impressions: 1000, clicks: 50, orders: 5}]
feedback:
  channels: [{name: 热线}]
  items: [{date: 2026-03-02, channel: 热线, text: 等太久, category: 等候, response: {date: 2026-03-03, text: 致歉}}]
checklists: [{name: 日检, roles: R1, items: [{id: c1, name: 门面}]}]
inspections: [{date: 2026-03-04, subject: R1, results: [{item: c1, score: 2, conformity: fail}]}]
"""
#: Dataclasses that are no objects in the JSON, and why.
VALUES = {
    Text: "a mapping of languages that leaves out the missing one",
    Period: "its name, from which its days follow",
    Dur: "its spelling",
    Schedule: "its fields stand beside the other facts",
    Facts: "the whole; the schedule's fields stand in it",
}


def made(text: str) -> str:
    judged, findings = judge(text.encode(), "plan.yaml")
    assert judged is not None, findings
    return exported(judged, text.encode()).decode()


def test_the_whole_form():
    told = made(PLAN)
    stamp = read_json_stamp(told)
    assert stamp is not None
    expected = JSON
    for key, value in stamp.items():
        expected = expected.replace(f"@{key.upper()}@", value)
    assert told == expected
    assert stamp["version"] == __version__


@pytest.mark.parametrize(
    "written", ["3.0", "12.50", "0", "-0.10", "100", "1000000000000000000000.123456789", "0.0000000001", "0.1"]
)
def test_a_number_keeps_its_digits(written):
    told = made(f"title: 数\nkpis: [{{name: 甲, target: {written}}}]\n")
    assert f'"target": {written}\n' in told


@pytest.mark.parametrize(
    ("number", "told"), [("1E+2", "100"), ("2.50E+3", "2500"), ("1E-6", "0.000001"), ("56.81818181818", "56.818182")]
)
def test_a_computed_number_is_written_out(number, told):
    assert json_text([plain(Decimal(number))]) == f"[\n  {told}\n]\n"


@pytest.mark.parametrize("value", [[], {}, "", None, True, {"a": [{}, [], {"b": "\\"}]}, ['“引号” "双"\n\t\'', 7]])
def test_json_is_written_as_the_standard_library_writes_it(value):
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def test_what_a_mapping_is_keyed_by():
    value = {date(2026, 1, 5): 1, (Ref("R1"), Period.parse("2026-06")): 2, 2026: 3}
    assert plain(value) == {"2026-01-05": 1, "R1/2026-06": 2, "2026": 3}
    with pytest.raises(TypeError, match="no JSON key for Text"):
        plain({Text(zh="甲"): 1})
    with pytest.raises(TypeError, match="no JSON for complex"):
        plain([1j])


def classes(hint: Any) -> Iterator[type[Struct]]:
    """Return every struct that a value of a type may hold, each once."""
    found: dict[type[Struct], None] = {}
    queue = [hint]
    while queue:
        kind = queue.pop()
        queue += get_args(kind)
        if isinstance(kind, type) and issubclass(kind, Struct) and kind not in found:
            found[kind] = None
            queue += get_type_hints(kind).values()
    return iter(found)


def objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
        for one in value.values():
            yield from objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from objects(one)


def keys_of(kind: type[Struct]) -> set[str]:
    return {KEYS.get(name, name) for name in kind.__struct_fields__}


def test_every_field_of_every_fact_is_in_the_json():
    facts = json.loads(made(RICH))["facts"]
    there = {frozenset(one) for one in objects(facts)}
    reached = list(classes(Facts))
    assert {kind.__name__ for kind in reached} >= {"Facts", "Schedule", "Dates", "Problem", "Attainment", "RaciRow"}
    assert [kind.__name__ for kind in reached if kind not in VALUES and frozenset(keys_of(kind)) not in there] == []
    assert set(facts) == keys_of(Facts) - {"schedule"} | set(SCHEDULE.values())
    assert set(SCHEDULE) == keys_of(Schedule)
    assert set(facts["calendar"]) == {"region", "package", "version", "years", "hours_per_day"}


def test_a_plan_that_extends_another_is_whole(tmp_path):
    (tmp_path / "base.yaml").write_text("title: 底\nroles: [{id: R1, name: 主管}]\n", encoding="utf-8")
    data = "title: 面\nextends: base.yaml\ntasks: [{name: 甲, owner: R1}]\n".encode()
    judged, _ = judge(data, str(tmp_path / "plan.yaml"))
    assert judged is not None
    plan = json.loads(exported(judged, data))["plan"]
    assert list(plan) == ["title", "roles", "tasks"]
    first = exported(judged, data)
    (tmp_path / "base.yaml").write_text("title: 底\nroles: [{id: R1, name: 主任}]\n", encoding="utf-8")
    again, _ = judge(data, str(tmp_path / "plan.yaml"))
    assert again is not None
    stamps = [read_json_stamp(one.decode()) for one in (first, exported(again, data))]
    assert stamps[0]["inputs"] != stamps[1]["inputs"]


def test_a_plan_with_errors_is_marked():
    assert '  "draft": true,\n' in made(PLAN + "strategies: [{name: 甲, owner: 乙, kpis: 丙}]\n")


@pytest.mark.parametrize(
    ("change", "edited"),
    [
        (lambda text: text, False),
        (lambda text: "\ufeff" + text.replace("\n", "\r\n"), False),
        (lambda text: text.replace("排班", "班次"), True),
        (lambda text: text.replace('"draft": false', '"draft": true'), True),
        (lambda text: text + "\n", True),
        (lambda text: json.dumps(json.loads(text)), True),
        (lambda text: json.dumps(json.loads(text)["plan"]), None),
        (lambda text: "[]", None),
        (lambda text: "", None),
        (lambda text: '{"opsplan": "1"}', None),
    ],
)
def test_what_was_edited_since(change, edited):
    assert json_edited(change(made(PLAN))) is edited
