"""Strokes and connectors between symbols → nets: what is joined, where its ends lie."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from soptool.importing.interpret.rules import is_level, is_upright, merged
from soptool.importing.interpret.symbols import AROUND, Symbol, gap
from soptool.importing.interpret.tables import Area
from soptool.importing.sheets import Head, Link, Segment

Place = tuple[float, float]
TOUCHES: Final = 4.0
"""Points between an end and a symbol that it touches."""
JOINS: Final = 2.6
"""Points between an end and a line that it meets."""
_HEAD_REACH: Final = 5.0
_EXACT, _BESIDE = 0.6, 1.5
"""An end that lies exactly on a line, and not quite at a symbol, belongs to the line."""
NEAR: Final = 9.0
"""Points up to which a line that ends before a symbol is meant for it."""
_AHEAD: Final = 14.0
"""… if it points straight to it, or lies behind it and ends as far beyond."""
_ACROSS: Final = 0.9
"""A level stroke over so much of all executors is a rule."""
_INNER: Final = 3.0
"""A line that ends so far from the outermost border, or farther, leads around symbols."""
_ALONG: Final = 12.0
"""Points from which a stroke on a rule may be a connector."""
_EDGE: Final = 1.5
_FRAME: Final = (60.0, 18.0)
_SHORTEST: Final = 3.0
_SPOT: Final = 2.0
"""A stroke shorter than that, in points, is where others meet or end, and has no end of its own."""


@dataclass(eq=False, slots=True)
class Piece:
    """Strokes that were drawn as one: `tips` have heads, `tails` none."""

    segments: list[Segment]
    heads: list[Head] = field(default_factory=list)
    is_broken: bool = False
    tips: list[Place] = field(default_factory=list)
    tails: list[Place] = field(default_factory=list)
    start: str = ""
    end: str = ""

    @property
    def outer(self) -> tuple[Place, Place]:
        """Where its first stroke begins, and its last one ends."""
        return ends(self.segments[0])[0], ends(self.segments[-1])[1]

    @property
    def length(self) -> float:
        """How long all its strokes are."""
        return sum(math.dist(start, end) for start, end in map(ends, self.segments))


def ends(segment: Segment) -> tuple[Place, Place]:
    """Return both ends of a segment."""
    return (segment.x0, segment.y0), (segment.x1, segment.y1)


def off(place: Place, segment: Segment) -> float:
    """Return how far a place lies from a segment."""
    (ax, ay), (bx, by) = ends(segment)
    long = (bx - ax) ** 2 + (by - ay) ** 2
    share = ((place[0] - ax) * (bx - ax) + (place[1] - ay) * (by - ay)) / long if long else 0.0
    share = max(0.0, min(1.0, share))
    return math.dist(place, (ax + share * (bx - ax), ay + share * (by - ay)))


def at_symbol(place: Place, symbols: Iterable[Symbol], reach: float) -> Symbol | None:
    """Return the symbol at a place."""
    x, y = place
    near = (
        symbol
        for symbol in symbols
        if symbol.box.x0 - reach <= x <= symbol.box.x1 + reach
        and symbol.box.y0 - reach <= y <= symbol.box.y1 + reach
    )
    best = min(near, key=lambda symbol: gap(x, y, symbol.box), default=None)
    return best if best is not None and gap(x, y, best.box) <= reach else None


def belongs(
    place: Place, piece: Piece, pieces: Sequence[Piece], symbols: Sequence[Symbol]
) -> Symbol | None:
    """Return the symbol that a tail or tip lies at, unless it belongs to another line."""
    tied = _tied(place, piece, symbols)
    if tied is not None:
        return tied
    symbol = at_symbol(place, symbols, TOUCHES)
    others = [segment for other in pieces if other is not piece for segment in other.segments]
    if symbol is not None:
        is_exact = any(off(place, segment) < _EXACT for segment in others)
        is_beside = gap(*place, symbol.box) <= _BESIDE
        return symbol if is_beside or not is_exact or place in piece.tips else None
    if any(off(place, segment) < JOINS for segment in others):
        return None
    return at_symbol(place, symbols, NEAR) or _straight_on(place, piece, symbols)


def _straight_on(place: Place, piece: Piece, symbols: Sequence[Symbol]) -> Symbol | None:
    """Return the symbol that a line at its end points to, or has just passed under."""
    last = min(piece.segments, key=lambda s: min(math.dist(place, end) for end in ends(s)))
    near, far = sorted(ends(last), key=lambda end: math.dist(end, place))
    long = math.dist(near, far)
    if long < JOINS:
        return None
    across, along = (near[0] - far[0]) / long, (near[1] - far[1]) / long
    for reach in (_AHEAD, -_AHEAD):
        x, y = place[0] + across * reach, place[1] + along * reach
        found = at_symbol((x, y), symbols, 0.0)
        if found is not None and gap(*far, found.box) > NEAR:
            return found
    return None


def _tied(place: Place, piece: Piece, symbols: Sequence[Symbol]) -> Symbol | None:
    """Return the symbol that the file ties to an end."""
    for name, end in zip((piece.start, piece.end), piece.outer, strict=True):
        if name and math.dist(place, end) < JOINS:
            return next((symbol for symbol in symbols if symbol.name == name), None)
    return None


def nets_of(area: Area, symbols: Sequence[Symbol]) -> list[list[Piece]]:
    """Return the lines of an area: pieces that are joined, in one list."""
    pieces = list(_pieces(area, symbols))
    for piece in pieces:
        _find_ends(piece)
    return [net for net in _joined(pieces, symbols) if not _is_frame(net, symbols)]


def _is_frame(pieces: Sequence[Piece], symbols: Sequence[Symbol]) -> bool:
    """Whether strokes are only the frame of a label: small, closed, without a head."""
    places = [place for piece in pieces for s in piece.segments for place in ends(s)]
    width = max(x for x, _ in places) - min(x for x, _ in places)
    height = max(y for _, y in places) - min(y for _, y in places)
    strokes = sum(len(piece.segments) for piece in pieces)
    has_heads = any(piece.heads for piece in pieces)
    if has_heads or strokes < 3 or width > _FRAME[0] or height > _FRAME[1]:
        return False
    return not any(at_symbol(place, symbols, 1.0) for place in places)


def _pieces(area: Area, symbols: Sequence[Symbol]) -> Iterator[Piece]:
    sheet = area.page.sheet
    arrows = [picture.arrow for picture in sheet.pictures if picture.arrow is not None]
    links = [link for link in (*sheet.links, *arrows) if _is_inside(link, area)]
    whole = [_piece(link) for link in links if link.segments]
    meets = [place for piece in whole for segment in piece.segments for place in ends(segment)]
    for strokes, is_broken in ((sheet.strokes, False), (sheet.broken, True)):
        found = _loose(strokes, area, symbols, meets)
        whole += [Piece([s], is_broken=is_broken) for s in found]
    lone = [head for link in links if not link.segments for head in link.heads]
    for head in lone:
        _give(head, whole)
    yield from whole


def _piece(link: Link) -> Piece:
    return Piece(
        list(link.segments), list(link.heads), link.is_broken, start=link.start, end=link.end
    )


def _within(x: float, y: float, area: Area) -> bool:
    columns = area.columns
    across = columns.left - 1 < x < columns.right + 1
    return across and area.top - AROUND < y < area.bottom + AROUND


def _is_inside(link: Link, area: Area) -> bool:
    return lies_in(link, lambda place: _within(*place, area))


def lies_in(link: Link, is_inside: Callable[[Place], bool]) -> bool:
    """Whether a connector lies in an area: half of it, or both its ends where it leads around."""
    places = [place for segment in link.segments for place in ends(segment)]
    whole = [*places, *((head.x, head.y) for head in link.heads)]
    if sum(map(is_inside, whole)) * 2 >= len(whole) > 0:
        return True
    return bool(places) and is_inside(places[0]) and is_inside(places[-1])


def _loose(
    strokes: Sequence[Segment], area: Area, symbols: Sequence[Symbol], meets: Sequence[Place]
) -> Iterator[Segment]:
    """Yield the strokes that are no rules and no outlines, put together where they go on.

    What lies on a rule is one, but for a stroke that leads to where a connector is (`meets`).
    """
    xs = [edge for c in area.columns.executors for edge in (c.x0, c.x1)]
    ys = [edge for row in area.rows for edge in (row.y0, row.y1)]
    found = []
    for stroke in strokes:
        if not all(_within(x, y, area) for x, y in ends(stroke)):
            continue
        if is_upright(stroke) and any(abs(stroke.x0 - x) < 1.3 for x in xs):
            if _leads_on(stroke, (stroke.y0, stroke.y1), ys, meets):
                found.append(stroke)
            continue
        if is_level(stroke) and any(abs(stroke.y0 - y) < 1.6 for y in ys):
            if _leads_on(stroke, (stroke.x0, stroke.x1), xs, meets):
                found.append(stroke)
            continue
        if is_level(stroke) and _is_across(stroke, xs):
            continue
        if is_level(stroke) and not ys[0] < stroke.y0 < ys[-1] and _is_between(stroke, xs):
            continue
        if not any(_hugs(stroke, symbol) for symbol in symbols):
            found.append(stroke)
    level, upright = merged(found, 0.7, 3)
    yield from (Segment(rule.low, rule.at, rule.high, rule.at) for rule in level)
    yield from (Segment(rule.at, rule.low, rule.at, rule.high) for rule in upright)
    yield from (s for s in found if not is_level(s) and not is_upright(s))


def _leads_on(
    stroke: Segment, reach: tuple[float, float], edges: Sequence[float], meets: Sequence[Place]
) -> bool:
    """Whether a stroke on a rule ends nowhere at a border, and where a connector does."""
    is_long = abs(reach[1] - reach[0]) > _ALONG
    if not is_long or any(abs(end - edge) < _INNER for end in reach for edge in edges):
        return False
    return any(math.dist(end, place) < JOINS for end in ends(stroke) for place in meets)


def _is_across(stroke: Segment, xs: Sequence[float]) -> bool:
    """Whether a level stroke leads over all executors, from border to border: a rule."""
    low, high = sorted((stroke.x0, stroke.x1))
    is_whole = low < min(xs) + _INNER and high > max(xs) - _INNER
    return is_whole and high - low > _ACROSS * (max(xs) - min(xs))


def _is_between(stroke: Segment, xs: Sequence[float]) -> bool:
    """Whether a level stroke leads from one column's border to another's: a rule of the head."""
    return all(any(abs(x - edge) < _EDGE for edge in xs) for x in (stroke.x0, stroke.x1))


def _hugs(stroke: Segment, symbol: Symbol) -> bool:
    """Whether a stroke is a part of a symbol's outline."""
    box = symbol.box
    return all(
        gap(x, y, box) < 1.2 and not (box.x0 + 2 < x < box.x1 - 2 and box.y0 + 2 < y < box.y1 - 2)
        for x, y in ends(stroke)
    )


