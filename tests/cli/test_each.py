# ruff: noqa: E501 – messages stand as they are printed
"""`--each`: one document a row of a table or a list."""

import json
from pathlib import Path

import pytest

PLAN = """\
title: 客服响应提速
meta: {client: 示例公司, version: "1.0"}
goals: [{id: G1, name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]
kpis: [{id: K1, name: 满意度, target: 90, unit: "%"}]
tasks: [{name: 优化排班, owner: 客服主管, start: 2026-03-02, duration: 5d}]
lint: {profile: basic}
"""
TABLE = """\
meta.client,kpis[K1].target,x-城市
甲公司,92,北京

"乙, ""x"" 公司: 一",,上海
,,
"""


@pytest.fixture(autouse=True)
def plan(tmp_path: Path) -> None:
    """Lay a plan and a table into the folder."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "clients.csv").write_text(TABLE, encoding="utf-8")


def made(folder: Path) -> list[str]:
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in (".md", ".json"))
    return sorted(names)


def values(file: Path) -> tuple[object, object]:
    plan = json.loads(file.read_bytes())["plan"]
    return plan["meta"]["client"], plan["kpis"][0]["target"]


DONE = """\
plan.yaml（clients.csv:2 甲公司） → plan.甲公司.json（没有发现问题）
plan.yaml（clients.csv:4 乙, "x" 公司: 一） → plan.乙, ”x” 公司： 一.json（没有发现问题）
  方案        2
  已生成文档  2
  无变化文档  0
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(), b"\xef\xbb\xbf" + TABLE.encode(), TABLE.encode("gb18030"), TABLE.replace("\n", "\r\n").encode(),
    ],
    ids=["UTF-8", "with a mark", "GB18030", "CRLF"],
)  # fmt: skip
def test_a_document_of_each_row_of_a_table(opsplan, tmp_path, data, jobs):
    (tmp_path / "clients.csv").write_bytes(data)
    said = opsplan("render", "plan.yaml", "--each", "clients.csv", "--to", "json", "-j", jobs, "--set", "title=甲")
    if jobs == "1":
        assert (said.code, said.out, said.err) == (0, DONE, "")
    assert values(tmp_path / "plan.甲公司.json") == ({"zh": "甲公司"}, 92)
    assert values(tmp_path / "plan.乙, ”x” 公司： 一.json") == ({"zh": '乙, "x" 公司: 一'}, 90)
    assert len(made(tmp_path)) == 2


def test_a_document_of_each_item_of_a_list(opsplan, tmp_path):
    (tmp_path / "clients.yaml").write_text(
        "# 客户\n- {meta.client: 甲公司, 'kpis[K1].target': 92}\n"
        "- meta.client: '乙, \"x\" 公司: 一'\n  kpis[K1].target:\n",
        encoding="utf-8",
    )
    said = opsplan("render", "plan.yaml", "--each", "clients.yaml", "--to", "json")
    assert said.out == DONE.replace("clients.csv:4", "clients.yaml:3").replace("clients.csv:2", "clients.yaml:2")
    assert values(tmp_path / "plan.甲公司.json") == ({"zh": "甲公司"}, 92)
    assert values(tmp_path / "plan.乙, ”x” 公司： 一.json") == ({"zh": '乙, "x" 公司: 一'}, 90)


@pytest.mark.parametrize(
    ("encoding", "client"),
    [("cp1252", "St David’s Müller"), ("big5", "臺北分公司"), ("big5", "高雄門市股份有限公司")],
)
def test_a_table_that_excel_has_saved_elsewhere(opsplan, tmp_path, encoding, client):
    (tmp_path / "clients.csv").write_bytes(f"meta.client,kpis[K1].target\n{client},92\n".encode(encoding))
    assert opsplan("render", "plan.yaml", "--each", "clients.csv", "--to", "json").code == 0
    assert values(tmp_path / f"plan.{client}.json") == ({"zh": client}, 92)


def test_other_separators(opsplan, tmp_path):
    (tmp_path / "clients.csv").write_text("meta.client;kpis[K1].target\n甲公司;92\n", encoding="utf-8")
    assert opsplan("render", "plan.yaml", "--each", "clients.csv", "--to", "json").code == 0
    assert values(tmp_path / "plan.甲公司.json") == ({"zh": "甲公司"}, 92)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("{meta.client}_{x-城市}", ["甲公司_北京.md", "乙, ”x” 公司： 一_上海.md"]),
        ("{row}-{title}", ["甲公司-客服响应提速.md", "乙, ”x” 公司： 一-客服响应提速.md"]),
        ("{kpis[K1].target}", ["92.md", "90%.md"]),
    ],
)
def test_names_of_rows(opsplan, tmp_path, name, names):
    said = opsplan("render", "plan.yaml", "--each", "clients.csv", "--to", "md", "--name", name)
    assert (said.code, said.err) == (0, "")
    assert made(tmp_path) == sorted(names)


