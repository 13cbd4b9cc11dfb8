"""Many SOPs in one Word document: cover, decree, contents, and every SOP with its own feet.

Each document begins with a page number that is known: what contents and connectors name is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from soptool.export.binding import Binding, Chapter, Cover
from soptool.export.copies import files_of
from soptool.export.dates import timestamp_of
from soptool.export.docx.cells import Cell, row, table
from soptool.export.docx.frame import Frame, frame_of
from soptool.export.docx.identity import signature, words
from soptool.export.docx.manuscript import Manuscript, Paper, Section
from soptool.export.docx.procedure import section_of
from soptool.export.docx.standard import standard_section, standard_shown
from soptool.export.docx.text import Look, field, paragraph, run, twips
from soptool.export.larger import on_paper_that_fits
from soptool.export.office.source import BOOK, sources
from soptool.export.office.xml import Xml, element, joined
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.decree import DecreePage
from soptool.form.edition import Edition
from soptool.form.form import Form, ServiceForm
from soptool.form.page import Signature
from soptool.form.pages.sheets import Sheets, draft_of, paged
from soptool.form.shown import MARK, shown_of, shown_text
from soptool.form.widths import MARGIN, PAPER
from soptool.numerals import list_letter
from soptool.source.document import Document

_ENTRIES: Final = 32
"""Of the contents, on a page."""
_LETTERS: Final = 2600
"""Of a decree, on a page."""
_EDGE: Final = 25.0
"""Margins of a decree, mm."""
_HANGING: Final = 7.0
_LOOK: Final = Look(size=11)
_STANDARD: Final = 2
"""Pages of a service standard, mostly."""


def book_docx(chapters: Sequence[Chapter], press: Press) -> Painted:
    """Return the book, or why a page would be wrong; on larger paper where one is too wide."""
    frame = frame_of(press.templates.user)
    if frame is not None:
        press = replace(press, edition=replace(press.edition, lost_height=frame.more_height))
    return on_paper_that_fits(press, chapters[0].place, lambda on: _book(chapters, on, frame))


def _book(chapters: Sequence[Chapter], press: Press, frame: Frame | None) -> Painted:
    binding = Binding(chapters, press.edition)
    drafts = [
        draft_of(it.form.on_paper_of(press.edition), it.level, binding.attachments.get(n, ()))
        for n, it in enumerate(chapters)
        if isinstance(it.form, Form)
    ]
    sheets, findings = paged(drafts, press.measure) if drafts else ((), ())
    if sheets is None:
        return Painted(None, findings)
    manuscript = Manuscript(press, frame)
    cover = binding.cover
    sections = list(_sections(binding, cover, iter(sheets), manuscript))
    timestamp = timestamp_of(chapter.identity for chapter in chapters)
    registry = press.edition.workspace.registry
    shown = tuple(_shown(chapters, sections[-len(chapters) :], iter(sheets)))
    copy = sources(BOOK, dict(_files(chapters, press.edition)), registry, shown)
    return Painted(manuscript.written(sections, cover.whole_title, timestamp, copy), findings)


def _files(chapters: Sequence[Chapter], edition: Edition) -> Iterator[tuple[str, Document]]:
    """Yield the file of each document in the book, and of its parts, by the ids of their SOPs."""
    for chapter in chapters:
        name = chapter.identity.id
        yield name, edition.workspace.by_id[name].document
        if isinstance(chapter.form, Form):
            yield from files_of(chapter.form.procedure, edition)


def _shown(
    chapters: Sequence[Chapter], sections: Sequence[Section], sheets: Iterator[Sheets]
) -> Iterator[str]:
    """Yield what each document of the book shows."""
    for chapter, section in zip(chapters, sections, strict=True):
        if isinstance(chapter.form, Form):
            yield shown_text(shown_of(next(sheets)))
        else:
            yield standard_shown(chapter.identity.id, section)


def _sections(
    binding: Binding, cover: Cover, sheets: Iterator[Sheets], manuscript: Manuscript
) -> Iterator[Section]:
    paper = _paper(manuscript.press)
    yield Section(tuple(_cover(cover, manuscript)), paper, "")
    front = 1
    if binding.decree is not None:
        upright = Paper(paper.height, paper.width, _EDGE, _EDGE, 20.0, 20.0)
        content = tuple(_decree(binding.decree, manuscript, upright.body))
        front += ceil(sum(map(len, binding.decree.head + _said(binding.decree))) / _LETTERS)
        yield Section(content, upright, "")
    front += ceil(len(binding.chapters) / _ENTRIES)
    chapters: list[Section] = []
    entries: list[Xml] = []
    before = front
    for number, chapter in enumerate(binding.chapters):
        mark = f"{MARK}{number + 1}"
        entries.append(_entry(chapter, mark, before + 1, paper.body))
        section, count = _chapter(chapter, sheets, manuscript, before, mark, binding, number)
        chapters.append(replace(section, first=before + 1))
        before += count
    heading = run(manuscript.press.edition.t("Contents"), Look(size=14))
    contents = (paragraph(heading, style="Heading1", after=3.0), *entries)
    yield Section(contents, paper, cover.whole_title)
    yield from chapters


def _chapter(
    chapter: Chapter,
    sheets: Iterator[Sheets],
    manuscript: Manuscript,
    before: int,
    mark: str,
    binding: Binding,
    number: int,
) -> tuple[Section, int]:
    """Return an SOP or standard, and how many pages it has."""
    if isinstance(chapter.form, ServiceForm):
        form = ServiceForm(chapter.form.standard, manuscript.press.edition)
        attachment = binding.attachments.get(number, ())
        return standard_section(form, manuscript, attachment, mark), _STANDARD
    each = next(sheets)
    return section_of(each, manuscript, before, mark), each.before + 1 + len(each.starts)


def _paper(press: Press) -> Paper:
    width, height = PAPER[press.edition.settings.paper]
    return Paper(width, height, MARGIN, MARGIN, MARGIN, 15.0)


def _cover(cover: Cover, manuscript: Manuscript) -> Iterator[Xml]:
    yield paragraph(manuscript.logo(), align="center", before=30.0, after=8.0, line=240)
    for name in (cover.parent, cover.name):
        if name is not None:
            look = Look(bold=True, caps=True, size=16)
            yield paragraph(run(words(name), look), align="center", after=1.5)
    title = run(words(cover.title), Look(bold=True, caps=True, size=24))
    yield paragraph(title, align="center", before=14.0, after=3.0)
    if cover.subtitle is not None:
        yield paragraph(run(words(cover.subtitle), Look(size=16)), align="center", after=14.0)
    for line in cover.lines:
        yield paragraph(run(words(line), Look(size=12)), align="center", after=1.5)


def _entry(chapter: Chapter, mark: str, page: int, width: float) -> Xml:
    """Return a line of the contents: the number, the name, and on which page it begins."""
    identity = chapter.identity
    number = f"{identity.number}  " if identity.number else ""
    name = run(f"{number}{words(identity.title)}\t", Look(bold=chapter.level == 1, size=10))
    tab = element("w:tab", {"w:val": "right", "w:leader": "dot", "w:pos": twips(width)})
    properties = element(
        "w:pPr",
        None,
        element("w:tabs", None, tab),
        element("w:spacing", {"w:after": twips(1.2)}),
        element("w:ind", {"w:left": twips(6.0 * (chapter.level - 1))}),
    )
    there = field(f"PAGEREF {mark}", str(page), Look(size=10))
    return element("w:p", None, properties, element("w:hyperlink", {"w:anchor": mark}, name, there))


def _said(decree: DecreePage) -> tuple[str, ...]:
    grounds = (text for ground in decree.grounds for text in ground.texts)
    return (*grounds, *(clause.text for clause in decree.clauses))


def _decree(decree: DecreePage, manuscript: Manuscript, width: float) -> Iterator[Xml]:
    """Yield the decree: its title, what it rests on, what it says, and who signs."""
    yield paragraph(manuscript.logo(), align="center", after=4.0, line=240)
    big = Look(bold=True, caps=True, size=12)
    title = run(decree.title, big)
    yield paragraph(title, style="Heading1", align="center", before=5.0, after=1.5)
    for line in decree.head:
        yield paragraph(run(line, big), align="center", after=1.5)
    post = decree.signer["position"]
    if post is not None:
        look = Look(bold=True, caps=True, size=11)
        yield paragraph(run(f"{post},", look), align="center", before=4.0, after=4.0)
    grounds = [(one.name, tuple(_numbered(one.texts, one.numbering))) for one in decree.grounds]
    yield _clauses(grounds, width)
    decides = run(decree.decides, Look(bold=True, size=11))
    yield paragraph(decides, align="center", before=4.0, after=4.0)
    yield _clauses([(one.name, (_clause(one.text),)) for one in decree.clauses], width)
    yield paragraph(style="SopGap", before=6.0)
    yield _signed(decree, width)
    yield paragraph(style="SopGap")


def _numbered(texts: Sequence[str], numbering: str) -> Iterator[Xml]:
    """Yield texts numbered as `a.` or `1.` begins, below each other; one alone has no number."""
    if len(texts) < 2:
        yield from map(_clause, texts)
        return
    first = numbering[0]
    for number, text in enumerate(texts):
        mark = list_letter(number + 1) if first.isalpha() else str(number + 1)
        said = run(f"{mark}.\t{words(text)}", _LOOK)
        yield paragraph(said, align="both", after=1.0, left=_HANGING, hanging=_HANGING)


def _clause(text: str) -> Xml:
    return paragraph(run(words(text), _LOOK), align="both", after=1.0)


def _clauses(clauses: Sequence[tuple[str, Sequence[Xml]]], width: float) -> Xml:
    widths = (30.0, 5.0, width - 35.0)
    rows = (
        row(
            (_cell((_name(name),)), _cell((_name(":"),)), _cell(said)),
            widths,
            may_split=True,
        )
        for name, said in clauses
    )
    return table(widths, rows, clauses[0][0] if clauses else "-", "SopPairs")


def _cell(said: Sequence[Xml]) -> Cell:
    return Cell(joined(said), align="top")


def _name(text: str) -> Xml:
    return paragraph(run(words(text), _LOOK), after=1.0)


def _signed(decree: DecreePage, width: float) -> Xml:
    signer = decree.signer
    place = "\n".join(decree.place_date) or None
    post = f"{signer['position'].upper()}," if signer["position"] else None
    said = Signature(place, post, signer["name"], signer["rank"], signer["nip"])
    widths = (width - 90.0, 90.0)
    cells = (Cell(), Cell(joined(signature(said, 11)), align="top"))
    return table(widths, (row(cells, widths),), decree.title, "SopPairs")
