"""Many SOPs in one PDF: cover, table of contents, and every SOP with its bookmark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from soptool.export.painted import Painted
from soptool.export.pdf.larger import on_paper_that_fits
from soptool.export.pdf.procedure import timestamp_of, typeset
from soptool.export.press import Press
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.measure.texts import Data
from soptool.form.pages.sheets import draft_of, paged
from soptool.form.refusal import place_of


@dataclass(frozen=True, slots=True)
class Chapter:
    """An SOP in a book; a macro's parts stand one level below it."""

    form: Form
    level: int = 1


def book_pdf(chapters: Sequence[Chapter], press: Press) -> Painted:
    """Return the book, or why a page would be wrong; on larger paper where one is too wide."""
    first = chapters[0].form
    place = place_of("", first.procedure, first.edition)
    return on_paper_that_fits(press, place, lambda on: _book_on(chapters, on))


def _book_on(chapters: Sequence[Chapter], press: Press) -> Painted:
    drafts = [draft_of(each.form.on_paper_of(press.edition), each.level) for each in chapters]
    sheets, findings = paged(drafts, press.measure)
    if sheets is None:
        return Painted(None, findings)
    cover = _cover(chapters, press.edition)
    title = ": ".join(filter(None, (cover["title"], cover["subtitle"])))
    timestamp = timestamp_of(chapter.form.procedure for chapter in chapters)
    content, more = typeset(sheets, press, title, timestamp, cover)
    return Painted(content, (*findings, *more))


def _cover(chapters: Sequence[Chapter], edition: Edition) -> Data:
    t, organization = edition.t, edition.settings.organization
    roots = [chapter.form.procedure for chapter in chapters if chapter.level == 1]
    only = roots[0] if len(roots) == 1 else None
    number = only.sop.number if only else None
    lines = (number, t("{count} procedures", count=len(chapters)), organization.city)
    return {
        "title": t("Collection of standard operating procedures"),
        "subtitle": only.title if only else None,
        "parent": organization.parent,
        "name": organization.name,
        "lines": [line for line in lines if line],
    }
