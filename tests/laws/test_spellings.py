"""One plan written with English keys, with Chinese keys, and as a base plus what differs, gives the same bytes."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from opsplan.kinds import KINDS
from opsplan.loading.chinese import in_chinese
from opsplan.pipeline import Wanted, document, exported, judge

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PLANS = sorted(
    [
        *(ROOT / "examples").glob("*.yaml"),
        *(ROOT / "templates/starters").glob("*.yaml"),
        *(SHARED / "spec").glob("example-*.yaml"),
        *(SHARED / "schedule-oracle").glob("*.yaml"),
    ]
)


def documents(data: bytes, file: str, **more) -> tuple[list[bytes], list[tuple[str, str, int]]]:
    """Return a plan's documents without their stamps, and what is said of it: code, message and line."""
    judged, found = judge(data, file, KINDS, **more)
    assert judged is not None
    judged = replace(judged, loaded=replace(judged.loaded, inputs=()))
    ways = zip(judged.kinds, ("zh", "en", "both", "zh", "en"), ("md", "docx", "md", "docx", "md"), strict=True)
    wanted = [Wanted(*way) for way in ways]
    made = [*(document(judged, b"", one) for one in wanted), exported(judged, b"")]
    return made, [(one.code, one.message, one.place.line) for one in found]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_chinese_keys_give_the_same_bytes(path):
    text = path.read_text(encoding="utf-8").replace("@YEAR@", "2026")
    chinese = in_chinese(text)
    assert len(chinese.splitlines()) == len(text.splitlines())
    assert documents(chinese.encode(), path.name) == documents(text.encode(), path.name)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_no_english_key_is_left(path):
    """A second pass finds nothing more to say in Chinese."""
    chinese = in_chinese(path.read_text(encoding="utf-8").replace("@YEAR@", "2026"))
    assert in_chinese(chinese) == chinese
    assert not any(line.strip().startswith(("id:", "- id:", "name:", "- name:")) for line in chinese.splitlines())


def test_a_base_with_what_differs_gives_the_same_bytes(tmp_path):
    """A rich example as the base, in Chinese keys; the client's own plan changes a few of its values."""
    text = (ROOT / "examples/warehouse.yaml").read_text(encoding="utf-8")
    (tmp_path / "base.yaml").write_text(in_chinese(text), encoding="utf-8")
    own = (
        "title: {zh: 乙仓作业改造方案, en: Warehouse B Work Plan}\n"
        "extends: base.yaml\n"
        "kpis: [{id: K1, target: 3.50}]\n"
        "meta: {client: {zh: 乙公司, en: Client B}}\n"
    )
    file = str(tmp_path / "plan.yaml")
    whole = text.replace(
        "title: {zh: 区域配送仓旺季前作业改造方案, en: Regional Warehouse Work Plan Ahead of the Peak Season}",
        "title: {zh: 乙仓作业改造方案, en: Warehouse B Work Plan}",
    )
    settings = ("kpis[K1].target=3.50", "meta.client={zh: 乙公司, en: Client B}")
    expected, _ = documents(whole.encode(), "plan.yaml", settings=settings)
    assert documents(own.encode(), file)[0] == expected
    assert documents(whole.encode(), file)[0] != expected
