# ruff: noqa: E501
"""Third law, continued: files made to do harm are told of or rendered, soon and with little memory, never with a trace.

Each is rendered with the real command line in a process of its own that may take 5 seconds of work and 500 MB.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import MARKS

HEAD = "title: 客服响应提速\nlint: {ignore: [GOAL, TASK, KPI, RISK]}\n"


def many(count: int, item: Callable[[int], str]) -> str:
    return "".join(f"  - {item(place)}\n" for place in range(count))


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


HUGE = [
    quoted(value)
    for value in ("9" * 20000, "1 " * 9000 + "x", "x" + " " * 20000 + "y", "一" * 9000, "1," * 9000, "2026-" * 4000)
]


def bomb(depth: int, width: int) -> str:
    """Return lists of lists that are small as written and huge when each alias is followed."""
    lines = ["a0: &a0 [甲, 乙]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, depth)]
    return "x-own:\n" + "".join(f"  {line}\n" for line in lines) + f"scope: {{basis: *a{depth - 1}}}\n"


def text_files() -> dict[str, str]:
    """Return files that are hard to read as YAML."""
    return {
        "flow lists in each other": HEAD + "x-own: " + "[" * 20000 + "]" * 20000,
        "mappings in each other": HEAD + "x-own: " + "{a: " * 3000 + "1" + "}" * 3000,
        "blocks in each other": HEAD + "tasks:\n" + "".join(f"{' ' * 2 * n}- children:\n" for n in range(1, 400)),
        "lists that never end": HEAD + "x-own: " + "[" * 50000,
        "dashes in each other": HEAD + "tasks:\n  " + "- " * 5000 + "a\n",
        "a bomb of aliases": HEAD + bomb(30, 9),
        "a bomb of mappings": HEAD + "tasks:\n" + "".join(
            f"  - &t{n} {{name: t{n}, children: [{', '.join([f'*t{n - 1}'] * 9) if n else ''}]}}\n" for n in range(12)
        ),
        "a bomb of merges": HEAD + "x-own:\n  m0: &m0 {k: 1}\n" + "".join(
            f"  m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}], k{n}: 1}}\n" for n in range(1, 20)
        ),
        "an alias of itself": HEAD + "tasks: &t\n  - {name: 甲, children: *t}\n",
        "merge keys": HEAD + "x-own: &x {owner: 甲}\ntasks: [{<<: *x, name: 乙}, {<<: [*x, *x], name: 丙}, {<<: 7, name: 丁}]\n",
        "tags": HEAD + "tasks: !!python/object/apply:os.system ['true']\ngoals: !!set {甲}\nkpis: !x [!!binary aGk=]\n",
        "numbers that are huge": HEAD + f"kpis: [{{name: 甲, target: {'9' * 100000}, baseline: 1e999999999}}]\n",
        "numbers that are small": HEAD + "kpis: [{name: 甲, target: 1e-999999999, baseline: -0.0}, {name: 乙, target: .nan}]\n",
        "numbers of all sorts": HEAD + "kpis:\n" + many(
            12, lambda n: f"{{name: k{n}, target: {['0x1F', '0o17', '1_000', '.inf', '-.inf', '12:30:45', '1e5', '٣', '３', '10%%', '1,5', '+'][n]}}}"
        ),
        "values that are huge": HEAD + "kpis:\n" + many(
            len(HUGE), lambda n: f"{{name: k, target: {HUGE[n]}, frequency: {HUGE[n]}, weight: {HUGE[n]}}}"
        ) + "tasks:\n" + many(
            len(HUGE), lambda n: f"{{name: t, start: {HUGE[n]}, duration: {HUGE[n]}, after: {HUGE[n]}, owner: {HUGE[n]}}}"
        ),
        "dates at the ends of time": HEAD + "period: {start: 0001-01-01, finish: 9999-12-31}\ntasks:\n"
        "  - {name: 甲, start: 0001-01-01, duration: 9999d}\n  - {name: 乙, start: 9999-12-31, duration: 400w}\n"
        "  - {name: 丙, start: 9999-12-30, finish: 9999-12-31}\n  - {name: 丁, after: [T2, T3], duration: 99999999d}\n",
        "a period without an end": HEAD + "period: {start: 2026-01-01, finish: 9999-12-31}\ngoals:\n"
        + many(9, lambda n: f"{{name: 目标{n}, due: 2026-06-30, owner: 甲}}") + "tasks:\n"  # enough for a summary
        + many(20, lambda n: f"{{name: 任务{n}, owner: 甲, start: 2026-03-02, duration: 5d}}"),
        "an endless task": HEAD + "tasks: [{name: 甲, start: 0001-01-01, finish: 9999-12-31}, {name: 乙, after: T1, duration: 1d}]\n",
        "frequencies at the ends of time": HEAD + "period: {start: 0001-01-01, finish: 9999-12-31}\n"
        "meetings: [{name: 例会, frequency: daily}]\nchecklists: [{name: 巡检, frequency: hourly}]\n",
        "keys twice": HEAD + "tasks: [{name: 甲, name: 乙}]\ntasks: [丙]\ntitle: 又\n",
        "keys that are no texts": HEAD + "? [a, b]\n: 1\n? {a: b}\n: 2\n~: 3\n1: 4\ntrue: 5\n2026-01-01: 6\n",
        "two thousand keys": HEAD + "".join(f"k{n}: 1\n" for n in range(2000)),
        "tabs": "title:\t客服响应提速\ntasks:\n\t- name:\t甲\n",
        "no title": "tasks: []\n",
        "nothing": "",
        "comments alone": "# 甲\n" * 1000,
        "several documents": HEAD + "---\n" + HEAD + "...\n---\n",
        "a directive": "%YAML 9.9\n%TAG ! tag:x,2026:\n---\n" + HEAD,
        "a lone surrogate": HEAD + 'goals: ["\\ud83d", "\\udc00甲", "\\uD83D\\uDE80"]\n',
        "characters that are forbidden": HEAD + 'goals: ["\\0", "\\x07\\x1b[31m", "\\uFFFE\\uFFFF", "\\u2028\\u2029\\x85"]\n',
        "text from right to left": HEAD + 'goals: ["\\u202e\\u2066תוכנית", "مرحبا 2026", "\\u200f甲\\u202c"]\n',
        "emoji and marks on marks": HEAD + f"goals: [👨‍👩‍👧🏳️‍🌈🇨🇳, {'e' + chr(0x301) * 3000}]\n",
        "languages mixed": HEAD + "lang: both\ngoals: [{zh: 甲, en: A}, {zh: 乙}, {en: B}, {fr: C}, {zh: {zh: 丁}}, 戊]\n",
        "all Chinese and English keys": HEAD + "目标: [{名称: 甲, name: 乙}]\ngoals: [丙]\n标题: 丁\n",
        "a megabyte in a title": f"title: {'字' * 350000}\ntasks: [甲]\n",
        "a megabyte in a cell": HEAD + f"tasks: [{{name: 甲, output: {'字 w' * 200000}, owner: {'x' * 100000}}}]\n",
        "much of what Markdown marks": HEAD + f"scope: {{purpose: {quoted('*_`[]()<>#|~' * 20000)}}}\n",
        "a list of many lines": HEAD + "scope:\n  purpose: |\n" + "    - *甲* [x](y)\n" * 15000,
        "ten thousand texts": HEAD + "scope:\n  basis:\n" + "".join(f"    - 依据{n}\n" for n in range(10000)),
        "ten thousand aliases": HEAD + "x-own: &x 甲\nscope: {basis: [" + ", ".join(["*x"] * 10000) + "]}\n",
        "references in circles": HEAD + "goals: [{id: G1, name: 甲, parent: G2}, {id: G2, name: 乙, parent: G1}, {id: G3, name: 丙, parent: G3}]\n"
        "tasks: [{id: T1, name: 甲, after: T3}, {id: T2, name: 乙, after: T1}, {id: T3, name: 丙, after: [T2, T3]}]\n"
        "units: [{id: U1, name: 甲, parent: U2}, {id: U2, name: 乙, parent: U1}, {id: U3, name: 丙, parent: U3}]\n"
        "roles: [{id: R1, name: 甲, reports_to: R2, backup: R1}, {id: R2, name: 乙, reports_to: R1}]\n"
        "processes: [{id: PR1, name: 甲, steps: [{name: 一, next: [{to: 2}, {to: 1}]}, {name: 二, next: [{to: 1}]}]}]\n"
        "improvements: [{id: IM1, name: 甲, follows: IM2}, {id: IM2, name: 乙, follows: IM1}]\n",
        "a chain of a thousand": HEAD + "tasks:\n" + many(
            600, lambda n: f"{{id: T{n}, name: t{n}, duration: 1d{f', after: T{n - 1}' if n else ', start: 2026-01-05'}}}"
        ),
        "a thousand below each other": HEAD + "units:\n" + many(
            400, lambda n: f"{{id: U{n}, name: u{n}{f', parent: U{n - 1}' if n else ''}}}"
        ),
    }  # fmt: skip


def drawn(count: int, number: Callable[[int], str], name: Callable[[int], str]) -> str:
    """Return a plan of as many items in every section that has a figure, with these numbers and names."""
    named = [quoted(name(place)) for place in range(count)]
    numbers = [number(place) for place in range(count)]
    forms = {
        "goals": "{{name: {0}, owner: R1, due: 2026-06-30, baseline: {1}, target: 30, unit: {0},}}",
        "kpis": "{{name: {0}, unit: {0}, target: {1}, baseline: 5, failure: {1}, weight: 3,"
        " stages: {{2026-Q1: {1}, 2026-Q2: 7}}, history: [{{period: 2025, value: {1}}}],"
        " actuals: [{{period: 2026-01, value: {1}}}, {{period: 2026-02, note: {0}}}, {{period: 2026-Q1, value: 12}}]}}",
        "roles": "{{name: {0}, headcount: {1}, skills: [{{name: {0}, level: 3}}], capacity: {1}}}",
        "units": "{{name: {0}, head: R1}}",
        "tasks": "{{name: {0}, owner: R1, start: 2026-03-02, duration: 5d, effort: {1}, informed: [R1]}}",
        "risks": "{{name: {0}, probability: 3, impact: 3, loss: {1}, owner: R1}}",
        "channels": "{{name: {0}, cost: {1}, impressions: {1}, clicks: {1}, orders: {1}}}",
        "processes": "{{name: {0}, steps: [{{action: {0}, actor: R1, limit: 2d, next: [{{when: {0}, to: end}}, {{to: 2}}]}}, {{action: {0}}}]}}",
        "phases": "{{name: {0}, start: 2026-01-05, finish: 2026-03-02, milestones: [{{name: {0}, due: 2026-03-01}}]}}",
        "meetings": "{{name: {0}, frequency: weekly, chair: R1}}",
        "improvements": "{{name: {0}, cause: {0}, cause_type: people}}",
        "evaluations": "{{name: {0}, dimensions: [{{name: {0}, weight: {1}}}, {{name: {0}, weight: 40}}],"
        " results: [{{period: 2026-01, subject: {0}, score: {1}}}, {{period: 2026-02, subject: {0}, score: 4}}]}}",
        "inspections": "{{date: 2026-01-05, subject: {0}, results: [{{item: {0}, score: {1}, cause: {0}}}]}}",
    }
    text = "title: 图\nkind: [work-breakdown, evaluation-maintenance, role-inspection, service-guide, operations-support]\n"
    for section, form in forms.items():
        text += f"{section}:\n" + many(count, lambda n, form=form: form.format(named[n], numbers[n])) if count else ""
    stages = many(count, lambda n: f"{{stage: {named[n]}, rate: {numbers[n]}}}").replace("  - ", "    - ")
    budget = many(
        count, lambda n: f"{{name: {named[n]}, category: {named[n]}, amount: {numbers[n]}, spent: {numbers[n]}}}"
    )
    market = many(count, lambda n: f"{{name: {named[n]}, price: {named[n]}}}").replace("  - ", "    - ")
    told = many(count, lambda n: f"{{date: 2026-01-05, text: {named[n]}, category: {named[n]}}}").replace(
        "  - ", "    - "
    )
    if count:
        text += f"customers:\n  journey:\n{stages}resources:\n  budget:\n{budget}market:\n  competitors:\n{market}feedback:\n  items:\n{told}"
    return text


def drawings() -> dict[str, str]:
    """Return plans whose figures are hard to draw."""
    plain: Callable[[int], str] = lambda n: f"名{n}"  # noqa: E731
    return {
        "figures of nothing": drawn(0, str, plain),
        "figures of one": drawn(1, lambda _: "1", plain),
        "figures of noughts": drawn(4, lambda _: "0", plain),
        "figures below zero": drawn(4, lambda n: f"-{n}.5", plain),
        "figures of huge numbers": drawn(4, lambda n: "9" * (9 + 5 * n), plain),
        "figures of small numbers": drawn(4, lambda n: f"0.{'0' * 9 * n}1", plain),
        "figures of percentages": drawn(4, lambda n: f"{10 ** (n + 2)}%", plain),
        "figures of mixed signs": drawn(5, lambda n: ["-1e12", "0", "1e-12", "100%", "1e12"][n], plain),
        "figures of one name": drawn(8, str, lambda _: "甲"),
        "figures of marks": drawn(len(MARKS), lambda n: str(n + 1), MARKS.__getitem__),
        "figures of sixty-one": drawn(61, lambda n: str(n * 7 % 61), plain),
        "five hundred risks in a cell": "title: 险\nrisks:\n"
        + many(500, lambda n: f"{{name: 险{n}, probability: 3, impact: 3}}"),
        "sixty-one KPIs without a value": "title: 指\nkind: evaluation-maintenance\nkpis:\n"
        + many(61, lambda n: f"{{name: 指{n}, actuals: [{{period: 2026-01, note: 无}}]}}"),
        "sixty-one KPIs of two values": "title: 指\nkind: evaluation-maintenance\nkpis:\n"
        + many(
            61,
            lambda n: (
                f"{{name: 指{n}, target: {n}, actuals: [{{period: 2026-01, value: {n * n}}}, {{period: 9999-12, value: -{n}}}]}}"
            ),
        ),
        "journeys of nought": "title: 旅\nkind: service-guide\ntasks: [甲]\ncustomers: {journey: [{stage: 一, rate: 0}, {stage: 二, rate: 0}, {stage: 三, rate: 0}, {stage: 四}]}\n",
        "budgets of nought": "title: 钱\ntasks: [甲]\nresources: {total: 0, budget: [{name: 甲, category: 人力, amount: 0, spent: 5}, {name: 乙, category: 工具, amount: 0, spent: 0}, {name: 丙, amount: 3, spent: 0}]}\n",
    }


def binary_files() -> dict[str, bytes]:
    """Return files that are no text, or text of another encoding."""
    text = HEAD + "tasks: [{name: 甲, owner: 乙}]\n"
    return {
        "a byte order mark": b"\xef\xbb\xbf" + text.encode(),
        "two byte order marks": b"\xef\xbb\xbf" * 2 + text.encode(),
        "UTF-16": text.encode("utf-16"),
        "UTF-16 without a mark": text.encode("utf-16-be"),
        "UTF-32": text.encode("utf-32"),
        "GB18030": text.encode("gb18030"),
        "half a character": text.encode()[:-20] + b"\xe7\x94",
        "surrogates as bytes": (HEAD + "goals: [\ud83d]\n").encode(errors="surrogatepass"),
        "carriage returns": text.replace("\n", "\r").encode(),
        "line ends of all sorts": text.replace("\n", "\r\n", 1).encode() + b"\x85goals: [a]\r\xe2\x80\xa8",
        "a NUL": text.encode() + b"\0",
        "NULs alone": b"\0" * 100000,
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
        "a Word file": b"PK\x03\x04" + bytes(range(256)) * 100,
    }


FILES = {**{name: text.encode() for name, text in {**text_files(), **drawings()}.items()}, **binary_files()}
#: Renders each file in a child: what has been imported is shared, so that each takes little. Says what came of each.
RUNNER = """
import gc, json, os, resource, sys
from opsplan.__main__ import run

