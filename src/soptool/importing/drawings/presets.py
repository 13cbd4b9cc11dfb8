"""Shapes that Office knows by name: their outlines, the ways of connectors, block arrows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from soptool.importing.drawings.space import Place
from soptool.importing.sheets import Outline

OUTLINES: Final[Mapping[str, Outline]] = {
    "rect": "rectangle",
    "flowChartProcess": "rectangle",
    "flowChartDecision": "diamond",
    "diamond": "diamond",
    "flowChartTerminator": "capsule",
    "flowChartAlternateProcess": "capsule",
    "roundRect": "capsule",
    "ellipse": "capsule",
    "flowChartConnector": "circle",
    "flowChartOffpageConnector": "pentagon",
    "homePlate": "pentagon",
    "pentagon": "pentagon",
    "flowChartDocument": "document",
    "flowChartMultidocument": "document",
    "foldedCorner": "document",
    "flowChartMagneticDisk": "document",
    "can": "document",
}
"""The outlines of shapes by their names; most others are boxes of some kind."""
_NO_BOX = re.compile(
    r"brac|callout|star|seal|arc|chord|math|lightning|smiley|arrow|line|action|plus|moon|sun|heart"
    r"|wave|ribbon|scroll|funnel|gear|pie|donut|noSmoking",
    re.IGNORECASE,
)
"""What people draw beside a flow, and not in it."""
_ROUND: Final = 1.35
"""An ellipse that is not wider than that is a circle."""
ARROWS: Final[Mapping[str, Sequence[str]]] = {
    "rightArrow": ("right",),
    "leftArrow": ("left",),
    "downArrow": ("down",),
    "upArrow": ("up",),
    "leftRightArrow": ("left", "right"),
    "upDownArrow": ("up", "down"),
    "notchedRightArrow": ("right",),
    "stripedRightArrow": ("right",),
}
"""Arrows that are shapes, by where they point."""
_HALF: Final = 50_000
_WHOLE: Final = 100_000


def outline_of(preset: str, width: float, height: float) -> Outline:
    """Return the outline of a shape; ellipses and capsules as wide as high are circles."""
    is_box = bool(preset) and not _NO_BOX.search(preset)
    found = OUTLINES.get(preset, "rectangle" if is_box else "unknown")
    is_round = preset == "ellipse" and max(width, height) < _ROUND * max(min(width, height), 0.01)
    return "circle" if is_round else found


def is_line(preset: str) -> bool:
    """Whether a shape is a line."""
    return preset == "line" or ("Connector" in preset and not preset.startswith("flowChart"))


def way_of(preset: str, width: float, height: float, adjusted: Mapping[str, float]) -> list[Place]:
    """Return the places that a connector passes, from its beginning to its end.

    `adjusted`: where it bends, in hundred-thousandths of its box.
    """

    def at(name: str, whole: float) -> float:
        return whole * adjusted.get(name, _HALF) / _WHOLE

    first, last = (0.0, 0.0), (width, height)
    bends = int(preset[-1]) if preset[-1:].isdecimal() else 1
    if bends == 2:
        return [first, (width, 0.0), last]
    if bends == 3:
        x = at("adj1" if "adj1" in adjusted else "adj", width)
        return [first, (x, 0.0), (x, height), last]
    if bends == 4:
        x, y = at("adj1", width), at("adj2", height)
        return [first, (x, 0.0), (x, y), (width, y), last]
    if bends == 5:
        x, y, z = at("adj1", width), at("adj2", height), at("adj3", width)
        return [first, (x, 0.0), (x, y), (z, y), (z, height), last]
    return [first, last]


def arrow_of(preset: str, width: float, height: float) -> tuple[Place, Place, bool] | None:
    """Return the line in the middle of a block arrow, its tip last; whether both ends are tips."""
    points = ARROWS.get(preset)
    if points is None:
        return None
    across, along = width / 2, height / 2
    places = {
        "right": ((0.0, along), (width, along)),
        "left": ((width, along), (0.0, along)),
        "down": ((across, 0.0), (across, height)),
        "up": ((across, height), (across, 0.0)),
    }
    start, end = places[points[-1]]
    return start, end, len(points) > 1
