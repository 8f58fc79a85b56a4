"""The command on consoles that cannot show everything, in pipes that end early, and with streams that are closed."""

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="uses a POSIX shell")

PLAN = "title: 甲“乙”\ngoals: [{name: 丙→丁😀减半, ownr: 戊, due: 2026-06-30}]\n"
GOOD = "title: 甲\ngoals: [{name: 投诉减半, owner: 丙, due: 2026-06-30}]\n"


@pytest.fixture
def shell(tmp_path):
    """Return a function that runs a shell line; $O is the command, plan.yaml is wrong and good.yaml right."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")

    def call(line, **env):
        plain = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "NO_COLOR")}
        whole = plain | {"O": f"{sys.executable} -m opsplan", "OPSPLAN_LANG": "zh", "TERM": "xterm"} | env
        return subprocess.run(["bash", "-c", line], cwd=tmp_path, env=whole, capture_output=True, check=False)

    return call


def test_gbk(shell):
    done = shell("$O check plan.yaml", PYTHONIOENCODING="gbk")
    assert done.returncode == 1
    assert (
        done.stderr.decode("gbk")
        == """\
plan.yaml:2:24 错误 DOC-01 goals[0].ownr
  不认识的字段“ownr”
     2 | goals: [{name: 丙→丁?减半, ownr: 戊, due: 2026-06-30}]
       |                            ^
  → 是否为 owner？请改成 owner:

"""
    )
    done = shell("$O render good.yaml --to md; $O kinds work-breakdown; $O --help", PYTHONIOENCODING="gbk")
    assert "good.yaml → good.md（没有发现问题）" in done.stdout.decode("gbk")
    assert "●" in done.stdout.decode("gbk")


def test_a_name_that_the_console_cannot_show(shell):
    done = shell("cp good.yaml 😀.yaml; $O render 😀.yaml --to md; $O check 😀2.yaml", PYTHONIOENCODING="gbk")
    assert done.stdout.decode("gbk") == "?.yaml → ?.md（没有发现问题）\n"
    assert done.stderr.decode("gbk") == "出错：找不到文件 ?2.yaml。是否为 ?.yaml？\n"


def test_cp1252(shell):
    done = shell("$O check plan.yaml", PYTHONIOENCODING="cp1252", OPSPLAN_LANG="en")
    assert done.returncode == 1
    assert (
        done.stderr.decode("cp1252")
        == """\
plan.yaml:2:24 error DOC-01 goals[0].ownr
  Unknown field “ownr”
     2 | goals: [{name: ?->????, ownr: ?, due: 2026-06-30}]
       |                         ^
  -> Did you mean owner? Write owner:

"""
    )
    done = shell("$O render good.yaml --to md; $O kinds work-breakdown", PYTHONIOENCODING="cp1252", OPSPLAN_LANG="en")
    shown = done.stdout.decode("cp1252").splitlines()
    assert shown[0] == "good.yaml -> good.md (no problems found)"
    assert shown[-1] == "* required   - printed where it has content"


def test_a_chinese_locale_on_a_console_without_chinese_is_told_in_english(shell):
    done = shell("LC_ALL=zh_CN.UTF-8 $O check x.yaml", PYTHONIOENCODING="cp1252", OPSPLAN_LANG="")
    assert done.stderr == b"Error: There is no file x.yaml. Plans there: good.yaml, plan.yaml\n"


def test_json_can_be_read_whatever_the_console_shows(shell):
    done = shell("$O check plan.yaml --format json", PYTHONIOENCODING="cp1252")
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["findings"][0]["message"] == "不认识的字段“ownr”"
    assert "不认识" in shell("$O check plan.yaml --format json", PYTHONIOENCODING="utf-8").stdout.decode()


def test_programs_get_utf8_where_the_console_shows_other_chinese(shell):
    for form in ("json", "sarif"):
        done = shell(f"cp plan.yaml 方案😀.yaml; $O check 方案😀.yaml --format {form}", PYTHONIOENCODING="gbk")
        assert json.loads(done.stdout.decode("utf-8")) == json.loads(
            shell(f"$O check 方案😀.yaml --format {form}", PYTHONIOENCODING="utf-8").stdout
        )
    done = shell("$O check 方案😀.yaml --format github", PYTHONIOENCODING="gbk")
    assert done.stdout.decode("utf-8").startswith("::error file=方案😀.yaml,line=2,col=24,title=DOC-01::不认识")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names of any bytes")
def test_json_holds_a_file_name_that_is_no_text(shell):
    done = shell("cp plan.yaml $'caf\\xe9.yaml'; $O check $'caf\\xe9.yaml' --format json")
    assert json.loads(done.stdout)["findings"][0]["file"] == os.fsdecode(b"caf\xe9.yaml")


def test_a_reader_that_leaves_early_changes_nothing(shell, tmp_path):
    done = shell("$O check plan.yaml --format json | head -1; echo ${PIPESTATUS[0]}")
    assert (done.stdout, done.stderr) == (b"{\n1\n", b"")
    done = shell("$O render good.yaml plan.yaml --to md 2>&1 | true; echo ${PIPESTATUS[0]}")
    assert (done.stdout, done.stderr, (tmp_path / "good.md").exists()) == (b"1\n", b"", True)
    done = shell("FORCE_COLOR=1 $O check plan.yaml 2>&1 | true; $O --help | true; echo ${PIPESTATUS[0]}")
    assert (done.stdout, done.stderr) == (b"0\n", b"")


def test_closed_streams(shell, tmp_path):
    done = shell("$O render good.yaml --to md >&- 2>&-; echo $?; $O check plan.yaml >&- 2>&-; echo $?; $O --help >&-")
    assert (done.stdout, done.stderr, (tmp_path / "good.md").exists()) == (b"0\n1\n", b"", True)
    done = shell("$O init new.yaml <&- >/dev/null; $O check new.yaml")
    assert (done.returncode, done.stdout.decode()[:9]) == (0, "new.yaml：")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device")  # noqa: PTH110
def test_a_full_disk_below_stdout(shell):
    done = shell("$O kinds > /dev/full; echo $?; $O --help >/dev/full; echo $?")
    assert (done.stdout, done.stderr.decode()) == (b"2\n2\n", "出错：磁盘已满\n出错：磁盘已满\n")


def test_colour_only_where_it_is_wanted(shell):
    plain = shell("$O check plan.yaml").stderr
    assert b"\x1b" not in plain
    coloured = shell("$O check plan.yaml", FORCE_COLOR="1").stderr
    assert b"\x1b[1;31m" in coloured
    bare = shell("$O check plan.yaml", FORCE_COLOR="1", NO_COLOR="1").stderr
    assert b"31m" not in bare
    assert b"\x1b" not in shell("$O check plan.yaml --format json; $O --help", FORCE_COLOR="1").stdout
