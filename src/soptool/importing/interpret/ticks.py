"""Ticks and letters in the executors' columns → symbols, where nothing is drawn in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from soptool.importing.draft import Remark
from soptool.importing.interpret.edges import Bond, Edge
from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.nets import Course
from soptool.importing.interpret.rows import Row
from soptool.importing.interpret.symbols import Symbol
from soptool.importing.interpret.tables import Area
from soptool.importing.sheets import Box
from soptool.language import msg

Way = Literal["tick", "letter", "number"]
_TICK = re.compile(r"[√✓✔✗✘✕✖☑☒vVxX●○◯•■□▪▫◆◇◊*+ü\uf000-\uf0ff]{1,2}")
_LETTER = re.compile(r"[A-Z]{1,2}(?: ?[/,] ?[A-Z]{1,2}){0,3}")
_NUMBER = re.compile(r"[1-9]")
_TICKED: Final = "✓"
"""The mark of a symbol for which a tick stands, whichever it is."""
_SHARE: Final = 0.6
"""Letters name who acts where so many rows have some, and nothing is drawn."""


def ticks_of(area: Area, symbols: Sequence[Symbol]) -> list[Symbol]:
    """Return a symbol of each mark in the rows that have none, their letters taken."""
    drawn = {id(symbol.row) for symbol in symbols}
    free = [row for row in area.rows if id(row) not in drawn and not row.is_heading]
    marked = {id(row): list(_marks(area, row)) for row in free}
    every = [said for own in marked.values() for said in own]
    rows = sum(bool(own) for own in marked.values())
    allows = {"tick"}
    if not symbols and rows >= _SHARE * len(free) and all(way for _, _, way in every):
        allows |= {"letter", "number"}
    found = []
    for row in free:
        own = marked[id(row)]
        if not own or not all(way in allows for _, _, way in own):
            continue
        for column, line, way in own:
            area.page.letters.take([line])
            symbol = Symbol("process", line.box, area.page, row, column)
            symbol.mark = line.text if way != "tick" else _TICKED
            found.append(symbol)
    return found


def _marks(area: Area, row: Row) -> Iterator[tuple[int, Line, Way | None]]:
    """Yield what stands in the executors' cells of a row, and how it may be meant."""
    for number, column in enumerate(area.columns.executors):
        for line in area.page.letters.inside(Box(column.x0, row.y0, column.x1, row.y1)):
            yield number, line, _way(line.text)


def _way(text: str) -> Way | None:
    if _TICK.fullmatch(text):
        return "tick"
    if _NUMBER.fullmatch(text):
        return "number"
    return "letter" if _LETTER.fullmatch(text) else None


def linked_ticks(ticks: Sequence[Symbol]) -> tuple[list[Bond], list[Edge]]:
    """Let marks of a row act together; numbers from one say who acts after whom."""
    bonds, edges = [], []
    for row in {id(tick.row): tick.row for tick in ticks}.values():
        own = [tick for tick in ticks if tick.row is row]
        if sorted(tick.mark for tick in own) == [str(n) for n in range(1, len(own) + 1)]:
            own.sort(key=lambda tick: tick.mark)
            for one, other in pairwise(own):
                course = Course((one.box.middle, other.box.middle))
                edges.append(Edge(one, other, "assumed", course, ()))
        elif len(own) > 1:
            bonds.append(Bond(tuple(own), is_broken=False, nets=()))
    return bonds, edges


def said_of(ticks: Iterable[Symbol]) -> Iterator[Remark]:
    """Say once how a table names who acts, and what that leaves open."""
    marks = {tick.mark: tick.page.called for tick in ticks}
    if not marks:
        return
    page = next(iter(marks.values()))
    message = msg("Who acts is ticked here, not drawn: each row is taken to lead to the next.")
    yield Remark(page, "", "", "guess", "", message)
    letters = sorted(mark for mark in marks if mark != _TICKED and not mark.isdigit())
    if letters:
        said = ", ".join(letters)
        message = msg("Letters stand for who acts here: what they mean was not read.")
        yield Remark(page, "", "", "executor", said, message)
