"""Straight arrows that a printer made thin pictures of: where they are thick, they point."""

from __future__ import annotations

from typing import Final

from soptool.importing.pdf.images import Image
from soptool.importing.sheets import Head, Link, Segment

_HEAD: Final = 4.0
_WHOLE: Final = 0.95


def arrow_of(image: Image) -> Link | None:
    """Read a thin picture as an arrow; None where it is none."""
    box, profile = image.box, image.profile
    filled = [at for at, dots in enumerate(profile) if dots]
    if not filled:
        return None
    if len(filled) < _WHOLE * (filled[-1] - filled[0] + 1):
        return None  # letters have gaps, a shaft has none
    usual = sorted(profile[at] for at in filled)[len(filled) // 2]
    if usual > 0.6 * max(profile) and max(profile) - usual > 2 * usual:
        return None
    is_upright = box.height >= box.width
    length = box.height if is_upright else box.width
    start = (box.y0 if is_upright else box.x0) + filled[0] / len(profile) * length
    stop = (box.y0 if is_upright else box.x0) + (filled[-1] + 1) / len(profile) * length
    x, y = box.middle
    heads = []
    thick = [at for at in filled if profile[at] > 1.8 * usual]
    if any(at >= len(profile) / 2 for at in thick):
        heads.append((stop, stop - _HEAD))
    if any(at < len(profile) / 2 for at in thick):
        heads.append((start, start + _HEAD))
    if len(heads) == 2 and max(box.width, box.height) < 14:
        heads = heads[:1] if sum(thick) / len(thick) > len(profile) / 2 else heads[1:]
    if is_upright:
        return Link(
            (Segment(x, start, x, stop),), tuple(Head(x, tip, x, base) for tip, base in heads)
        )
    return Link((Segment(start, y, stop, y),), tuple(Head(tip, y, base, y) for tip, base in heads))
