"""Dates that cannot be, and tasks that do not count."""

from textwrap import dedent


def text(block: str) -> str:
    return dedent(block).strip()


def test_a_start_before_a_predecessor_has_finished_is_a_problem_and_stays(dates):
    assert dates("""
        tasks:
          - {id: T1, name: First, start: 2026-03-02, finish: 2026-03-06, buffer: 3d}
          - {id: T2, name: Too early, start: 2026-03-06, duration: 1d, after: T1}
          - {id: T3, name: Within the buffer, start: 2026-03-09, duration: 1d, after: T1}
          - {id: T8, name: On the Saturday behind, start: 2026-03-07, duration: 1d, after: T1}
          - {id: T4, name: Within the lag, start: 2026-03-09, duration: 1d, after: {task: T1, lag: 1d}}
          - {id: M1, name: On the day, start: 2026-03-06, duration: 0d, after: T1}
          - {id: M2, name: A day early, start: 2026-03-05, duration: 0d, after: T1}
          - {id: T5, name: Due too early, finish: 2026-03-05, after: T1}
          - {id: T6, name: Too long, finish: 2026-03-09, duration: 2d, after: T1}
          - id: G1
            name: Group
            after: [T1, T2]
            children: [{id: T7, name: Part, start: 2026-03-04, finish: 2026-03-10}]
    """) == text("""
        T1 2026-03-02 2026-03-06 5d buffer 2026-03-11
        T2 2026-03-06 2026-03-06 1d
        T3 2026-03-09 2026-03-09 1d
        T8 2026-03-07 2026-03-09 1d
        T4 2026-03-09 2026-03-09 1d
        M1 2026-03-06 2026-03-06 0d milestone
        M2 2026-03-05 2026-03-05 0d milestone
        T5 2026-03-05 2026-03-05 1d
        T6 2026-03-06 2026-03-09 2d
        G1 2026-03-04 2026-03-10 5d group
        T7 2026-03-04 2026-03-10 5d
        ! starts-early T2 T1 2026-03-09
        ! starts-early T4 T1 2026-03-10
        ! starts-early M2 T1 2026-03-06
        ! starts-early T5 T1 2026-03-09
        ! starts-early T6 T1 2026-03-09
        ! starts-early T7 T1 2026-03-09
    """)


def test_a_duration_that_contradicts_the_dates_is_a_problem(dates):
    assert dates("""
        tasks:
          - {id: T1, name: Agrees, start: 2026-03-02, finish: 2026-03-08, duration: 5d}
          - {id: T2, name: Within the range, start: 2026-03-02, finish: 2026-03-05, duration: 3-5d}
          - {id: T3, name: Contradicts, start: 2026-03-02, finish: 2026-03-05, duration: 1w}
          - {id: M1, name: Agrees, start: 2026-03-02, finish: 2026-03-02, duration: 0d}
          - {id: M2, name: Contradicts, start: 2026-03-02, finish: 2026-03-03, duration: 0d}
          - {id: M3, name: Contradicts, start: 2026-03-06, finish: 2026-03-07, duration: 0d}
    """) == text("""
        T1 2026-03-02 2026-03-08 5d
        T2 2026-03-02 2026-03-05 4d
        T3 2026-03-02 2026-03-05 4d
        M1 2026-03-02 2026-03-02 0d milestone
        M2 2026-03-02 2026-03-03 2d
        M3 2026-03-06 2026-03-07 1d
        ! duration-contradicts T3  2026-03-06
        ! duration-contradicts M2  2026-03-02
        ! duration-contradicts M3  2026-03-06
    """)


def test_a_cancelled_task_keeps_written_dates_and_holds_nobody_up(dates):
    assert dates("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: First, duration: 2d}
          - {id: T2, name: Given up, status: cancelled, duration: 20d, after: T1}
          - {id: T3, name: After what it came after, duration: 1d, after: {task: T2, lag: 5d}}
          - {id: T4, name: Given up with dates, status: cancelled, start: 2026-03-09, finish: 2026-05-08}
          - {id: T5, name: Free now, duration: 1d, after: T4}
          - id: G1
            name: Given up as a whole
            status: cancelled
            children: [{id: T6, name: Part, start: 2026-04-01, duration: 2d}]
          - {id: T7, name: Free as well, duration: 1d, after: G1}
          - id: G2
            name: Given up in part
            children:
              - {id: T8, name: Part, duration: 1d}
              - {id: T9, name: Given up, status: cancelled, start: 2026-04-01, duration: 2d}
    """) == text("""
        T1 2026-03-02 2026-03-03 2d
        T2 - -
        T3 2026-03-04 2026-03-04 1d
        T4 2026-03-09 2026-05-08 45d
        T5 2026-03-02 2026-03-02 1d
        G1 2026-04-01 2026-04-02 2d group
        T6 2026-04-01 2026-04-02 2d
        T7 2026-03-02 2026-03-02 1d
        G2 2026-03-02 2026-03-02 1d group
        T8 2026-03-02 2026-03-02 1d
        T9 2026-04-01 2026-04-02 2d
    """)


def test_what_really_happened_moves_nothing(dates):
    assert dates("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: Late, duration: 2d, status: done, actual_start: 2026-03-03, actual_finish: 2026-03-20}
          - {id: T2, name: Next, duration: 1d, after: T1}
    """) == text("""
        T1 2026-03-02 2026-03-03 2d
        T2 2026-03-04 2026-03-04 1d
    """)
