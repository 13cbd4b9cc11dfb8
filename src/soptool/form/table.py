"""The flow table as it is printed: head, rows with their cells, merged times, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from soptool.compose.procedure import Column, Part, Procedure, Row, RowKind
from soptool.form.balance import Texts, balanced
from soptool.form.edition import Cited, Edition, cited
from soptool.form.head import Head, Titles, head_of, titles_of
from soptool.form.places import anchor
from soptool.form.symbols import Cells, Symbols, Way, symbols_of
from soptool.form.vertical import turned_length
from soptool.form.widths import Widths, widths_of
from soptool.measure.times import time_text
from soptool.model.sop import Macro


@dataclass(frozen=True, slots=True)
class Act:
    """What is done in a row: one entry of it (several where entries share the row).

    `row` is the id of the procedure's row that it is.
    """

    text: str
    condition: str | None = None
    details: tuple[str, ...] = ()
    mark: str | None = None
    row: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A cell of times, merged over `rows` rows."""

    texts: tuple[str, ...]
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Changed:
    """How a row differs from an earlier state: `added`, `removed`, `moved`, `changed`; the word."""

    sort: str
    word: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table. `time` is None where the cell above covers it.

    `heading` rows have only `acts`; `capsule` rows (Mulai, Selesai) also symbols. A drawn
    `strip` stands in one cell over all executor columns and takes the place of `cells`.
    Rows are marked as `changed` where two states are compared.
    """

    kind: Literal["activity", "heading", "capsule"]
    anchor: str | None = None
    no: str = ""
    depth: int = 0
    acts: tuple[Act, ...] = ()
    cells: Cells = ()
    ways: tuple[Way, ...] = ()
    requirements: tuple[str, ...] = ()
    time: Time | None = None
    outputs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    see: tuple[Cited, ...] = ()
    strip: str | None = None
    changed: Changed | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The whole flow table."""

    titles: Titles
    head: tuple[tuple[Head, ...], ...]
    columns: tuple[Column, ...]
    widths: Widths
    rows: tuple[TableRow, ...]
    numbers: int
    has_numbers: bool

    @property
    def is_drawn(self) -> bool:
        """Whether drawings stand in place of the executors' cells."""
        return any(row.strip is not None for row in self.rows)

    @property
    def width(self) -> float:
        """Millimetres of all columns."""
        return round(self.widths.total(len(self.columns)), 1)

    @property
    def turned_length(self) -> int:
        """Millimetres that upright names of executors have in the head."""
        widths = self.widths
        columns = widths.executors or (widths.executor,) * len(self.columns)
        return turned_length([column.name for column in self.columns], columns)


_FEW_LETTERS: Final = 2
"""A column with so many letters a row, or fewer, is next to empty."""
_POINTS: Final = frozenset(["lihat", "sop", "see", "makro", "mikro"])
_NUMBER: Final = re.compile(r"\([^()]*\d[^()]*\)\s*$")
_WORD: Final = re.compile(r"\w+")
_NOBODY = Column("", "–")
_NO_CELLS: Cells = ((),)
_NOTHING = Act("")


def table_of(procedure: Procedure, edition: Edition, marks: dict[str, str]) -> Table:
    """Lay out the flow table; `marks` has the printed footnote mark of each row."""
    columns = procedure.columns or (_NOBODY,)
    rows = tuple(_rows(procedure, edition, marks))
    longest = max((len(row.no) for row in rows), default=1)
    names = tuple(column.name for column in columns)
    titles = titles_of(edition)
    paper = edition.settings.paper
    texts = [_texts(row) for row in rows if row.kind == "activity"]
    widths = balanced(widths_of(paper, names, longest, _empty(rows)), paper, texts)
    return Table(
        titles,
        head_of(columns, titles, widths),
        columns,
        widths,
        _merged(rows, edition),
        len(columns) + 6,
        edition.settings.labels.column_numbers,
    )


def _texts(row: TableRow) -> Texts:
    """Return the texts of the columns that give each other room."""
    acts = [" ".join(filter(None, (act.text, act.condition, *act.details))) for act in row.acts]
    notes = (*row.notes, *(f"Lihat {cited(item)}" for item in row.see))
    return acts, row.requirements, row.outputs, notes


def _empty(rows: Sequence[TableRow]) -> tuple[str, ...]:
    """Name the columns of texts in which next to nothing stands."""
    letters = {
        "requirements": sum(len("".join(row.requirements)) for row in rows),
        "duration": sum(len("".join(row.time.texts)) for row in rows if row.time),
        "outputs": sum(len("".join(row.outputs)) for row in rows),
        "note": sum(len("".join((*row.notes, *(it.text for it in row.see)))) for row in rows),
    }
    few = _FEW_LETTERS * len(rows)
    return tuple(name for name, count in letters.items() if count <= (0 if name == "note" else few))


