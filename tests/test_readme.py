"""What the README shows is what opsplan does."""

import re
from pathlib import Path

import pytest
import typer

from opsplan.cli.app import app
from opsplan.kinds import kind
from opsplan.look.file import read_theme
from opsplan.pipeline import Wanted, document, judge

ROOT = Path(__file__).parent.parent
READMES = [("README.md", "en"), ("README.zh-CN.md", "zh")]


def block(readme, language):
    """The text of the first fenced block in a language."""
    return (ROOT / readme).read_text(encoding="utf-8").split(f"```{language}\n")[1].split("```")[0]


@pytest.mark.parametrize(("readme", "lang"), READMES)
def test_the_document_shown_is_the_document_of_the_plan_shown(readme, lang):
    data = block(readme, "yaml").encode()
    judged, findings = judge(data, "plan.yaml")
    assert findings == []
    written = document(judged, data, Wanted(kind("work-breakdown"), lang, "md")).decode().split("\n")
    shown = [line for line in block(readme, "markdown").split("\n") if line]
    places = [written.index(line) for line in shown]
    assert places == sorted(places)


def test_both_languages_show_the_same_commands_and_options():
    def cells(readme):
        lines = (ROOT / readme).read_text(encoding="utf-8").split("\n")
        return [line.split("|")[1].split("`")[1] for line in lines if line.startswith(("| `opsplan", "| `-"))]

    assert cells("README.md") == cells("README.zh-CN.md")


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_option_of_every_command_is_told_and_no_other(readme):
    lines = [line for line in (ROOT / readme).read_text(encoding="utf-8").split("\n") if line.startswith("| `")]
    commands = typer.main.get_command(app).commands
    options = [set(one.opts) for command in commands.values() for one in command.params if one.opts[0][0] == "-"]
    told = set(re.findall(r"(?<=[` ])--?[a-z][a-z-]*", "\n".join(lines))) - {"--help", "--version"}
    assert told <= set().union(*options)
    assert [names for names in options if not names & told] == []
    assert {word for line in lines for word in re.findall(r"`opsplan ([a-z]+)", line)} == set(commands)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_theme_file_shown_is_one(readme, tmp_path):
    shown = next(
        text for text in (ROOT / readme).read_text(encoding="utf-8").split("```") if text.startswith("yaml\n# acme")
    )
    (tmp_path / "acme.yaml").write_text(shown.removeprefix("yaml\n"), encoding="utf-8")
    theme, findings = read_theme(tmp_path / "acme.yaml")
    assert findings == []
    assert (theme.name, theme.colours["accent"], theme.styles["Heading1"].size) == ("acme", "7A1F2B", 20)