def test_several_plans_and_rows_and_a_part_of_these(opsplan, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    command = ("render", "plan.yaml", "more/plan.yaml", "--each", "clients.csv", "--to", "md", "-o", "out")
    assert opsplan(*command, "--shard", "1/2").code == 0
    first = made(tmp_path)
    assert opsplan(*command, "--shard", "2/2").code == 0
    assert (len(first), made(tmp_path)) == (2, [
        "out/more/plan.乙, ”x” 公司： 一.md", "out/more/plan.甲公司.md",
        "out/plan.乙, ”x” 公司： 一.md", "out/plan.甲公司.md",
    ])  # fmt: skip


def test_what_is_found_because_of_a_row_names_it_and_what_is_wrong_in_the_plan_is_said_once(opsplan, tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN.replace("5d", "5x"), encoding="utf-8")
    (tmp_path / "clients.csv").write_text(
        "meta.client,goals[G1].due\n甲公司,2026-07-01\n乙公司,2026-02-30\n丙公司,\n", encoding="utf-8"
    )
    said = opsplan("render", "plan.yaml", "--each", "clients.csv", "--to", "md", "--set", "title=甲", "--force")
    assert said.code == 0
    assert [one for one in said.err.splitlines() if "错误" in one] == [
        "plan.yaml:5:64 错误 DOC-01 tasks[0].duration",
        "clients.csv:3:5 错误 DOC-01 goals[0].due",
    ]
    assert "     3 | 乙公司,2026-02-30\n" in said.err
    refused = opsplan("render", "plan.yaml", "--each", "clients.csv", "--to", "md", "--ui-lang", "en")
    assert refused.code == 1
    assert "No document of plan.yaml (clients.csv:3 乙公司) was written" in refused.err


@pytest.mark.parametrize(
    ("table", "zh", "en"),
    [
        ("", "clients.csv 里没有一行数据；首行写路径，例如 meta.client，下面一行一份文档",
         "clients.csv holds no row; its first line names paths such as meta.client, and each line below it makes a document"),
        ("meta.client,kpis[K1].target\n,\n", "clients.csv 里没有一行数据；首行写路径，例如 meta.client，下面一行一份文档",
         "clients.csv holds no row; its first line names paths such as meta.client, and each line below it makes a document"),
        ("meta.client\n甲,乙\n", "clients.csv:2 有2格，首行有1格；单元格里有逗号时，要把整格用双引号括起来",
         "clients.csv:2: 2 cells, where the first line has 1; put a cell that holds a comma in double quotes"),
        ("meta.client,title\n甲,乙\n\n\"丙\n丁\",戊\n己\n",
         "clients.csv:6 有1格，首行有2格；单元格里有逗号时，要把整格用双引号括起来",
         "clients.csv:6: 1 cells, where the first line has 2; put a cell that holds a comma in double quotes"),
        ("meta.client,\n甲,\n", "clients.csv:1 的第2列没有列名；请写上路径，例如 meta.client，或删去这一列",
         "clients.csv:1: column 2 has no name; write a path such as meta.client, or remove the column"),
        ("\ntitle,meta.client,title\n甲,乙,丙\n", "clients.csv:2 里“title”写了两次；请删去一个",
         "clients.csv:2: “title” is there twice; remove one"),
        ("title,服务对象 = x\n甲,乙\n",
         "clients.csv:1 的列名“服务对象 = x”不是路径；请写成 meta.client、kpis[K1].target 这样",
         "clients.csv:1: “服务对象 = x” is no path; write it like meta.client or kpis[K1].target"),
        ("title,meta.cliant\n甲,乙\n",
         "clients.csv:1 的“meta.cliant”在 plan.yaml 里用不了：没有字段“cliant”。是否为 client？",
         "clients.csv:1: “meta.cliant” cannot be set in plan.yaml: There is no field “cliant”. Did you mean client?"),
        ("title,kpis[K9].target\n甲,1\n",
         "clients.csv:1 的“kpis[K9].target”在 plan.yaml 里用不了：列表里没有编号或名称为“K9”的一项。方括号里写编号、名称，或从 0 数起的位置",
         "clients.csv:1: “kpis[K9].target” cannot be set in plan.yaml: No item of the list has the id or name “K9”. Write an id, a name or a position (counted from 0) in the brackets"),
        ("meta.client\n\"甲\n", "clients.csv:2 的双引号有错；单元格里有双引号时，要把整格用双引号括起来，里面的每个双引号写两遍",
         "clients.csv:2: a double quote is out of place; a cell that holds one stands in double quotes, with each one in it doubled"),
        ("title,meta.client\n甲,一\n,二\n", "clients.csv:3 的第一列是空的，它的文档没有名字；请填上，或用 --name 写明文件名的样式",
         "clients.csv:3: the first column is empty, so its document has no name; fill it in, or say with --name what files are called"),
        ("meta.client\n甲\n乙\n甲\n",
         "plan.yaml（clients.csv:2 甲） 和 plan.yaml（clients.csv:4 甲） 都会写到 plan.甲.md，没有生成任何文档；请让表格第一列的内容各不相同，或用 --name 写一个各行不同的文件名",
         "plan.yaml (clients.csv:2 甲) and plan.yaml (clients.csv:4 甲) would both be written to plan.甲.md, so nothing was; make the first column differ, or give --name a file name that differs from row to row"),
    ],
    ids=lambda value: "",
)  # fmt: skip
def test_tables_that_cannot_be_used(opsplan, tmp_path, table, zh, en):
    (tmp_path / "clients.csv").write_text(table, encoding="utf-8")
    for lang, sign, told in (("zh", "出错：", zh), ("en", "Error: ", en)):
        said = opsplan("render", "plan.yaml", "--each", "clients.csv", "--to", "md", "--ui-lang", lang)
        assert (said.code, said.out, said.err) == (2, "", f"{sign}{told}\n")
    assert made(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲", "clients.yaml:1 应是列表，每项是若干“路径: 值”"),
        ("- {title: 甲}\n- 乙\n", "clients.yaml:2 应是列表，每项是若干“路径: 值”"),
        ("- title: 甲\n  meta: {client: 乙}\n", "clients.yaml:2 这里只能是一个文本或数字，不能是列表或下一层的字段"),
        ("- {title: 甲\n", "clients.yaml:2 的 YAML 写法有错；请写成列表，每项是若干“路径: 值”"),
        ("- {title: 甲}\n- {title: 乙, title: 丙}\n", "clients.yaml:2 里“title”写了两次；请删去一个"),
        ("- {title: 甲}\n- {title: 乙, titel: 丙}\n",
         "clients.yaml:2 的“titel”在 plan.yaml 里用不了：没有字段“titel”。是否为 title？"),
        ("", "clients.yaml 里没有一行数据；首行写路径，例如 meta.client，下面一行一份文档"),
    ],
)  # fmt: skip
def test_lists_that_cannot_be_used(opsplan, tmp_path, text, told):
    (tmp_path / "clients.yaml").write_text(text, encoding="utf-8")
    said = opsplan("render", "plan.yaml", "--each", "clients.yaml", "--to", "md")
    assert (said.code, said.out, said.err) == (2, "", f"出错：{told}\n")


