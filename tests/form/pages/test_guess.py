"""Guesses of where pages begin: no page too many, and room for the lines that leave a page."""

from __future__ import annotations

import pytest

from soptool.export.pdf.drawing import joined
from soptool.form.pages.guess import likely_starts
from soptool.form.pages.paging import Band


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, ()), (10, ()), (11, (9,)), (18, (9,)), (19, (9, 17)), (25, (9, 17))],
)
def test_a_page_that_lines_leave_holds_less(count: int, expected: tuple[int, ...]) -> None:
    assert likely_starts([Band(10.0)] * count, 100.0) == expected


def test_forced_rows_begin_a_page() -> None:
    assert likely_starts([Band(10.0)] * 6, 100.0, frozenset({2, 4})) == (2, 4)


def test_strokes_that_meet_are_one_line() -> None:
    a, b, c, d = (0.0, 0.0), (0.0, 5.0), (4.0, 5.0), (9.0, 9.0)
    assert joined([(a, b), (b, c), (d, a)]) == [[a, b, c], [d, a]]
