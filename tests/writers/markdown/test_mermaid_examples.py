"""The diagrams of all examples, held against Mermaid's own parser."""

from collections.abc import Iterator
from pathlib import Path

from mermaid_parser import blocks, needs_mermaid, refused

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))

pytestmark = needs_mermaid


def diagrams() -> Iterator[tuple[str, str]]:
    """Yield the diagrams of every document that the examples make, named by file, kind, language and place."""
    for path in EXAMPLES:
        data = path.read_bytes()
        judged, _ = judge(data, path.name)
        for name in judged.loaded.plan.kind:
            for lang in ("zh", "en", "both"):
                written = document(judged, data, Wanted(kind(name), lang, "md")).decode()
                yield from ((f"{path.stem} {name} {lang} {n}", code) for n, code in enumerate(blocks(written), 1))


def test_the_diagrams_of_all_examples_are_read():
    drawn = list(diagrams())
    assert {name.split()[0] for name, _ in drawn} >= {"clinic-front-desk", "warehouse"}
    assert {name.split()[2] for name, _ in drawn} == {"zh", "en", "both"}
    assert refused(drawn) == []


def test_a_broken_diagram_is_refused():
    (said,) = refused([("good", 'flowchart LR\n    a["x"] --> b'), ("broken", 'flowchart LR\n    a["x" y"] --> b')])
    assert said.startswith("broken: Parse error on line 2")
