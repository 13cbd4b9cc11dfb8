"""Judge a drawing by what is on the paper. Shares no code with the router.

Hard faults make a drawing unfit to be signed; the other figures say how good it is. Lengths are
in the drawing's units, meant to be points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from soptool.diagram.checker.contacts import TIGHT, contact
from soptool.diagram.checker.drawing import Box, Drawing, Point, Symbol
from soptool.diagram.checker.forms import chains, unbarred
from soptool.diagram.checker.nearby import Nearby, has_between, near_any
from soptool.diagram.checker.pieces import (
    STRAIGHT,
    TOUCH,
    Line,
    Piece,
    clean,
    cuts_diamond,
    inside,
    length,
    meet,
    piece_of,
)
from soptool.diagram.checker.reading import mistakes

FaultKind = Literal[
    "symbol",
    "overlap",
    "label",
    "head",
    "struck",
    "reading",
    "border",
    "outside",
    "diagonal",
    "missing",
    "arrow",
]
"""`head`: words on an arrowhead; `struck`: on a border of the table; `arrow`: one too short."""


_NEAR: Final = 1.5
_BORDER: Final = 0.8
_BORDER_RUN: Final = 3.0
_ARROW: Final = 5.0
_DIAMOND_SLACK: Final = 0.08
_HEAD_SLACK: Final = 0.2


@dataclass(frozen=True, slots=True)
class Fault:
    """One hard fault: what is wrong, at whose line or label, and about where."""

    kind: FaultKind
    subject: str
    at: Point


@dataclass(frozen=True, slots=True)
class Verdict:
    """Faults (none in a good drawing) and soft figures, lengths in points.

    `unbarred`: branches that part at several places; `chains`: lines that leave another of the
    symbols any of which may act than are entered.
    """

    faults: tuple[Fault, ...]
    connectors: int
    crossings: int
    bends: int
    length: float
    shortest: float
    tight: int
    near: int
    unbarred: int = 0
    chains: int = 0

    @property
    def counts(self) -> Counter[str]:
        """Hard faults by kind."""
        return Counter(fault.kind for fault in self.faults)


class _Borders(NamedTuple):
    """The lines of the table, sorted."""

    upright: Sequence[float]
    level: Sequence[float]


def judge(drawing: Drawing) -> Verdict:
    """Return what is wrong with a drawing, and how good it is."""
    symbols = {symbol.id: symbol for symbol in drawing.symbols}
    lines, faults = _lines(drawing, symbols)
    near = 0
    borders = _Borders(sorted(drawing.upright_borders), sorted(drawing.level_borders))
    boxes = Nearby(drawing.symbols, lambda symbol: symbol.box)
    for line in lines:
        faults += _own_faults(drawing, line, borders)
        hits, close = _symbol_hits(boxes, line)
        faults += hits
        near += close
    links = Nearby([piece_of(link[0], link[-1]) for link in drawing.links], _box)
    crossings = sum(
        _link_crossings(line, link) for line in lines for link in links.around(line.box)
    )
    tight = 0
    running = Nearby(lines, lambda line: line.box)
    for number, one in enumerate(lines, start=1):
        for other in running.around(one.box, TIGHT, number):
            found = contact(one, other)
            faults += (Fault("overlap", one.name, at) for at in found.overlaps)
            crossings += found.crossings
            tight += found.tight
    faults += _label_faults(drawing, running, boxes, borders)
    faults += (Fault("reading", name, at) for name, at in mistakes(drawing, lines, running))
    return Verdict(
        tuple(faults),
        len(drawing.connectors),
        crossings,
        sum(len(line.points) - 2 for line in lines),
        sum(length(line) for line in lines),
        sum(_shortest(line, symbols) for line in lines),
        tight,
        near,
        sum(1 for _ in unbarred(lines)),
        sum(1 for _ in chains(drawing, lines)),
    )


def _lines(drawing: Drawing, symbols: dict[str, Symbol]) -> tuple[list[Line], list[Fault]]:
    """Return the connectors that are there, and faults for those that are not."""
    lines: list[Line] = []
    faults: list[Fault] = []
    for connector in drawing.connectors:
        name = f"{connector.source} > {connector.target}"
        points = clean(connector.points)
        if len(points) < 2 or not {connector.source, connector.target} <= symbols.keys():
            faults.append(Fault("missing", name, points[0] if points else (0.0, 0.0)))
            continue
        pieces = tuple(piece_of(here, there) for here, there in pairwise(points))
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        lines.append(Line(connector, name, points, pieces, box))
        for end, at in ((connector.source, points[0]), (connector.target, points[-1])):
            if not _on_edge(symbols[end].box, at):
                faults.append(Fault("missing", name, at))
    return lines, faults


def _on_edge(box: Box, at: Point) -> bool:
    x, y = at
    return box.left - TOUCH <= x <= box.right + TOUCH and box.top - TOUCH <= y <= box.bottom + TOUCH


def _own_faults(drawing: Drawing, line: Line, borders: _Borders) -> Iterator[Fault]:
    area = drawing.area
    for piece in line.pieces:
        at = (piece.left, piece.top)
        if piece.diagonal:
            yield Fault("diagonal", line.name, at)
        if (
            piece.left < area.left - STRAIGHT
            or piece.right > area.right + STRAIGHT
            or piece.top < area.top - STRAIGHT
            or piece.bottom > area.bottom + STRAIGHT
        ):
            yield Fault("outside", line.name, at)
        if _on_border(borders, piece):
            yield Fault("border", line.name, at)
    (x1, y1), (x2, y2) = line.points[-2:]
    if abs(x1 - x2) + abs(y1 - y2) < _ARROW:
        yield Fault("arrow", line.name, (x2, y2))


def _on_border(borders: _Borders, piece: Piece) -> bool:
    if piece.level:
        long = piece.right - piece.left > _BORDER_RUN
        return long and near_any(borders.level, piece.top, _BORDER)
    if piece.right - piece.left > STRAIGHT:
        return False
    long = piece.bottom - piece.top > _BORDER_RUN
    return long and near_any(borders.upright, piece.left, _BORDER)


def _symbol_hits(symbols: Nearby[Symbol], line: Line) -> tuple[list[Fault], int]:
    """Return lines through symbols, and how many pieces pass close to a foreign one."""
    faults: list[Fault] = []
    near = 0
    own = (line.connector.source, line.connector.target)
    for symbol in _beside(symbols.around(line.box, _NEAR), line.box):
        box = symbol.box
        for piece in line.pieces:
            if inside(piece, box, -TOUCH):
                if symbol.kind != "decision" or cuts_diamond(box, piece, _DIAMOND_SLACK):
                    faults.append(Fault("symbol", line.name, (box.left, box.top)))
            elif symbol.id not in own and inside(piece, box, _NEAR):
                near += 1
    return faults, near


def _beside(symbols: Iterable[Symbol], around: Box) -> Iterator[Symbol]:
    top, bottom = around.top - _NEAR, around.bottom + _NEAR
    left, right = around.left - _NEAR, around.right + _NEAR
    for symbol in symbols:
        box = symbol.box
        if box.bottom > top and box.top < bottom and box.right > left and box.left < right:
            yield symbol


def _link_crossings(line: Line, link: Piece) -> int:
    return sum(
        link.left + 0.3 < piece.left < link.right - 0.3 and piece.top < link.top < piece.bottom
        for piece in line.pieces
        if not piece.level and not piece.diagonal
    )


def _label_faults(
    drawing: Drawing, lines: Nearby[Line], symbols: Nearby[Symbol], borders: _Borders
) -> Iterator[Fault]:
    labels, heads = Nearby(drawing.labels, _box), Nearby(drawing.heads, _box)
    for number, label in enumerate(drawing.labels):
        hit = (
            label.left < drawing.area.left
            or label.right > drawing.area.right
            or label.top < drawing.area.top
            or label.bottom > drawing.area.bottom
            or any(meet(label, other, 0) for other in labels.around(label, until=number))
            or any(_on_symbol(symbol, label) for symbol in symbols.around(label))
            or any(_on_line(line, label) for line in lines.around(label))
        )
        on_head = any(meet(label, head, -_HEAD_SLACK) for head in heads.around(label))
        if hit or on_head:
            at = _middle(label)
            yield Fault("label" if hit else "head", f"label {number + 1}", at)
        elif _is_struck(borders, label):
            yield Fault("struck", f"label {number + 1}", _middle(label))


def _is_struck(borders: _Borders, label: Box) -> bool:
    """Whether a border of the table runs through words."""
    return has_between(
        borders.upright, label.left + STRAIGHT, label.right - STRAIGHT
    ) or has_between(borders.level, label.top + STRAIGHT, label.bottom - STRAIGHT)


def _box(thing: Box | Piece) -> Box | Piece:
    return thing


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _on_symbol(symbol: Symbol, label: Box) -> bool:
    if not meet(symbol.box, label, 0):
        return False
    return symbol.kind != "decision" or cuts_diamond(symbol.box, label, 0)


def _on_line(line: Line, label: Box) -> bool:
    return meet(line.box, label, 0) and any(meet(piece, label, 0) for piece in line.pieces)


def _shortest(line: Line, by_id: dict[str, Symbol]) -> float:
    """Return the distance between a connector's symbols, measured along the axes."""
    source, target = by_id[line.connector.source].box, by_id[line.connector.target].box
    across = max(0.0, max(source.left, target.left) - min(source.right, target.right))
    down = max(0.0, max(source.top, target.top) - min(source.bottom, target.bottom))
    return across + down
