"""What was read of an SOP: its data, where each value stands, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from soptool.importing.sheets import Box
from soptool.importing.version import Version
from soptool.language import Message, msg
from soptool.numerals import column_letters
from soptool.workbook.outcome import Reading

Evidence = Literal["glued", "drawn", "near", "page", "assumed", "lost"]
EVIDENCE: Final[tuple[Evidence, ...]] = ("glued", "drawn", "near", "page", "assumed", "lost")
"""How an edge is known, the surest first: shapes that the file ties to a connector; a line whose
ends touch both; one that ends a little before; through connectors of two pages; nothing is drawn,
so the next row; a line that leads nowhere."""

Path = tuple[str | int, ...]
"""Keys and numbers that lead to a value in the data: `("steps", 3, "duration")`."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read: a page or a sheet's name, a row and a column as people name them.

    `evidence` says how an edge is known; other values just stand there. `box`: where on the page.
    """

    page: int | str
    row: str = ""
    column: str = ""
    evidence: Evidence | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was not taken, or was taken for something: where, and why.

    `page` is a number or the name of a sheet; `row` and `column` are empty where all is meant.
    `count`: how many lines, symbols and texts are listed by it. `box`: where on the page it is.
    """

    page: int | str | None
    row: str
    column: str
    kind: str
    text: str
    message: Message
    count: int = 0
    box: Box | None = None

    @property
    def place(self) -> Message | None:
        """The place as people name it; None where it is not known."""
        return place_of(self.page, self.row, self.column)


def commented(text: str, author: str, date: str, at: tuple[str, str, str] | None = None) -> Remark:
    """Tell what somebody wrote beside a text: when (`2026-11-30T…`, or empty), and where."""
    page, row, column = at or (None, "", "")
    who = f"{author} {date[:10]}".strip()
    if not who:
        message = msg("A comment: it was not taken.")
    else:
        message = msg("A comment by {who}: it was not taken.", who=who)
    return Remark(page, row, column, "comment", text, message)


def place_of(page: int | str | None, row: str, column: str = "") -> Message | None:
    """Say on which page, in which row and column something stands, as far as that is known.

    The page may be a sheet, whose cells are named as a spreadsheet does.
    """
    if isinstance(page, str):
        cell = f"{page}!{column}{row}" if column and row else " ".join(filter(None, (page, row)))
        return msg("{place}", place=cell)
    parts = [
        *([msg("page {page}", page=page)] if page else ()),
        *([msg("row {row}", row=row)] if row else ()),
        *([msg("{column}", column=column)] if column else ()),
    ]
    said = None
    for part in parts:
        said = msg("{before}, {more}", before=said, more=part) if said else part
    return said


@dataclass(slots=True)
class Counts:
    """What is in the file, and how much of it found a place in the SOP."""

    rows: int = 0
    symbols: int = 0
    lines: int = 0
    texts: int = 0
    placed: int = 0

    @property
    def listed(self) -> int:
        """How many symbols, lines and texts were not placed; each is in a remark."""
        return self.symbols + self.lines + self.texts - self.placed


@dataclass(slots=True)
class Draft:
    """An SOP as a file says it. `notes` are remarks beside values that were guessed.

    `is_scan`: every page is a picture. `has_table`: a flow's table was found, or a picture in its
    place. `is_ours`: read from paper that soptool printed; `is_drawn`: from a form, not from cells
    of data. `version`: of a document of ours that came back, what was changed in it; `settings`:
    the copy of the `sop.yaml` by which it was made.
    `performed`: of a macro's steps, by their places, what is printed of their parts; `performers`
    are the executors that this names. `agency`: the lines that say whose document it is.
    """

    data: dict[str, Any]
    pages: int = 1
    counts: Counts = field(default_factory=Counts)
    edges: dict[Evidence, int] = field(default_factory=lambda: dict.fromkeys(EVIDENCE, 0))
    remarks: list[Remark] = field(default_factory=list)
    sources: dict[Path, Source] = field(default_factory=dict)
    notes: dict[Path, Message] = field(default_factory=dict)
    is_scan: bool = False
    is_ours: bool = False
    is_drawn: bool = False
    has_table: bool = True
    version: Version | None = None
    settings: bytes | None = None
    performed: dict[int, dict[str, Any]] = field(default_factory=dict)
    performers: dict[str, Any] = field(default_factory=dict)
    agency: tuple[str, ...] = ()


def drafted(reading: Reading, pages: int, more: Iterable[Remark] = ()) -> Draft:
    """Make a draft of what was read of sheets of ours."""
    counts = Counts(reading.rows, 0, 0, reading.texts, reading.placed)
    remarks = [
        Remark(
            remark.sheet,
            str(remark.row or ""),
            column_letters(remark.column),
            remark.kind,
            remark.text,
            remark.message,
        )
        for remark in reading.remarks
    ]
    return Draft(reading.data, pages, counts, remarks=[*remarks, *more])
