"""Templates that Word would ask to repair: what they refer to and do not have goes, what cannot be read is refused."""

import re

import pytest
from client_templates import CHINESE_BODY, assembled, picture, zipped
from word_files import SECTION, body, paragraph, parts

from opsplan.writers.docx.client.archive import Trouble
from opsplan.writers.docx.client.template import read


def without(*names: str) -> bytes:
    return zipped({name: text for name, text in parts(assembled(CHINESE_BODY)).items() if name not in names})


@pytest.mark.parametrize("name", ["word/header1.xml", "word/footer2.xml", "word/numbering.xml", "word/media/logo.png"])
def test_a_part_that_is_not_there_is_not_asked_for(grafted, name):
    made = parts(grafted(without(name), toc=True))
    for part in ("word/document.xml", "word/header1.xml"):
        folder, _, file = part.rpartition("/")
        known = set(re.findall(r'Id="(\w+)"', made.get(f"{folder}/_rels/{file}.rels", "")))
        assert set(re.findall(r'r:(?:id|embed)="(\w+)"', made.get(part, ""))) <= known


def test_a_picture_without_its_file_goes_and_the_words_beside_it_stay(grafted):
    shown = picture("rId99", 1)
    made = body(grafted(f"<w:p><w:r><w:t>甲</w:t></w:r>{shown}</w:p>" + paragraph("{{ document }}") + SECTION))
    assert ["甲" in made, "<w:drawing" in made] == [True, False]


def test_a_list_for_a_style_that_is_not_there(grafted):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    made = parts(grafted(assembled(more={"word/styles.xml": f"<w:styles {space}/>"})))
    known = set(re.findall(r'w:styleId="(\w+)"', made["word/styles.xml"]))
    assert set(re.findall(r'<w:pStyle w:val="(\w+)"/>', made["word/numbering.xml"])) <= known


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("word/styles.xml", "<other/>"),
        ("word/numbering.xml", "<other/>"),
        ("word/theme/theme1.xml", "<other/>"),
        ("word/settings.xml", "no XML"),
        ("[Content_Types].xml", "<other/>"),
    ],
)
def test_a_part_that_is_something_else(part, text):
    with pytest.raises(Trouble, match="template-broken"):
        read(assembled(more={part: text}))


@pytest.mark.parametrize("number", ["", "x", "²", "-1", "1.5", "99999999999", "inf"])
def test_numbers_that_are_none(grafted, number):
    wrong = re.sub(r'w:(sz|numId) w:val="\d+"', rf'w:\1 w:val="{number}"', parts(assembled())["word/styles.xml"])
    listed = re.sub(r'w:numId="4"', f'w:numId="{number}"', parts(assembled())["word/numbering.xml"])
    assert grafted(assembled(more={"word/styles.xml": wrong, "word/numbering.xml": listed}), toc=True)
