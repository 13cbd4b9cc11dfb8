"""The drawing of each row of a table as shapes, named and told as the contract has it.

    for shapes, row in zip(strips_of(chart, heights, edition), table.rows):
        …  # Word: one group a row; Excel: shapes at their cells

Their names are those of `form.drawn_names`. Paint in the order of `lines`, `symbols`, `labels`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Final

from soptool.diagram.lettering import unbroken
from soptool.diagram.placing import Placing, partners_of
from soptool.diagram.plan import Connector, Label, Link, Plan, PlanRow, Stroke, Symbol
from soptool.diagram.strips import strokes_of
from soptool.export.office.shapes import PLAIN, PRESETS, Glue, Line, Point, Shape
from soptool.form.chart import Flowchart
from soptool.form.clean import clean
from soptool.form.drawn_names import connector_name, label_name, link_name, symbol_name
from soptool.form.edition import Edition
from soptool.form.headings import word
from soptool.form.spoken import SymbolWords, row_words
from soptool.form.table import TableRow

_NEAR: Final = 0.02
"""mm between the end of a line and the site that it is glued to."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing of one row: `width` and `height` in mm, and `alternative`, all of it in words."""

    width: float
    height: float
    alternative: str
    lines: tuple[Line, ...]
    symbols: tuple[Shape, ...]
    labels: tuple[Shape, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn in the row."""
        return not (self.lines or self.symbols or self.labels)


def strips_of(
    chart: Flowchart,
    heights: Sequence[float],
    edition: Edition,
    before: int = 0,
    widths: Sequence[float] = (),
) -> tuple[Strip, ...]:
    """Return the drawing of each row of the chart's table, in rows of these heights (mm).

    `before`: how many pages stand before the table's first, for the numbers in connectors that
    lead to another page. `widths` (mm) of the executors' columns, where they are not the plan's.
    """
    plan = chart.plan
    partners = {name: page + before + 1 for name, page in partners_of(plan).items()}
    pieces = _pieces(plan)
    numbers = _numbers(plan, chart.table.rows)
    return tuple(
        _Strip(
            Placing(widths or plan.widths, height),
            planned,
            pieces.get(number, ()),
            SymbolWords(row, chart.table, edition.t),
            partners,
            numbers,
            edition,
        ).strip(row)
        for number, (row, planned, height) in enumerate(
            zip(chart.table.rows, plan.rows, heights, strict=True)
        )
    )


Piece = tuple[Connector, Stroke]


def _pieces(plan: Plan) -> Mapping[int, Sequence[Piece]]:
    """Return the pieces of connectors in each row."""
    found: dict[int, list[Piece]] = {}
    for connector in plan.connectors:
        for stroke in strokes_of(connector):
            found.setdefault(stroke.start.y.row, []).append((connector, stroke))
    return found


def _numbers(plan: Plan, rows: Sequence[TableRow]) -> Mapping[str, str]:
    """Return what each symbol is called where a line is told: the number of its row."""
    return {
        symbol.id: " ".join(symbol.lines) if symbol.kind == "connector" else rows[symbol.row].no
        for symbol in plan.symbols
    }


@dataclass(frozen=True)
class _Strip:
    placing: Placing
    row: PlanRow
    pieces: Sequence[Piece]
    words: SymbolWords
    partners: Mapping[str, int]
    numbers: Mapping[str, str]
    edition: Edition

    def strip(self, row: TableRow) -> Strip:
        symbols = tuple(map(self._symbol, self.row.symbols))
        glue = partial(_glue, {each.id: n for n, each in enumerate(self.row.symbols)}, symbols)
        ends = chain[tuple[Line, Connector | Link]](self._connectors(), self._links())
        lines = tuple(_glued(line, joins, glue) for line, joins in ends)
        said = [row_words(row, self.edition.t)]
        said += [shape.alternative for shape in symbols if _is_connector(shape)]
        if not any(said):  # lines only pass
            said = list(dict.fromkeys(line.alternative for line in lines))
        return Strip(
            self.placing.lefts[-1],
            self.placing.height,
            clean(". ".join(words for words in said if words)),
            lines,
            symbols,
            tuple(map(self._label, self.row.labels)),
        )

    def _symbol(self, symbol: Symbol) -> Shape:
        x, y = self.placing.at(symbol.centre)
        alternative, lines = self.words.of(symbol), symbol.lines
        if symbol.id in self.partners:
            page = self.edition.t("p. {page}", page=self.partners[symbol.id])
            alternative, lines = f"{alternative} ({page})", (*lines, page)
        return Shape(
            symbol_name(symbol.id),
            clean(alternative),
            PRESETS[symbol.kind],
            round(x - symbol.width / 2, 3),
            round(y - symbol.height / 2, 3),
            symbol.width,
            symbol.height,
            tuple(map(clean, lines)),
        )

    def _label(self, label: Label) -> Shape:
        left, top = self.placing.at(label.corner)
        words = clean(unbroken(label.lines))
        lines = tuple(map(clean, label.lines))
        return Shape(label_name(words), words, PLAIN, left, top, label.width, label.height, lines)

    def _connectors(self) -> Iterator[tuple[Line, Connector]]:
        at = self.placing.at
        for connector, stroke in self.pieces:
            line = Line(
                connector_name(connector.source, connector.target),
                self._told(connector),
                at(stroke.start),
                at(stroke.end),
                arrow=stroke.end == connector.places[-1],
            )
            if line.start != line.end:
                yield line, connector

    def _links(self) -> Iterator[tuple[Line, Link]]:
        at = self.placing.at
        for link in self.row.links:
            name = link_name(link.source, link.target)
            how = word("one of them") if link.broken else word("together")
            told = clean(f"{self.numbers[link.source]}: {self.edition.t(how)}")
            yield Line(name, told, at(link.start), at(link.end), broken=link.broken), link

    def _told(self, connector: Connector) -> str:
        """Say a line: `2: Ya lanjut ke 3`."""
        here, there = (self.numbers[name] for name in (connector.source, connector.target))
        label = f"{connector.label} " if connector.label else ""
        return clean(f"{here}: {label}{self.edition.t('goes on to')} {there}")


def _is_connector(shape: Shape) -> bool:
    return shape.preset == PRESETS["connector"]


def _glued(line: Line, ends: Connector | Link, glue: partial[Glue | None]) -> Line:
    """Glue the ends of a line that are at a site of the symbols it joins.

    A piece that runs up is written from above, so either end may be at either symbol.
    """
    names = (ends.source, ends.target)
    return replace(line, start_glue=glue(names, line.start), end_glue=glue(names, line.end))


def _glue(
    places: Mapping[str, int], symbols: Sequence[Shape], names: Sequence[str], end: Point
) -> Glue | None:
    for name in names:
        number = places.get(name)
        if number is None:
            continue
        for site, point in enumerate(symbols[number].sites):
            if abs(point[0] - end[0]) < _NEAR and abs(point[1] - end[1]) < _NEAR:
                return Glue(number, site)
    return None
