"""The logo of a plan: read from its folder, held against what opsplan can print, told where it is written."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from pathlib import Path
from struct import pack
from textwrap import dedent
from zlib import compress, crc32

import pytest

from opsplan.kinds import kind
from opsplan.library.pictures import picture
from opsplan.loading.beside import Trouble
from opsplan.pipeline import Wanted, document, judge
from opsplan.reporting import hint, says
from opsplan.writers.stamp import read_docx_stamp


def chunk(name: bytes, body: bytes) -> bytes:
    return pack(">I", len(body)) + name + body + pack(">I", crc32(name + body))


def png(width: int = 300, height: int = 100, density: bytes = b"", end: bytes = b"IEND") -> bytes:
    head = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    more = chunk(b"pHYs", density) if density else b""
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", compress(b"\0")) + chunk(end, b"")


def jpeg(width: int = 300, height: int = 100, density: bytes = b"\1\1\1,\1,", end: bytes = b"\xff\xd9") -> bytes:
    """Return a JPEG file; its density is 300 pixels an inch where nothing else is said."""
    header = b"\xff\xe0" + pack(">H", 10 + len(density)) + b"JFIF\0\1" + density + b"\0\0"
    exif = b"\xff\xe1" + pack(">H", 10) + b"Exif\0\0\xff\xd9"
    frame = b"\xff\xff\xc2" + pack(">HBHHB", 8, 8, height, width, 1)
    return b"\xff\xd8" + header + exif + frame + b"\xff\xda" + pack(">H", 2) + b"\x00\xff\x00" + end


@pytest.mark.parametrize(
    ("data", "kind", "width", "height"),
    [
        (png(), "png", 79.4, 26.5),  # says nothing: 96 pixels an inch
        (png(density=pack(">IIB", 11811, 11811, 1)), "png", 50.8, 16.9),  # 300 an inch: as large as stays sharp
        (png(density=pack(">IIB", 2000, 1000, 1)), "png", 150, 100),
        (png(density=pack(">IIB", 2, 1, 0)), "png", 79.4, 26.5),  # only a proportion
        (jpeg(), "jpeg", 50.8, 16.9),
        (jpeg(density=b"\1\2\0\x28\0\x28"), "jpeg", 75, 25),  # 40 to a centimetre
        (jpeg(density=b"\1\0\0\1\0\1"), "jpeg", 79.4, 26.5),
    ],
)
def test_a_picture_is_as_large_as_it_says_and_sharp(data, kind, width, height):
    found = picture(data)
    assert (found.kind, round(found.width, 1), round(found.height, 1), found.data) == (kind, width, height, data)


@pytest.mark.parametrize(
    ("data", "message", "args"),
    [
        (b"", "picture-empty", {}),
        (b"GIF89a....", "picture-kind", {"kind": "GIF"}),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture-kind", {"kind": "WebP"}),
        (b'<?xml version="1.0"?>\n<SVG xmlns="x"/>', "picture-kind", {"kind": "SVG"}),
        (b"BM6\0", "picture-kind", {"kind": "BMP"}),
        (b"MM\0*\0", "picture-kind", {"kind": "TIFF"}),
        (b"%PDF-1.7", "picture-kind", {"kind": "PDF"}),
        (b"\0\0\0\x1cftypheic", "picture-kind", {"kind": "HEIC"}),
        (b"<!DOCTYPE html><title>404</title>", "picture-kind", {"kind": "HTML"}),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "picture-lfs", {}),
        (b"logo", "picture-unknown", {}),
        (png()[:-6], "picture-broken", {}),
        (png(end=b"tEXt"), "picture-broken", {}),
        (png().replace(b"IDAT", b"iDOT"), "picture-broken", {}),
        (b"\x89PNG\r\n\x1a\n", "picture-broken", {}),
        (jpeg(end=b""), "picture-broken", {}),
        (jpeg()[:30], "picture-broken", {}),
        (b"\xff\xd8\xff", "picture-broken", {}),
        (png(0, 9), "picture-size", {"width": 0, "height": 9, "most": 20000}),
        (jpeg(9, 20001), "picture-size", {"width": 9, "height": 20001, "most": 20000}),
    ],
)
def test_what_is_no_picture_is_told_apart(data, message, args):
    assert picture(data) == Trouble(message, args)


@pytest.mark.parametrize("whole", [png(), jpeg()])
def test_a_picture_cut_anywhere_is_a_flaw(whole):
    assert {type(picture(whole[:end])) for end in range(len(whole))} == {Trouble}


PLAN = "title: 方案\ngoals: 提升复购\ndocument: {logo: %s}\n"


def told(folder: Path, written: str, plan: str = PLAN, **about: object) -> list[str]:
    """Return what is said of a logo in both languages, without the folder of this test."""
    (folder / "plan").mkdir(exist_ok=True)
    file = folder / "plan" / "plan.yaml"
    _, found = judge((plan % written).encode(), str(file), **about)
    listed = [f"{one.code} {one.place.line}:{one.place.column}" for one in found]
    return [*listed, *(f"{says(one, lang)} | {hint(one, lang)}" for one in found for lang in ("zh", "en"))]


def test_a_logo_that_is_there_is_no_finding(tmp_path):
    (tmp_path / "plan" / "图").mkdir(parents=True)
    (tmp_path / "plan" / "图" / "logo.png").write_bytes(png())
    assert told(tmp_path, "图/logo.png") == []
    assert told(tmp_path, "../plan/图/logo.png") == []


def test_a_logo_that_is_not_there_names_the_one_meant(tmp_path):
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "Logo.JPG").write_bytes(jpeg())
    assert told(tmp_path, "img/logo.png") == [
        "LOGO-01 3:18",
        "找不到标志图片 img/logo.png | 路径从本文件所在的文件夹算起，例如 logo.png",
        "There is no logo file img/logo.png | Write its path from the folder of this file, for example logo.png",
    ]
    assert told(tmp_path, "logo.png")[1] == "找不到标志图片 logo.png | 是否为 Logo.JPG？"
    (tmp_path / "plan" / "img").mkdir()
    (tmp_path / "plan" / "img" / "a.png").write_bytes(png())
    assert told(tmp_path, r"img\a.png")[2] == r"There is no logo file img\a.png | Did you mean img/a.png?"
    assert told(tmp_path, "img") == [
        "LOGO-01 3:18",
        "img 是文件夹，不是标志图片 | 是否为 img/a.png？",
        "img is a folder, not a logo file | Did you mean img/a.png?",
    ]


def test_a_logo_lies_in_the_folder_of_the_plan_or_of_the_root(tmp_path):
    (tmp_path / "logo.png").write_bytes(png())
    root = f"{tmp_path / 'plan'}"
    assert told(tmp_path, "../logo.png") == [
        "LOGO-01 3:18",
        f"标志图片 ../logo.png 在 {root} 之外 | 请把它放进这个文件夹；如果确实要用别处的文件，请用 --root 写明更上一层的文件夹",
        f"The logo file ../logo.png lies outside {root} | Move it into this folder; if it really belongs elsewhere, name a folder above both with --root",
    ]
    (tmp_path / "plan" / "link.png").symlink_to(tmp_path / "logo.png")
    assert told(tmp_path, "link.png")[0] == "LOGO-01 3:18"
    assert told(tmp_path, "../logo.png", root=tmp_path) == []
    assert told(tmp_path, "https://a.b/logo.png") == [
        "LOGO-01 3:18",
        "https://a.b/logo.png 是网址，不是本机上的文件 | 请先下载，与方案放在同一文件夹，再写文件名",
        "https://a.b/logo.png is a web address, not a file on this computer | Download it, put it beside the plan and write its file name",
    ]


def test_a_logo_that_cannot_be_printed_says_why(tmp_path):
    (tmp_path / "plan").mkdir()
    for name, data in (("a.png", b"GIF89a"), ("b.png", png()[:40]), ("c.png", png(30000)), ("d.png", b"")):
        (tmp_path / "plan" / name).write_bytes(data)
    with (tmp_path / "plan" / "e.png").open("wb") as large:
        large.truncate(20 * 1024 * 1024 + 1)
    (tmp_path / "plan" / "f.png").symlink_to("f.png")
    assert [told(tmp_path, f"{one}.png")[1] for one in "abcdef"] == [
        "a.png 的格式是 GIF，Word 文档中的标志须为 PNG 或 JPEG | 请用看图软件另存为 PNG，仅改扩展名没有用",
        "图片 b.png 已损坏或不完整 | 请重新下载，或用看图软件打开后另存一份",
        "图片 c.png 为 30000 × 100 像素，每边须为 1 至 20000 像素 | 请缩放或重新导出：宽 1000 像素左右就足够清晰",
        "d.png 是空文件，不是图片 | 请重新导出一份 PNG 或 JPEG",
        "标志图片 e.png 超过 20 MB | 请核对文件名，或换一份小一些的",
        "无法读取标志图片 f.png：符号链接形成循环 | 请核对文件名和读取权限；如果它正在别的程序里打开，请先关闭",
    ]


def test_a_logo_counts_from_the_file_that_names_it(tmp_path):
    (tmp_path / "plan" / "house").mkdir(parents=True)
    (tmp_path / "plan" / "house" / "base.yaml").write_text("document: {logo: logo.png}\n", encoding="utf-8")
    (tmp_path / "plan" / "house" / "logo.png").write_bytes(png())
    plan = "title: 方案\ngoals: 提升复购\nextends: house/%s.yaml\n"
    assert told(tmp_path, "base", plan) == []
    assert told(tmp_path, "base", plan, settings=("document.logo=house/logo.png",)) == []


def test_the_stamp_knows_the_logo(tmp_path):
    plan = dedent(PLAN % "logo.png").encode()

    def stamp(logo: bytes) -> str:
        (tmp_path / "logo.png").write_bytes(logo)
        judged, _ = judge(plan, str(tmp_path / "plan.yaml"))
        made = document(judged, plan, Wanted(kind("work-breakdown"), "zh", "docx"))
        return (read_docx_stamp(made) or {})["inputs"]

    assert stamp(png()) == stamp(png())
    assert stamp(png()) != stamp(png(200))
