"""What people see of an SOP in a document of Office, and what of its source each text shows.

A document carries it beside the copy of its source (`export.office.source`): where it comes back,
a text that differs from what was shown was changed by somebody, whatever the settings are now.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from soptool.compose.procedure import Row, RowKind
from soptool.diagram.lettering import unbroken
from soptool.diagram.plan import Plan
from soptool.form.edition import Edition, cited
from soptool.form.form import Form
from soptool.form.page import Page
from soptool.form.pages.paging import pages
from soptool.form.pages.sheets import Sheets
from soptool.form.pages.times import times_on
from soptool.form.table import Act, TableRow, Time

NAMESPACE: Final = "https://soptool.dev/source/1"
"""Of the part with the copy; a name, never fetched."""
BOOK: Final = ""
"""Stands for the id in a book of many documents."""
MARK: Final = "dokumen"
"""With the number of a document: the place in such a book where its table of contents leads."""
Texts = tuple[str, ...]
_VERSION: Final = 1
_FIELD: Final = ("key", "name", "text")
_CELLS: Final = ("activity", "requirements", "outputs", "note")
_MOST: Final = 1_000_000
"""No SOP has so many steps."""
_BOXES: Final = ("legal_basis", "qualifications", "related", "equipment", "warnings", "records")
_DATES: Final = ("number", "dates.created", "dates.revised", "dates.effective")
_HEADINGS: Final = ("Definitions", "About this SOP", "Footnotes")
_FACTS: Final = {
    "purpose": "Purpose",
    "scope": "Scope",
    "process": "Process code",
    "inputs": "Inputs",
    "outputs": "Results",
    "volume": "Cases a year",
    "dates.review": "Date of review",
}


@dataclass(frozen=True, slots=True)
class ShownSymbol:
    """A symbol of the drawing: in which executor's column (from 0), and what stands in it."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the table. `steps` are the entries in it: an SOP's id, and the step's place from 0.

    `time` is None where the cell above covers it. `cells` has the other texts by the step's key.
    """

    kind: str
    steps: tuple[tuple[str, int], ...]
    no: str
    cells: Mapping[str, Texts]
    time: Texts | None
    symbols: Mapping[str, ShownSymbol]
    labels: Texts


@dataclass(frozen=True, slots=True)
class ShownField:
    """A text that stands beside, or below, its name; `key` leads to what it shows."""

    key: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownBox:
    """A list of the identity part."""

    key: str
    name: str
    items: Texts


@dataclass(frozen=True, slots=True)
class Shown:
    """One SOP as a document shows it. `columns` are its executors: the id and the name.

    `pairs` are the texts below the rows or beside them: definitions, footnotes, facts; `lines`
    what is reckoned or stands above others.
    """

    sop: str
    language: str
    columns: tuple[tuple[str, str], ...]
    fields: tuple[ShownField, ...]
    signature: tuple[ShownField, ...]
    agency: Texts
    boxes: tuple[ShownBox, ...]
    rows: tuple[ShownRow, ...]
    pairs: tuple[ShownField, ...]
    lines: Texts


@dataclass(frozen=True, slots=True)
class ShownTexts:
    """A document without a table of steps: its paragraphs, one below the other."""

    sop: str
    lines: Texts


def shown_of(sheets: Sheets) -> Shown:
    """Return what a document of these pages shows."""
    form = sheets.draft.form
    page = form.page
    return Shown(
        form.procedure.id,
        form.edition.language,
        tuple((column.id, column.name) for column in sheets.chart.table.columns),
        tuple(_fields(page, form.edition)),
        tuple(_signature(page)),
        tuple(text for text in (page.agency.parent, page.agency.name, page.agency.unit) if text),
        tuple(_boxes(page)),
        tuple(_rows(sheets)),
        tuple(_pairs(page, form.edition)),
        tuple(_lines(page, sheets.draft.attachment, form.edition)),
    )


def _fields(page: Page, edition: Edition) -> Iterator[ShownField]:
    for key, field in zip(_DATES, page.dates, strict=True):
        yield ShownField(key, field.name, field.text)
    yield ShownField("title", edition.t("SOP title"), page.name)


def _signature(page: Page) -> Iterator[ShownField]:
    it = page.signature
    for key in ("place_date", "position", "name", "rank", "nip"):
        text = getattr(it, key)
        if text:
            yield ShownField(f"approval.{key}", "", text)


def _boxes(page: Page) -> Iterator[ShownBox]:
    boxes = (box for band in page.bands for box in band)
    for key, box in zip(_BOXES, boxes, strict=True):
        yield ShownBox(key, box.name, tuple(map(cited, box.items)))


def _pairs(page: Page, edition: Edition) -> Iterator[ShownField]:
    for field in page.definitions:
        yield ShownField(f"definitions.{field.name}", field.name, field.text)
    known = {edition.t(name): key for key, name in _FACTS.items()}
    for field in page.printed_facts:
        yield ShownField(known.get(field.name, ""), field.name, field.text)
    for note in page.footnotes:
        yield ShownField(f"footnotes.{note.mark}", note.mark, note.text)


def _lines(page: Page, attachment: Texts, edition: Edition) -> Iterator[str]:
    """Yield what stands outside of tables: none of it shows anything of the SOP's own file."""
    yield from attachment
    yield from (edition.t(heading) for heading in _HEADINGS)
    if page.total is not None:
        yield f"{page.total_label}: {page.total}"
    if page.legend is not None:
        yield page.legend


