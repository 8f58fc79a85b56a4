"""Durations and frequencies in Chinese words: what each is read as, and what is none."""

import pytest
from pydantic_core import PydanticCustomError

from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq

DURATIONS = """
三天 = 3 d
两周 = 2 w
十五分钟 = 15 min
二十一天 = 21 d
一百零五个小时 = 105 h
一百二十天 = 120 d
半年 = 6 mo
半小时 = 30 min
半个月 = 0.5 mo
半天 = 0.5 d
三天半 = 3.5 d
一个半月 = 1.5 mo
两个半小时 = 2.5 h
3天半 = 3.5 d
两三天 = 2-3 d
三五个月 = 3-5 mo
三至五天 = 3-5 d
三天到两周 = 3d-2 w
十二个月 = 12 mo
十个工作日 = 10 d
３日 = 3 d
"""
NONE = ("十十天", "一百百天", "半半年", "三", "零天天", "两三四天", "百天", "三天三", "半天半")
FREQUENCIES = """
每天 = daily 1
每三天 = every 3d 1
每三天一次 = every 3d 1
每周两次 = weekly 2
一周三次 = weekly 3
两次/周 = weekly 2
每半年 = half-yearly 1
每半年两次 = half-yearly 2
每个季度一次 = quarterly 1
每两周 = biweekly 1
每月十二次 = monthly 12
每百百天 = 每百百天
每年一至两次 = 每年一至两次
每周零次 = 每周零次
"""


def table(text):
    return [line.split(" = ") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("text", "read"), table(DURATIONS))
def test_durations(text, read):
    one = Dur.parse(text)
    ends = [f"{one.least}{one.least_unit if one.least_unit != one.unit else ''}"] if one.least is not None else []
    assert f"{'-'.join([*ends, str(one.amount)])} {one.unit}" == read


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_duration(text):
    with pytest.raises(PydanticCustomError, match="duration-expected"):
        Dur.parse(text)


@pytest.mark.parametrize(("text", "read"), table(FREQUENCIES))
def test_frequencies(text, read):
    one = Freq.parse(text, "zh")
    base = one.word or (f"every {one.every.amount}{one.every.unit}" if one.every else "")
    assert (f"{base} {one.times}" if base else one.text.zh) == read
