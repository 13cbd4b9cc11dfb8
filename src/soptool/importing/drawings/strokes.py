"""A connector of ours is drawn stroke by stroke, row by row → one line from its tail to its tip.

Its strokes bear its name, and begin where others of them end. The name tells no more than that:
from which symbol to which it leads is drawn.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from soptool.importing.sheets import Head, Link, Segment

_MEETS: Final = 1.0
"""Points between strokes that go on into each other."""
Place = tuple[float, float]


def whole(links: Sequence[Link]) -> list[Link]:
    """Put the strokes of each named connector together, where they are one way; others stay."""
    named: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.name:
            named[link.name].append(link)
    found = {name: _chain(strokes) for name, strokes in named.items() if len(strokes) > 1}
    kept: list[Link] = []
    for link in links:
        chain = found.get(link.name)
        if chain is None:
            kept.append(link)
        elif named[link.name][0] is link:
            kept.append(chain)
    return kept


def _chain(strokes: Sequence[Link]) -> Link | None:
    """Return the line of strokes that one head ends; None where they fork, part or have several."""
    headed = [stroke for stroke in strokes if stroke.heads]
    if len(headed) != 1 or len(headed[0].heads) != 1:
        return None
    last = _ended(headed[0], headed[0].heads[0])
    way, left = [last], [stroke for stroke in strokes if stroke is not headed[0]]
    while left:
        begin = _begin(way[0])
        meeting = [(s, end) for s in left for end in (s, _turned(s)) if _meets(_end(end), begin)]
        if len(meeting) != 1:
            return None
        left.remove(meeting[0][0])
        way.insert(0, meeting[0][1])
    segments = tuple(segment for stroke in way for segment in stroke.segments)
    return Link(segments, last.heads, last.is_broken, way[0].start, last.end, last.name)


def _ended(stroke: Link, head: Head) -> Link:
    """Return a stroke so that its head is at its end."""
    tip = (head.x, head.y)
    is_there = math.dist(_end(stroke), tip) <= math.dist(_begin(stroke), tip)
    return stroke if is_there else _turned(stroke)


def _turned(stroke: Link) -> Link:
    """Return a stroke the other way round."""
    segments = tuple(Segment(s.x1, s.y1, s.x0, s.y0) for s in reversed(stroke.segments))
    return stroke._replace(segments=segments, start=stroke.end, end=stroke.start)


def _begin(stroke: Link) -> Place:
    return stroke.segments[0].x0, stroke.segments[0].y0


def _end(stroke: Link) -> Place:
    return stroke.segments[-1].x1, stroke.segments[-1].y1


def _meets(one: Place, other: Place) -> bool:
    return math.dist(one, other) < _MEETS