def _give(head: Head, pieces: Sequence[Piece]) -> None:
    """Give a head that was drawn alone to the pieces at whose ends it stands."""

    def away(piece: Piece) -> float:
        return min(
            min(math.dist(place, (head.base_x, head.base_y)), math.dist(place, (head.x, head.y)))
            for segment in piece.segments
            for place in ends(segment)
        )

    reaches = [away(piece) for piece in pieces]
    least = min(reaches, default=_HEAD_REACH)
    for piece, reach in zip(pieces, reaches, strict=True):
        if reach < _HEAD_REACH and reach <= least + _EXACT:
            piece.heads.append(head)


def _find_ends(piece: Piece) -> None:
    """Tell the free ends of a piece; those with a head are tips."""
    places: list[tuple[Place, int]] = []
    strokes = [s for s in piece.segments if math.dist(*ends(s)) >= _SPOT] or piece.segments
    for segment in strokes:
        for place in ends(segment):
            at = next((n for n, (p, _) in enumerate(places) if math.dist(p, place) < 1.5), None)
            if at is None:
                places.append((place, 1))
            else:
                places[at] = (places[at][0], places[at][1] + 1)
    free = [place for place, count in places if count == 1] or [place for place, _ in places]
    single = [p for p in free if sum(off(p, s) < 1.5 for s in strokes) == 1]
    piece.tails = single or free
    for head in piece.heads:
        base, tip = (head.base_x, head.base_y), (head.x, head.y)
        near = min(piece.tails, key=partial(_from_head, base=base, tip=tip), default=None)
        if near is not None and min(math.dist(near, base), math.dist(near, tip)) < 7:
            piece.tails.remove(near)
        piece.tips.append(tip)


