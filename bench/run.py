"""Print opsplan's times and memory beside their bounds, all measured in one run; `--strict` fails when one is over."""

from __future__ import annotations

import compileall
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duties
import many
from measure import Run, best, run
from plans import plan_text

ROOT = Path(__file__).parents[1]
OPSPLAN = Path(sys.executable).with_name("opsplan")
#: Of how many runs the best counts, for plans of so many tasks and for starts.
RUNS = {100: 5, 1000: 3, 5000: 3}
STARTS = 7
PANDOC_RUNS = 2
#: So many plans are rendered in one run.
PLANS = 1000
#: Loads and validates a plan, as `opsplan` does, and does nothing with it.
LOAD = """
import gc, os, sys
from pathlib import Path
gc.disable()
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
from opsplan.loading.plan import load
load(Path(sys.argv[1]).read_bytes(), sys.argv[1])
os._exit(0)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; a bound of 0 only informs, a value of None could not be measured."""

    what: str
    value: float | None
    unit: str
    bound: float = 0

    @property
    def verdict(self) -> str:
        """Return ok, over, skipped, or nothing where there is no bound."""
        if self.value is None:
            return "skipped"
        return ("ok" if self.value <= self.bound else "over") if self.bound else ""

    def line(self) -> str:
        """Return the row as a line of text."""
        value = "–" if self.value is None else f"{self.value:.2f}"
        bound = f"≤ {self.bound:g}" if self.bound else ""
        return f"{self.what:<58}{value:>9} {self.unit:<3}{bound:>8}  {self.verdict}".rstrip()


def main() -> int:
    """Print the table and return the exit code."""
    compile_bytecode()
    over = False
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder)):
            print(row.line(), flush=True)
            over |= row.verdict == "over"
    return int(over and "--strict" in sys.argv[1:])