def _rows(procedure: Procedure, edition: Edition, marks: dict[str, str]) -> Iterator[TableRow]:
    symbols = symbols_of(procedure, edition)
    own_rows = edition.settings.terminators == "rows" and bool(procedure.rows)
    if own_rows:
        yield _capsules(edition.t("Start"), symbols.start_cells())
    before: str | None = None
    for index, group in enumerate(procedure.table_rows):
        yield from _headings(procedure, group[0], before, edition)
        before = group[0].part
        yield _row(index, group, symbols, marks)
    if own_rows:
        yield _capsules(edition.t("End"), symbols.end_cells())


def _capsules(word: str, cells: Cells) -> TableRow:
    return TableRow("capsule", acts=(Act(word),), cells=cells or _NO_CELLS, time=Time(()))


def _headings(
    procedure: Procedure, row: Row, before: str | None, edition: Edition
) -> Iterator[TableRow]:
    parts = {part.id: part for part in procedure.parts}
    opened = _around(parts, before)
    if row.kind is not RowKind.PART:
        for part in _around(parts, row.part):
            if part not in opened:
                yield _part_heading(part, edition)
    if row.section is not None:
        yield TableRow("heading", acts=(Act(row.section),))


def _around(parts: dict[str, Part], name: str | None) -> tuple[Part, ...]:
    """Return a part and the parts that hold it, the outermost first."""
    found: list[Part] = []
    while name is not None and name in parts and parts[name] not in found:
        found.insert(0, parts[name])
        name = parts[name].parent
    return tuple(found)


def _part_heading(part: Part, edition: Edition) -> TableRow:
    number = f" ({part.number})" if part.number else ""
    text = edition.t("Part {no}: {title}", no=part.no, title=f"{part.title}{number}")
    return TableRow("heading", depth=part.depth, acts=(Act(text),))


def _row(index: int, group: tuple[Row, ...], symbols: Symbols, marks: dict[str, str]) -> TableRow:
    edition = symbols.edition
    acts = (
        Act(row.activity, row.when, row.details, marks.get(row.id, row.footnote), row.id)
        for row in group
    )
    see = tuple(dict.fromkeys(citation for row in group for citation in _see(row, edition)))
    cited_below = {_plain(citation.text) for citation in see} - {""}
    return TableRow(
        "activity",
        anchor=anchor(index),
        no=group[0].no,
        acts=tuple(act for act in acts if replace(act, row="") != _NOTHING),
        cells=symbols.cells(group) or _NO_CELLS,
        ways=symbols.loose(group),
        requirements=tuple(text for row in group for text in row.requirements),
        time=_time(index, group, symbols),
        outputs=tuple(text for row in group for text in row.outputs),
        notes=tuple(row.note for row in group if row.note and _plain(row.note) not in cited_below),
        see=see,
    )


def _plain(text: str) -> str:
    """Return the title that a remark names alone: "Lihat SOP Pengarsipan Surat"."""
    title = _NUMBER.sub("", text.casefold().replace("&", " dan "))
    return " ".join(word for word in _WORD.findall(title) if word not in _POINTS)


def _see(row: Row, edition: Edition) -> Iterator[Cited]:
    for text in (*_parts_performed(row), *row.see):
        yield edition.sop(text)


def _parts_performed(row: Row) -> tuple[str, ...]:
    """Return the SOPs that a macro's row performs."""
    if row.kind is not RowKind.PART or not row.origins:
        return ()
    origin = row.origins[0]
    sop = origin.entry.sop
    use = sop.steps[origin.index].use if isinstance(sop, Macro) else None
    return use.ids if use else ()


def _time(index: int, group: tuple[Row, ...], symbols: Symbols) -> Time | None:
    """Return the row's own times; one that is the time above is named among them."""
    procedure, edition = symbols.procedure, symbols.edition
    texts = (time_text(row, procedure.calendar, edition.language) for row in group)
    shown = tuple(text for text in texts if text)
    if not group[0].same_duration:
        return Time(shown)
    above = (rows[0] for rows in reversed(procedure.table_rows[:index]))
    head = next((row.no for row in above if not row.same_duration), "")
    return Time((*_said(head, edition).texts, *shown)) if shown else None


def _merged(rows: tuple[TableRow, ...], edition: Edition) -> tuple[TableRow, ...]:
    """Let each time reach over the rows below that share it; none reaches over a heading."""
    merged: list[TableRow] = []
    head: int | None = None
    said = ""
    for row in rows:
        shown = row
        if row.kind != "activity":
            head = None
        elif row.time is None and head is not None:
            merged[head] = _taller(merged[head])
        else:
            if row.time is None:
                shown = replace(row, time=_said(said, edition))
            else:
                said = row.no
            head = len(merged)
        merged.append(shown)
    return tuple(merged)


def _taller(row: TableRow) -> TableRow:
    time = row.time or Time(())
    return replace(row, time=replace(time, rows=time.rows + 1))


def _said(no: str, edition: Edition) -> Time:
    return Time((edition.t("same as no. {no}", no=no),) if no else ())
