"""Paths of PDFs, as printers write them → what they are: shafts, heads, outlines."""

from __future__ import annotations

import math

import pytest

pytest.importorskip("pypdfium2")

from soptool.importing.pdf.arrows import arrow_of
from soptool.importing.pdf.images import Image
from soptool.importing.pdf.paths import Line, Path
from soptool.importing.pdf.shapes import Drawn, drawn
from soptool.importing.sheets import Box

BLACK = (0, 0, 0, 255)
Points = list[tuple[float, float]]


def filled(*polygons: Points) -> Drawn:
    """Read one filled object of polygons."""
    lines = tuple(Line((*points, points[0]), is_closed=True, is_curved=False)
                  for points in polygons)  # fmt: skip
    return drawn([Path(lines, BLACK, None, 0.75, is_broken=False)])


def bent(thick: float) -> Points:
    """Draw an outline around a line that goes right, then down."""
    return [(0, 0), (100, 0), (100, 20), (100 - thick, 20), (100 - thick, thick), (0, thick)]


HEAD = [(102.5, 20.0), (98.5, 27.0), (94.5, 20.0)]


@pytest.mark.parametrize("thick", [0.5, 2.0, 3.0])
def test_a_shaft_with_its_head_is_one_connector_however_thick(thick: float) -> None:
    [link] = filled(bent(thick), HEAD).links
    assert len(link.segments) == 2
    assert [round(head.x) for head in link.heads] == [98]


def test_a_plate_without_a_head_is_no_shaft() -> None:
    assert filled(bent(3.0)).links == []


def ring(round_: float, thick: float = 1.5) -> Points:
    """Draw a box with round corners of many points."""
    made: Points = []
    for x, y, turn in ((40 - round_, 18 - round_, 0), (round_, 18 - round_, 90),
                       (round_, round_, 180), (40 - round_, round_, 270)):  # fmt: skip
        made += [(x + round_ * math.cos(math.radians(turn + step)),
                  y + round_ * math.sin(math.radians(turn + step)))
                 for step in range(0, 91, 6)]  # fmt: skip
    return [(20 + (x - 20) * (1 - thick / 20), 9 + (y - 9) * (1 - thick / 9)) for x, y in made]


def test_a_capsule_drawn_as_a_ring_of_many_points_is_no_pentagon() -> None:
    found = filled(ring(8.0, 0.0), ring(8.0)[::-1])
    assert [shape.outline for shape in found.shapes] == ["capsule"]


TAPER = (14, 13, 11, 9, 7, 5)


@pytest.mark.parametrize(
    ("profile", "tips"),
    [
        pytest.param((0, *[5] * 20, *TAPER, 0), [105], id="to the right"),
        pytest.param((0, *TAPER[::-1], *[5] * 20, 0), [65], id="to the left"),
        pytest.param((*[5] * 6, *TAPER, *[0] * 12), [85], id="a short one, not in the middle"),
        pytest.param((*[9] * 20, *TAPER[:4]), [110], id="a shadow below the shaft"),
        pytest.param((*TAPER[::-1], *[4] * 16, *TAPER), [110, 60], id="to both sides"),
        pytest.param((3, *[2] * 20), [], id="a line whose end is blotted"),
        pytest.param([2] * 20, [], id="a line"),
    ],
)
def test_an_arrow_that_is_a_picture_points_to_where_its_head_grows_thin(
    profile: tuple[int, ...], tips: list[int]
) -> None:
    rows = (bytes(dots > row for dots in profile) for row in range(max(profile)))
    link = arrow_of(Image(Box(60, 100, 110, 108), tuple(rows)))
    assert link is not None
    assert [pytest.approx(head.x, abs=4) for head in link.heads] == tips
