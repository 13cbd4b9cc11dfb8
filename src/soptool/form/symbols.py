"""The symbols of a row as they stand in the executors' cells, with where each leads as text.

Where a drawing stands in the cells, it replaces these; Markdown always has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Literal

from soptool.compose.procedure import Procedure, Row
from soptool.flow.graph import Line
from soptool.form.edition import Edition
from soptool.form.headings import word
from soptool.form.places import Places, anchor, places_of
from soptool.model.executor import Mode
from soptool.model.target import DEFAULT_OUTCOME

Kind = Literal["terminator", "process", "decision"]
Terminators = Literal["activity", "stacked", "rows"]


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a line leads: a number of the table, or an end (`is_end`) with its outcome.

    `place` says which row is meant where the number alone leaves that open.
    """

    text: str
    anchor: str | None = None
    is_end: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """An answer, or the only way on (no label), with everything that starts there."""

    label: str | None
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol in a cell. `text` stands in or under it; `alternative` is for those who hear it.

    `step` counts the steps of its row.
    """

    kind: Kind
    alternative: str
    text: str | None = None
    remark: str | None = None
    ways: tuple[Way, ...] = ()
    step: int = 0


Cells = tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True)
class Symbols:
    """Makes the cells of one procedure."""

    procedure: Procedure
    edition: Edition
    places: Places
    starts: frozenset[str]

    def cells(self, group: tuple[Row, ...]) -> Cells:
        """Return the symbols of a table row, by column."""
        by_column: dict[str, list[Mark]] = {column.id: [] for column in self.procedure.columns}
        for step, row in enumerate(group):
            for executor, marks in self._row(row).items():
                by_column[executor].extend(replace(mark, step=step) for mark in marks)
        return tuple(tuple(marks) for marks in by_column.values())

    def loose(self, group: tuple[Row, ...]) -> tuple[Way, ...]:
        """Return the ways of rows that no column holds."""
        rows = (row for row in group if not self._known(row))
        return tuple(way for row in rows for way in self._ways(row))

    def start_cells(self) -> Cells:
        """Return the symbols of a row Mulai: a capsule above every start."""
        by_column: dict[str, list[Mark]] = {column.id: [] for column in self.procedure.columns}
        for name in self.procedure.flow.starts:
            row = self.procedure.by_id[name]
            for executor in self._known(row)[:1]:
                way = Way(None, (self._goal(row, Line(name)),))
                by_column[executor].append(replace(self._start(row, executor), ways=(way,)))
        return tuple(tuple(marks) for marks in by_column.values())

    def end_cells(self) -> Cells:
        """Return the symbols of a row Selesai: a capsule for every end, under its last line."""
        last = {
            line.outcome or DEFAULT_OUTCOME: (row, line)
            for row in self.procedure.rows
            for line in row.lines
            if line.is_end and self._known(row)
        }
        by_column: dict[str, list[Mark]] = {column.id: [] for column in self.procedure.columns}
        for row, line in last.values():
            executor = self._leaving(row)[-1]
            by_column[executor].append(self._end(executor, line))
        return tuple(tuple(marks) for marks in by_column.values())

    def _row(self, row: Row) -> dict[str, list[Mark]]:
        names = self._known(row)
        style = self.edition.settings.terminators
        opens, closes = row.id in self.starts, _closes(row)
        marks: dict[str, list[Mark]] = {}
        for position, name in enumerate(names):
            mark = self._mark(row, names, position)
            in_flow = name in self._leaving(row)
            first = name in self._entering(row)
            above = below = None
            if opens and first and style != "rows":
                mark, above = self._opened(row, name, mark, style)
            if closes and in_flow and style != "rows":
                mark, below = self._closed(row, name, mark, style)
            marks[name] = [part for part in (above, mark, below) if part is not None]
        return marks

    def _opened(
        self, row: Row, name: str, mark: Mark, style: Terminators
    ) -> tuple[Mark, Mark | None]:
        if style == "stacked" or mark.kind == "decision":
            return mark, self._start(row, name)
        start = self.edition.t("Start")
        alternative = f"{start}: {self.procedure.column_of[name].name}"
        return replace(mark, kind="terminator", text=row.label, alternative=alternative), None

    def _closed(
        self, row: Row, name: str, mark: Mark, style: Terminators
    ) -> tuple[Mark, Mark | None]:
        line = row.lines[0]
        if style == "stacked" or mark.kind == "decision":
            return replace(mark, ways=()), self._end(name, line)
        said = self.edition.t("End")
        if mark.kind == "terminator":
            said = f"{self.edition.t('Start')}/{said}"
        alternative = f"{said}: {self.procedure.column_of[name].name}"
        text = self._outcome(line) if line.outcome != DEFAULT_OUTCOME or line.sop else mark.text
        closed = replace(mark, kind="terminator", text=text, ways=(), alternative=alternative)
        return closed, None

    def _mark(self, row: Row, names: tuple[str, ...], position: int) -> Mark:
        name = names[position]
        holder = names[-1] if row.mode is Mode.CHAIN else names[0]
        decides = row.kind == "decision" and name == holder
        kind: Kind = "decision" if decides else "process"
        said = self.edition.t("Decision") if decides else self.edition.t("Process")
        return Mark(
            kind,
            f"{said}: {self.procedure.column_of[name].name}",
            row.question if decides else None,
            self._remark(row, names, position),
            self._ways(row) if name in self._leaving(row) else (),
        )

    def _remark(self, row: Row, names: tuple[str, ...], position: int) -> str | None:
        if len(names) < 2:
            return None
        if row.mode is Mode.CHAIN:
            return self.edition.t("order {number}", number=position + 1)
        return self.edition.t(_SHARED.get(row.mode, word("together")))

    def _known(self, row: Row) -> tuple[str, ...]:
        return tuple(name for name in row.executors if name in self.procedure.column_of)

    def _entering(self, row: Row) -> tuple[str, ...]:
        names = self._known(row)
        return names[:1] if row.mode is Mode.CHAIN else names

    def _leaving(self, row: Row) -> tuple[str, ...]:
        names = self._known(row)
        if row.mode is Mode.EACH:
            return names
        return names[-1:] if row.mode is Mode.CHAIN else names[:1]

    def _start(self, row: Row, executor: str) -> Mark:
        word = self.edition.t("Start")
        name = self.procedure.column_of[executor].name
        return Mark("terminator", f"{word}: {name}", row.label or word)

    def _end(self, executor: str, line: Line) -> Mark:
        word = self.edition.t("End")
        name = self.procedure.column_of[executor].name
        return Mark("terminator", f"{word}: {name}", self._outcome(line))

    def _ways(self, row: Row) -> tuple[Way, ...]:
        grouped: dict[str | None, list[Line]] = {}
        for line in row.lines:
            grouped.setdefault(line.label, []).append(line)
        return tuple(Way(label, self._goals(row, lines)) for label, lines in grouped.items())

    def _goals(self, row: Row, lines: list[Line]) -> tuple[Goal, ...]:
        """Return the goals; lines to all entries of one table row need only its number."""
        reached = Counter(self.places.index[line.target] for line in lines if line.target)
        whole = {there for there, count in reached.items() if count == self.places.sizes[there]}
        return tuple(dict.fromkeys(self._goal(row, line, whole) for line in lines))

    def _goal(self, row: Row, line: Line, whole: Container[int] = ()) -> Goal:
        if line.target is None:
            return Goal(self._outcome(line), is_end=True)
        here, there = self.places.index[row.id], self.places.index[line.target]
        target = self.procedure.by_id[line.target]
        if here == there and target is not row:
            return Goal(self._names(target) or target.no)
        text = self.places.numbers[there] or str(there + 1)
        place = None
        if self.places.sections[there] not in (None, self.places.sections[here]):
            place = self.places.sections[there]
        elif there not in whole and self.places.sizes[there] > 1:
            place = self._names(target) or None
        return Goal(text, anchor(there), place=place)

    def _names(self, row: Row) -> str:
        return ", ".join(self.procedure.column_of[name].name for name in self._known(row))

    def _outcome(self, line: Line) -> str:
        if line.sop is not None:
            return self.edition.sop_name(line.sop)
        if line.outcome in (None, DEFAULT_OUTCOME):
            return self.edition.t("End")
        return str(line.outcome)


_SHARED = {Mode.ANY: word("one of them"), Mode.EACH: word("at the same time")}


def _closes(row: Row) -> bool:
    """Whether the row's only line is an end without an answer: the row itself ends the flow."""
    return len(row.lines) == 1 and row.lines[0].is_end and row.lines[0].label is None


def symbols_of(procedure: Procedure, edition: Edition) -> Symbols:
    """Prepare the symbols of a procedure."""
    places = places_of(procedure)
    return Symbols(procedure, edition, places, frozenset(procedure.flow.starts))
