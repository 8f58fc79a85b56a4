# ruff: noqa: E501 – messages stand as they are printed
"""`--template` and `document.template`: which file is taken, what is said of it, and what is refused."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from client_templates import assembled, zipped
from word_files import SECTION, paragraph

PLAN = """\
title: 提速方案
meta: {client: 甲公司}
goals: [三个月内首次响应时间降到30秒]
lint: {profile: basic}
"""
STRICT = assembled(more={"word/document.xml": '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def template(*texts: str, **about: object) -> bytes:
    return assembled("".join(map(paragraph, texts)) + SECTION, **about)


@pytest.fixture(autouse=True)
def files(tmp_path):
    """Lay a plan and a template into the folder."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "client.docx").write_bytes(template("送 {{ meta.client }}", "{{ document }}"))


def words(file: Path) -> str:
    with ZipFile(BytesIO(file.read_bytes())) as package:
        document = package.read("word/document.xml").decode()
    return "".join(one.partition("</w:t>")[0].rpartition(">")[2] for one in document.split("<w:t")[1:])


def test_the_command_line_names_a_template(opsplan, tmp_path):
    assert opsplan("render", "plan.yaml", "--template", "client.docx").code == 0
    assert "送 甲公司" in words(tmp_path / "plan.docx")
    # what is made can be made again
    assert opsplan("render", "plan.yaml", "--template", "client.docx").code == 0


def test_a_plan_names_a_template_and_the_command_line_goes_first(opsplan, tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN + "document: {template: client.docx}\n", encoding="utf-8")
    (tmp_path / "other.docx").write_bytes(template("另 {{ meta.client }}", "{{ document }}"))
    assert opsplan("render", "plan.yaml").out == "plan.yaml → plan.docx（没有发现问题）\n"
    assert "送 甲公司" in words(tmp_path / "plan.docx")
    opsplan("render", "plan.yaml", "--template", "other.docx")
    assert "另 甲公司" in words(tmp_path / "plan.docx")


def test_a_template_of_a_plan_lies_in_its_folder_or_below_the_root(opsplan, tmp_path):
    (tmp_path / "plans").mkdir()
    text = PLAN + "document: {template: ../client.docx}\n"
    (tmp_path / "plans" / "plan.yaml").write_text(text, encoding="utf-8")
    said = opsplan("check", "plans/plan.yaml")
    assert said.code == 1
    assert "plan.yaml:5:22 错误 TPL-01 document.template\n  模板文件 ../client.docx 在 " in said.err
    assert opsplan("check", "plans/plan.yaml", "--root", ".").code == 0


def test_a_template_is_never_overwritten(opsplan, tmp_path):
    before = (tmp_path / "client.docx").read_bytes()
    said = opsplan("render", "plan.yaml", "--template", "client.docx", "-o", "client.docx", "--overwrite")
    assert (said.code, said.err) == (2, "出错：client.docx 是客户的模板，不能被文档覆盖；请用 -o 换个文件名\n")
    assert (tmp_path / "client.docx").read_bytes() == before


def test_all_that_is_wrong_with_placeholders_is_told_at_once(opsplan, tmp_path):
    wrong = (
        "{{ titel }}",
        "致 {{ meta.version }} 台鉴",
        "{{ meta }}",
        "{{ title }",
        "{{ document }}",
        "{{ document }}",
    )
    (tmp_path / "client.docx").write_bytes(template(*wrong))
    said = opsplan("check", "plan.yaml", "--template", "client.docx")
    assert said.code == 1
    assert (
        said.err
        == """\
client.docx:2:1 错误 TPL-03
  模板要印“{{ meta.version }}”，但方案里没有填（正文第2段：“致 {{ meta.version }} 台鉴”）
  → 请在方案里填写 meta.version；不需要时从模板里删去“{{ meta.version }}”

client.docx:6:1 错误 TPL-05
  “{{ document }}”写了两次（正文第6段：“{{ document }}”）
  → 文档只放一处，请删去多余的

client.docx:1:1 错误 TPL-02
  模板里的“{{ titel }}”没有对应的内容（正文第1段：“{{ titel }}”）
  → 是否为 {{ title }}？两对花括号里写方案的字段名，花括号和内容会换成方案里的值

client.docx:3:1 错误 TPL-02
  模板里的“{{ meta }}”是一组字段，不是一个值（正文第3段：“{{ meta }}”）
  → 请写到具体的字段，例如 {{ meta.code }}

client.docx:4:1 错误 TPL-02
  模板里的“{{”没有成对（正文第4段：“{{ title }”）
  → 占位符前后各两个花括号，例如 {{ title }}；如果不是占位符，请改用别的括号

"""
    )
    english = """\
client.docx:1:1 error TPL-02
  Nothing answers to “{{ titel }}” in the template (paragraph 1 of the body: “{{ titel }}”)
  → Did you mean {{ title }}? Between two pairs of braces stands a field of the plan; its value is printed in their place
"""
    assert english in opsplan("check", "plan.yaml", "--template", "client.docx", "--ui-lang", "en").err


