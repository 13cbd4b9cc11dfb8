"""Where pages of a flow table begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.form.pages.paging import Band, page_starts, pages


@pytest.mark.parametrize(
    ("heights", "starts"),
    [
        ([], ()),
        ([40], ()),
        ([40, 40], ()),
        ([40, 40, 40], (2,)),
        ([40, 40, 40, 40], (2,)),
        ([100, 40], (1,)),
        ([150, 40, 40], (1,)),
        ([20, 20, 20, 20, 30], (3,)),
        ([30, 30, 30, 30], (2,)),
    ],
)
def test_pages_are_filled_and_the_last_never_has_one_row(
    heights: list[float], starts: tuple[int, ...]
) -> None:
    assert page_starts([Band(height) for height in heights], 100) == starts


def test_a_heading_stays_with_its_rows() -> None:
    rows = [Band(50), Band(40), Band(10, is_kept=True), Band(30), Band(30)]
    assert page_starts(rows, 100) == (2,)


def test_forced_rows_begin_a_page() -> None:
    assert page_starts([Band(10)] * 4, 100, frozenset({2})) == (2,)


@given(
    st.lists(st.builds(Band, st.floats(5, 60), st.booleans()), max_size=40),
    st.floats(130, 200),
)
def test_no_page_is_too_full(rows: list[Band], room: float) -> None:
    loose = [Band(row.height) for row in rows]
    for page in pages(len(rows), page_starts(loose, room)):
        assert sum(loose[row].height for row in page) <= room
    starts = page_starts(rows, room)
    assert all(not rows[start - 1].is_kept for start in starts)
    assert [row for page in pages(len(rows), starts) for row in page] == list(range(len(rows)))
