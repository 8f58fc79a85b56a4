"""Fourth law: nothing is lost, neither what stood in a file nor what a person has written into a document."""

import os
from pathlib import Path

import pytest

from opsplan import saving
from opsplan.cli.documents import Request, render
from opsplan.cli.exits import Code
from opsplan.saving import Obstacle, obstacle, save

PLAN = "title: 客服响应提速\ngoals:\n  - {name: 首次响应降到 30 秒, due: 2026-06-30}\ntasks:\n  - {name: 梳理口径}\n"
TITLE = "客服响应提速"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refusing(error: BaseException):
    """Return a function that raises, whatever it is called with."""

    def refuse(*_: object, **__: object) -> None:
        raise error

    return refuse


@pytest.mark.parametrize("step", ["replace", "fsync", "fdopen", "rename"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("old", [b"old", None])
def test_a_save_that_fails_leaves_the_folder_as_it_was(tmp_path, monkeypatch, step, error, old):
    path = tmp_path / "方案.md"
    if old is not None:
        path.write_bytes(old)
    before = files(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, step, refusing(error))
        if step == "rename":
            patch.setattr(os, "replace", refusing(error))
        with pytest.raises(type(error)):
            save(path, b"new")
    assert files(tmp_path) == before


def test_an_interrupt_while_the_new_file_is_being_made_leaves_none(tmp_path, monkeypatch):
    def interrupted(path: Path) -> int:
        path.touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(saving, "_created", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "方案.md", b"new")
    assert files(tmp_path) == {}


def test_a_save_replaces_the_file_whole_and_keeps_its_rights(tmp_path):
    path = tmp_path / "a" / "b" / "plan.md"
    save(path, b"one")
    path.chmod(0o640)
    save(path, b"two")
    assert (files(tmp_path), path.stat().st_mode & 0o777) == ({"a/b/plan.md": b"two"}, 0o640)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a plan that was rendered as Markdown and Word beside it."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    assert again(path) is Code.DONE
    return path


def again(path: Path, **more: object) -> Code:
    return render(Request((path,), ("md", "docx", "json"), path.parent / "out", quiet=True, **more))


def edited(data: bytes, name: str) -> bytes:
    """Return a document as a person leaves it: text with another word, a Word file without its end."""
    if not name.endswith(".docx"):
        return data.replace(TITLE.encode(), "客服响应再提速".encode())
    return data[:-22] + b"\0" * 22


FOREIGN = {
    "plan.md": "# 会议纪要\n".encode(),
    "plan.json": b'{"title": "x"}',
    "plan.docx": b"PK\x03\x04 from elsewhere",
}


def test_a_document_nobody_touched_is_written_anew(plan):
    before = files(plan.parent)
    plan.write_text(PLAN.replace("30", "20"), encoding="utf-8")
    assert again(plan) is Code.DONE
    after = files(plan.parent)
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == set(after)


@pytest.mark.parametrize("name", ["plan.md", "plan.docx", "plan.json"])
def test_what_a_person_wrote_is_never_overwritten_unless_asked(plan, name):
    target = plan.parent / "out" / name
    for found in (edited(target.read_bytes(), name), FOREIGN[name], b"", b"\xff\xfe\0"):
        target.write_bytes(found)
        assert obstacle(target) is not Obstacle.NONE
        plan.write_text(PLAN.replace("30", "20"), encoding="utf-8")
        assert again(plan) is not Code.DONE
        assert target.read_bytes() == found
    assert again(plan, overwrite=True) is Code.DONE
    written = target.read_bytes()
    target.unlink()
    assert again(plan) is Code.DONE
    assert target.read_bytes() == written
    assert obstacle(target) is Obstacle.NONE


def test_an_edited_document_does_not_keep_the_other_from_being_written(plan):
    out = plan.parent / "out"
    (out / "plan.md").write_bytes(FOREIGN["plan.md"])
    old = (out / "plan.docx").read_bytes()
    plan.write_text(PLAN.replace("30", "20"), encoding="utf-8")
    assert again(plan) is not Code.DONE
    assert (out / "plan.md").read_bytes() == FOREIGN["plan.md"]
    assert (out / "plan.docx").read_bytes() != old


def test_an_interrupt_leaves_no_half_document(plan, monkeypatch):
    plan.write_text(PLAN.replace("30", "20"), encoding="utf-8")
    before = files(plan.parent)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            again(plan)
    assert files(plan.parent) == before
    assert again(plan) is Code.DONE


def test_a_folder_in_the_way_is_not_removed(plan):
    target = plan.parent / "out" / "plan.md"
    target.unlink()
    target.mkdir()
    (target / "notes.txt").write_text("keep")
    assert again(plan) is not Code.DONE
    assert (target / "notes.txt").read_text() == "keep"
