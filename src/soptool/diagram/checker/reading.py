"""Whether each branch label is read for its own line and no other. For the checker only.

A branch is all lines from one symbol with one label. Its label stands nearest to a part of them
that no other line shares, or to the corner of the diamond where it leaves. Every other line is
clearly farther away, unless the branch's own line runs between the two. A branch begins at one
place, and its label stands once, by the piece that its lines have in common before they part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from typing import Final

from soptool.diagram.checker.drawing import Box, Drawing, Label, Point, Symbol
from soptool.diagram.checker.nearby import Nearby
from soptool.diagram.checker.pieces import STRAIGHT, TOUCH, Line, Piece, meet, piece_of
from soptool.diagram.checker.trunk import trunk

Mistake = tuple[str, Point]
"""Whose label is read wrongly, and about where."""

_FARTHEST: Final = 15.0
"""Beyond, words belong to nothing."""
_FROM_TRUNK: Final = 9.0
"""Beyond, words by a line that parts belong to one of its parts."""
_FARTHER: Final = 1.2
_APART: Final = 1.1
"""Other lines are as many times farther away, and so much more."""
_FLANK: Final = (0.5, 0.75)
"""How far out on a diamond's edge words belong to its corner."""
_WORD_SPACE: Final = 2.4
"""Labels of two branches closer than this on one line of text are read as one."""
_REACH: Final = 25.0
_BREAKS: Final = str.maketrans("", "", "-\u00ad\u200b")
"""Where words may break: hyphens, also soft ones, and spaces of no width."""
_SLACK: Final = 0.06
"""Figures are written with two decimals."""


def mistakes(drawing: Drawing, lines: Sequence[Line], running: Nearby[Line]) -> Iterator[Mistake]:
    """Yield every label that could be read for another line, and every line without its label."""
    links = Nearby([piece_of(link[0], link[-1]) for link in drawing.links], lambda link: link)
    symbols: dict[str, list[Symbol]] = defaultdict(list)
    for symbol in drawing.symbols:
        symbols[symbol.id].append(symbol)
    branches: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.connector.label.strip():
            branches[_key(line.connector.source, line.connector.label)].append(line)
    labels: dict[tuple[str, str], list[Label]] = defaultdict(list)
    for label in drawing.labels:
        if label.source:
            labels[_key(label.source, label.text)].append(label)
    for key in labels.keys() - branches.keys():
        yield from ((_name(key), _middle(label)) for label in labels[key])
    for key, branch in branches.items():
        shoulder = list(_shoulder(symbols[branch[0].connector.source], branch))
        for label in labels[key]:
            stands = _at_trunk(label, branch, shoulder)
            if not (stands and _belongs(label, branch, running, links, shoulder)):
                yield branch[0].name, _middle(label)
        starts = list(dict.fromkeys(line.points[0] for line in branch))
        yield from ((branch[0].name, start) for start in starts[min(1, len(labels[key])) :])
        yield from ((branch[0].name, _middle(label)) for label in labels[key][1:])
    yield from _run_together(drawing.labels)


def _key(source: str, text: str) -> tuple[str, str]:
    """Return what a branch and its label have in common, however the words are broken."""
    return source, "".join(text.translate(_BREAKS).split())


def _name(key: tuple[str, str]) -> str:
    return " > ".join(key)


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _shoulder(symbols: Sequence[Symbol], branch: Sequence[Line]) -> Iterator[Piece]:
    """Yield points on a diamond's edges beside the corners from which its branch leaves."""
    for symbol in symbols:
        if symbol.kind != "decision":
            continue
        box = symbol.box
        x, y = _middle(box)
        for line in branch:
            start, level = line.points[0]
            if abs(level - y) > STRAIGHT:
                continue
            for part in _FLANK:
                at = x + (start - x) * part
                down = (box.bottom - y) * (1 - part)
                yield from (piece_of((at, y + fall), (at, y + fall)) for fall in (-down, down))


def _at_trunk(label: Box, branch: Sequence[Line], shoulder: Sequence[Piece]) -> bool:
    """Whether the label of a branch that parts stands where it has not parted yet."""
    if len(branch) == 1:
        return True
    beside = [*trunk([line.points for line in branch]), *shoulder]
    return any(_distance(label, piece) <= _FROM_TRUNK for piece in beside)


