"""What a route costs. The two styles differ in three weights only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from soptool.diagram.grid import Style


@dataclass(frozen=True, slots=True)
class Weights:
    """Costs in one unit; `column` and `row` are for each column and row that a line passes.

    `parted` keeps the lines of one branch at one port, so that its label stands once, before they
    part, and those of symbols any of which may act at one of these; `unbarred` lets a branch part
    at one bar.
    """

    bend: float = 8.0
    cross: float = 34.0
    column: float = 2.0
    row: float = 1.0
    forbidden: float = 1e5
    share: float = 1.2
    share_step: float = 0.25
    merge: float = -2.0
    parted: float = 1000.0
    unbarred: float = 30.0
    link: float = 30.0
    plain_side: float = 10.0
    main_side: float = 7.0
    other_bottom: float = 11.0
    slant: float = 6.0
    enter_ahead: float = 6.0
    enter_next: float = 9.0
    enter_back: float = 1.0


_UP_DOWN: Final = Weights()
_ELBOW: Final = replace(_UP_DOWN, plain_side=0.0, main_side=0.0, other_bottom=8.0)


def weights_of(style: Style) -> Weights:
    """Return a style's weights: `bawah-atas` leaves below, `siku` at the side with one turn."""
    return _ELBOW if style == "siku" else _UP_DOWN
