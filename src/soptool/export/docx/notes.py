"""What follows the rows in Word, and what is said of the whole SOP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from soptool.diagram import lettering
from soptool.export.docx.cells import Cell, row, table
from soptool.export.docx.identity import named, words
from soptool.export.docx.text import Look, paragraph, run
from soptool.export.office.xml import Xml
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.page import Field

_ABOVE: Final = 3.0
_NAMES: Final = 38.0
"""Names that are longer stand on several lines."""
_SPARE: Final = 1.06
_GAP: Final = 4.0
_SMALL: Final = Look(size=8)


def after_rows(form: Form, width: float, level: int = 1) -> Iterator[Xml]:
    """Yield the total, the legend of the drawing, and the footnotes."""
    page, t = form.page, form.edition.t
    if page.total is not None:
        yield named(words(page.total_label), words(page.total))
    if page.legend is not None:
        yield paragraph(run(page.legend, _SMALL), before=1.5)
    notes = [Field(note.mark, note.text) for note in page.footnotes]
    yield from pairs(t("Footnotes"), notes, width, level + 1)


def about(form: Form, edition: Edition, width: float, level: int = 1) -> Iterator[Xml]:
    """Yield the definitions, and what the author says of the SOP."""
    page, t = form.page, edition.t
    yield from pairs(t("Definitions"), page.definitions, width, level + 1)
    yield from pairs(t("About this SOP"), page.printed_facts, width, level + 1)


def pairs(title: str, entries: Sequence[Field], width: float, level: int) -> Iterator[Xml]:
    """Yield named texts under a heading, as a table without lines."""
    if not entries:
        return
    yield paragraph(
        run(title, Look(bold=True, size=8.5)),
        style=f"Heading{min(level, 3)}",
        before=_ABOVE,
        after=1.0,
        keep_next=True,
    )
    longest = max(lettering.width(entry.name, 8 * lettering.POINT) for entry in entries)
    names = min(_NAMES, longest * _SPARE + _GAP)
    widths = (names, width - names)
    rows = (
        row(
            tuple(
                Cell(paragraph(words(text), style="SopNote", after=0.4), align="top")
                for text in (entry.name, entry.text)
            ),
            widths,
            may_split=True,
        )
        for entry in entries
    )
    yield table(widths, rows, title, "SopPairs")
    yield paragraph(style="SopGap")