def _belongs(
    label: Box,
    branch: Sequence[Line],
    lines: Nearby[Line],
    links: Nearby[Piece],
    shoulder: Sequence[Piece],
) -> bool:
    """Whether a label stands clearly nearest to its branch, where no other line runs along."""
    own = [piece for line in branch for piece in line.pieces]
    mine = set(map(id, branch))
    others = (line for line in lines.around(label, _REACH) if id(line) not in mine)
    close = [line for line in others if meet(line.box, label, _REACH)]
    siblings = list(links.around(label, _REACH))
    strangers: list[Piece] = []
    for line in close:
        sibling = line.connector.source == branch[0].connector.source
        (siblings if sibling else strangers).extend(line.pieces)
    covers = [*siblings, *strangers]
    alone = [
        part
        for piece in own
        if meet(piece, label, _REACH)
        for part in _parts(piece, (_along(piece, other) for other in covers))
    ]
    near = min((_distance(label, part) for part in (*alone, *shoulder)), default=_FARTHEST + 1)
    if near > _FARTHEST:
        return False
    shadows = [shadow for piece in own for shadow in _shadows(label, piece)]
    least = min(near, *(_distance(label, piece) for piece in own))
    return _clear(label, siblings, shadows, near) and _clear(label, strangers, shadows, least)


def _clear(label: Box, pieces: Iterable[Piece], shadows: Sequence[Box], near: float) -> bool:
    """Whether all that is seen of these pieces is clearly farther away than `near`."""
    clear = near * _FARTHER + _APART - _SLACK
    return all(
        _distance(label, part) >= clear
        for piece in pieces
        if meet(piece, label, clear)
        for part in _parts(piece, (_covered(piece, shadow) for shadow in shadows))
    )


def _distance(box: Box, piece: Piece) -> float:
    across = max(0.0, piece.left - box.right, box.left - piece.right)
    down = max(0.0, piece.top - box.bottom, box.top - piece.bottom)
    return hypot(across, down)


def _shadows(label: Box, own: Piece) -> Iterator[Box]:
    """Yield what lies behind a piece, or on it, for who looks from the label."""
    far = float("inf")
    if own.level:
        if own.top >= label.bottom:
            yield Box(own.left, own.top, own.right, far)
        elif own.top <= label.top:
            yield Box(own.left, -far, own.right, own.top)
    elif own.left >= label.right:
        yield Box(own.left, own.top, far, own.bottom)
    elif own.left <= label.left:
        yield Box(-far, own.top, own.left, own.bottom)


def _along(piece: Piece, other: Piece) -> tuple[float, float] | None:
    """Return from where to where another piece lies on this one."""
    if piece.level != other.level:
        return None
    if piece.level:
        on = abs(piece.top - other.top) < TOUCH
        return (other.left, other.right) if on else None
    on = abs(piece.left - other.left) < TOUCH
    return (other.top, other.bottom) if on else None


def _covered(piece: Piece, shadow: Box) -> tuple[float, float] | None:
    """Return from where to where a piece lies in a shadow."""
    more = STRAIGHT
    if piece.level:
        within = shadow.top - more <= piece.top <= shadow.bottom + more
        return (shadow.left - more, shadow.right + more) if within else None
    within = shadow.left - more <= piece.left <= shadow.right + more
    return (shadow.top - more, shadow.bottom + more) if within else None


def _parts(piece: Piece, covers: Iterable[tuple[float, float] | None]) -> Iterator[Piece]:
    """Yield what is left of a piece outside the covered stretches."""
    at, end = (piece.left, piece.right) if piece.level else (piece.top, piece.bottom)
    for low, high in sorted(cover for cover in covers if cover):
        if low >= end:
            break
        if low > at:
            yield _part(piece, at, low)
        at = max(at, high)
    if at < end:
        yield _part(piece, at, end)


def _part(piece: Piece, low: float, high: float) -> Piece:
    if piece.level:
        return piece._replace(left=low, right=high)
    return piece._replace(top=low, bottom=high)


def _run_together(labels: Sequence[Label]) -> Iterator[Mistake]:
    """Yield labels that would be read as one with another."""
    near = Nearby(labels, lambda label: label)
    for number, label in enumerate(labels):
        for other in near.around(label, until=number):
            if not (label.source and other.source):
                continue
            level = label.top < other.bottom and label.bottom > other.top
            if level and meet(label, other, _WORD_SPACE):
                yield _name((label.source, label.text)), _middle(label)
