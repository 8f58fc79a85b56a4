import pytest

from opsplan.manuscript import Kind
from opsplan.writers.docx.balance import evened
from opsplan.writers.docx.columns import Face, is_crowded, need, share
from opsplan.writers.docx.measure import exact, folded, longest_word, units

#: The width of text on the page, of a Latin character and of a cell's margins, in twips.
PAGE, LETTER, MARGINS = 9298, 90, 170


def widths(*columns):
    """Return the room in each column, in Latin characters."""
    needs = [need(kind, (head,), cells, [units(cell) for cell in cells]) for kind, head, cells in columns]
    return [(width - MARGINS) / LETTER for width in share(needs, PAGE, LETTER, MARGINS)]


def test_dates_numbers_choices_and_short_names_stay_on_one_line():
    columns = (
        (Kind.NAME, "指标", ["每万人次前台投诉", "候诊时间"]),
        (Kind.CHOICE, "期间", ["2026年3月", "2026年第1季度"]),
        (Kind.NUMBER, "实际值", ["10.1 件/万人次", "34.6 分钟"]),
        (Kind.NUMBER, "达成率", ["108.3%", "60%"]),
        (Kind.CHOICE, "状态", ["触及失败线", "未达目标"]),
        (Kind.TEXT, "原因", ["分时段预约只覆盖四个科室，且五月有两个周一上午专家开诊晚"] * 2),
        (Kind.TEXT, "影响", ["周一上午平均候诊 47 分钟，其余时段为 33 分钟"] * 2),
    )
    rooms = widths(*columns)
    for (_, _, cells), room in zip(columns[:5], rooms, strict=False):
        assert max(map(exact, cells)) <= room
    assert min(rooms[5:]) > 10


def test_no_word_is_broken_and_long_text_gets_the_most():
    columns = (
        (Kind.NUMBER, "Step", ["1", "2"]),
        (Kind.TEXT, "Action", ["Match truck, seal and carton count with the booking"] * 2),
        (Kind.NAME, "Actor", ["Warehouse Associate", "Inbound Supervisor"]),
        (Kind.CHOICE, "Time limit", ["20 minutes", "5 minutes"]),
        (Kind.TEXT, "How", ["Record: Discrepancy note", ""]),
        (Kind.TEXT, "Control", ["Checkpoint: Unbooked trucks are logged", ""]),
        (Kind.TEXT, "Risks", ["Carton without a code – Print a temporary code", ""]),
    )
    rooms = widths(*columns)
    for (_, head, cells), room in zip(columns, rooms, strict=True):
        assert max(map(longest_word, [head, *cells])) <= room
    assert max(rooms) == rooms[1]


def test_a_column_of_short_words_takes_no_room_from_text():
    few, long = widths((Kind.TEXT, "前置任务", ["T1.1", "T1.2"]), (Kind.TEXT, "验收标准", ["抽听五十笔" * 20] * 2))
    assert few < 14
    assert few + long == pytest.approx((PAGE - 2 * MARGINS) / LETTER)


@pytest.mark.parametrize(
    ("text", "whole", "two", "word"),
    [
        ("2026年3月", 11.06, 7.53, 4.4),
        ("Total float (days)", 14.9, 8.8, 5.6),
        ("put-away", 8.1, 8.1, 5.3),
        ("工作日", 6, 5, 0),
    ],
)
def test_widths_of_text(text, whole, two, word):
    assert exact(text) == pytest.approx(whole, abs=0.5)
    assert folded(text) == pytest.approx(two, abs=0.5)
    assert longest_word(text) == pytest.approx(word, abs=0.5)


def test_a_column_whose_cells_make_rows_high_gets_room_of_the_others():
    columns = (
        (Kind.TEXT, "甲", ["短文字" * 8, "短文字" * 8]),
        (Kind.TEXT, "乙", ["长文字" * 40, ""]),
        (Kind.TEXT, "丙", ["短文字" * 9, "短文字" * 7]),
    )
    needs = [need(kind, (head,), cells, [units(cell) for cell in cells]) for kind, head, cells in columns]
    shared = share(needs, PAGE, LETTER, MARGINS)
    rows = [[[units(cells[row])] for _, _, cells in columns] for row in (0, 1)]
    better = evened(shared, needs, rows, LETTER, MARGINS)
    assert sum(better) == sum(shared) == PAGE
    assert better[1] > shared[1]
    assert evened(shared, needs, [rows[1]], LETTER, MARGINS) == shared  # no row is high


def test_only_broken_words_crowd_a_table():
    numbers = [need(Kind.NUMBER, ("May",), ["6.0 working days"], [16.0]) for _ in range(7)]
    assert not is_crowded(numbers, PAGE, LETTER, MARGINS)
    assert min(share(numbers, PAGE, LETTER, MARGINS)) > longest_word("working") * LETTER + MARGINS
    dates = [need(Kind.DATE, ("May",), ["14 August 2026"], [14.0]) for _ in range(8)]
    assert is_crowded(dates, PAGE, LETTER, MARGINS)


def test_a_word_of_a_head_in_a_wider_typeface_has_room():
    usual, broad = (need(Kind.CHOICE, ("Frequency",), ["Daily"], [5.0], face) for face in (Face(), Face(head=1.2)))
    assert broad.word == pytest.approx(usual.word * 1.2)
