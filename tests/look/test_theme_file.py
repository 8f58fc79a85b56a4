"""A theme file of the user's own: what it changes, and what is wrong with it, told at its place."""

import re
from dataclasses import fields
from pathlib import Path
from textwrap import dedent

import pytest

from opsplan.look.build import NAMES, load
from opsplan.look.file import read_theme
from opsplan.look.parts import Border
from opsplan.pipeline import Wanted, document, judge
from opsplan.resources import folder

PLAN = "title: 客服提速\nkind: work-breakdown\ngoals: [{name: 首次响应降到30秒}]\n"
OWN = """\
based: plain
colours: {accent: 7A1F2B, ink: "000000"}
fonts: {heading: {han: 思源黑体}}
page: {left: 30}
tables: {fill: accent, rules: {insideV: {colour: rule}}}
styles:
  Heading1: {size: 20, bold: false, colour: 7a1f2b, border: {side: bottom, colour: accent}, en: {size: 18}}
  TableHead: {colour: paper}
"""


def read(tmp_path: Path, text: str):
    file = tmp_path / "house.yaml"
    file.write_text(dedent(text), encoding="utf-8")
    return read_theme(file)


def test_a_theme_of_ones_own_is_different_only_where_it_says_so(tmp_path):
    theme, found = read(tmp_path, OWN)
    below = load("plain")
    assert found == []
    assert (theme.name, theme.source) == ("house", OWN.encode())
    assert theme.colours == {**below.colours, "accent": "7A1F2B", "ink": "000000"}
    assert (theme.fonts["heading"].latin, theme.fonts["heading"].han) == ("Arial", "思源黑体")
    assert theme.page == type(below.page)(25, 25, 30, 28, 14, 13)
    assert (theme.tables.fill, *theme.tables.rules) == ("accent", "top", "bottom", "insideH", "insideV")
    heading = theme.in_language("en").styles["Heading1"]
    assert (heading.size, heading.bold, theme.colour(heading.colour)) == (18, False, "7a1f2b")
    assert heading.border == Border("bottom", "accent")
    changed = {key for key in theme.styles if theme.styles[key] != below.styles[key]}
    assert changed == {"Heading1", "TableHead"}


@pytest.mark.parametrize("name", NAMES)
def test_the_themes_that_ship_pass_the_same_reading(tmp_path, name):
    theme, found = read(tmp_path, f"based: {name}\n")
    assert found == []
    shipped = load(name)
    for one in fields(theme):
        if one.name not in ("name", "source"):
            assert getattr(theme, one.name) == getattr(shipped, one.name), one.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("based: busines\n", "1:8 theme-based busines → business"),
        ("colour: {}\n", "1:1 theme-key colour → colours"),
        ("colours: {accent: }\n", "1:19 theme-empty accent"),
        ("colours: {accent: 'red'}\n", "1:19 theme-colour red"),
        ("colours: {accent: '#12345'}\n", "1:19 theme-colour #12345"),
        ("charts: {first: blue}\n", "1:17 theme-colour blue"),
        ("charts: {bad: ''}\n", "1:15 theme-empty bad"),
        ("colours: [1F4E79]\n", "1:10 theme-mapping colours"),
        ("weights: [EEEEEE, 1F4E7]\n", "1:10 theme-lacks 2"),
        ("weights: [EEEEEE, 1F4E7, 000000]\n", "1:19 theme-colour 1F4E7"),
        ("fonts: {body: Arial}\n", "1:15 theme-mapping Arial"),
        ("fonts: {brush: {latin: Arial}}\n", "1:16 theme-lacks han"),
        ("page: {top: 20mm}\n", "1:13 theme-number 20mm"),
        ("page: {top: -3}\n", "1:13 theme-bounds -3"),
        ("page: {left: 80, right: 80}\n", "1:14 theme-margins"),
        ("tables: {rules: {middle: {colour: rule}}}\n", "1:18 theme-choice middle"),
        ("tables: {rules: {top: {colour: rulle}}}\n", "1:32 theme-colour-name rulle → rule"),
        ("tables: {fill: acent}\n", "1:16 theme-colour-name acent → accent"),
        ("front: {list: false}\n", "1:9 theme-key list → lists"),
        ("front: {lists: few}\n", "1:16 theme-flag few"),
        ("numbers: {bullets: •}\n", "1:20 theme-list •"),
        ("numbers: {chinese: [{format: roman, text: '%1'}]}\n", "1:30 theme-choice roman → upperRoman"),
        ("styles: {Heading1: {sise: 3}}\n", "1:21 theme-key sise → size"),
        ("styles: {Heading1: {align: centre}}\n", "1:28 theme-choice centre → center"),
        ("styles: {Heading1: {bold: maybe}}\n", "1:27 theme-flag maybe"),
        ("styles: {Heading1: {outline: 1.5}}\n", "1:30 theme-whole 1.5"),
        ("styles: {Heading1: {size: 900}}\n", "1:27 theme-bounds 900"),
        ("styles: {Heading1: {en: {sise: 3}}}\n", "1:26 theme-key sise → size"),
        ("styles: {Heading1: {en: {size: big}}}\n", "1:32 theme-number big"),
        ("styles: {Heading1: {font: headings}}\n", "1:27 theme-unknown headings → heading"),
        ("styles: {Heading1: {based: Heading9}}\n", "1:28 theme-unknown Heading9 → Heading4"),
        ("styles: {Heading1: {based: Heading2}, Heading2: {based: Heading1}}\n", "1:28 theme-loop Heading1"),
        ("styles: {Heading1: 3}\n", "1:20 theme-mapping 3"),
        ("styles: {Own: {size: 3}}\n", "1:15 theme-lacks name"),
        ("annex: Anex\n", "1:8 theme-unknown Anex"),
        ("colours: {accent: #1F4E79}\n", "1:10 yaml-bracket-open"),
        ("- colours\n", "1:1 yaml-root-list"),
        ("", "1:1 yaml-empty"),
    ],
)
def test_what_is_wrong_with_a_theme_file_is_told_at_its_place(tmp_path, text, expected):
    theme, found = read(tmp_path, text)
    one = found[0]
    said = [
        f"{one.place.line}:{one.place.column}",
        one.message,
        str(one.args.get("value") or one.args.get("key") or ""),
    ]
    said += ["→", one.args["near"]] if one.args.get("near") else []
    assert " ".join(filter(None, said)) == expected
    assert theme is None


