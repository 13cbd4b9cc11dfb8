"""Nets of lines → edges between symbols, each with how it is known; what is lost is listed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.draft import Evidence
from soptool.importing.interpret.lines import TOUCHES, Piece, Place, belongs, ends
from soptool.importing.interpret.nets import Course, Net, sound
from soptool.importing.interpret.page import Page
from soptool.importing.interpret.symbols import Symbol, gap


@dataclass(eq=False, slots=True)
class Edge:
    """A way from a symbol to another. `is_inferred`: its label follows from another one.

    `onward`: where it goes on after a connector.
    """

    source: Symbol
    target: Symbol
    evidence: Evidence
    course: Course
    nets: tuple[int, ...]
    label: str = ""
    is_inferred: bool = False
    onward: Course | None = None


@dataclass(eq=False, slots=True)
class Bond:
    """Symbols of one row that a line without heads links."""

    symbols: tuple[Symbol, ...]
    is_broken: bool
    nets: tuple[int, ...]


@dataclass(slots=True)
class Loose:
    """A line that was not understood: where it lies, and what it touches."""

    place: Place
    page: Page
    touched: tuple[Symbol, ...]
    net: int
    pieces: Sequence[Piece] = ()


@dataclass(slots=True)
class Lines:
    """All that lines say; `nets` counts them."""

    edges: list[Edge] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    nets: int = 0
    page: Page | None = None


_STUB: Final = 8.0
"""Ends nearer to each other are those of a stub, and no way back."""


@dataclass(slots=True)
class _End:
    symbol: Symbol
    place: Place
    reach: float


def read_nets(
    nets: Sequence[list[Piece]], symbols: Sequence[Symbol], page: Page, into: Lines
) -> None:
    """Read the nets of a page, and add what they say."""
    into.page = page
    for pieces in nets:
        into.nets += 1
        _read(pieces, symbols, into)


def _read(pieces: list[Piece], symbols: Sequence[Symbol], into: Lines) -> None:
    named = {symbol.name: symbol for symbol in symbols if symbol.name}
    known = [edge for piece in pieces if (edge := _glued(piece, named, into)) is not None]
    into.edges += known
    if len(known) == len(pieces):
        return
    tips = list(_ends(pieces, "tips", symbols))
    tails = list(_ends(pieces, "tails", symbols))
    has_heads = any(piece.tips for piece in pieces)
    if not has_heads:
        _headless(pieces, tails, symbols, into)
    elif tips and tails:
        _directed(pieces, tails, tips, known, into)
    elif len({tip.symbol for tip in tips}) == 2 and not tails:
        _both_ways(tips, into)
    elif not known:
        _lose(pieces, [*tips, *tails], into)


def _glued(piece: Piece, named: Mapping[str, Symbol], into: Lines) -> Edge | None:
    """Return the edge of a connector that the file ties to two symbols, and that has one head."""
    source, target = named.get(piece.start), named.get(piece.end)
    if source is None or target is None or len(piece.tips) != 1:
        return None
    places = [ends(piece.segments[0])[0], *(ends(segment)[1] for segment in piece.segments)]
    if math.dist(piece.tips[0], places[0]) < math.dist(piece.tips[0], places[-1]):
        source, target = target, source
        places.reverse()
    return Edge(source, target, "glued", Course(tuple(places)), (into.nets,))


def _ends(pieces: Sequence[Piece], kind: str, symbols: Sequence[Symbol]) -> Iterator[_End]:
    """Yield the ends that lie at symbols: those that touch one, and those that nearly do."""
    for piece in pieces:
        for place in getattr(piece, kind):
            symbol = belongs(place, piece, pieces, symbols)
            if symbol is not None:
                yield _End(symbol, place, gap(place[0], place[1], symbol.box))


def _directed(
    pieces: Sequence[Piece],
    tails: Sequence[_End],
    tips: Sequence[_End],
    known: Sequence[Edge],
    into: Lines,
) -> None:
    net = Net(pieces)
    pairs = [pair for tail in tails for pair in _pairs(tail, tips)]
    ways = [net.way(tail.place, tip.place) or [] for tail, tip in pairs]
    many = len({id(tail.symbol) for tail in tails}) > 1 and len({id(t.symbol) for t in tips}) > 1
    kept = sound(net, ways) if many else [True] * len(ways)
    kept = [is_kept and not _is_idle(at, pairs, ways, net) for at, is_kept in enumerate(kept)]
    seen: set[tuple[int, int, Place]] = set()
    for (tail, tip), way, is_kept in zip(pairs, ways, kept, strict=True):
        key = (id(tail.symbol), id(tip.symbol), tail.place)
        if not is_kept or key in seen or _is_known(tail, tip, known):
            continue
        seen.add(key)
        evidence: Evidence = "drawn" if max(tail.reach, tip.reach) <= TOUCHES else "near"
        course = net.course(way) if len(way) > 1 else Course((tail.place, tip.place))
        into.edges.append(Edge(tail.symbol, tip.symbol, evidence, course, (into.nets,)))


def _is_known(tail: _End, tip: _End, known: Sequence[Edge]) -> bool:
    """Whether a connector that the file ties to both symbols begins there."""
    return any(
        (edge.source, edge.target) == (tail.symbol, tip.symbol)
        and math.dist(edge.course.places[0], tail.place) < TOUCHES
        for edge in known
    )


def _is_idle(
    at: int, pairs: Sequence[tuple[_End, _End]], ways: Sequence[list[int]], net: Net
) -> bool:
    """Whether ends need no line of their own: no stroke joins them, or a dash begins on another.

    Where strokes lead on from the same end, or join the same symbols, those tell.
    """
    tail, tip = pairs[at]
    for other, (start, end) in enumerate(pairs):
        if other == at:
            continue
        is_same = start.symbol is tail.symbol and end.symbol is tip.symbol
        if not ways[at] and (start is tail or is_same) and (ways[other] or other < at):
            return True
        if ways[at] and is_same and net.nearest(tail.place) in ways[other][1:-1]:
            return True
    return False


def _pairs(tail: _End, tips: Sequence[_End]) -> Iterator[tuple[_End, _End]]:
    """Yield the tips that a tail may lead to; back to its own symbol only where it must."""
    others = [tip for tip in tips if tip.symbol is not tail.symbol]
    back = [tip for tip in tips if math.dist(tip.place, tail.place) > _STUB]
    yield from ((tail, tip) for tip in others or back)


def _headless(
    pieces: Sequence[Piece], tails: Sequence[_End], symbols: Sequence[Symbol], into: Lines
) -> None:
    """Read lines without heads: within a row they link, between rows they lead down."""
    touched = list(dict.fromkeys([*(end.symbol for end in tails), *_crossed(pieces, symbols)]))
    rows = {id(symbol.row) for symbol in touched}
    if len(touched) >= 2 and len(rows) == 1 and touched[0].row is not None:
        touched.sort(key=lambda symbol: symbol.box.x0)
        is_broken = any(piece.is_broken for piece in pieces)
        into.bonds.append(Bond(tuple(touched), is_broken, (into.nets,)))
    elif len(touched) == 2 and len(tails) >= 2:
        above, below = sorted(tails, key=lambda end: end.symbol.box.y0)[:2]
        net = Net(pieces)
        way = net.way(above.place, below.place)
        course = net.course(way) if way and way[1:] else Course((above.place, below.place))
        into.edges.append(Edge(above.symbol, below.symbol, "near", course, (into.nets,)))
    else:
        _lose(pieces, tails, into)


def _crossed(pieces: Iterable[Piece], symbols: Sequence[Symbol]) -> Iterator[Symbol]:
    """Yield the symbols under which a level line runs on."""
    for piece in pieces:
        for segment in piece.segments:
            for symbol in symbols:
                box = symbol.box
                low, high = sorted((segment.x0, segment.x1))
                is_level = abs(segment.y0 - segment.y1) < 1
                if is_level and box.y0 < segment.y0 < box.y1 and low < box.x0 and high > box.x1:
                    yield symbol


def _both_ways(tips: Sequence[_End], into: Lines) -> None:
    """Read a line with a head at either end: in one row it links, else it leads both ways."""
    one, other = tips[0], next(tip for tip in tips if tip.symbol is not tips[0].symbol)
    if one.symbol.row is not None and one.symbol.row is other.symbol.row:
        linked = sorted((one.symbol, other.symbol), key=lambda symbol: symbol.box.x0)
        into.bonds.append(Bond(tuple(linked), is_broken=False, nets=(into.nets,)))
        return
    for source, target in ((one, other), (other, one)):
        course = Course((source.place, target.place))
        into.edges.append(Edge(source.symbol, target.symbol, "near", course, (into.nets,)))


def _lose(pieces: Sequence[Piece], found: Sequence[_End], into: Lines) -> None:
    longest = max((s for piece in pieces for s in piece.segments), key=_length)
    place = ((longest.x0 + longest.x1) / 2, (longest.y0 + longest.y1) / 2)
    assert into.page is not None
    touched = tuple(dict.fromkeys(end.symbol for end in found))
    into.loose.append(Loose(place, into.page, touched, into.nets, pieces))


def _length(segment: tuple[float, float, float, float]) -> float:
    return math.dist(segment[:2], segment[2:])


def linked(bonds: Sequence[Bond]) -> list[Bond]:
    """Put bonds together that share a symbol."""
    found: list[Bond] = []
    for bond in bonds:
        merged = bond
        for other in [each for each in found if set(each.symbols) & set(bond.symbols)]:
            found.remove(other)
            symbols = dict.fromkeys([*other.symbols, *merged.symbols])
            ordered = sorted(symbols, key=lambda symbol: symbol.box.x0)
            nets = (*merged.nets, *other.nets)
            merged = Bond(tuple(ordered), merged.is_broken or other.is_broken, nets)
        found.append(merged)
    return found
