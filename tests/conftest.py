"""What all tests share: golden files, and the option that writes them anew."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from opsplan.checks import cycles, dates, document, registry
from opsplan.findings import Finding, path_text
from opsplan.reporting import hint, says

#: The same cases in every run, so that a red run is somebody's change; HYPOTHESIS_PROFILE=explore looks for others.
settings.register_profile("steady", derandomize=True)
settings.register_profile("explore")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

GOLDEN = Path(__file__).parent / "golden"
#: Takes the name of a folder under tests/golden and what was made, by file name.
Golden = Callable[[str, Mapping[str, bytes]], None]


# A job in the background of a shell has interrupts ignored, and so would have whatever a test starts and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--update-golden"):
        items[:] = [one for one in items if "golden" in getattr(one, "fixturenames", ())]


#: The tests that are about all checks, by their folders and files; others are marked `every_check`.
CHECKED = {"checks", "laws", "test_examples.py", "test_starters.py"}


#: The checks of loops and dates.
FORM = (
    cycles.goals,
    cycles.organisation,
    cycles.tasks,
    dates.dated_wrong,
    dates.before_predecessor,
    dates.unknown_years,
)


@pytest.fixture(autouse=True)
def _few_checks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only the checks of the document as a whole and of dates speak where a test is about something else.

    A plan of three lines that shows how a file is written would be told otherwise of all that it lacks.
    """
    place = request.path.relative_to(Path(__file__).parent).parts[0]
    if place not in CHECKED and not request.node.get_closest_marker("every_check"):
        monkeypatch.setattr(registry, "CHECKS", (*document.CHECKS, *FORM))


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is remembered of renders out of the developer's own cache, and a test from meeting that of others."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return the function that holds what was made against tests/golden, both ways, or that writes it there."""
    return _write if request.config.getoption("--update-golden") else _compare


def _compare(name: str, made: Mapping[str, bytes]) -> None:
    kept = _files(GOLDEN / name)
    assert sorted(made) == sorted(kept), "other files than in tests/golden: run make golden and read the difference"
    for file, data in made.items():
        assert _shown(data) == _shown(kept[file]), f"{name}/{file}: run make golden and read the difference"


def _write(name: str, made: Mapping[str, bytes]) -> None:
    for file in _files(GOLDEN / name).keys() - made.keys():
        (GOLDEN / name / file).unlink()
    for file, data in made.items():
        path = GOLDEN / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _shown(data: bytes) -> str | bytes:
    """Return text as text, whose difference pytest can show by lines."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


@pytest.fixture
def told() -> Callable[[Iterable[Finding]], str]:
    """Return the function that tells findings as text: a line for the place, one in Chinese, one in English."""
    return lambda findings: "\n".join(map(_told, findings))


def _told(one: Finding) -> str:
    where = f"{one.severity.name.lower()} {one.code} {one.place.line}:{one.place.column} {path_text(one.path)}"
    return "\n".join([where.rstrip(), *(f"  {says(one, lang)} | {hint(one, lang)}" for lang in ("zh", "en"))])