def child(name):
    os.chdir(name)
    shown = os.open("said", os.O_CREAT | os.O_WRONLY)
    os.dup2(shown, 1), os.dup2(shown, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    gc.disable()
    return run(["render", "plan.yaml", "--to", "md,docx,json", "--force", "--draft", "--no-cache", "--ui-lang", "en"])

os.chdir("warm")
run(["render", "plan.yaml", "--to", "md,docx,json", "--no-cache", "--quiet"])
os.chdir("..")
said = {}
for name in json.load(sys.stdin):
    if (pid := os.fork()) == 0:
        code = 99
        try:
            code = child(name)
        finally:
            sys.stdout.flush(), sys.stderr.flush()
            os._exit(code)
    _, status, used = os.wait4(pid, 0)
    said[name] = [os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss // 1024]
json.dump(said, sys.stdout)
"""
SECONDS, MEGABYTES = 5, 500


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, float, int, str]]:
    """Return of each file the exit code, the seconds and megabytes that it took, and what was said of it."""
    folder = tmp_path_factory.mktemp("hostile")
    for place, data in enumerate((b"title: warm\nkpis: [{name: k, target: 1}]\n", *FILES.values())):
        (folder / (str(place) if place else "warm")).mkdir()
        (folder / (str(place) if place else "warm") / "plan.yaml").write_bytes(data)
    names = [str(place) for place in range(1, len(FILES) + 1)]
    script = RUNNER.replace("SECONDS", str(SECONDS)).replace("MEGABYTES", str(MEGABYTES))
    env = {**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(names), cwd=folder, env=env, capture_output=True, text=True,
        timeout=900, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout[done.stdout.rindex('{"1"') :])
    said = {name: (folder / name / "said").read_text(encoding="utf-8", errors="replace") for name in names}
    return {title: (*told[name], said[name]) for title, name in zip(FILES, names, strict=True)}


@pytest.mark.skipif(os.name == "nt", reason="there are no such limits")
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_told_of_or_rendered_soon(outcomes, name):
    code, seconds, megabytes, said = outcomes[name]
    assert code in (0, 1), said[-2000:]
    assert "Traceback" not in said
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True), (seconds, megabytes)
