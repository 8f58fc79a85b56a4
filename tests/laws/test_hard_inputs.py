"""Third law, continued: files that are not what they should be, and names that are hard, are said; nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from opsplan.__main__ import run
from opsplan.pipeline import Wanted, document, judge

GOALS = "goals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]\n"
PLAN = f"title: 客服响应提速\n{GOALS}"
LONG = "长" * 200
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Return a function that runs a command line in a folder of its own and returns its code and what it said."""
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")

    def call(lang: str, *argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return run([*argv, "--ui-lang", lang]), *capsys.readouterr()

    return call


def tree(folder: Path) -> dict[str, bytes | str]:
    """Return all that lies in a folder: files with their bytes, links with where they lead."""
    return {
        one.relative_to(folder).as_posix(): str(one.readlink()) if one.is_symlink() else one.read_bytes()
        for one in folder.rglob("*")
        if one.is_symlink() or one.is_file()
    }


@pytest.fixture
def traps() -> None:
    """Lay links in circles and folders in the places of files."""
    Path("one").symlink_to("two")
    Path("two").symlink_to("one")
    Path("round.yaml").symlink_to("round.yaml")
    Path("round.docx").symlink_to("round.docx")
    for name in ("dir.yaml", "dir.docx", "dir.csv", "dir.png", "out/plan.docx"):
        Path(name).mkdir(parents=True)
        Path(name, "notes.txt").write_text("keep", encoding="utf-8")


LOOP = ("符号链接形成循环", "its links lead in a circle")
TOO_LONG = ("文件名太长", "the file name is too long")


READ, WRITE = ("无法读取 {}：{}", "{} cannot be read: {}"), ("无法写入 {}：{}", "{} cannot be written: {}")
NO_FILE = ("{} 要写一个文件，{} 是文件夹", "{} needs a file; {} is a folder")
THEMES = (
    "没有主题文件 {}；自带的主题有 business（商务）、official（公文）、plain（简洁）",
    "There is no theme file {}; the themes that come with opsplan are business, official and plain",
)
FOLDER_THERE = (
    "无法写入 {}：有一个同名的文件夹。请用 -o 换个文件名",
    "{} cannot be written: a folder has that name. Choose another name with -o",
)
NOT_FOLDER = ("路径中有一处是文件，不是文件夹", "a part of the path is a file, not a folder")
NO_PLANS = ("{} 里没有方案文件。可以先用 opsplan init 写一份方案。", "{} holds no plan. Start one with opsplan init.")


@pytest.mark.parametrize(
    ("argv", "sentence", "names", "why"),
    [
        (["round.yaml"], READ, ["round.yaml"], LOOP),
        (["one/plan.yaml"], READ, ["one/plan.yaml"], LOOP),
        (["plan.yaml", "-o", "one"], WRITE, ["one/plan.docx"], LOOP),
        (["plan.yaml", "-o", "round.docx"], WRITE, ["round.docx"], LOOP),
        (["plan.yaml", "--template", "round.docx"], READ, ["round.docx"], LOOP),
        (["plan.yaml", "--theme", "round.yaml"], READ, ["round.yaml"], LOOP),
        (["plan.yaml", "--each", "one"], READ, ["one"], LOOP),
        (["plan.yaml", "--root", "one"], READ, ["one"], LOOP),
        (["plan.yaml", "--templates", "one"], READ, ["one"], LOOP),
        ([f"{LONG}.yaml"], READ, [f"{LONG}.yaml"], TOO_LONG),
        (["plan.yaml", "-o", f"{LONG}.docx"], WRITE, [f"{LONG}.docx"], TOO_LONG),
        (["plan.yaml", "-o", LONG], WRITE, [f"{LONG}/plan.docx"], TOO_LONG),
        (["plan.yaml", "--template", f"{LONG}.docx"], READ, [f"{LONG}.docx"], TOO_LONG),
        (["plan.yaml", "--theme", f"{LONG}.yaml"], READ, [f"{LONG}.yaml"], TOO_LONG),
        (["plan.yaml", "--each", f"{LONG}.csv"], READ, [f"{LONG}.csv"], TOO_LONG),
        (["plan.yaml", "--template", "dir.docx"], NO_FILE, ["--template", "dir.docx"], None),
        (["plan.yaml", "--each", "dir.csv"], NO_FILE, ["--each", "dir.csv"], None),
        (["plan.yaml", "--theme", "dir.yaml"], THEMES, ["dir.yaml"], None),
        (["plan.yaml", "-o", "out"], FOLDER_THERE, ["out/plan.docx"], None),
        (["plan.yaml", "-o", "plan.yaml/plan.docx"], WRITE, ["plan.yaml/plan.docx"], NOT_FOLDER),
        (["dir.yaml"], NO_PLANS, ["dir.yaml"], None),
    ],
)
def test_what_is_no_file_or_has_no_name_stops_the_command_and_changes_nothing(
    say, tmp_path, traps, argv, sentence, names, why
):
    before = tree(tmp_path)
    for place, (lang, error) in enumerate((("zh", "出错："), ("en", "Error: "))):
        told = error + sentence[place].format(*names, *([why[place]] if why else []))
        assert say(lang, "render", *argv) == (2, "", f"{told}\n")
        assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("value", "code", "why"),
    [
        ("document: {logo: one}", "LOGO-01", LOOP),
        ("document: {theme: round.yaml}", "THEME-02", LOOP),
        ("document: {template: round.docx}", "TPL-01", LOOP),
        ("extends: one/base.yaml", "EXT-01", LOOP),
        ("extends: round.yaml", "EXT-01", LOOP),
        (f"document: {{logo: {LONG}.png}}", "LOGO-01", TOO_LONG),
        (f"document: {{theme: {LONG}.yaml}}", "THEME-02", TOO_LONG),
        (f"document: {{template: {LONG}.docx}}", "TPL-01", TOO_LONG),
        (f"extends: {LONG}.yaml", "EXT-01", TOO_LONG),
        (f"kind: {LONG}", "DOC-01", ("不是这里可以用的值", "is not a value of this field")),
        (f"kind: {'x' * 300}", "DOC-01", ("不是这里可以用的值", "is not a value of this field")),
        ("document: {logo: dir.png}", "LOGO-01", ("是文件夹", "is a folder")),
        ("document: {theme: dir.yaml}", "THEME-02", ("是文件夹", "is a folder")),
        ("document: {template: dir.docx}", "TPL-01", ("是文件夹", "is a folder")),
        ("extends: dir.yaml", "EXT-01", ("是文件夹", "is a folder")),
        ('document: {logo: "a\\0.png"}', "YAML", ("", "")),
    ],
)
def test_what_a_plan_says_wrongly_is_a_finding_at_its_line(say, tmp_path, traps, value, code, why):
    Path("plan.yaml").write_text(f"{PLAN}{value}\n", encoding="utf-8")
    before = tree(tmp_path)
    for lang, reason in zip(("zh", "en"), why, strict=True):
        said, out, err = say(lang, "render", "plan.yaml", "--to", "md,docx,json")
        assert (said, out) == (1, "")
        (told,) = (one for one in err.split("\nplan.yaml:") if f" {code}" in one.partition("\n")[0])
        assert told.removeprefix("plan.yaml:").startswith("3:")
        assert reason in told
        assert tree(tmp_path) == before