def test_a_draft_prints_prompts(opsplan, tmp_path):
    (tmp_path / "client.docx").write_bytes(template("{{ titel }}，{{ meta.version }}", "{{ document }}"))
    assert opsplan("render", "plan.yaml", "--template", "client.docx").code == 1
    assert opsplan("render", "plan.yaml", "--template", "client.docx", "--force").code == 0
    assert words(tmp_path / "plan.docx").startswith("【titel】，【meta.version】")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        (
            "a.doc",
            OLE + "WordDocument".encode("utf-16-le"),
            "“a.doc”是旧版 Word（.doc）或 WPS 文字（.wps）文件，不能作模板",
        ),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "模板文件“a.docx”设了打开密码"),
        ("a.docx", OLE, "“a.docx”不是 Word 文件"),
        ("a.pdf", b"%PDF-1.7", "“a.pdf”是 PDF，不能作模板"),
        ("a.docx", "你好".encode(), "“a.docx”不是 Word 文件"),
        ("a.docx", b"", "模板文件“a.docx”是空的"),
        ("a.rtf", b"{\\rtf1 x}", "“a.rtf”是 RTF 文件，不是 .docx"),
        ("a.docx", template("x")[:2000], "模板文件“a.docx”已损坏，打不开"),
        ("a.docx", zipped({"a.txt": "x"}), "“a.docx”不是 Word 文件"),
        (
            "a.odt",
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "“a.odt”是 OpenDocument（.odt）文件，",
        ),
        ("a.xlsx", zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "“a.xlsx”是 Excel 表格，不能作模板"),
        ("a.docx", STRICT, "“a.docx”是“Strict Open XML”格式的 Word 文件"),
        ("a.docx", template("x", more={"word/styles.xml": "<w:styles"}), "模板文件“a.docx”已损坏，打不开"),
        (
            "a.docx",
            template("x", more={"word/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
            "模板文件“a.docx”已损坏，",
        ),
        (
            "a.docx",
            template("x", more={"word/bomb.bin": b"\0" * (257 << 20)}),
            "模板文件“a.docx”太大（解开后超过 256 MB）",
        ),
    ],
)
def test_files_that_are_no_templates(opsplan, tmp_path, name, data, told):
    (tmp_path / name).write_bytes(data)
    said = opsplan("render", "plan.yaml", "--template", name, "--force")
    assert said.code == 2
    assert opsplan("check", "plan.yaml", "--template", name).code == 2
    assert said.err.startswith(f"{name}:1:1 错误 TPL-01\n  {told}")
    assert said.err.endswith("没有生成 plan.yaml 的文档：客户的模板用不了，见上\n")
    assert not (tmp_path / "plan.docx").exists()


def test_a_template_that_is_not_there(opsplan, tmp_path):
    assert opsplan("render", "plan.yaml", "--template", "clint.docx").err == (
        "出错：--template 指定的文件 clint.docx 不存在，请核对文件名和所在的文件夹\n"
    )
    assert opsplan("render", "plan.yaml", "--template", ".").code == 2
    (tmp_path / "plan.yaml").write_text(PLAN + "document: {template: clint.docx}\n", encoding="utf-8")
    said = opsplan("check", "plan.yaml")
    assert "找不到模板文件 clint.docx\n" in said.err
    assert "→ 是否为 client.docx？\n" in said.err


def test_macros_are_left_out_and_told(opsplan, tmp_path):
    main = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    more = {"word/vbaProject.bin": b"x"}
    (tmp_path / "a.dotm").write_bytes(template("{{ document }}", main=main, more=more))
    said = opsplan("render", "plan.yaml", "--template", "a.dotm")
    assert said.code == 0
    assert said.err == "a.dotm:1:1 警告 TPL-04\n  模板里有宏，生成的文档不带宏\n" + (
        "  → 宏只在 .docm、.dotm 里起作用；文档的样子不受影响\n\n"
    )


def test_markdown_has_no_use_for_a_template(opsplan, tmp_path):
    (tmp_path / "client.docx").write_bytes(b"")
    assert opsplan("render", "plan.yaml", "--template", "client.docx", "--to", "md").code == 0


def test_a_report_that_is_no_template_yet(opsplan, tmp_path):
    (tmp_path / "client.docx").write_bytes(template(*["旧文"] * 40))
    said = opsplan("check", "plan.yaml", "--template", "client.docx")
    assert said.code == 0
    assert "警告 TPL-05\n  模板没有说明文档放在哪里，而它自己有 40 段文字" in said.err
