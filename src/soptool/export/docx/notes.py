"""What follows the rows in Word, and what is said of the whole SOP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.diagram import lettering
from soptool.export.docx.cells import Cell, row, table
from soptool.export.docx.identity import named, words
from soptool.export.docx.redline import Redline
from soptool.export.docx.text import Look, paragraph, run
from soptool.export.office.xml import Xml
from soptool.form.form import Form
from soptool.form.page import Field, Page

_ABOVE: Final = 3.0
_BETWEEN: Final = 1.5
"""Above what follows other named texts, mm: the paragraph between the tables is there too."""
_NAMES: Final = 38.0
"""Names that are longer stand on several lines."""
_SPARE: Final = 1.06
_GAP: Final = 4.0
_SMALL: Final = Look(size=8)


@dataclass(frozen=True)
class Notes:
    """What stands around the table of a form, `width` mm wide, under headings of a `level`.

    `redline`: what differs from the page as it `was` is tracked.
    """

    form: Form
    width: float
    level: int = 1
    redline: Redline | None = None
    was: Page | None = None

    def after_rows(self) -> Iterator[Xml]:
        """Yield the total, the legend of the drawing, and the footnotes."""
        page, was = self.form.page, self.was
        if page.total is not None:
            old = was.total if was else None
            total = words(page.total)
            yield named(words(page.total_label), total, old and words(old), self.redline)
        if page.legend is not None:
            yield paragraph(run(page.legend, _SMALL), before=1.5)
        yield from self._pairs("Footnotes", _marked(page), _marked(was) if was else None)

    def about(self) -> Iterator[Xml]:
        """Yield the definitions, and what the author says of the SOP."""
        page, was = self.form.page, self.was
        yield from self._pairs("Definitions", page.definitions, was.definitions if was else None)
        above = _BETWEEN if page.definitions else _ABOVE
        facts = was.printed_facts if was else None
        yield from self._pairs("About this SOP", page.printed_facts, facts, above)

    def _pairs(
        self,
        title: str,
        entries: Sequence[Field],
        was: Sequence[Field] | None,
        above: float = _ABOVE,
    ) -> Iterator[Xml]:
        said = self.form.edition.t(title)
        redline = None if was is None else self.redline
        return pairs(said, entries, self.width, self.level + 1, above, redline, was or ())


def _marked(page: Page) -> list[Field]:
    return [Field(note.mark, note.text) for note in page.footnotes]


def pairs(
    title: str,
    entries: Sequence[Field],
    width: float,
    level: int,
    above: float = _ABOVE,
    redline: Redline | None = None,
    was: Sequence[Field] = (),
) -> Iterator[Xml]:
    """Yield named texts under a heading, as a table without lines; `above` it so many mm.

    With `redline` what differs from the texts as they `was` is tracked, those that are gone last.
    """
    names = {entry.name for entry in entries}
    gone = [entry for entry in was if redline and entry.name not in names]
    if not entries and not gone:
        return
    yield paragraph(
        run(title, Look(bold=True, size=8.5)),
        style=f"Heading{min(level, 3)}",
        before=above,
        after=1.0,
        keep_next=True,
    )
    every = [*entries, *gone]
    longest = max(lettering.width(entry.name, 8 * lettering.POINT) for entry in every)
    narrow = min(_NAMES, longest * _SPARE + _GAP)
    widths = (narrow, width - narrow)
    old = {entry.name: entry for entry in was}
    rows = [_pair(old.get(entry.name), entry, redline, widths) for entry in entries]
    rows += [_pair(entry, None, redline, widths) for entry in gone]
    yield table(widths, rows, title, "SopPairs")
    yield paragraph(style="SopGap")


def _pair(
    was: Field | None, now: Field | None, redline: Redline | None, widths: Sequence[float]
) -> Xml:
    """Return a row of a name and its text; with `redline` one of None is new, or gone."""
    here = now or was or Field("", "")
    said = (here.name, here.text)
    if redline is None or was == now:
        texts = [paragraph(words(text), style="SopNote", after=0.4) for text in said]
        return row([Cell(text, align="top") for text in texts], widths, may_split=True)
    before = (words(was.name), words(was.text)) if was else (None, None)
    after = (words(now.name), words(now.text)) if now else (None, None)
    texts = [
        redline.line(old, new, style="SopNote", after=0.4)
        for old, new in zip(before, after, strict=True)
    ]
    mark = "w:ins" if was is None else "w:del"
    marks = () if was and now else (redline.mark(mark),)
    cells = [Cell(text, align="top") for text in texts]
    return row(cells, widths, may_split=True, marks=marks)
