"""Strokes of connectors of ours: one line each, whatever way the strokes were written."""

from __future__ import annotations

import random
from itertools import pairwise

from soptool.importing.drawings.strokes import whole
from soptool.importing.sheets import Head, Link, Segment

NAME = "connector a/1 > b/1"
PLACES = [(0.0, 0.0), (0.0, 20.0), (50.0, 20.0), (50.0, 60.0), (80.0, 60.0)]


def strokes(name: str = NAME) -> list[Link]:
    found = [Link((Segment(*one, *other),), name=name) for one, other in pairwise(PLACES)]
    found[0] = found[0]._replace(start="7")
    return [*found[:-1], found[-1]._replace(heads=(Head(80.0, 60.0, 75.0, 60.0),), end="9")]


def turned(link: Link) -> Link:
    segments = tuple(Segment(s.x1, s.y1, s.x0, s.y0) for s in link.segments)
    return link._replace(segments=segments, start=link.end, end=link.start)


def test_strokes_are_one_line_from_tail_to_tip() -> None:
    dice = random.Random(1)
    for _ in range(20):
        drawn = [turned(each) if dice.random() < 0.5 else each for each in strokes()]
        dice.shuffle(drawn)
        [line] = whole(drawn)
        assert [(s.x0, s.y0) for s in line.segments] == PLACES[:-1]
        assert (line.start, line.end, len(line.heads)) == ("7", "9", 1)


def test_strokes_without_a_name_stay_apart() -> None:
    assert whole(strokes("")) == strokes("")


def test_strokes_that_fork_or_part_stay_apart() -> None:
    forked = [*strokes(), Link((Segment(0.0, 20.0, 0.0, 90.0),), name=NAME)]
    forked += [Link((Segment(50.0, 20.0, 90.0, 20.0),), name=NAME)]
    parted = [*strokes()[:1], *strokes()[2:]]
    twice = [*strokes(), strokes()[-1]]
    for drawn in (forked, parted, twice):
        assert whole(drawn) == drawn
