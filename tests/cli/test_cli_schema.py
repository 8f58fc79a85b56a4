"""`opsplan schema`: what it prints, where it writes, and what it leaves alone."""

import json
import os

import pytest


@pytest.mark.parametrize(("argv", "named"), [([], "urn:opsplan:plan:1"), (["--keys", "zh"], "urn:opsplan:plan:1:zh")])
def test_it_prints_the_schema(opsplan, argv, named):
    said = opsplan("schema", *argv)
    assert (said.code, said.err, json.loads(said.out)["$id"]) == (0, "", named)


def test_it_prints_the_same_where_the_console_has_no_chinese(opsplan, process):
    done = process("schema", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout.decode("ascii")) == json.loads(opsplan("schema").out)


@pytest.mark.parametrize(
    ("output", "file"), [("a.json", "a.json"), (".", "plan.schema.json"), ("新/方案.json", "新/方案.json")]
)
def test_it_writes_a_file_and_writes_it_anew(opsplan, tmp_path, output, file):
    for keys in ("zh", "en"):
        said = opsplan("schema", "--keys", keys, "-o", output)
        assert (said.code, said.out, said.err) == (0, f"已写好 {file}\n", "")
    assert (tmp_path / file).read_text(encoding="utf-8") == opsplan("schema").out


@pytest.mark.parametrize("there", [b"title: mine", b"{}", b"[]", b"\xff", b'{"$id": "urn:other"}', b"[" * 100_000])
def test_what_it_did_not_write_stays(opsplan, tmp_path, there):
    (tmp_path / "plan.yaml").write_bytes(there)
    said = opsplan("schema", "-o", "plan.yaml")
    assert (said.code, said.out) == (2, "")
    assert said.err == "出错：没有覆盖 plan.yaml：它不是 opsplan schema 写的。请换一个文件名\n"
    assert (tmp_path / "plan.yaml").read_bytes() == there


def test_what_it_refuses(opsplan, tmp_path):
    (tmp_path / "plain").write_text("x")
    assert opsplan("schema", "--keys", "fr").err == "出错：--keys 不能是“fr”，可以是 en、zh。\n"
    said = opsplan("schema", "-o", "plain/plan.schema.json")
    assert (said.code, said.err) == (2, "出错：无法写入 plain/plan.schema.json：路径中有一处是文件，不是文件夹\n")


def test_it_writes_to_files_only(opsplan, tmp_path):
    os.mkfifo(tmp_path / "pipe.json")
    said = opsplan("schema", "-o", "pipe.json")
    assert (said.code, said.err) == (2, "出错：没有覆盖 pipe.json：它不是 opsplan schema 写的。请换一个文件名\n")