def _from_head(place: Place, base: Place, tip: Place) -> tuple[float, float]:
    """Return how far a place lies from a head; of two as far, that at its tip is nearer."""
    there = math.dist(place, tip)
    return round(min(math.dist(place, base), there), 1), there


def _joined(pieces: Sequence[Piece], symbols: Sequence[Symbol]) -> list[list[Piece]]:
    """Put pieces together where a loose end of one lies on another; crossings stay apart."""
    of = list(range(len(pieces)))

    def root(at: int) -> int:
        while of[at] != at:
            of[at] = of[of[at]]
            at = of[at]
        return at

    for at, piece in enumerate(pieces):
        if piece.start and piece.end:
            continue  # what the file ties to symbols at both ends meets no other line
        for place, is_tip in (*((p, False) for p in piece.tails), *((p, True) for p in piece.tips)):
            reach = JOINS if at_symbol(place, symbols, TOUCHES) is None else _EXACT
            if reach is _EXACT and (is_tip or at_symbol(place, symbols, _BESIDE) is not None):
                continue
            for other, there in enumerate(pieces):
                if other != at and any(off(place, segment) < reach for segment in there.segments):
                    of[root(at)] = root(other)
    found: dict[int, list[Piece]] = {}
    for at, piece in enumerate(pieces):
        found.setdefault(root(at), []).append(piece)
    return [members for members in found.values() if sum(m.length for m in members) >= _SHORTEST]