def test_findings_about_a_theme_in_words(tmp_path, told):
    _, found = read(tmp_path, "based: official\npage: {top: 20mm}\nstyles: {Heading1: {color: red}}\n")
    assert told(found) == dedent("""\
        error THEME-01 2:13 page.top
          top 要写数字，“20mm”不是 | 只写数字，不带单位：字号、行距和间距按磅，边距和缩进按毫米
          top has to be a number; “20mm” is none | Write it without a unit: type and spacing in points, margins in mm
        error THEME-01 3:21 styles.Heading1.color
          主题里没有“color”这一项 | 是否为 colour？
          A theme has no “color” here | Did you mean colour?""")


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("house.yaml", ""),
        ("themes/house.yaml", "theme-missing"),
        ("hose.yaml", "theme-missing → house.yaml"),
        (".", "file-folder"),
        ("../house.yaml", "file-outside"),
        ("/etc/hosts.yaml", "file-outside"),
    ],
)
def test_a_theme_file_that_a_plan_names_lies_in_its_folder(tmp_path, named, expected):
    plans = tmp_path / "plans"
    plans.mkdir()
    for place in (plans, tmp_path):
        (place / "house.yaml").write_text(OWN, encoding="utf-8")
    data = f"{PLAN}document: {{theme: {named}}}\n".encode()
    judged, found = judge(data, str(plans / "plan.yaml"))
    wrong = [one for one in found if one.code.startswith("THEME")]
    said = [f"{one.message}{' → ' if one.args.get('near') else ''}{one.args.get('near') or ''}" for one in wrong]
    assert said == [expected] * bool(expected)
    assert {(one.place.line, one.place.column) for one in wrong} <= {(4, 19)}
    assert judged.look.theme.name == ("business" if expected else "house")
    wider, found = judge(data, str(plans / "plan.yaml"), root=tmp_path)
    assert (wider.look.theme.name == "house") is (named in ("house.yaml", "../house.yaml"))


def test_the_theme_is_part_of_what_a_document_is_made_of_but_not_of_markdown(tmp_path):
    made = {}
    for theme in (*NAMES, str(tmp_path / "house.yaml")):
        (tmp_path / "house.yaml").write_text(OWN, encoding="utf-8")
        judged, _ = judge(PLAN.encode(), str(tmp_path / "plan.yaml"), theme=theme)
        made[theme] = [document(judged, PLAN.encode(), Wanted(judged.kinds[0], "zh", form)) for form in ("docx", "md")]
    assert len({docx for docx, _ in made.values()}) == len(made)
    assert len({md for _, md in made.values()}) == 1


def test_every_key_of_a_theme_is_told_at_its_head():
    text = (folder() / "themes/business.yaml").read_text(encoding="utf-8")
    head = text.partition("\nname:")[0]
    keys = set(re.findall(r"^(\w+):", text, re.MULTILINE)) - {"name"}
    assert {key for key in keys | {"annex", "based"} if not re.search(rf"^# .*\b{key}\b", head, re.MULTILINE)} == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_a_tenth_item_has_room_before_its_text(name):
    theme = load(name)
    tenth = 1.4 * theme.fonts["body"].width * theme.styles["Normal"].size  # two figures and a full stop, in points
    assert theme.numbers.step * 72 / 25.4 >= tenth