NAMES = {
    "200 letters": "x" * 200,
    "as long as a name may be": "字" * 83,
    "spaces": " 季度  计划 ",
    "emoji": "👨‍👩‍👧 项目🚀",
    "right to left": "תוכנית",
    "marks": "a'b\"c$d`e&f;g(h)[i]{j}#k%20",
    "a dash": "-q",
    "a dot": ".hidden",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_hard_names_are_names_like_others(say, tmp_path, name):
    Path(name).mkdir()
    plan = Path(name, f"{name}.yaml")
    Path(name, "基础 base.yaml").write_text("meta: {client: 甲}\n", encoding="utf-8")
    plan.write_text(f"{PLAN}extends: 基础 base.yaml\n", encoding="utf-8")
    target = f"./{name}/to {name[:40]}"
    for options in (["-o", target], []):
        command = ["render", f"./{plan}", "--to", "md,docx,json", *options]
        assert say("zh", *command)[0] == 0
        assert say("en", *command, "--check", "--no-cache")[0] == 0
    stems = {f"{name}.{form}" for form in ("md", "docx", "json")}
    assert {one.name for one in Path(target).iterdir()} == stems
    assert {one.name for one in Path(name).iterdir() if one.is_file()} == stems | {plan.name, "基础 base.yaml"}


def test_a_folder_that_holds_itself_is_searched_once(say, tmp_path):
    Path("again").symlink_to(".")
    Path("round.yaml").symlink_to("round.yaml")
    assert say("zh", "render", ".", "-o", "out", "--quiet")[0] == 0
    assert [one for one in tree(tmp_path) if one.endswith(".docx")] == ["out/plan.docx"]


def docx() -> bytes:
    """Return a Word file that can be a template: a document that opsplan has made."""
    judged, _ = judge(PLAN.encode(), "plan.yaml")
    assert judged is not None
    return document(judged, PLAN.encode(), Wanted(judged.kinds[0], "zh", "docx"))


FILES = {
    "logo.png": PNG,
    "house.yaml": b"colours: {accent: 7A1F2B}\n",
    "base.yaml": b"meta: {client: B}\n",
    "own.yaml": "title: 自查\nchapters: [goals]\n".encode(),
}
NAMED = {
    "logo": ("document: {logo: %s}", "logo.png", "LOGO-01", "标志图片", "logo file"),
    "theme": ("document: {theme: %s}", "house.yaml", "THEME-02", "主题文件", "theme file"),
    "template": ("document: {template: %s}", "client.docx", "TPL-01", "模板文件", "Word template"),
    "base": ("extends: %s", "base.yaml", "EXT-03", "要继承的文件", "base plan"),
}


@pytest.fixture
def neighbours(tmp_path: Path) -> Path:
    """Lay a plan's files beside its folder, and links to them into it; return the folder."""
    place = tmp_path / "plans"
    place.mkdir()
    for name, data in {**FILES, "client.docx": docx()}.items():
        (tmp_path / name).write_bytes(data)
        (place / f"link-{name}").symlink_to(f"../{name}")
    (place / "linked").symlink_to("..")
    return place


@pytest.mark.parametrize("way", ["../{}", "link-{}", "linked/{}", "{{}}/{}", "../plans/../{}"])
@pytest.mark.parametrize("sort", NAMED)
def test_what_a_plan_names_stays_in_its_folder_unless_root_is_wider(say, tmp_path, neighbours, sort, way):
    line, name, code, zh, en = NAMED[sort]
    written = way.format(name).replace("{}", str(tmp_path))
    Path("plans/plan.yaml").write_text(f"{PLAN}{line % written}\n", encoding="utf-8")
    for lang, told in (
        ("zh", f"{zh} {written} 在 {neighbours} 之外"),
        ("en", f"The {en} {written} lies outside {neighbours}"),
    ):
        said = say(lang, "render", "plans/plan.yaml", "--to", "md,docx")
        assert (said[0], said[1]) == (1, "")
        assert f" {code} " in said[2]
        assert f"  {told}\n" in said[2]
    assert not Path("plans/plan.md").exists()
    assert say("zh", "render", "plans/plan.yaml", "--to", "md,docx", "--root", ".")[0] == 0


def test_a_kind_beside_a_plan_stays_in_its_folder_unless_root_is_wider(say, tmp_path, neighbours):
    Path("plans/own.yaml").symlink_to("../own.yaml")
    Path("plans/plan.yaml").write_text(f"{PLAN}kind: own\n", encoding="utf-8")
    code, out, err = say("zh", "render", "plans/plan.yaml")
    assert (code, out) == (1, "")
    assert err.startswith(f"plans/own.yaml:1:1 错误 KIND-01\n  文档类型文件 own.yaml 在 {neighbours} 之外\n")
    code, out, err = say("en", "render", "plans/plan.yaml")
    assert err.startswith(
        f"plans/own.yaml:1:1 error KIND-01\n  The file of a document kind own.yaml lies outside {neighbours}\n"
    )
    assert say("zh", "render", "plans/plan.yaml", "--root", ".")[0] == 0


def test_a_base_elsewhere_names_files_from_its_own_folder_and_no_further(say, tmp_path, neighbours):
    Path("house").mkdir()
    Path("house/base.yaml").write_text("document: {logo: ../../logo.png}\n", encoding="utf-8")
    Path("plans/plan.yaml").write_text(f"{PLAN}extends: ../house/base.yaml\n", encoding="utf-8")
    code, _, err = say("zh", "render", "plans/plan.yaml", "--root", ".")
    assert (code, f"标志图片 ../../logo.png 在 {tmp_path} 之外" in err) == (1, True)
    Path("house/base.yaml").write_text("document: {logo: ../logo.png}\n", encoding="utf-8")
    assert say("zh", "render", "plans/plan.yaml", "--root", ".")[0] == 0
