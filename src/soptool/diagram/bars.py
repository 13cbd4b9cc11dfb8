"""Whether lines of one branch part at one bar, as the start of several steps does.

Below a symbol the bar lies level, right under it, but for steps of one column. Beside it, steps of
one band on both sides hang from a level bar above them, steps of one column from an upright one,
and others from the line that leaves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from soptool.diagram.route import Route
from soptool.diagram.sheet import Box, Sheet

Bar = Literal["above", "upright", "beside"]


def bars(sheet: Sheet) -> Mapping[int, Bar]:
    """Return where the bar of each labelled fork is, where its lines leave at a side."""
    targets: dict[int, list[Box]] = defaultdict(list)
    sources: dict[int, Box] = {}
    for wire in sheet.wires:
        if wire.label:
            targets[wire.fork].append(sheet.boxes[wire.targets[0]])
            sources[wire.fork] = sheet.boxes[wire.sources[0]]
    return {fork: _bar(boxes, sources[fork]) for fork, boxes in targets.items()}


def _bar(boxes: Sequence[Box], source: Box) -> Bar:
    columns, bands = {box.column for box in boxes}, {box.band for box in boxes}
    is_around = min(columns) <= source.column <= max(columns)
    if len(columns) == 1:
        return "upright"
    return "above" if is_around and len(bands) == 1 and min(bands) > source.band else "beside"


def has_bar(one: Route, other: Route, bar: Bar) -> bool:
    """Whether two lines that leave one port by one label part as others of their branch do."""
    is_one_corridor = one.candidate.corridor == other.candidate.corridor
    if one.candidate.start.side == "bottom":
        return _below(one, other) or (bar == "upright" and is_one_corridor)
    if bar != "above":
        return is_one_corridor == (bar == "upright")
    first, second = one.candidate.end, other.candidate.end
    return is_one_corridor and first.side == second.side == "top" and first.y == second.y


def _below(one: Route, other: Route) -> bool:
    """Whether both turn right under the symbol, each to go down by itself, or one runs straight."""
    turns = [route.corners[1:3] for route in (one, other) if len(route.corners) > 2]
    drops = {turn[1][0] for turn in turns}
    level = one.candidate.start.y
    return len(drops) == len(turns) and all(turn[0][1] == level for turn in turns)
