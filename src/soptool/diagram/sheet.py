"""One page as the router sees it: bands of boxes, links and wires.

A band is a line of symbols; a table row has one band, or several where symbols stand under each
other in its cells. Everything is a number here: boxes, bands and columns by index.
"""

from __future__ import annotations

from dataclasses import dataclass

from soptool.diagram.chart import Item
from soptool.diagram.grid import Kind, Relation, Side
from soptool.diagram.pages import ChartPage


@dataclass(frozen=True, slots=True)
class Box:
    """A symbol. `group` holds the boxes it is linked to, itself included, from the left."""

    item: str
    step: str
    band: int
    column: int
    kind: Kind
    text: str
    group: tuple[int, ...]
    relation: Relation


@dataclass(frozen=True, slots=True)
class Wire:
    """A line from one of `sources` to one of `targets` (boxes).

    Wires of one `fork` are one line before they part.
    """

    sources: tuple[int, ...]
    targets: tuple[int, ...]
    label: str
    side: Side | None
    main: bool
    fork: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows[b]` is the table row of band b."""

    columns: int
    rows: tuple[int, ...]
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]


def lay(page: ChartPage) -> Sheet:
    """Return the sheet of a page."""
    bands = _Bands()
    standing: dict[int, list[Item]] = {row: [] for row in range(page.first, page.last + 1)}
    for item in page.items:
        standing[item.row].append(item)
    for row, items in standing.items():
        bands.add_row(row, items)
    boxes: list[Box] = []
    members: dict[str, tuple[int, ...]] = {}
    for item in page.items:
        members[item.key] = _add_boxes(boxes, item, bands.of[item.key])
    return Sheet(page.columns, tuple(bands.rows), tuple(boxes), _wires(page, members))


class _Bands:
    """Bands from the top, and the band of each item."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.of: dict[str, int] = {}

    def add_row(self, row: int, items: list[Item]) -> None:
        first = len(self.rows)
        for level in sorted({item.level for item in items}):
            self._add_level(row, [item for item in items if item.level == level])
        if len(self.rows) == first:
            self.rows.append(row)

    def _add_level(self, row: int, items: list[Item]) -> None:
        """Put each item into the first band of the level that has room for it."""
        first = len(self.rows)
        taken: list[set[int]] = []
        for item in items:
            columns = _columns_needed(item)
            place = next((at for at, used in enumerate(taken) if not used & columns), len(taken))
            if place == len(taken):
                taken.append(set())
                self.rows.append(row)
            taken[place] |= columns
            self.of[item.key] = first + place


def _columns_needed(item: Item) -> set[int]:
    if _linked(item):
        return set(range(min(item.columns), max(item.columns) + 1))
    return set(item.columns)


def _linked(item: Item) -> bool:
    return len(item.columns) > 1 and item.relation in ("joint", "any")


def _add_boxes(boxes: list[Box], item: Item, band: int) -> tuple[int, ...]:
    """Add an item's boxes; return them in the author's order."""
    first = len(boxes)
    numbers = tuple(range(first, first + len(item.columns)))
    by_column = tuple(sorted(numbers, key=lambda number: item.columns[number - first]))
    kinds = _kinds(item)
    for place, (number, column) in enumerate(zip(numbers, item.columns, strict=True)):
        group = by_column if _linked(item) else (number,)
        text = item.text if place == _speaker(item) else ""
        boxes.append(
            Box(item.key, item.step, band, column, kinds[place], text, group, item.relation)
        )
    return numbers


def _kinds(item: Item) -> list[Kind]:
    count = len(item.columns)
    kinds: list[Kind] = [item.kind] * count
    if item.kind == "decision" and count > 1:
        kinds = ["process"] * count
        kinds[_speaker(item)] = "decision"
    if not (item.opens or item.closes):
        return kinds
    if item.relation != "chain":
        return ["terminator"] * count
    if item.opens:
        kinds[0] = "terminator"
    if item.closes:
        kinds[-1] = "terminator"
    return kinds


def _speaker(item: Item) -> int:
    """Return which symbol holds the text: the diamond, or the capsule."""
    if item.relation != "chain" or (item.opens and not item.closes):
        return 0
    return len(item.columns) - 1


def _wires(page: ChartPage, members: dict[str, tuple[int, ...]]) -> tuple[Wire, ...]:
    items = {item.key: item for item in page.items}
    forks: dict[tuple[str, str], int] = {}
    found: list[Wire] = []
    for item in page.items:
        if item.relation == "chain":
            for source, target in zip(members[item.key], members[item.key][1:], strict=False):
                fork = forks.setdefault((item.key, f">{target}"), len(forks))
                found.append(Wire((source,), (target,), "", None, main=True, fork=fork))
    for way in page.ways:
        fork = forks.setdefault((way.source, way.label), len(forks))
        found += (
            Wire(sources, targets, way.label, way.side, way.main, fork)
            for sources in _leaving(items[way.source], members[way.source])
            for targets in _entering(items[way.target], members[way.target])
        )
    return tuple(found)


def _leaving(item: Item, boxes: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the boxes that a line may leave, for each line that it takes."""
    if item.relation == "each":
        return tuple((box,) for box in boxes)
    if item.relation == "chain":
        return ((boxes[-1],),)
    return ((boxes[0],),) if item.kind == "decision" else (boxes,)


def _entering(item: Item, boxes: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    if item.relation == "each":
        return tuple((box,) for box in boxes)
    is_asked = item.kind == "decision" and item.relation == "any"  # else they look like a chain
    return ((boxes[0],),) if item.relation == "chain" or is_asked else (boxes,)
