"""Service standards as Word documents: identity, the fourteen components, records, the pledge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from soptool.export.dates import timestamp_of
from soptool.export.docx.cells import Cell, row, table
from soptool.export.docx.frame import frame_of
from soptool.export.docx.identity import (
    GREY,
    Identity,
    identity_table,
    lettering,
    listed,
    signature,
    words,
)
from soptool.export.docx.manuscript import Manuscript, Paper, Section
from soptool.export.docx.notes import pairs
from soptool.export.docx.text import ITALIC, Look, paragraph, run, said_in
from soptool.export.office.source import sources
from soptool.export.office.xml import Xml, joined
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.edition import Cited, foot_of
from soptool.form.form import ServiceForm
from soptool.form.page import Signature
from soptool.form.shown import ShownTexts, shown_text
from soptool.form.standard import Component, Group, Promise, ServicePage
from soptool.form.widths import PAPER

_MARGINS: Final = (20.0, 15.0, 15.0, 16.0)
_HEAD: Final = "D7D7D7"
_NO, _NAME = 10.0, 48.0
_ABOVE: Final = 2.5


def standard_docx(form: ServiceForm, press: Press) -> Painted:
    """Return the whole standard, upright."""
    manuscript = Manuscript(press, frame_of(press.templates.user))
    section = standard_section(form, manuscript)
    own = form.standard.id
    document = press.edition.workspace.by_id[own].document
    shown = (standard_shown(own, section),)
    copy = sources(own, {own: document}, press.edition.workspace.registry, shown)
    return Painted(manuscript.written([section], _name(form), timestamp_of([form.standard]), copy))


def standard_shown(own: str, section: Section) -> str:
    """Return what the pages of a standard show, for the copy of its source."""
    return shown_text(ShownTexts(own, tuple(said_in(section.content))))


def standard_section(
    form: ServiceForm, manuscript: Manuscript, attachment: Sequence[str] = (), mark: str = ""
) -> Section:
    """Return the pages of a standard; `attachment`: the lines above it in a decree's.

    `mark`: the name of the place where a table of contents leads.
    """
    height, width = PAPER[form.page.paper]
    paper = Paper(width, height, *_MARGINS)
    badge = form.page.badge.word if form.page.badge else None
    content = (
        *lettering(attachment, paper.body),
        *_content(form, manuscript, paper.body, mark),
    )
    return Section(content, paper, foot_of(form.page.dates[0].text, _name(form)), badge)


def _name(form: ServiceForm) -> str:
    return f"{form.edition.t('Service standard')} {form.page.title}"


def _content(form: ServiceForm, manuscript: Manuscript, width: float, mark: str) -> Iterator[Xml]:
    page, t = form.page, form.edition.t
    title = t("Service standard")
    yield identity_table(
        Identity(page.agency, page.dates, page.signature, title, page.title, mark=mark),
        width,
        manuscript,
    )
    yield paragraph(style="SopGap", before=4.0)
    for service in page.services:
        yield from _service(service, width, form, manuscript)
    for name, facts in page.records:
        yield from pairs(t(name), facts, width, 2)
    if page.promise is not None:
        yield paragraph(style="SopGap", before=6.0)
        yield _pledge(page.promise, width, form)
        yield paragraph(style="SopGap")


def _service(
    it: ServicePage, width: float, form: ServiceForm, manuscript: Manuscript
) -> Iterator[Xml]:
    t = form.edition.t
    if it.title is not None:
        heading = run(words(it.title), Look(size=11))
        yield paragraph(heading, style="Heading2", before=7.0, after=2.0, keep_next=True)
    widths = (_NO, _NAME, width - _NO - _NAME)
    heads = (t("No"), t("Component"), t("Description"))
    cells = tuple(Cell(paragraph(head, style="SopHead"), shade=_HEAD) for head in heads)
    rows = [row(cells, widths, is_head=True)]
    for group in it.groups:
        rows += _group(group, widths, 2 if it.title is None else 3, form, manuscript)
    yield table(widths, rows, it.title or form.page.title, "SopIdentity")
    yield paragraph(style="SopGap")
    if it.sops:
        through = "; ".join(map(_cited, it.sops))
        yield paragraph(words(f"{t('Delivered through')}: {through}."), before=_ABOVE)


def _group(
    group: Group,
    widths: Sequence[float],
    level: int,
    form: ServiceForm,
    manuscript: Manuscript,
) -> Iterator[Xml]:
    heading = paragraph(
        group.name, style=f"Heading{level}", before=0.65, after=0.65, keep_next=True
    )
    yield row((Cell(heading, columns=3, shade=GREY),), widths)
    for component in group.components:
        cells = (
            Cell(paragraph(component.no, style="SopBox", align="center"), align="top"),
            Cell(paragraph(words(component.name), style="SopBox"), align="top"),
            Cell(joined(_entry(component, form, manuscript)), align="top"),
        )
        yield row(cells, widths, may_split=len(component.items) > 1)


def _entry(component: Component, form: ServiceForm, manuscript: Manuscript) -> Iterator[Xml]:
    t = form.edition.t
    if component.items:
        yield from listed([words(item) for item in component.items], manuscript)
    if component.sop is not None:
        said = words(f"{t('Handled according to')} {_cited(component.sop)}.")
        yield paragraph(said, style="SopBox")
    elif not component.items:
        yield paragraph(run(t("not filled in"), ITALIC), style="SopBox")


def _pledge(promise: Promise, width: float, form: ServiceForm) -> Xml:
    """Return the pledge in a frame, signed at its right."""
    t = form.edition.t
    heading = run(t("Service pledge"), Look(size=11, caps=True))
    signed = Signature(promise.place_date, promise.signer, promise.name, None, promise.nip)
    left = width - 80.0
    content = joined(
        (
            paragraph(heading, style="Heading2", align="center", before=4.0, after=3.0),
            *(paragraph(words(text), after=1.5) for text in promise.statements),
        )
    )
    widths = (left, width - left)
    rows = (
        row((Cell(content, columns=2, open_sides=("bottom",)),), widths),
        row(
            (
                Cell(open_sides=("top", "right")),
                Cell(joined(signature(signed)), open_sides=("top", "left")),
            ),
            widths,
        ),
    )
    return table(widths, rows, t("Service pledge"), "SopIdentity")


def _cited(item: Cited) -> str:
    return f"{item.text} – {item.remark}" if item.remark else item.text
