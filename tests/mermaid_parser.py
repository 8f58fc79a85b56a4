"""Mermaid's own parser (the npm package, in tests/mermaid): what it refuses of the diagrams in a document."""

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from shutil import which

import pytest

FOLDER = Path(__file__).parent / "mermaid"
_BLOCK = re.compile(r"^```mermaid\n(.*?)^```$", re.MULTILINE | re.DOTALL)

needs_mermaid = pytest.mark.skipif(
    not (which("node") and (FOLDER / "node_modules" / ".installed").exists()),
    reason="needs Mermaid's parser: `make test` installs it where npm and node 18 or newer are there",
)


def blocks(markdown: str) -> list[str]:
    """Return the diagrams of a document, without their fences."""
    return _BLOCK.findall(markdown)


def refused(named: Iterable[tuple[str, str]]) -> list[str]:
    """Return what the parser says of the diagrams that it refuses, each given with a name."""
    asked = json.dumps([{"name": name, "code": code} for name, code in named])
    done = subprocess.run(
        ["node", FOLDER / "parse.mjs"], input=asked, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return [f"{one['name']}: {one['error']}" for one in json.loads(done.stdout)]
