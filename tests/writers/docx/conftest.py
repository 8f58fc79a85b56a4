from collections.abc import Callable

import pytest
from word_files import parts

from opsplan.look.build import load
from opsplan.manuscript import Block, Chapter, Cover, Manuscript, Properties, Settings
from opsplan.writers.docx import write

LABELS = {
    "contents": "目录",
    "table": "表",
    "figure": "图",
    "tables": "表目录",
    "figures": "图目录",
    "strip": "装饰色条",
    "page_of": "第{page}页，共{pages}页",
    "draft": "",
    "gantt_task": "任务",
    "gantt_critical": "关键任务",
    "gantt_milestone": "里程碑",
    "gantt_buffer": "缓冲",
    "gantt_group": "任务组",
    "gantt_phase": "阶段",
    "gantt_done": "已完成",
    "gantt_data_date": "数据日期",
}


@pytest.fixture
def manuscript() -> Callable[..., Manuscript]:
    """Return a function that makes a manuscript of one chapter, `章`, with nothing around it."""

    def make(*blocks: Block, lang: str = "zh", **settings: object) -> Manuscript:
        shown = {"numbering": "none", "cover": False, "toc": False, **settings}
        chapter = Chapter("goals", "章", blocks)
        return Manuscript(lang, Cover((), ()), (chapter,), Settings(**shown), Properties("方案"), LABELS)

    return make


@pytest.fixture
def body(manuscript: Callable[..., Manuscript]) -> Callable[..., str]:
    """Return a function that says what some blocks are in document.xml, after their chapter's heading."""

    def make(*blocks: Block, **about: object) -> str:
        document = parts(write(manuscript(*blocks, **about), load("business"), {}))["word/document.xml"]
        start = document.index("</w:p>", document.index("章")) + len("</w:p>")
        return document[start : document.rindex('<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>')]

    return make
