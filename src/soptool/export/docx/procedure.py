"""SOPs as Word documents: the official form, its drawing as native shapes in the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from soptool.export.dates import timestamp_of
from soptool.export.docx.flow import FlowTable
from soptool.export.docx.frame import SPARE, Frame, frame_of
from soptool.export.docx.identity import Identity, identity_table, lettering
from soptool.export.docx.manuscript import Manuscript, Paper, Section
from soptool.export.docx.notes import Notes
from soptool.export.docx.redline import Redline
from soptool.export.docx.text import paragraph
from soptool.export.larger import on_paper_that_fits
from soptool.export.office.source import sources_of
from soptool.export.office.xml import Xml
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.edition import Edition, foot_of
from soptool.form.form import Form
from soptool.form.measure.texts import GAP
from soptool.form.page import Page
from soptool.form.pages.sheets import Sheets, draft_of, paged
from soptool.form.refusal import place_of
from soptool.form.widths import BOTTOM, MARGIN, PAPER


def procedure_docx(form: Form, press: Press) -> Painted:
    """Return the form, or why a page would be wrong; on larger paper where it is too wide."""
    frame = frame_of(press.templates.user)
    if frame is not None:
        lost, first = frame.more_height, frame.height_before
        edition = replace(press.edition, lost_height=lost, lost_before=first)
        press = replace(press, edition=edition)
    place = place_of("", form.procedure, form.edition)
    return on_paper_that_fits(press, place, lambda on: _form_on(form, on, frame))


def _form_on(form: Form, press: Press, frame: Frame | None) -> Painted:
    form = form.on_paper_of(press.edition)
    sheets, findings = paged([draft_of(form)], press.measure)
    if sheets is None:
        return Painted(None, findings)
    manuscript = Manuscript(press, frame)
    section = section_of(sheets[0], manuscript)
    procedure = form.procedure
    content = manuscript.written(
        [section],
        form.page.title,
        timestamp_of([procedure.sop]),
        sources_of(sheets[0]),
    )
    return Painted(content, findings)


def section_of(
    sheets: Sheets,
    manuscript: Manuscript,
    before: int = 0,
    mark: str = "",
    *,
    table: FlowTable | None = None,
    redline: Redline | None = None,
    was: Page | None = None,
) -> Section:
    """Return the pages of one SOP; `before`: the pages of the file before it.

    `mark`: the name of the place where a table of contents leads. With `redline` what differs from
    the earlier state `was` is tracked; `table` does so for the flow.
    """
    form, level = sheets.draft.form, sheets.draft.level
    page, paper = form.page, paper_of(form.edition)
    title = form.edition.t("SOP title")
    identity = Identity(
        page.agency, page.dates, page.signature, title, page.name, page.bands, level, mark
    )
    if redline is not None and was is not None:
        identity = replace(identity, redline=redline, was=was)
    flow = table or FlowTable(sheets, manuscript)
    content = (
        *lettering(sheets.draft.attachment, paper.body),
        identity_table(identity, paper.body, manuscript),
        *_flow(sheets, flow, before, Notes(form, paper.body, level, redline, was)),
    )
    badge = page.badge.word if page.badge else None
    return Section(content, paper, foot_of(page.dates[0].text, page.title), badge)


def paper_of(edition: Edition) -> Paper:
    """Return the sheet of the form."""
    width, height = PAPER[edition.settings.paper]
    return Paper(width, height, MARGIN, MARGIN, MARGIN, BOTTOM - SPARE)


def _flow(sheets: Sheets, flow: FlowTable, before: int, notes: Notes) -> Iterator[Xml]:
    if sheets.about == "front":
        yield from notes.about()
    if sheets.together:
        yield paragraph(style="SopGap", before=GAP)
    else:
        yield paragraph(style="SopGap", new_page=True)
    yield from flow.written(before + sheets.before)
    yield paragraph(style="SopGap", before=1.5)
    yield from notes.after_rows()
    if sheets.about == "back":
        yield from notes.about()
