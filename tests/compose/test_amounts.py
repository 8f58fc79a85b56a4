"""Amounts that stand below each other are said alike: in 万 where all of them are round, else in figures."""

from decimal import Decimal

import pytest

from opsplan.compose.amounts import alike
from opsplan.compose.phrase import Money, Phrase
from opsplan.compose.table import Shown
from opsplan.compose.voice import Voice


def money(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        (["80000", "125000"], ["8万元", "12.5万元"]),
        (["80000", "3500"], ["80,000元", "3,500元"]),
        (["80000", "87200"], ["80,000元", "87,200元"]),
        (["80000", "0"], ["8万元", "0元"]),
        (["3500", "87200"], ["3,500元", "87,200元"]),
        (["120000000", "80000"], ["1.2亿元", "8万元"]),
        (["80000.00", "90000"], ["80,000.00元", "90,000元"]),
    ],
)
def test_a_column_keeps_to_one_form(amounts, said):
    voice = Voice("zh", {})
    assert [voice.say(one) for one in alike([money(amount) for amount in amounts])] == said


def test_amounts_are_found_within_what_is_shown():
    bracketed = Phrase("formats.bracketed", {"text": money("80000"), "more": "50%"})
    values = [Shown(bracketed), (money("3500"), None), None, "字"]
    first, (second, nothing), *others = alike(values)
    voice = Voice("zh", {})
    assert (voice.say(first.value), voice.say(second), nothing, others) == (
        "80,000元（50%）",
        "3,500元",
        None,
        [None, "字"],
    )