def _rows(sheets: Sheets) -> Iterator[ShownRow]:
    table, edition = sheets.chart.table, sheets.draft.form.edition
    times: dict[int, Time | None] = {}
    for page in pages(len(table.rows), _starts(sheets.draft.form, sheets)):
        times |= dict(times_on(table.rows, page, edition))
    groups = iter(sheets.draft.form.procedure.table_rows)
    drawn = _drawn(sheets.chart.plan)
    for number, row in enumerate(table.rows):
        steps = tuple(_steps(next(groups))) if row.kind == "activity" else ()
        time = times.get(number)
        yield ShownRow(
            row.kind,
            steps,
            row.no,
            dict(_cells(row, edition)),
            time.texts if time else None,
            *drawn.get(number, ({}, ())),
        )


def _starts(form: Form, sheets: Sheets) -> Sequence[int]:
    return sheets.starts if form.edition.has_connectors else ()


def _steps(group: Sequence[Row]) -> Iterator[tuple[str, int]]:
    for row in group:
        if row.origins:
            origin = row.origins[0] if row.kind is RowKind.PART else row.origins[-1]
            yield origin.sop, origin.index


def _cells(row: TableRow, edition: Edition) -> Iterator[tuple[str, Texts]]:
    see = edition.t("See")
    yield "activity", tuple(line for act in row.acts for line in _act(act))
    yield "requirements", row.requirements
    yield "outputs", row.outputs
    yield "note", (*row.notes, *(f"{see} {cited(each)}" for each in row.see))


def _act(act: Act) -> Iterator[str]:
    condition = f" ({act.condition})" if act.condition is not None else ""
    yield f"{act.text}{act.mark or ''}{condition}"
    yield from act.details


def _drawn(plan: Plan) -> dict[int, tuple[dict[str, ShownSymbol], Texts]]:
    """Return the symbols by their ids, and the labels, of each row."""
    return {
        number: (
            {symbol.id: ShownSymbol(symbol.column, unbroken(symbol.lines))
             for symbol in row.symbols},
            tuple(unbroken(label.lines) for label in row.labels),
        )
        for number, row in enumerate(plan.rows)
    }  # fmt: skip


def shown_text(shown: Shown | ShownTexts) -> str:
    """Write it as a part of a document holds it."""
    data = {"version": _VERSION, **asdict(shown)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def read_shown(text: str) -> Shown | ShownTexts | None:
    """Read it; None where it is damaged, or of a later version."""
    try:
        data = json.loads(text)
        if data["version"] != _VERSION:
            return None
        if "rows" in data:
            return _shown(data)
        return ShownTexts(_text(data["sop"]), _texts(data["lines"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(values: object) -> Texts:
    if not isinstance(values, list):
        raise TypeError(values)
    return tuple(map(_text, values))


def _place(value: object, count: int) -> int:
    if not isinstance(value, int) or not 0 <= value < count:
        raise ValueError(value)
    return value


def _shown(data: dict[str, Any]) -> Shown:
    fields = {
        name: tuple(ShownField(*(_text(each[key]) for key in _FIELD)) for each in data[name])
        for name in ("fields", "signature", "pairs")
    }
    columns = tuple((_text(own), _text(name)) for own, name in data["columns"])
    boxes = ((_text(box["key"]), _text(box["name"]), _texts(box["items"])) for box in data["boxes"])
    return Shown(
        sop=_text(data["sop"]),
        language=_text(data["language"]),
        columns=columns,
        agency=_texts(data["agency"]),
        boxes=tuple(ShownBox(*box) for box in boxes),
        rows=tuple(_shown_row(row, len(columns)) for row in data["rows"]),
        lines=_texts(data["lines"]),
        **fields,
    )


def _shown_row(row: dict[str, Any], columns: int) -> ShownRow:
    return ShownRow(
        _text(row["kind"]),
        tuple((_text(sop), _place(index, _MOST)) for sop, index in row["steps"]),
        _text(row["no"]),
        {key: _texts(row["cells"][key]) for key in _CELLS},
        None if row["time"] is None else _texts(row["time"]),
        {
            _text(name): ShownSymbol(_place(symbol["column"], columns), _text(symbol["text"]))
            for name, symbol in row["symbols"].items()
        },
        _texts(row["labels"]),
    )
