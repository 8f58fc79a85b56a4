"""`--scheduler`: the same work on a Dask cluster, here of two workers in processes of their own."""

import importlib.util
import subprocess
import sys
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from conftest import environment

THERE = importlib.util.find_spec("distributed") is not None
needs_dask = pytest.mark.skipif(not THERE, reason="distributed is not installed (pip install 'opsplan[dask]')")
GOOD = """\
title: 客服响应提速
goals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]
tasks: [{name: 优化排班, owner: 客服主管, start: 2026-03-02, duration: 5d}]
lint: {profile: basic}
"""
#: Runs a command line twice on a cluster, the second time as a check.
CLUSTER = """
import os, subprocess, sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as there:
        for argv in (sys.argv[1:], [*sys.argv[1:], "--check"]):
            command = [sys.executable, "-m", "opsplan", "render", *argv, "--scheduler", there.scheduler_address]
            print("=>", subprocess.run(command).returncode, flush=True)
"""
TOLD = """\
plans/a.yaml → cluster/a.md（没有发现问题）
plans/b.yaml → cluster/b.md（没有发现问题）
plans/c.yaml → cluster/c.md（没有发现问题）
  方案        4
  已生成文档  3
  无变化文档  0
  有错误      plans/bad.yaml
=> 1
  方案        4
  已生成文档  0
  无变化文档  3
  有错误      plans/bad.yaml
=> 1
"""


@needs_dask
def test_a_cluster_makes_what_one_process_makes(opsplan, tmp_path):
    (tmp_path / "plans").mkdir()
    for name in "abc":
        (tmp_path / "plans" / f"{name}.yaml").write_text(GOOD.replace("提速", f"提速 {name}"), encoding="utf-8")
    (tmp_path / "plans" / "bad.yaml").write_text(GOOD.replace("03-02", "02-30"), encoding="utf-8")
    (tmp_path / "cluster.py").write_text(CLUSTER)
    done = subprocess.run(
        [sys.executable, "cluster.py", "plans", "--to", "md", "-o", "cluster"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120, check=False,
        env=environment(OPSPLAN_LANG="zh"),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, TOLD), done.stderr
    assert done.stderr.count("plans/bad.yaml:3:42 错误 DOC-01 tasks[0].start") == 2, done.stderr
    opsplan("render", "plans", "--to", "md", "-o", "here")
    here, there = (
        {one.name: one.read_bytes() for one in (tmp_path / where).iterdir()} for where in ("here", "cluster")
    )
    assert sorted(here) == ["a.md", "b.md", "c.md"]
    assert here == there


@needs_dask
def test_a_scheduler_that_does_not_answer(process, tmp_path):
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    said = process("render", "plan.yaml", "--scheduler", "nonsense://x", OPSPLAN_LANG="zh")
    assert said.returncode == 2
    assert said.stderr.decode().startswith("出错：连不上调度器 nonsense://x（")
    assert not (tmp_path / "plan.docx").exists()


def test_without_the_extra_it_is_told_what_to_install(opsplan, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    said = opsplan("render", "plan.yaml", "--scheduler", "tcp://127.0.0.1:1")
    assert (said.code, said.out, said.err) == (
        2,
        "",
        "出错：--scheduler 需要 Dask；请运行 pip install 'opsplan[dask]'\n",
    )


def test_a_machine_without_the_folder_of_the_plans(tmp_path):
    from opsplan.cli.cluster import done_in
    from opsplan.cli.exits import Code
    from opsplan.cli.items import Item
    from opsplan.cli.targets import Request

    made = done_in(Item(Path("plan.yaml")), Request(()), str(tmp_path / "gone"), "zh")
    assert (made.code, made.troubles) == (
        Code.USAGE,
        (f"出错：工作机上没有文件夹 {tmp_path / 'gone'}；方案所在的文件夹要以同样的路径挂载到每台机器",),
    )


@needs_dask
def test_what_becomes_of_a_run_whose_workers_fail(opsplan):
    from distributed import KilledWorker

    from opsplan.cli.cluster import _result
    from opsplan.cli.items import Item
    from opsplan.cli.language import speak
    from opsplan.cli.targets import Request
    from opsplan.errors import OpsplanError

    class Failed:
        def __init__(self, error: Exception) -> None:
            self.error = error

        def result(self) -> None:
            raise self.error

    speak("zh")
    item, request = Item(Path("a.yaml")), Request((), scheduler="tcp://x:1")
    made = _result(item, Failed(KilledWorker("a", None, 3)), request)
    assert (made.code, made.troubles) == (
        2,
        ("出错：处理 a.yaml 的进程意外中止，可能是内存不足或被结束；其他方案不受影响，请重新运行",),
    )
    for error, told in (
        (ModuleNotFoundError("opsplan"), "集群 tcp://x:1 的工作机上没有安装同一版本的 opsplan；请在每台机器上安装"),
        (
            CancelledError("gone"),
            "连不上调度器 tcp://x:1（gone）；请核对地址，例如 tcp://10.0.0.5:8786，并确认它已启动",
        ),
        (OSError("gone"), "连不上调度器 tcp://x:1（gone）；请核对地址，例如 tcp://10.0.0.5:8786，并确认它已启动"),
    ):
        with pytest.raises(OpsplanError) as raised:
            _result(item, Failed(error), request)
        assert str(raised.value) == told
