"""Saving: whole or not at all, and never over what a person wrote."""

import os

import pytest

from opsplan.saving import Obstacle, obstacle, save
from opsplan.writers.stamp import stamp_markdown, stamp_pdf

OURS = stamp_markdown("# 甲\n", {"version": "1"})
PDF = stamp_pdf(b"%PDF-1.6\nstartxref\n42\n%%EOF\n", {"version": "1"}).decode()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", OURS, Obstacle.NONE),
        ("a.MD", OURS, Obstacle.NONE),
        ("a.md", OURS.replace("甲", "乙"), Obstacle.EDITED),
        ("a.md", "# 甲\n", Obstacle.FOREIGN),
        ("a.md", "", Obstacle.FOREIGN),
        ("a.docx", "no package", Obstacle.FOREIGN),
        ("a.pdf", PDF, Obstacle.NONE),
        ("a.PDF", PDF.replace("42", "43"), Obstacle.EDITED),
        ("a.pdf", "%PDF-1.6\nstartxref\n42\n%%EOF\n", Obstacle.FOREIGN),
    ],
)
def test_obstacles(tmp_path, name, text, expected):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert obstacle(tmp_path / name) is expected


def test_nothing_and_a_folder(tmp_path):
    assert obstacle(tmp_path / "a.md") is Obstacle.NONE
    assert obstacle(tmp_path) is Obstacle.FOLDER


def test_a_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path):
    target = tmp_path / "a" / "b" / ("很长的名字" * 15 + ".md")
    save(target, b"one")
    save(target, b"two")
    assert [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()] == [b"two"]


@pytest.mark.parametrize("step", ["os.fsync", "Path.replace", "Path.chmod"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError, MemoryError])
def test_whatever_happens_the_old_file_stays_whole(tmp_path, monkeypatch, step, error):
    def fail(*_: object) -> None:
        raise error

    target = tmp_path / "a.md"
    target.write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(f"opsplan.saving.{step}", fail)
        with pytest.raises(error):
            save(target, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="files have no such rights")
def test_rights(tmp_path):
    target, mask = tmp_path / "a.md", os.umask(0o027)
    try:
        save(target, b"")
        assert target.stat().st_mode & 0o777 == 0o640
        target.chmod(0o600)
        save(target, b"x")
        assert target.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(mask)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "shared").mkdir()
    link = tmp_path / "a.md"
    link.symlink_to("shared/a.md")
    save(link, OURS.encode())
    assert (link.is_symlink(), (tmp_path / "shared" / "a.md").read_text(encoding="utf-8")) == (True, OURS)
    assert obstacle(link) is Obstacle.NONE
