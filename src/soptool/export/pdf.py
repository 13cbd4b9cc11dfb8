"""SOPs as PDF: the signed form, with the drawing in its table.

Two passes: the first measures every row's text; then the pages are known, the drawing is made
with its connectors where they break, and the second pass prints.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final, Literal

from soptool.compose.procedure import Procedure
from soptool.export import checks
from soptool.export.chart import Chart, redrawn
from soptool.export.drawn import drawn
from soptool.export.edition import Edition
from soptool.export.page import Page, page_of
from soptool.export.paging import Band, page_starts
from soptool.export.pdf_form import Data, document_data
from soptool.export.refusal import Unwritable, faults_of, place_of
from soptool.export.typesetting import MissingLetters
from soptool.export.widths import MARGIN, PAPER, is_too_wide
from soptool.finding import Finding, found
from soptool.language import msg

EXTENSION: Final = "pdf"
About = Literal["front", "back"]
BOTTOM: Final = 13.0
"""Margin below, with the foot in it."""
_GAP: Final = 4.0
_SLACK: Final = 0.4
_MOST_TRIES: Final = 12
_NO_DATE: Final = 315_532_800


@dataclass(frozen=True, slots=True)
class Sheets:
    """One SOP with its pages. `starts` are the table's rows that begin a page, after the first.

    `together`: the table follows the identity part on the same page. `about` tells whether the
    notes on the SOP stand before or after the table. `heights` are of the table's rows, mm.
    `level` is its depth in a book, from 1.
    """

    procedure: Procedure
    page: Page
    chart: Chart
    starts: tuple[int, ...] = ()
    heights: tuple[float, ...] = ()
    together: bool = True
    about: About = "front"
    level: int = 1


@dataclass(frozen=True, slots=True)
class Measured:
    """What the first pass says, mm: rows by their text alone, and what stands before them."""

    rows: tuple[float, ...]
    head: float
    identity: float
    about: float


def procedure_pdf(procedure: Procedure, edition: Edition) -> bytes:
    """Return the form. Raises Unwritable where a page would be wrong."""
    sheets = [sheet_of(procedure, edition)]
    title = sheets[0].page.title
    return typeset(sheets, edition, title, timestamp_of([procedure]))


def typeset(
    sheets: Sequence[Sheets],
    edition: Edition,
    title: str,
    timestamp: int,
    book: Data | None = None,
) -> bytes:
    """Find the pages of all documents and print them into one file."""
    setter = edition.typesetter
    printed = paged(sheets, edition)
    data = _data(printed, edition, title, book)
    try:
        return setter.pdf(data, timestamp)
    except MissingLetters as missing:
        edition.findings.extend(_missing(missing.letters, sheets, edition))
        return setter.pdf(_without(data, missing.letters), timestamp)


def sheet_of(procedure: Procedure, edition: Edition) -> Sheets:
    """Draw one SOP, its pages not yet known. Raises Unwritable."""
    page = page_of(procedure, edition)
    chart = drawn(procedure, page, edition)
    _check_width(chart, procedure, edition)
    return Sheets(procedure, page, chart)


def paged(sheets: Sequence[Sheets], edition: Edition) -> list[Sheets]:
    """Return the documents with their pages, drawn anew where lines go over to the next."""
    done: dict[int, Sheets] = {}
    waiting = dict(enumerate(sheets))
    for _ in range(_MOST_TRIES):
        measures = _measure(list(waiting.values()), edition)
        again: dict[int, Sheets] = {}
        for (number, sheet), measured in zip(waiting.items(), measures, strict=True):
            result = _paged(sheet, measured, edition)
            same = result.chart.table.widths == sheet.chart.table.widths
            (done if same else again)[number] = result
        waiting = again
        if not waiting:
            break
    return [done.get(number) or waiting[number] for number in range(len(sheets))]


def _measure(sheets: Sequence[Sheets], edition: Edition) -> list[Measured]:
    whole = [replace(sheet, starts=(), heights=()) for sheet in sheets]
    data = {**_data(whole, edition, "", None), "measuring": True}
    marks = edition.typesetter.measure(data)
    return [
        Measured(tuple(mark["rows"]), mark["head"], mark["identity"], mark["about"])
        for mark in marks
    ]


def _paged(sheet: Sheets, measured: Measured, edition: Edition) -> Sheets:
    """Find where pages break; heights only ever grow, so that this comes to rest."""
    body = PAPER[sheet.page.paper][1] - MARGIN - BOTTOM - _SLACK
    room = body - measured.head
    chart, starts = sheet.chart, sheet.starts
    heights = _heights(chart, measured.rows)
    forced = frozenset(row + chart.shift for row in chart.fit.split)
    for _ in range(_MOST_TRIES):
        _check_heights(sheet, heights, room, edition)
        total = measured.identity + _GAP + measured.head + sum(heights)
        together = total <= body and not forced
        wanted = () if together else page_starts(_bands(chart, heights), room, forced)
        if wanted == starts:
            break
        chart, starts = redrawn(chart, sheet.page, edition, wanted), wanted
        forced |= {row + chart.shift for row in chart.fit.split}
        drawn_now = _heights(chart, measured.rows)
        heights = tuple(max(pair) for pair in zip(heights, drawn_now, strict=True))
    faults = faults_of(chart, sheet.procedure, edition)
    if faults:
        raise Unwritable(sheet.procedure.id, faults)
    fits = not together and measured.identity + measured.about + _GAP <= body
    about: About = "front" if fits else "back"
    return replace(
        sheet, chart=chart, starts=starts, heights=heights, together=together, about=about
    )


def _heights(chart: Chart, texts: Sequence[float]) -> tuple[float, ...]:
    return tuple(max(text, row.height) for text, row in zip(texts, chart.plan.rows, strict=True))


def _bands(chart: Chart, heights: Sequence[float]) -> list[Band]:
    """Keep headings and a row Mulai with the row below, a row Selesai with the row above."""
    rows = chart.table.rows
    kept = [
        row.kind == "heading"
        or (row.kind == "capsule" and number == 0)
        or (number + 1 < len(rows) and rows[number + 1].kind == "capsule")
        for number, row in enumerate(rows)
    ]
    return [Band(height, keep) for height, keep in zip(heights, kept, strict=True)]


def _data(
    sheets: Sequence[Sheets],
    edition: Edition,
    title: str,
    book: Data | None,
) -> Data:
    t, settings = edition.t, edition.settings
    width, height = PAPER[settings.paper]
    setter = edition.typesetter
    organization = settings.organization
    logo = None
    if setter.logo_file:
        logo = {"file": setter.logo_file, "alt": t("Logo of {name}", name=organization.name or "")}
    return {
        "measuring": False,
        "language": edition.language,
        "title": title,
        "author": organization.name or organization.parent or "",
        "fonts": list(setter.fonts),
        "paper": {"width": width, "height": height, "margin": MARGIN, "bottom": BOTTOM},
        "gap": _GAP,
        "logo": logo,
        "words": {
            "approved": t("Approved by"),
            "title": t("SOP title"),
            "total": t("Total time"),
            "footnotes": t("Footnotes"),
            "definitions": t("Definitions"),
            "about": t("About this SOP"),
            "contents": t("Contents"),
            "page": t("Page {page} of {pages}", page="\0", pages="\0").split("\0"),
        },
        "book": book,
        "documents": [_document(sheet, edition) for sheet in sheets],
    }


def _document(sheet: Sheets, edition: Edition) -> Data:
    data = document_data(sheet.page, sheet.chart, edition, sheet.starts, sheet.heights)
    return {**data, "together": sheet.together, "about": sheet.about, "level": sheet.level}


def timestamp_of(procedures: Iterable[Procedure]) -> int:
    """Return the latest date of the documents, else that of SOURCE_DATE_EPOCH; in seconds.

    PDF/A must have a date; without any it is the first of 1980, as in reproducible archives.
    """
    dates = [
        known.first_day
        for procedure in procedures
        for known in (
            procedure.sop.dates.effective,
            procedure.sop.dates.revised,
            procedure.sop.dates.created,
        )
        if known is not None
    ]
    if dates:
        return int(datetime(*max(dates).timetuple()[:3], tzinfo=UTC).timestamp())
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(epoch) if epoch.isdecimal() else _NO_DATE


def _check_width(chart: Chart, procedure: Procedure, edition: Edition) -> None:
    paper = edition.settings.paper
    if not is_too_wide(chart.table.widths, paper):
        return
    problem = msg(
        "The columns of {number} executors are too wide for the paper {paper}.",
        number=len(chart.table.columns),
        paper=paper,
    )
    hint = msg("Use `paper: F4`, or divide the SOP.")
    place = place_of("", procedure, edition)
    raise Unwritable(procedure.id, (found(checks.FORM_TOO_WIDE, problem, place, hint=hint),))


def _check_heights(sheet: Sheets, heights: Sequence[float], room: float, edition: Edition) -> None:
    groups = iter(sheet.procedure.table_rows)
    findings: list[Finding] = []
    for row, height in zip(sheet.chart.table.rows, heights, strict=True):
        name = next(groups)[0].id if row.kind == "activity" else ""
        if height > room:
            problem = msg(
                "Row {no} is {height} mm high; a page has room for {room} mm.",
                no=row.no or "–",
                height=round(height),
                room=int(room),
            )
            hint = msg("Shorten its texts, or divide the step.")
            place = place_of(name, sheet.procedure, edition)
            findings.append(found(checks.ROW_TOO_TALL, problem, place, hint=hint))
    if findings:
        raise Unwritable(sheet.procedure.id, tuple(findings))


def _missing(
    letters: frozenset[str], sheets: Sequence[Sheets], edition: Edition
) -> Iterable[Finding]:
    shown = ", ".join(f"`{letter}`" for letter in sorted(letters))
    for sheet in sheets[:1]:
        yield found(
            checks.LETTER_WITHOUT_FONT,
            msg("The fonts have no {letters}; a box is printed in its place.", letters=shown),
            place_of("", sheet.procedure, edition),
            hint=msg("Put a font that has them into the folder `fonts`, and name it in `fonts`."),
        )


def _without(data: Any, letters: frozenset[str]) -> Any:
    """Replace letters in all texts of the data."""
    if isinstance(data, str):
        return "".join("□" if letter in letters else letter for letter in data)
    if isinstance(data, dict):
        return {key: _without(value, letters) for key, value in data.items()}
    if isinstance(data, list):
        return [_without(value, letters) for value in data]
    return data
