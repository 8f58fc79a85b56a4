"""`opsplan render` of many plans in one run: folders, patterns, kinds, languages, processes, parts of a run."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from opsplan.cli.items import Item, shard

pytestmark = pytest.mark.every_check

GOOD = """\
title: 客服响应提速
goals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]
tasks: [{name: 优化排班, owner: 客服主管, start: 2026-03-02, duration: 5d}]
"""
BAD = """\
title: 客服响应提速
tasks:
  - name: 优化排班
    owner: 客服主管
    start: 2026-02-30
    duration: 5d
"""
BAD_TOLD = """\
plans/bad.yaml:5:12 错误 DOC-01 tasks[0].start
  “2026-02-30”这一天不存在
     5 |     start: 2026-02-30
       |            ^
  → 是否为 2026-02-28？

没有生成 plans/bad.yaml 的文档：1个错误（DOC-01）。请先改正；要先看效果，可加 --force 生成标有“草稿”的文档
"""


def lay(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def made(folder: Path) -> list[str]:
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return sorted(name for name in names if not name.endswith((".yaml", ".yml")))


@pytest.fixture
def many(tmp_path: Path) -> None:
    """Lay plans, one with an error and one deeper, and a file that is no plan, into a folder."""
    lay(tmp_path, {
        "plans/a.yaml": GOOD, "plans/bad.yaml": BAD, "plans/.hidden/c.yaml": GOOD,
        "plans/house.yaml": "colours: {accent: 7A1F2B}\n",
        "plans/深/b 一.yaml": GOOD + "kind: [work-breakdown, service-guide]\n",
    })  # fmt: skip


WHOLE = """\
plans/a.yaml → build/a.md、build/a.en.md（没有发现问题；4处没有英文，按中文显示）
plans/深/b 一.yaml → build/深/b 一.work-breakdown.md、build/深/b 一.work-breakdown.en.md、\
build/深/b 一.service-guide.md、build/深/b 一.service-guide.en.md（没有发现问题；4处没有英文，按中文显示）
  方案        3
  已生成文档  6
  无变化文档  0
  有错误      plans/bad.yaml
"""
NAMES = [
    "build/a.en.md", "build/a.md", "build/深/b 一.service-guide.en.md", "build/深/b 一.service-guide.md",
    "build/深/b 一.work-breakdown.en.md", "build/深/b 一.work-breakdown.md",
]  # fmt: skip


@pytest.mark.parametrize("jobs", ["1", "2", "0"])
def test_a_folder_in_several_languages_by_any_number_of_processes(opsplan, tmp_path, many, jobs):
    said = opsplan("render", "plans", "--to", "md", "--lang", "zh,en", "-o", "build", "--jobs", jobs)
    assert (said.code, said.out, said.err) == (1, WHOLE, BAD_TOLD)
    assert made(tmp_path) == NAMES


def test_two_processes_write_what_one_writes(opsplan, tmp_path, many):
    for jobs in ("1", "2"):
        opsplan("render", "plans", "--to", "md,docx,json", "-o", f"build{jobs}", "-j", jobs)
    one, two = (
        {path.relative_to(tmp_path / f"build{jobs}"): path.read_bytes()
         for path in (tmp_path / f"build{jobs}").rglob("*") if path.is_file()}
        for jobs in ("1", "2")
    )  # fmt: skip
    assert len(one) == 8
    assert one == two


def test_what_is_as_it_was_is_passed_over(opsplan, many):
    opsplan("render", "plans", "--to", "md")
    said = opsplan("render", "plans", "--to", "md", "--ui-lang", "en")
    assert said.code == 1
    assert (
        said.out
        == """\
  Plans                3
  Documents written    0
  Documents unchanged  3
  With errors          plans/bad.yaml