def test_files_that_are_no_table(opsplan, tmp_path):
    for encoding, text in (("utf-16", "meta.client\n甲\n"), ("utf-16-le", "title\nA\n")):
        (tmp_path / "clients.csv").write_bytes(text.encode(encoding))
        said = opsplan("render", "plan.yaml", "--each", "clients.csv")
        assert (said.code, said.err) == (
            2,
            "出错：clients.csv 不是 UTF-8、GB18030、Big5 或 Windows-1252 编码的文本；请在 Excel 里另存为“CSV UTF-8（逗号分隔）”\n",
        )
    said = opsplan("render", "plan.yaml", "--each", "nix.csv")
    assert (said.code, said.err) == (2, "出错：--each 指定的文件 nix.csv 不存在，请核对文件名和所在的文件夹\n")
    said = opsplan("render", "plan.yaml", "--each", "clients.csv", "-o", "x.docx")
    assert said.err == "出错：一次要生成多份文档，-o 不能只写一个文件 x.docx；请写文件夹\n"


def test_rows_that_have_not_changed_are_passed_over_and_a_check_names_what_has(opsplan, tmp_path):
    command = ("render", "plan.yaml", "--each", "clients.csv", "--to", "md")
    opsplan(*command)
    assert "  无变化文档  2\n" in opsplan(*command).out
    (tmp_path / "clients.csv").write_text(TABLE.replace("92", "93"), encoding="utf-8")
    said = opsplan(*command, "--check")
    assert (said.code, said.err) == (
        3,
        "plan.甲公司.md 已过期（有变动：设定值 kpis[K1].target）；重新运行 opsplan render 即可\n",
    )
    assert "  已生成文档  1\n  无变化文档  1\n" in opsplan(*command).out
