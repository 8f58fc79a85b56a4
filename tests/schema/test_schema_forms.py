"""Numbers, dates, periods, durations: what the model reads the patterns take, and what they take the model reads."""

import re
from string import ascii_letters, digits

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from opsplan.model import dates, duration, values
from opsplan.model.dates import Period, parse_day
from opsplan.model.duration import Dur
from opsplan.model.values import Num
from opsplan.schema.forms import DAY, DURATION, NUMBER, PERCENT, PERIOD
from opsplan.schema.patterns import key, one_of, whole, wide

WRITTEN = digits + ascii_letters + "０１２３５９年月日万亿％，．－～至天个工作周小时分钟季度 <>=≥≤+-.,/%~"
FORMS = {
    "number": (whole(wide(NUMBER)), values._NUM, Num.parse),
    "percent": (whole(wide(PERCENT)), values._NUM, values._pct),
    "date": (whole(wide(DAY)), dates._DAY, parse_day),
    "period": (whole(f"{wide(PERIOD, any_case=True)}|{wide(DAY)}"), dates._PERIOD, Period.parse),
    "duration": (whole(wide(DURATION)), duration._DUR, Dur.parse),
}
#: A week 53 that the year has not, and a fiscal or calendar year that ends after the last day there is.
BEYOND = re.compile(r".*[WwＷｗ][5５][3３]|.*[9９]{4}.*")
#: A percentage in ten thousands, in groups of three digits, or below zero by its sign only.
ODD = re.compile(r".*[万亿,，－-].*")


def reads(parse, text):
    try:
        parse(text) if parse in (parse_day, values._pct) else parse(text, "zh")
    except (PydanticCustomError, ValueError):
        return False
    return True


@pytest.mark.parametrize("name", FORMS)
@given(data=st.data())
def test_patterns_agree_with_the_model(name, data):
    pattern, regex, parse = FORMS[name]
    source = st.from_regex(regex, fullmatch=True, alphabet=WRITTEN) | st.text(WRITTEN, max_size=12)
    text = data.draw(source)
    assume(text.strip() and not BEYOND.fullmatch(text) and not (name == "percent" and ODD.fullmatch(text)))
    assert bool(re.search(pattern, text)) is reads(parse, text)


@pytest.mark.parametrize(
    ("pattern", "taken", "refused"),
    [
        (whole(wide("3d")), ["3d", " ３ｄ "], ["3D", "33d"]),
        (whole(wide("a-b", any_case=True)), ["A-b", "ａ－Ｂ"], ["a b", "a–b"]),
        (whole(wide(r"\d{2}\.[1-3]")), ["12.3", "１２．３"], ["1.2", "12x3", "12.4"]),
        (key(["a.b", "甲（乙）"]), ["a.b", "甲（乙）"], ["axb", " a.b"]),
        (whole(one_of(["A4", "half-yearly"])), ["A4", "half-yearly "], ["a4", "half"]),
    ],
)
def test_patterns(pattern, taken, refused):
    assert [bool(re.search(pattern, text)) for text in (*taken, *refused)] == [True] * len(taken) + [False] * len(
        refused
    )
