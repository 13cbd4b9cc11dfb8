"""Lines that the end of a page cuts in two → edges from one page to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from soptool.importing.interpret.edges import Edge, Loose
from soptool.importing.interpret.lines import Piece, Place
from soptool.importing.interpret.nets import Net
from soptool.importing.interpret.symbols import Symbol
from soptool.importing.interpret.tables import Area

_EDGE: Final = 6.0
"""Points between the end of a line and that of the rows on its page."""
_BESIDE: Final = 12.0
"""… and between both parts of it, from one page to the other."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a line: the symbol that it has, whether it leads there, and where it is cut."""

    symbol: Symbol
    is_tip: bool
    end: Place
    cut: Place
    pieces: Sequence[Piece]
    net: int


def through_cuts(loose: Sequence[Loose], areas: Sequence[Area]) -> Iterator[Edge]:
    """Yield the edges of lines that go on where the page before them ends."""
    for before, after in pairwise(areas):
        above = [part for each in loose if (part := _part(each, before, before.bottom))]
        below = [part for each in loose if (part := _part(each, after, after.top))]
        for one in above:
            other = min(below, key=lambda part: abs(part.cut[0] - one.cut[0]), default=None)
            if other is None or abs(other.cut[0] - one.cut[0]) > _BESIDE:
                continue
            below.remove(other)
            if one.is_tip != other.is_tip or not one.is_tip:
                yield _edge(*((other, one) if one.is_tip else (one, other)))


def _part(each: Loose, area: Area, level: float) -> _Part | None:
    if each.page is not area.page or len(each.touched) != 1:
        return None
    [symbol] = each.touched
    tails = [place for piece in each.pieces for place in piece.tails]
    tips = [place for piece in each.pieces for place in piece.tips]
    cut = next((place for place in tails if abs(place[1] - level) < _EDGE), None)
    others = tips or [place for place in tails if place is not cut]
    if cut is None or not others:
        return None
    return _Part(symbol, bool(tips), others[0], cut, each.pieces, each.net)


def _edge(source: _Part, target: _Part) -> Edge:
    nets = (source.net, target.net)
    courses = []
    for part, start, end in ((source, source.end, source.cut), (target, target.cut, target.end)):
        net = Net(part.pieces)
        courses.append(net.course(net.way(start, end) or [net.nearest(start), net.nearest(end)]))
    return Edge(source.symbol, target.symbol, "page", courses[0], nets, onward=courses[1])
