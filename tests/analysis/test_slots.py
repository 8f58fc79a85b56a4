"""When a task takes place: what its author wrote, and what surrounds it."""

from textwrap import dedent


def text(block: str) -> str:
    return dedent(block).strip()


def test_a_duration_alone_starts_with_the_phase_or_else_the_period(dates):
    assert dates("""
        period: {start: 2026-03-01}
        phases: [{id: P1, name: Phase, start: 2026-04-04}, {id: P2, name: Undated}]
        tasks:
          - {id: T1, name: In a phase, phase: P1, duration: 2d}
          - {id: T2, name: In an undated phase, phase: P2, duration: 2d}
          - {id: T3, name: In none, duration: 2d}
          - {id: M1, name: Milestone, phase: P1, duration: 0d}
    """) == text("""
        T1 2026-04-06 2026-04-07 2d
        T2 2026-03-02 2026-03-03 2d
        T3 2026-03-02 2026-03-03 2d
        M1 2026-04-06 2026-04-06 0d milestone
    """)


def test_a_duration_alone_starts_with_the_earliest_date_written_where_there_is_no_period(dates):
    assert dates("""
        phases: [{id: P1, name: Phase, finish: 2026-03-13}]
        tasks:
          - {id: T1, name: Free, duration: 2d}
          - {id: T2, name: Fixed, start: 2026-03-09, finish: 2026-03-10}
    """) == text("""
        T1 2026-03-09 2026-03-10 2d
        T2 2026-03-09 2026-03-10 2d
    """)


def test_nothing_to_date_a_task_leaves_it_without_dates_and_what_waits_for_it_too(dates):
    assert dates("""
        tasks:
          - {id: T1, name: Some day}
          - {id: T2, name: Five days some day, duration: 5d}
          - {id: T3, name: After some day, duration: 1d, after: T1}
          - {id: M1, name: Milestone, duration: 0d, after: T1}
          - {id: G1, name: Group, children: [{id: T4, name: Part}]}
          - {id: T5, name: After the group, duration: 1d, after: G1}
    """) == text("""
        T1 - -
        T2 - -
        T3 - -
        M1 - -
        G1 - - group
        T4 - -
        T5 - -
    """)


def test_what_is_dated_decides_where_another_predecessor_has_no_dates(dates):
    assert dates("""
        tasks:
          - {id: T1, name: Some day}
          - {id: T2, name: Fixed, start: 2026-03-09, finish: 2026-03-10}
          - {id: T3, name: After both, duration: 1d, after: [T1, T2]}
    """) == text("""
        T1 - -
        T2 2026-03-09 2026-03-10 2d
        T3 2026-03-11 2026-03-11 1d
    """)


def test_a_written_start_is_not_earlier_than(dates):
    assert dates("""
        tasks:
          - {id: T1, name: First, start: 2026-03-02, duration: 2d}
          - {id: T2, name: Waits longer, start: 2026-03-09, duration: 2d, after: T1}
          - {id: T3, name: On a Saturday, start: 2026-03-14, duration: 2d}
    """) == text("""
        T1 2026-03-02 2026-03-03 2d
        T2 2026-03-09 2026-03-10 2d
        T3 2026-03-14 2026-03-17 2d
    """)


def test_a_finish_with_a_duration_counts_back(dates):
    assert dates("""
        tasks:
          - {id: T1, name: Days, finish: 2026-03-10, duration: 4d}
          - {id: T2, name: A month, finish: 2026-03-31, duration: 1mo}
          - {id: T3, name: Calendar days, finish: 2026-03-10, duration: 4cd}
          - {id: T4, name: A month and a half, finish: 2026-03-31, duration: 1.5mo}
    """) == text("""
        T1 2026-03-05 2026-03-10 4d
        T2 2026-03-02 2026-03-31 22d
        T3 2026-03-07 2026-03-10 2d
        T4 2026-02-17 2026-03-31 31d
    """)


def test_a_finish_alone_is_a_deadline_and_after_a_predecessor_a_task(dates):
    assert dates("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: Deadline, finish: 2026-03-04}
          - {id: T2, name: After it, finish: 2026-03-10, after: T1}
          - {id: T3, name: After nothing dated, finish: 2026-03-10, after: T4}
          - {id: T4, name: Some day}
    """) == text("""
        T1 2026-03-04 2026-03-04 0d deadline
        T2 2026-03-05 2026-03-10 4d
        T3 2026-03-10 2026-03-10 0d deadline
        T4 - -
    """)


def test_without_finish_and_duration_a_task_ends_with_its_phase(dates):
    assert dates("""
        period: {start: 2026-03-02, finish: 2026-03-31}
        phases: [{id: P1, name: Phase, start: 2026-03-02, finish: 2026-03-13}]
        tasks:
          - {id: T1, name: With a start, phase: P1, start: 2026-03-04}
          - {id: T2, name: With a start, start: 2026-03-04}
          - {id: T3, name: With a predecessor, phase: P1, after: T4}
          - {id: T4, name: Fixed, start: 2026-03-02, finish: 2026-03-03}
          - {id: T5, name: With its phase only, phase: P1}
          - {id: T6, name: Behind its phase, phase: P1, start: 2026-03-16}
    """) == text("""
        T1 2026-03-04 2026-03-13 8d
        T2 2026-03-04 -
        T3 2026-03-04 2026-03-13 8d
        T4 2026-03-02 2026-03-03 2d
        T5 2026-03-13 2026-03-13 0d deadline
        T6 2026-03-16 -
    """)


def test_ongoing_runs_to_the_end_of_the_phase_or_the_period(dates):
    assert dates("""
        period: {start: 2026-03-02, finish: 2026-03-31}
        phases: [{id: P1, name: Phase, start: 2026-03-09, finish: 2026-03-13}]
        tasks:
          - {id: T1, name: In a phase, phase: P1, when: ongoing}
          - {id: T2, name: In none, when: ongoing}
          - {id: T3, name: From a day on, start: 2026-03-16, when: ongoing}
          - {id: T4, name: After another, after: T1, when: ongoing}
          - {id: T5, name: For a while, duration: 3d, when: ongoing}
    """) == text("""
        T1 2026-03-09 2026-03-13 5d
        T2 2026-03-02 2026-03-31 22d
        T3 2026-03-16 2026-03-31 12d
        T4 2026-03-16 2026-03-31 12d
        T5 2026-03-02 2026-03-04 3d
    """)


def test_what_is_said_instead_of_a_date_takes_none_from_phase_and_period(dates):
    assert dates("""
        period: {start: 2026-03-02, finish: 2026-03-31}
        phases: [{id: P1, name: Phase, start: 2026-03-09, finish: 2026-03-13}]
        tasks:
          - {id: T1, name: To be decided, phase: P1, when: tbd}
          - {id: T2, name: For a while, phase: P1, duration: 3d, when: 每月底}
          - {id: T3, name: With dates, start: 2026-03-02, finish: 2026-03-03, when: 月初}
          - {id: T4, name: After another, duration: 1d, after: T3, when: tbd}
    """) == text("""
        T1 - -
        T2 - -
        T3 2026-03-02 2026-03-03 2d
        T4 2026-03-04 2026-03-04 1d
    """)
