"""Whether lines are led so that their meaning is seen at once. For the checker only.

A branch to several steps parts at one bar: its stem reaches a straight piece, and each line leaves
that by itself. Symbols joined by a broken line, any of which may act, are entered and left at one
of them; entered at one and left at another they would look like a chain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from soptool.diagram.checker.drawing import Drawing, Point
from soptool.diagram.checker.pieces import SAME_PLACE, Line

_MANY: Final = 8
"""More lines of one branch are a tree, which no single bar carries."""


def unbarred(lines: Sequence[Line]) -> Iterator[Point]:
    """Yield where branches begin that part at several places."""
    branches: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.connector.label.strip():
            branches[line.connector.source, line.connector.label].append(line)
    for branch in branches.values():
        if 1 < len(branch) <= _MANY and not _has_bar(branch):
            yield branch[0].points[0]


def _has_bar(branch: Sequence[Line]) -> bool:
    (x, _), (second, _) = branch[0].points[:2]
    turned = [line.points[1:] for line in branch if len(line.points) > 2]
    if abs(second - x) < SAME_PLACE:
        return _hang(turned) or (len(turned) == len(branch) and _stand(turned))
    first = [points[0][0] for points in turned]
    if _differ(first):  # from the level line that leaves
        return True
    heights = [points[1][1] for points in turned]
    lower = [points[1:] for points in turned]
    return _alike(first) and (_differ(heights) or _hang(lower))


def _hang(lines: Sequence[Sequence[Point]]) -> bool:
    """Whether lines turn off a stem at one height, and go on down each by itself."""
    turned = [points for points in lines if len(points) > 1]
    return _alike([points[0][1] for points in turned]) and _differ(
        [points[1][0] for points in turned]
    )


def _stand(lines: Sequence[Sequence[Point]]) -> bool:
    """Whether lines turn off one upright bar to one side of it, each at its own height."""
    to_the_right = {points[1][0] > points[0][0] for points in lines}
    return len(to_the_right) == 1 and _differ(points[0][1] for points in lines)


def _alike(values: Sequence[float]) -> bool:
    return not any(_apart(value, values[0]) for value in values)


def _differ(values: Iterable[float]) -> bool:
    return all(_apart(one, other) for one, other in combinations(values, 2))


def _apart(one: float, other: float) -> bool:
    return abs(one - other) > SAME_PLACE


def chains(drawing: Drawing, lines: Sequence[Line]) -> Iterator[str]:
    """Yield symbols that are left while another one that any may act for is entered."""
    groups = _groups(drawing.either)
    entered: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        entered[groups.get(line.connector.target, "")].add(line.connector.target)
    for line in lines:
        source = line.connector.source
        if source in groups and entered[groups[source]] - {source}:
            yield source


def _groups(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each symbol of a group the group's first; links run from the left."""
    first: dict[str, str] = {}
    for left, right in links:
        first[left] = first.get(left, left)
        first[right] = first[left]
    return first
