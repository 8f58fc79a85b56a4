"""Plans in CI: the recipes of the READMEs, the action and the hooks run as they are written."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.zh-CN.md"]
PLAN = (ROOT / "examples/gym-membership.yaml").read_text(encoding="utf-8")
RENDERED = "--to md,docx --lang zh,en -o docs"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a folder with a plan and its documents; pip is one that only says what it was asked for."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/gym.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "bin").mkdir()
    for name in ("pip", "python"):
        (tmp_path / "bin" / name).write_text('#!/bin/sh\necho "asked for: $*"\n', encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    assert run(f"opsplan render plans {RENDERED}", tmp_path).returncode == 0
    return tmp_path


def run(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    given = os.environ | {"PATH": path, "XDG_CACHE_HOME": str(folder / "cache"), "OPSPLAN_LANG": "en"} | variables
    return subprocess.run(["bash", "-ec", command], cwd=folder, env=given, capture_output=True, text=True)


def shown(readme: str, name: str) -> Any:
    """Return the file of that name that a README shows."""
    texts = (ROOT / readme).read_text(encoding="utf-8").split("```")
    return yaml.safe_load(next(one for one in texts if one.startswith(f"yaml\n# {name}")).removeprefix("yaml\n"))


def github(readme: str) -> list[str]:
    return [one["run"] for one in shown(readme, ".github")["jobs"]["plans"]["steps"] if "run" in one]


def gitlab(readme: str) -> list[str]:
    return list(shown(readme, ".gitlab-ci")["plans"]["script"])


@pytest.mark.parametrize("recipe", [github, gitlab])
@pytest.mark.parametrize("readme", READMES)
def test_a_recipe_passes_while_documents_are_current_and_fails_when_a_plan_has_changed(readme, recipe, repository):
    commands = recipe(readme)
    assert [run(one, repository).returncode for one in commands] == [0, 0, 0]
    plan = repository / "plans/gym.yaml"
    plan.write_text(PLAN + "# changed\n", encoding="utf-8")
    assert [run(one, repository).returncode for one in commands] == [0, 0, 3]
    plan.write_text(PLAN + "kpis: 1\n", encoding="utf-8")
    assert run(commands[1], repository).returncode == 1


@pytest.mark.parametrize(("change", "codes"), [("", [0, 0, 0]), ("# changed\n", [0, 0, 3]), ("kpis: 1\n", [0, 1, 1])])
def test_the_action_runs(change, codes, repository):
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    inputs = {name: one["default"] for name, one in action["inputs"].items()} | {"render": RENDERED}
    (repository / "plans/gym.yaml").write_text(PLAN + change, encoding="utf-8")
    steps = [one for one in action["runs"]["steps"] if "run" in one]
    given = [
        {name: inputs[value[3:-2].strip().removeprefix("inputs.")] for name, value in one.get("env", {}).items()}
        for one in steps
    ]
    done = [
        run(one["run"], repository, GITHUB_ACTION_PATH=str(ROOT), **more)
        for one, more in zip(steps, given, strict=True)
    ]
    assert [one.returncode for one in done] == codes
    assert done[0].stdout == f"asked for: -m pip install --quiet {ROOT}\n"


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
@pytest.mark.parametrize("readme", READMES)
def test_the_hooks_run_before_a_commit(readme, repository):
    pytest.importorskip("pre_commit", reason="needs pre-commit")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    asked = shown(readme, ".pre-commit-config")["repos"][0]["hooks"]
    assert [one["id"] for one in hooks] == [one["id"] for one in asked]
    # as they are, but with the opsplan that is here in place of one that is installed anew
    local = [{**hook, "language": "system", **more} for hook, more in zip(hooks, asked, strict=True)]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    assert (
        run("git init -q . && git add plans && opsplan render plans --to md,docx -o docs", repository).returncode == 0
    )
    command = f"{sys.executable} -m pre_commit run --all-files"
    home = {"PRE_COMMIT_HOME": str(repository / "hooks")}
    passed = run(command, repository, **home)
    assert (passed.returncode, passed.stdout.count("Passed")) == (0, 2), passed.stdout
    (repository / "plans/gym.yaml").write_text(PLAN + "# changed\n", encoding="utf-8")
    failed = run(command, repository, **home)
    assert (failed.returncode, failed.stdout.count("Passed"), "out of date" in failed.stdout) == (1, 1, True)
