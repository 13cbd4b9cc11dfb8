"""Places in nested drawings: each group has a space of its own, moved, scaled, turned, mirrored."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from soptool.importing.sheets import Box
from soptool.importing.tree import Element

EMU: Final = 12_700
"""English metric units in a point."""
_TURN: Final = 60_000
"""Units of an angle in a degree."""
_FARTHEST: Final = 1e7
Place = tuple[float, float]


def number(text: str, otherwise: float = 0.0) -> float:
    """Return a number of a file; what is none, or beyond any page, is `otherwise`."""
    try:
        found = float(text)
    except ValueError:
        return otherwise
    return found if abs(found) <= 1e12 else otherwise


@dataclass(frozen=True, slots=True)
class Space:
    """How places of a drawing lie on the page: (x, y) is at (a·x + c·y + e, b·x + d·y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> Place:
        """Return where a place lies on the page, in points."""
        across, along = self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f
        return _near(across), _near(along)

    def after(self, inner: Space) -> Space:
        """Return the space of what lies in `inner`, which lies in this one."""
        return Space(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    def box(self, frame: Box) -> Box:
        """Return the box on the page around a frame."""
        return around(self.at(x, y) for x in (frame.x0, frame.x1) for y in (frame.y0, frame.y1))


def _near(value: float) -> float:
    return value if abs(value) < _FARTHEST else math.copysign(_FARTHEST, value)


def around(places: Iterable[Place]) -> Box:
    """Return the box around places."""
    known = list(places)
    xs, ys = [x for x, _ in known], [y for _, y in known]
    return Box(min(xs), min(ys), max(xs), max(ys))


def moved(x: float, y: float, scale: float = 1.0) -> Space:
    """Return a space that begins at a place, scaled."""
    return Space(scale, 0.0, 0.0, scale, x, y)


@dataclass(frozen=True, slots=True)
class Frame:
    """The box of a shape or group in the space around it, before it is mirrored and turned."""

    box: Box
    turn: float = 0.0
    """Degrees, clockwise."""
    mirrored: bool = False
    upside_down: bool = False

    @property
    def is_on_side(self) -> bool:
        """Whether it is turned so far that it is seen lying on its side."""
        return 45 <= self.turn % 180 < 135

    @property
    def space(self) -> Space:
        """The space whose (0, 0) is its top left corner, mirrored and turned about its middle."""
        width, height = self.box.width, self.box.height
        across, along = self.box.middle
        sign_x, sign_y = -1.0 if self.mirrored else 1.0, -1.0 if self.upside_down else 1.0
        angle = math.radians(self.turn)
        cos, sin = math.cos(angle), math.sin(angle)
        to_middle = Space(e=-width / 2, f=-height / 2)
        turned = Space(cos * sign_x, sin * sign_x, -sin * sign_y, cos * sign_y, across, along)
        return turned.after(to_middle)


def frame_of(xfrm: Element | None) -> Frame | None:
    """Read an `xfrm`; None where it says no place."""
    off, ext = (xfrm.first(name) for name in ("off", "ext")) if xfrm else (None, None)
    if xfrm is None or off is None or ext is None:
        return None
    x, y = number(off.get("x")), number(off.get("y"))
    wide, high = abs(number(ext.get("cx"))), abs(number(ext.get("cy")))
    return Frame(
        Box(x, y, x + wide, y + high),
        number(xfrm.get("rot")) / _TURN % 360,
        xfrm.get("flipH") in ("1", "true"),
        xfrm.get("flipV") in ("1", "true"),
    )


def inside_of(xfrm: Element | None, frame: Frame) -> Space:
    """Return the space of what is in a group with this frame."""
    off, ext = (xfrm.first(name) for name in ("chOff", "chExt")) if xfrm else (None, None)
    x, y = (number(off.get("x")), number(off.get("y"))) if off else (0.0, 0.0)
    wide, high = (number(ext.get("cx")), number(ext.get("cy"))) if ext else (0.0, 0.0)
    across = frame.box.width / wide if wide else 1.0
    along = frame.box.height / high if high else 1.0
    return frame.space.after(Space(across, 0.0, 0.0, along, -x * across, -y * along))
