import pytest

from opsplan.look.parts import Level
from opsplan.writers.docx.numbering import Counter
from opsplan.writers.docx.numerals import chinese, shown


@pytest.mark.parametrize(
    ("format", "numbers"),
    [
        ("decimal", "1 12"),
        ("decimalZero", "01 12"),
        ("chineseCountingThousand", "一 十二"),
        ("chineseCounting", "一 十二"),
        ("upperRoman", "I XII"),
        ("lowerRoman", "i xii"),
        ("upperLetter", "A L"),
        ("lowerLetter", "a l"),
        ("ideographTraditional", "甲 12"),
        ("chineseLegalSimplified", "壹 拾贰"),
        ("decimalEnclosedCircle", "① ⑫"),
        ("decimalFullWidth", "１ １２"),
        ("none", " "),
        ("unheardOf", "1 12"),
    ],
)
def test_formats_of_numbers(format, numbers):
    assert f"{shown(1, format)} {shown(12, format)}" == numbers


def test_chinese_numbers():
    assert [chinese(n) for n in (1, 10, 11, 20, 21, 101, 110, 1001, 2020)] == [
        "一", "十", "十一", "二十", "二十一", "一百零一", "一百一十", "一千零一", "二千零二十",
    ]  # fmt: skip


def test_headings_are_counted_in_the_formats_that_a_theme_names():
    levels = (Level("upperRoman", "%1."), Level("lowerLetter", "(%2)"), Level("chineseCounting", "%1.%3"))
    counter = Counter((*levels, Level("decimal", "%4")))
    asked = [1, 2, 2, 3, 1, 1, 1, 2]
    assert [counter.number(level, True) for level in asked] == ["I.", "(a)", "(b)", "I.一", "II.", "III.", "IV.", "(a)"]
