"""What the tests of drawings in Markdown share."""

from collections.abc import Callable

import pytest

from opsplan.manuscript import Chapter, Cover, Figure, Manuscript, Properties, Settings
from opsplan.writers.markdown import write


@pytest.fixture
def drawn() -> Callable[..., str]:
    """Return the function that writes a figure, given its data and what it shows in words."""

    def draw(data: object, words: str = "") -> str:
        chapter = Chapter("a", "A", (Figure("f", data, "", words),))
        labels = {"gantt_data_date": "数据日期", "gantt_buffer": "缓冲", "gantt_red": "红", "gantt_grey": "灰"}
        labels |= {"gantt_pale": "浅", "gantt_diamond": "◆"}
        settings = Settings("none", cover=False, toc=False)
        document = Manuscript("zh", Cover(("T",), ()), (chapter,), settings, Properties("T"), labels)
        return write(document, {}).removeprefix("# T\n\n## A\n\n")

    return draw
