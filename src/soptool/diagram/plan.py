"""The drawing of a flow for any painter, free of row heights and column widths.

All lengths are millimetres. A place is an anchor and an offset: across, a fraction of a column
(0 left border, 0.5 centre, 1 right border); down, the top, middle or bottom of a row. The drawing
is right for every row height from `PlanRow.height` up and every column width from `Plan.widths`
up. Rows own their pieces: a line that leaves a row at its bottom enters the next at its top with
the same `X`, so a page may break between any two rows.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, Literal, NamedTuple

from soptool.diagram.chart import RowSource
from soptool.diagram.grid import Kind
from soptool.diagram.lettering import TEXT_POINTS

Anchor = Literal["top", "middle", "bottom"]
Direction = Literal["down", "left", "right"]
LabelRole = Literal["branch", "question", "capsule"]

LINE: Final = 0.3
"""Width of strokes."""
HEAD_LENGTH: Final = 1.7
HEAD_WIDTH: Final = 1.5
SHOULDER: Final = 0.6
"""Part of a connector's height above its point."""
LETTER: Final = 0.42
"""Part of a connector's height above the middle of its letter."""


class X(NamedTuple):
    """A place across: `fraction` of the column's width, then `offset` mm to the right."""

    column: int
    fraction: float
    offset: float = 0.0


class Y(NamedTuple):
    """A place down: `offset` mm below the anchor of a row."""

    row: int
    anchor: Anchor
    offset: float = 0.0


PARTS: Final[dict[Anchor, float]] = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
"""How far down a row its anchors are."""


class PlanPoint(NamedTuple):
    """A point."""

    x: X
    y: Y


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol around its centre. `lines` is the text inside, centred, perhaps empty.

    `id` is unique (STEP/N); `step` is `start` or `end` for capsules of their own and `offpage`
    for connectors, whose letter is `lines[0]`. `row` is where it stands.
    """

    id: str
    step: str
    kind: Kind
    row: int
    column: int
    centre: PlanPoint
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Connector:
    """A line from the edge of a symbol to the tip of its arrow, only level and upright pieces."""

    source: str
    target: str
    label: str
    places: tuple[PlanPoint, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A line without arrow between symbols of one step; broken between alternatives (`any`)."""

    source: str
    target: str
    start: PlanPoint
    end: PlanPoint
    broken: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a line or symbol: `corner` is the top left of their box."""

    role: LabelRole
    owner: str
    lines: tuple[str, ...]
    corner: PlanPoint
    width: float
    height: float


class Stroke(NamedTuple):
    """A straight piece of a connector inside one row."""

    start: PlanPoint
    end: PlanPoint


class Head(NamedTuple):
    """An arrowhead: its tip, and where it points."""

    tip: PlanPoint
    direction: Direction


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One table row: `source` is the grid's row, or `start` / `end` for a row of their own.

    Paint in this order: strokes, links, symbols, heads, labels. `height` is the least height.
    """

    source: RowSource
    page: int
    height: float
    strokes: tuple[Stroke, ...]
    links: tuple[Link, ...]
    symbols: tuple[Symbol, ...]
    heads: tuple[Head, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class RowText:
    """Words that found no room in the drawing and belong into the row's text."""

    row: int
    step: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The drawing. `widths` are the least widths of the columns."""

    widths: tuple[float, ...]
    rows: tuple[PlanRow, ...]
    connectors: tuple[Connector, ...]
    row_texts: tuple[RowText, ...] = ()

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """All symbols, by row."""
        return tuple(symbol for row in self.rows for symbol in row.symbols)


def as_data(plan: Plan) -> dict[str, object]:
    """Return the plan as plain dicts, lists, texts and numbers, ready for JSON."""
    head = {"length": HEAD_LENGTH, "width": HEAD_WIDTH}
    data: dict[str, object] = {"unit": "mm", "text_points": TEXT_POINTS, "line": LINE, "head": head}
    return data | {item.name: _plain(getattr(plan, item.name)) for item in fields(plan)}


def _plain(value: object) -> object:
    if isinstance(value, _PLACES):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, _PARTS):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


_PLACES: Final = (X, Y, PlanPoint, Stroke, Head)
_PARTS: Final = (Symbol, Connector, Link, Label, PlanRow, RowText)