"""
    )


def test_patterns_at_any_depth(opsplan, tmp_path, many):
    said = opsplan("render", "plans/**/[ab]*.yaml", "--to", "md", "--quiet")
    assert (said.code, said.out) == (1, "")
    assert made(tmp_path) == ["plans/a.md", "plans/深/b 一.service-guide.md", "plans/深/b 一.work-breakdown.md"]


def test_what_holds_no_plan_does_not_stop_the_others(opsplan, tmp_path, many):
    (tmp_path / "empty").mkdir()
    said = opsplan("render", "empty", "nowhere.yaml", "plans/a.yaml", "--to", "md")
    assert (said.code, made(tmp_path)) == (2, ["plans/a.md"])
    assert said.err == (
        "出错：找不到文件 nowhere.yaml。可以先用 opsplan init 写一份方案。\n"
        "出错：empty 里没有方案文件。可以先用 opsplan init 写一份方案。\n"
    )


def test_an_unreadable_file_in_a_folder_is_told_of_and_does_not_stop_the_others(opsplan, tmp_path, many):
    with (tmp_path / "plans" / "huge.yaml").open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    said = opsplan("render", "plans", "--to", "md", "--quiet")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{BAD_TOLD}出错：plans/huge.yaml 超过 64 MB，不像是方案文件；请核对文件名\n"
    assert made(tmp_path) == ["plans/a.md", "plans/深/b 一.service-guide.md", "plans/深/b 一.work-breakdown.md"]


@pytest.mark.parametrize(
    ("files", "argv", "told"),
    [
        ({"a.yaml": GOOD, "a.yml": GOOD}, ["."], "a.yaml 和 a.yml 都会写到 a.md"),
        ({"a.yaml": GOOD, "a.en.yaml": GOOD}, [".", "--lang", "zh,en"], "a.en.yaml 和 a.yaml 都会写到 a.en.md"),
        ({"x/a.yaml": GOOD, "y/a.yaml": GOOD}, ["x", "y", "-o", "out"], "x/a.yaml 和 y/a.yaml 都会写到 out/a.md"),
        ({"a.yaml": GOOD, "b.yaml": GOOD}, [".", "--name", "{title}"], "a.yaml 和 b.yaml 都会写到 客服响应提速.md"),
        ({"a.yaml": GOOD, "b.yaml": GOOD}, [".", "--name", "同名"], "a.yaml 和 b.yaml 都会写到 同名.md"),
        ({"a.yaml": GOOD + "kind: [service-guide, work-breakdown]\n", "a.service-guide.yaml": GOOD}, ["."],
         "a.service-guide.yaml 和 a.yaml 都会写到 a.service-guide.md"),
    ],
)  # fmt: skip
def test_a_clash_of_names_is_an_error_before_anything_is_written(opsplan, tmp_path, files, argv, told):
    lay(tmp_path, files)
    said = opsplan("render", *argv, "--to", "md")
    assert (said.code, said.out, said.err) == (
        2,
        "",
        f"出错：{told}，没有生成任何文档；请分开生成，或给方案改名\n",
    )
    assert made(tmp_path) == []


def test_plans_whose_names_cannot_clash_are_read_once(opsplan, tmp_path, monkeypatch):
    lay(tmp_path, {f"{number}.yaml": GOOD for number in range(3)} | {"0.1.yaml": GOOD})
    read = []

    def load(data, file, *rest):
        read.append(file)
        return None, []

    monkeypatch.setattr("opsplan.cli.clashes.load", load)
    assert opsplan("render", ".", "--to", "md").code == 0
    assert sorted(read) == ["0.1.yaml", "0.yaml"]


def test_the_parts_of_a_run_are_the_whole_each_once_in_whatever_order_it_is_named():
    items = [Item(Path(f"plan {number}.yaml")) for number in range(10)]
    parts = [shard(items, (number, 3)) for number in (1, 2, 3)]
    assert sorted((one for part in parts for one in part), key=str) == items
    assert [len(part) for part in parts] == [4, 3, 3]
    assert [shard(list(reversed(items)), (number, 3)) for number in (1, 2, 3)] == parts


@pytest.mark.parametrize("value", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/3/5", ""])
def test_a_part_that_there_is_not(opsplan, tmp_path, value):
    lay(tmp_path, {"a.yaml": GOOD})
    said = opsplan("render", "a.yaml", f"--shard={value}")
    assert (said.code, said.err) == (
        (2, f"出错：--shard 不能写 {value}；请写成 2/4 这样：共4份，处理第2份\n") if value else (0, "")
    )


def test_a_part_of_a_run(opsplan, tmp_path):
    lay(tmp_path, {f"{name}.yaml": GOOD for name in "abc"})
    said = opsplan("render", ".", "--to", "md", "--shard", "2/2")
    assert (said.code, said.out) == (0, "b.yaml → b.md（没有发现问题）\n")
    assert opsplan("render", ".", "--to", "md", "--shard", "1/2").code == 0
    assert made(tmp_path) == ["a.md", "b.md", "c.md"]


posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and terminals")


def befall(folder: Path, name: str, what: str) -> None:
    """Let something happen to every process that was started from a folder when it reads a plan of a name."""
    (folder / "sitecustomize.py").write_text(
        "import os, signal, time\n"
        "from opsplan.cli import inputs\n"
        "read = inputs.read_plan\n"
        "def fatal(path):\n"
        f"    if path.name == {name!r}:\n"
        f"        {what}\n"
        "    return read(path)\n"
        "inputs.read_plan = fatal\n"
    )


def started(folder: Path, *argv: str, **streams: object) -> subprocess.Popen[bytes]:
    path = f"{folder}{os.pathsep}{Path(__file__).parents[2]}"
    env = os.environ | {"PYTHONPATH": path, "OPSPLAN_LANG": "zh", "PYTHONIOENCODING": "utf-8", "TERM": "xterm"}
    env["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, "-m", "opsplan", *argv]
    return subprocess.Popen(command, cwd=folder, env=env, start_new_session=True, **streams)


def children(parent: int) -> list[int]:
    """The processes that were started by another one and are at work: the one that keeps track of resources is not."""
    listed = subprocess.run(["ps", "-ww", "-o", "pid=,args=", "--ppid", str(parent)], capture_output=True, text=True)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


@posix
def test_an_interrupt_ends_all_processes_and_leaves_nothing_half_written(tmp_path):
    lay(tmp_path, {f"plans/{number:03}.yaml": GOOD for number in range(200)})
    run = started(
        tmp_path, "render", "plans", "-o", "out", "--jobs", "2", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    wait_for(lambda: len(list((tmp_path / "out").glob("*.docx"))) > 3)
    workers = children(run.pid)
    assert len(workers) == 2
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, err.decode()) == (130, "已中断，没有留下写了一半的文件。\n")
    wait_for(lambda: not any(Path("/proc", str(one)).exists() for one in workers), 10)
    names = [one.name for one in (tmp_path / "out").iterdir()]
    assert [one for one in names if not one.endswith(".docx")] == []
    assert 3 < len(names) < 200
    assert set(out.decode().splitlines()) <= {
        f"plans/{number:03}.yaml → out/{number:03}.docx（没有发现问题）" for number in range(200)
    }


@posix
def test_an_interrupt_waits_for_no_plan_that_takes_long(tmp_path):
    lay(tmp_path, {"a.yaml": GOOD, "slow.yaml": GOOD})
    befall(tmp_path, "slow.yaml", "time.sleep(600)")
    run = started(tmp_path, "render", "a.yaml", "slow.yaml", "-j", "2", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for(lambda: (tmp_path / "a.docx").exists())
    time.sleep(1)  # the process that has made it waits for more
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out.decode(), err.decode()) == (
        130,
        "a.yaml → a.docx（没有发现问题）\n",
        "已中断，没有留下写了一半的文件。\n",
    )


@posix
def test_a_process_that_is_killed_costs_no_plan_that_can_be_done(tmp_path):
    lay(tmp_path, {f"plans/{number:03}.yaml": GOOD for number in range(60)})
    run = started(tmp_path, "render", "plans", "-o", "out", "-j", "2", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for(lambda: len(list((tmp_path / "out").glob("*.docx"))) > 3)
    os.kill(children(run.pid)[0], signal.SIGKILL)
    out, err = run.communicate(timeout=120)
    assert (run.returncode, err.decode()) == (0, "")
    lines = [f"plans/{number:03}.yaml → out/{number:03}.docx（没有发现问题）" for number in range(60)]
    told = [one.replace("：", " → ").replace(" 已是最新", "（没有发现问题）") for one in out.decode().splitlines()]
    assert [one for one in told if one in lines] == [one for one in lines if one in told]
    assert len(list((tmp_path / "out").glob("*.docx"))) == 60


@posix
def test_a_plan_that_kills_its_process_is_an_error_and_the_others_are_done(opsplan, tmp_path):
    lay(tmp_path, {f"{name}.yaml": GOOD for name in "abcdef"})
    befall(tmp_path, "c.yaml", "os.kill(os.getpid(), signal.SIGKILL)")
    files = [f"{name}.yaml" for name in "abcdef"]
    run = started(tmp_path, "render", *files, "--to", "md", "-j", "2", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = run.communicate(timeout=120)
    assert (run.returncode, err.decode()) == (
        2,
        "出错：处理 c.yaml 的进程意外中止，可能是内存不足或被结束；其他方案不受影响，请重新运行\n",
    )
    assert made(tmp_path) == ["a.md", "b.md", "d.md", "e.md", "f.md", "sitecustomize.py"]
    assert out.decode().splitlines()[-4:] == [
        "  方案        6", "  已生成文档  5", "  无变化文档  0", "  读写失败    c.yaml",
    ]  # fmt: skip


@posix
@pytest.mark.parametrize(
    ("argv", "bar"), [(["a.yaml", "b.yaml"], True), (["a.yaml"], False), (["a.yaml", "b.yaml", "-q"], False)]
)
def test_how_far_it_is_is_shown_on_a_terminal_and_the_results_are_plain(tmp_path, argv, bar):
    lay(tmp_path, {"a.yaml": GOOD, "b.yaml": GOOD})
    ours, theirs = pty.openpty()
    run = started(tmp_path, "render", *argv, "--to", "md", stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 4096)
        except OSError:
            break
        if not shown:
            break
    out, _ = run.communicate(timeout=60)
    os.close(ours)
    assert run.returncode == 0
    assert b"\x1b" not in out
    assert ("2/2" in shown.decode()) is bar
    if bar:
        assert "1/2" in shown.decode()
        assert shown.decode().endswith("\x1b[?25h\r\x1b[1A\x1b[2K") or shown.decode().rstrip().endswith("\x1b[2K")
    else:
        assert shown == b""
