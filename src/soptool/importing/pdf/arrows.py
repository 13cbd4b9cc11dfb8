"""Arrows that a printer made pictures of: at its base a head is suddenly thick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from soptool.importing.pdf.bends import bent_of
from soptool.importing.pdf.images import Image
from soptool.importing.sheets import Head, Link, Segment

_HEAD: Final = 4.0
_WHOLE: Final = 0.95
_SUDDEN: Final = 0.3
"""A step of that share of the thickest place is the base of a head."""
_SLICES: Final = 3
"""A head is as long, in slices of the picture, at least."""
_SHORTEST: Final = 14.0
"""Points from which an arrow may have two heads."""
_THIN: Final = 13
"""Points up to which a picture can only be a straight arrow."""


def arrow_of(image: Image) -> Link | None:
    """Read a picture as an arrow; None where it is none."""
    if not image.dots:
        return None
    return _straight(image) if min(image.box.width, image.box.height) < _THIN else bent_of(image)


def _straight(image: Image) -> Link | None:
    box, profile = image.box, _profile(image)
    filled = [at for at, dots in enumerate(profile) if dots]
    if not filled:
        return None
    first, last = filled[0], filled[-1]
    if len(filled) < _WHOLE * (last - first + 1):
        return None  # letters have gaps, a shaft has none
    is_upright = box.height >= box.width
    length = box.height if is_upright else box.width
    start = (box.y0 if is_upright else box.x0) + first / len(profile) * length
    stop = (box.y0 if is_upright else box.x0) + (last + 1) / len(profile) * length
    x, y = box.middle
    heads = list(_heads(profile[first : last + 1], start, stop))
    if is_upright:
        return Link(
            (Segment(x, start, x, stop),), tuple(Head(x, tip, x, base) for tip, base in heads)
        )
    return Link((Segment(start, y, stop, y),), tuple(Head(tip, y, base, y) for tip, base in heads))


def _profile(image: Image) -> tuple[int, ...]:
    """Count the dark dots in each slice along a thin picture."""
    if image.box.height >= image.box.width:
        return tuple(row.count(1) for row in image.dots)
    return tuple(map(sum, zip(*image.dots, strict=True)))


def _heads(thick: Sequence[int], start: float, stop: float) -> Iterator[tuple[float, float]]:
    """Yield the tip and the base of each head: from its base it grows thinner to its tip."""
    steps = [after - before for before, after in pairwise(thick)]
    up = max(steps[: 1 - _SLICES], default=0)
    down = -min(steps[_SLICES - 1 :], default=0)
    least = _SUDDEN * max(thick)
    is_double = min(up, down) >= least and steps.index(-down) < steps.index(up)
    is_double = is_double and stop - start >= _SHORTEST
    if up >= least and (up >= down or is_double):
        yield stop, stop - _HEAD
    if down >= least and (down > up or is_double):
        yield start, start + _HEAD
