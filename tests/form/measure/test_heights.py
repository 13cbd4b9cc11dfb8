"""How far down a page the identity part reaches."""

from __future__ import annotations

import pytest

from soptool.form.measure.heights import heights_of


def mark(identity: list[float] | None, after: list[float]) -> dict[str, object]:
    return {"rows": [10], "head": 8, "after": after, "identity": identity, "about": None}


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([60, 30, 10], (0, 100)),
        ([80, 50, 10], (1, 60)),
        ([60, 50, 10], (1, 20)),
        ([60, 30, 20], (1, 20)),
        ([60, 130, 10], (1, 100)),
        ([], (0, 0)),
    ],
)
def test_a_piece_goes_over_whole_unless_much_of_a_page_would_stay_white(
    pieces: list[float], expected: tuple[int, float]
) -> None:
    assert heights_of(mark(pieces, [5, 5])).front(100) == expected


def test_bands_that_go_over_a_page_are_told() -> None:
    assert heights_of(mark([160, 30, 130], [5, 5])).tall(100) == (1,)
    assert heights_of(mark([60, 50, 10], [5, 5])).tall(100) == (0,)
    assert heights_of(mark([80, 50, 10], [5, 5])).tall(100) == ()
    assert heights_of(mark(None, [5, 5])).tall(100) == ()


def test_what_was_not_measured_is_not_known() -> None:
    assert heights_of(mark(None, [5, 5])).front(100) is None


def test_few_footnotes_stay_with_the_table() -> None:
    assert heights_of(mark(None, [5, 25])).after == 25
    assert heights_of(mark(None, [5, 90])).after == 5
