"""Every check at work: a plan in which it finds something, what it says there, and a plan in which it finds nothing.

The cases are in tests/golden/checks, one file a subject; `pytest --update-golden` writes what is found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from opsplan.checks.registry import BY_CODE, SUBJECTS
from opsplan.findings import Finding
from opsplan.pipeline import judge

FOLDER = Path(__file__).parents[1] / "golden" / "checks"
_CASE = re.compile(r"=== ([A-Z]+-\d\d) (.+)\n((?s:.+?))--- finds\n((?s:.*?))--- finds nothing\n((?s:.+?))(?=\n===|\Z)")


@dataclass(frozen=True)
class Written:
    code: str
    title: str
    bad: str
    finds: str
    good: str

    def found(self, plan: str) -> list[Finding]:
        """What the check finds in a plan, which is as strict as it asks for unless it says so itself."""
        profile = "" if "profile:" in plan else str(BY_CODE[self.code].profile)
        judged, found = judge(plan.encode(), "plan.yaml", profile=profile)
        assert judged is not None, (self.code, self.title)
        return [one for one in found if one.code == self.code]


def cases(text: str) -> Iterator[Written]:
    found = [Written(*one.groups()) for one in _CASE.finditer(text)]
    assert len(found) == text.count("\n=== ") + text.startswith("=== "), "a case is not written as the others are"
    yield from found


def test_every_check_finds_what_its_cases_say_and_nothing_where_nothing_is(golden, told):
    made, wrong = {}, []
    for path in sorted(FOLDER.glob("*.txt")):
        blocks = []
        for one in cases(path.read_text(encoding="utf-8")):
            said = told(one.found(one.bad))
            wrong += [(one.code, one.title, told(more))] if (more := one.found(one.good)) or not said else []
            blocks.append(
                f"=== {one.code} {one.title}\n{one.bad}--- finds\n{said}\n--- finds nothing\n{one.good.strip()}\n"
            )
        made[path.name] = "\n".join(blocks).encode()
    assert wrong == [], "nothing is found in a bad plan, or something in a good one"
    golden("checks", made)


def test_every_check_has_a_case_in_the_file_of_its_subject():
    listed = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    told = {subject: {one.code for one in cases(text)} for subject, text in listed.items()}
    wanted = {subject: {one.code for one in checks} for subject, checks in SUBJECTS.items() if checks}
    wanted["document"].add("LINT-01")
    assert told == wanted
