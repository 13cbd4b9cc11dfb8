"""Arrows with corners that a printer made pictures of."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

pytest.importorskip("pypdfium2")

from soptool.importing.pdf import bends
from soptool.importing.pdf.arrows import arrow_of
from soptool.importing.pdf.images import Image
from soptool.importing.sheets import Box

PAGE = Box(100, 200, 160, 300)
DOTS = 2
"""… a point."""


def picture(*boxes: tuple[float, float, float, float], box: Box = PAGE) -> Image:
    """Paint boxes, in points of the picture."""
    wide, high = round(box.width * DOTS), round(box.height * DOTS)
    rows = [bytearray(wide) for _ in range(high)]
    for x0, y0, x1, y1 in boxes:
        for row in rows[int(y0 * DOTS) : int(y1 * DOTS)]:
            row[int(x0 * DOTS) : int(x1 * DOTS)] = b"\x01" * (int(x1 * DOTS) - int(x0 * DOTS))
    return Image(box, tuple(map(bytes, rows)))


def head(x: float, y: float) -> Iterable[tuple[float, float, float, float]]:
    """Paint a head whose tip is below."""
    return ((x - 3 + at / 2, y - 6 + at, x + 3 - at / 2, y - 5 + at) for at in range(5))


def test_a_bent_arrow_leads_to_its_head() -> None:
    link = arrow_of(picture((0, 5, 51, 6), (50, 5, 51, 95), *head(50.5, 96)))
    assert link is not None
    assert [tuple(map(round, s)) for s in link.segments] == [
        (100, 206, 150, 206), (150, 206, 150, 295),
    ]  # fmt: skip
    assert [(round(h.x), round(h.y)) for h in link.heads] == [(150, 295)]


def test_lines_with_two_corners_and_no_head_are_lines() -> None:
    link = arrow_of(picture((5, 5, 6, 90), (5, 5, 50, 6), (49, 5, 50, 90)))
    assert link is not None
    assert (len(link.segments), link.heads) == (3, ())


@pytest.mark.parametrize(
    "boxes",
    [
        [(0, 0, 60, 100)],
        [(5, 5, 6, 90)],
        [(0, 5, 50, 6), (49, 5, 50, 90), (10, 50, 30, 60)],
        [(x, y, x + 5, y + 5) for x in range(0, 60, 10) for y in range(0, 100, 10)],
    ],
    ids=["a ground", "one line in much room", "something beside the lines", "a pattern"],
)
def test_other_pictures_are_no_arrows(boxes: list[tuple[float, float, float, float]]) -> None:
    assert arrow_of(picture(*boxes)) is None


def test_a_pattern_is_not_joined_run_by_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bends, "_Stroke", None)  # none is made of so many
    hatch = [(x, y, x + 10, y + 0.5) for y in range(0, 300, 3) for x in range(0, 300, 12)]
    assert arrow_of(picture(*hatch, box=Box(0, 0, 300, 300))) is None
