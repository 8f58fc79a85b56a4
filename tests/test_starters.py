"""The starters of `init`: short, twins in two languages, without a finding in any year, and not long as documents."""

import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import yaml

from opsplan.kinds import KINDS, has_data
from opsplan.model.services import ServiceArea
from opsplan.model.work import Task
from opsplan.pipeline import Judged, Wanted, document, judge
from opsplan.starter import starter

FOLDER = Path(__file__).parents[1] / "templates" / "starters"
#: The most lines of each size.
LONGEST = {"minimal": 32, "standard": 122}
#: The most pages of a document, the cover and the contents among them.
PAGES = 15
HAN = re.compile("[\u4e00-\u9fff]")

each_kind = pytest.mark.parametrize("kind", KINDS)
each_size = pytest.mark.parametrize("size", sorted(LONGEST))
each_lang = pytest.mark.parametrize("lang", ["zh", "en"])


def judged(text: str) -> Judged:
    """Return a plan that is right; that the holidays of a later year are not known yet is nobody's fault."""
    plan, found = judge(text.encode(), "plan.yaml")
    assert plan is not None
    assert [one for one in found if one.code != "CAL-01"] == []
    return plan


def leaves(tasks: tuple[Task, ...]) -> Iterator[Task]:
    for task in tasks:
        yield from leaves(task.children) if task.children else (task,)


def test_there_is_a_starter_of_each_kind_size_and_language():
    names = [f"{kind}.{size}.{lang}.yaml" for kind in KINDS for size in LONGEST for lang in ("en", "zh")]
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(names)


@each_kind
@each_size
@each_lang
def test_it_is_short_and_has_no_year_of_its_own(kind, size, lang):
    text = (FOLDER / f"{kind}.{size}.{lang}.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST[size]
    assert not re.search(r"\b20\d\d\b", text)
    days = re.findall(r"@YEAR@(\S{0,6})", text)
    assert set(re.findall(r"@[^@\s]*@\S{0,6}", text)) == {f"@YEAR@{day}" for day in days}
    assert all(re.fullmatch(r"-(\d\d|[QH]\d)[,}]?|-\d\d-\d\d", day) for day in days)


@each_kind
@each_size
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("keys", ["zh", "en"])
def test_nothing_is_found_in_it_in_any_year(kind, size, lang, keys):
    for year in (2025, 2026, 2027, 2031):
        text = starter(kind, size, lang, keys, year, keys)
        one = judged(text)
        assert (one.loaded.plan.kind, str(one.loaded.plan.lang)) == ((kind,), lang)
        assert "@" not in text and "`" not in text


@each_kind
@each_size
@each_lang
def test_nothing_in_it_is_overdue_whenever_it_was_written(kind, size, lang):
    text = starter(kind, size, lang, "en", 2026).encode()
    assert judge(text, "plan.yaml", clock=date(2026, 12, 31))[1] == judge(text, "plan.yaml")[1]


@each_kind
@each_lang
@pytest.mark.parametrize("year", [2025, 2027, 2031])
def test_its_tasks_keep_their_phases_and_are_done_when_goals_are_due(kind, lang, year):
    one = judged(starter(kind, "standard", lang, "en", year))
    plan, result = one.loaded.plan, one.facts.schedule
    phases = {phase.id: phase for phase in plan.phases}
    for task in leaves(plan.tasks):
        assert result.tasks[task.id].finish <= min(goal.due for goal in plan.goals)
        if task.phase:
            dates, phase = result.tasks[task.id], phases[task.phase]
            assert phase.start <= dates.start <= dates.finish <= phase.finish, task.id


@each_kind
@each_lang
def test_the_standard_one_fills_every_required_chapter(kind, lang):
    one = judged(starter(kind, "standard", lang, "en", 2026))
    required = [chapter for chapter in one.kinds[0].chapters if chapter.required]
    assert [chapter.id for chapter in required if not has_data(one.loaded.plan, chapter)] == []


def test_that_of_a_support_unit_names_every_area_and_leaves_some_out():
    services = judged(starter("operations-support", "standard", "zh", "en", 2026)).loaded.plan.services
    assert {one.area for one in services} == {*ServiceArea}
    assert 0 < sum(not one.included for one in services) < len(services)


@each_kind
@each_size
def test_twins_differ_in_nothing_but_texts(kind, size):
    def twins(zh: Any, en: Any) -> bool:
        if isinstance(zh, dict):
            return [*zh] == [*en] and all(twins(zh[key], en[key]) for key in zh)
        if isinstance(zh, list):
            return len(zh) == len(en) and all(map(twins, zh, en))
        return zh == en or (bool(HAN.search(zh) or "【" in zh) and not HAN.search(en))

    zh, en = (yaml.load(starter(kind, size, lang, "en", 2026), Loader=yaml.BaseLoader) for lang in ("zh", "en"))
    for one in (zh, en):
        one.pop("calendar", None)
    assert en.pop("lang") == "en"
    assert twins(zh, en)


@pytest.mark.skipif(
    not (which("soffice") and which("pdfinfo")), reason="needs LibreOffice (soffice) and poppler (pdfinfo)"
)
@each_lang
def test_standard_ones_are_not_long_as_documents(lang, tmp_path):
    files = []
    for kind in KINDS:
        text = starter(kind, "standard", lang, "en", 2026)
        one = judged(text)
        files.append(tmp_path / f"{kind}.docx")
        files[-1].write_bytes(document(one, text.encode(), Wanted(one.kinds[0], lang, "docx")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    told = {kind: subprocess.check_output(["pdfinfo", tmp_path / f"{kind}.pdf"], text=True) for kind in KINDS}
    pages = {kind: int(re.search(r"^Pages:\s+(\d+)", one, re.MULTILINE)[1]) for kind, one in told.items()}
    assert {kind: count for kind, count in pages.items() if count > PAGES} == {}