def compile_bytecode() -> None:
    """Compile opsplan and what it stands on, so that no run is the first to do it."""
    for folder in {str(ROOT / "opsplan"), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        compileall.compile_dir(folder, quiet=2)


def rows(folder: Path) -> Iterator[Row]:
    """Yield the lines of the table as they are measured."""
    yield from starts(folder)
    taken = {size: best([run(_render(folder, size), folder) for _ in range(RUNS[size])]) for size in RUNS}
    for size, one in taken.items():
        yield Row(f"{size:,} tasks to Word", one.seconds, "s")
    yield Row("5,000 tasks ÷ 1,000 tasks", taken[5000].seconds / taken[1000].seconds, "×", 6)
    yield from pandoc(folder, taken[5000])
    yield from data(folder)
    yield from checks(folder)
    yield from overlaps()
    yield from batch(folder)
    yield Row("5,000 tasks to Word, peak memory", taken[5000].megabytes, "MB", 250)


def data(folder: Path) -> Iterator[Row]:
    """Yield how long plans take to JSON."""
    taken = {size: best([run(_render(folder, size, "json"), folder) for _ in range(RUNS[size])]) for size in RUNS}
    yield Row("5,000 tasks to JSON", taken[5000].seconds, "s")
    yield Row("5,000 tasks ÷ 1,000 tasks to JSON", taken[5000].seconds / taken[1000].seconds, "×", 6)
    for form in ("md", "json"):
        small, large = (run(_render(folder, size, form), folder) for size in (2_000, 10_000))
        yield Row(f"10,000 tasks ÷ 2,000 tasks to {form}", large.seconds / small.seconds, "×", 6)
        yield Row(f"10,000 tasks to {form}, peak memory", large.megabytes, "MB", 400)


def checks(folder: Path) -> Iterator[Row]:
    """Yield how long all checks take on plans, beside loading and validating these alone, each in turn."""
    taken: dict[tuple[int, str], float] = {}
    for size in (1000, 5000):
        commands = {"check": _check(folder, size), "load": [sys.executable, "-c", LOAD, f"{size}.yaml"]}
        rounds = [{name: run(command, folder).seconds for name, command in commands.items()} for _ in range(RUNS[size])]
        taken |= {(size, name): min(one[name] for one in rounds) for name in commands}
    yield Row("5,000 tasks checked", taken[5000, "check"], "s")
    yield Row("5,000 tasks checked ÷ loaded and validated", taken[5000, "check"] / taken[5000, "load"], "×", 2.5)
    yield Row("5,000 tasks ÷ 1,000 tasks checked", taken[5000, "check"] / taken[1000, "check"], "×", 6)


def batch(folder: Path) -> Iterator[Row]:
    """Yield how many plans in one run compare with a process each, with two processes, and with a second run."""
    taken = many.measured(OPSPLAN, folder, PLANS)
    what = f"{PLANS:,} plans of 30 tasks to Word"
    yield Row(f"{what}, a plan ÷ a process a plan", taken.one / PLANS / taken.alone, "×", 0.35)
    yield Row(f"{what}, two processes ÷ one", taken.two / taken.one, "×", 1 / 1.6)
    yield Row(f"{what}, nothing changed ÷ first time", taken.again / taken.one, "×", 0.05)
    yield Row(f"{what}, peak memory", taken.megabytes, "MB", 150)


def overlaps() -> Iterator[Row]:
    """Yield how long near-duplicate duties are looked for."""
    for lang, what in (("zh", "Chinese"), ("en", "English")):
        yield Row(f"2,000 {what} duties compared with each other", duties.seconds(2000, lang), "s", 1)


def starts(folder: Path) -> Iterator[Row]:
    """Yield what is measured in starts of the interpreter, each in turn so that all meet the same machine."""
    commands: tuple[list[str | Path], ...] = (
        [sys.executable, "-c", "pass"],
        [OPSPLAN, "--help"],
        _render(folder, 30),
        _render_figures(folder),
    )
    rounds = [[run(command, folder) for command in commands] for _ in range(STARTS)]
    start, shown, rendered, drawn = (best(column).seconds for column in zip(*rounds, strict=True))
    yield Row("python -c pass", start * 1000, "ms")
    yield Row("opsplan --help ÷ python -c pass", shown / start, "×", 12)
    yield Row("30 tasks to Word ÷ python -c pass", rendered / start, "×", 40)
    yield Row("30 tasks with all figures to Word ÷ python -c pass", drawn / start, "×", 45)


def pandoc(folder: Path, ours: Run) -> Iterator[Row]:
    """Yield how we compare with pandoc, which is given the Markdown of the same plan."""
    what = "5,000 tasks to Word ÷ pandoc from our Markdown"
    if shutil.which("pandoc") is None:
        yield Row(f"{what} (no pandoc here)", None, "×", 0.6)
        return
    run([*_render(folder, 5000)[:-1], "5000.md", "--to", "md"], folder)
    command = ["pandoc", "5000.md", "-o", "pandoc.docx"]
    theirs = best([run(command, folder) for _ in range(PANDOC_RUNS)])
    yield Row("pandoc, the Markdown of 5,000 tasks to Word", theirs.seconds, "s")
    yield Row(what, ours.seconds / theirs.seconds, "×", 0.6)


def _render(folder: Path, size: int, form: str = "docx") -> list[str | Path]:
    """Return the command that renders a plan of this size, and see to it that the plan is there."""
    return [OPSPLAN, "render", _plan(folder, size), "--quiet", "--no-cache", "--overwrite", "-o", f"{size}.{form}"]


def _render_figures(folder: Path) -> list[str | Path]:
    """Return the command that renders a plan of 30 tasks with every figure that its kind has."""
    _plan(folder, 30)
    shutil.copy(ROOT / "bench/figures.yaml", folder)
    return [*_render(folder, 30)[:2], "figures.yaml", "--quiet", "--overwrite", "--no-cache", "-o", "figures.docx"]


def _check(folder: Path, size: int) -> list[str | Path]:
    """Return the command that runs all checks on a plan of this size, half of whose tasks are overdue."""
    return [OPSPLAN, "check", _plan(folder, size), "--profile", "strict", "--set", "status_date=2026-06-30"]


def _plan(folder: Path, size: int) -> str:
    """Return the name of a plan of this size, which is made when it is first asked for."""
    plan = folder / f"{size}.yaml"
    if not plan.exists():
        plan.write_text(plan_text(size), encoding="utf-8")
    return plan.name


if __name__ == "__main__":
    sys.exit(main())
