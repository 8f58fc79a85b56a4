from collections.abc import Callable

import pytest
from client_templates import TEMPLATES, MissingError, assembled
from word_files import SECTION

from opsplan.look.build import load
from opsplan.manuscript import Block, Chapter, Cover, Heading, Manuscript, Properties, Prose, Settings
from opsplan.writers.docx.client.graft import write

GANTT = ("task", "critical", "milestone", "buffer", "group", "phase", "done", "data_date")
LABELS = {"contents": "目录", "table": "表", "figure": "图", "page_of": "{page}/{pages}", "draft": ""}
LABELS |= {f"gantt_{name}": name for name in GANTT}


@pytest.fixture
def manuscript() -> Callable[..., Manuscript]:
    """Return a function that makes a manuscript of some chapters, each with one heading below it and a sentence."""

    def make(*titles: str, blocks: tuple[Block, ...] = (), lang: str = "zh", **settings: object) -> Manuscript:
        usual = (Heading("节"), Prose("正文。"))
        chapters = tuple(Chapter("goals", title, blocks or usual) for title in titles or ("章",))
        shown = {"numbering": "none", "toc": False, **settings}
        return Manuscript(lang, Cover(("方案",), ()), chapters, Settings(**shown), Properties("方案"), LABELS)

    return make


@pytest.fixture
def grafted(manuscript: Callable[..., Manuscript]) -> Callable[..., bytes]:
    """Return a function that puts a small document into a template, whose body or bytes are given."""

    def make(
        template: str | bytes, values: dict[str, str] | None = None, titles: tuple[str, ...] = (), **about: object
    ) -> bytes:
        data = template if isinstance(template, bytes) else assembled(template + SECTION)
        said = {} if values is None else values
        return write(
            manuscript(*titles, **about), load("business"), {"inputs": "x"}, data, lambda name: said.get(name, "")
        )

    return make


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> bytes:
    """Return each of the templates that programs make; one whose program is not installed is skipped."""
    try:
        return TEMPLATES[request.param]()
    except MissingError as error:
        pytest.skip(f"{error} is not installed")
