"""Two states of SOPs as a Word document: what changed as a list, and forms with tracked changes.

The form is that of the later state, its drawing too; texts of cells show what was taken out and put
in. Rows that are gone stand below the table, marked as deleted: between the others they would tear
the lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.diagram.hyphens import FOLD, SOFT
from soptool.export.dates import timestamp_of
from soptool.export.docx.cells import Cell, row
from soptool.export.docx.flow import FlowTable
from soptool.export.docx.identity import words
from soptool.export.docx.manuscript import Manuscript, Section
from soptool.export.docx.procedure import paper_of, section_of
from soptool.export.docx.redline import Redline
from soptool.export.docx.styles import BULLETS
from soptool.export.docx.text import Look, paragraph, run
from soptool.export.office.strip import Strip
from soptool.export.office.xml import Xml, joined
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.finding import Finding
from soptool.form.comparison import ComparedForm, compared, comparison_page
from soptool.form.edition import Edition, cited
from soptool.form.form import Form
from soptool.form.head import Head
from soptool.form.pages.sheets import Sheets, draft_of, paged
from soptool.form.table import TableRow
from soptool.model.sop import Macro, Micro
from soptool.revision.change import SopChange
from soptool.revision.compare import Comparison
from soptool.revision.matching import match

Forms = Mapping[str, tuple[Form, Form | None]]
"""The form of the later state and of the earlier one, by the file of the later."""
_TIME: Final = 3
_LINES, _MIDDLE = frozenset({_TIME}), frozenset({0, _TIME})
"""Of the texts of a row: times are lines of one cell; numbers and times stand in the middle."""
Author = tuple[str, str]
"""Who changed a file, and when (ISO 8601)."""


def comparison_docx(
    found: Comparison,
    names: tuple[str, str],
    forms: Forms,
    authors: Mapping[str, Author],
    press: Press,
) -> Painted:
    """Return the document; `names` are those of the two states."""
    manuscript = Manuscript(press)
    findings: list[Finding] = []
    sections: list[Section] = []
    said = tuple(compared(sop, "", press.edition) for sop in found.sops)
    page = comparison_page(found, names, said, press.edition)
    summary = _summary(page.title, page.states, page.nothing, said, page.settings)
    sections.append(Section(tuple(summary), paper_of(press.edition), page.title))
    for sop in found.sops:
        pair = forms.get(sop.new.path) if sop.new else None
        if pair is None or sop.new is None:
            continue
        sheets, said_of = paged([draft_of(pair[0])], press.measure)
        findings += said_of
        if sheets is not None:
            redline = Redline(*authors[sop.new.path], manuscript.number)
            sections.append(_form(sheets[0], sop, pair[1], redline, manuscript))
    entries = [sop.entry.sop for sop in found.sops]
    return Painted(manuscript.written(sections, page.title, timestamp_of(entries)), tuple(findings))


def _summary(
    title: str,
    states: str,
    nothing: str,
    sops: Sequence[ComparedForm],
    settings: Sequence[str],
) -> Iterator[Xml]:
    """Yield what changed, in sentences."""
    yield paragraph(run(title, Look(size=14)), style="Heading1", after=1.5)
    yield paragraph(states, after=3.0)
    if not sops and not settings:
        yield paragraph(nothing)
    for sop in sops:
        name = f"{sop.title} ({sop.number})" if sop.number else sop.title
        yield paragraph(run(words(name), Look(bold=True, size=10)), style="Heading2", before=3.0)
        for sentence in sop.sentences:
            yield paragraph(words(sentence), numbering=(BULLETS, 0))
    for sentence in settings:
        yield paragraph(words(sentence), numbering=(BULLETS, 0))


def _form(
    sheets: Sheets,
    sop: SopChange,
    old: Form | None,
    redline: Redline,
    manuscript: Manuscript,
) -> Section:
    before = old.drawing.chart.table.rows if old else ()
    by_number = _matched(sheets.draft.form, old, sop)
    pairs = {number: before[there] for number, there in by_number.items()}
    taken = set(by_number.values())
    is_shared = old is not None
    gone = tuple(
        each
        for number, each in enumerate(before)
        if number not in taken and each.kind == "activity"
    )
    anchors: dict[str | None, TableRow | None] = {
        each.anchor: pairs.get(number)
        for number, each in enumerate(sheets.chart.table.rows)
        if each.anchor
    }
    renamed = _renamed(sheets.draft.form, old)
    table = RedlinedTable(sheets, manuscript, redline, anchors, gone, renamed, is_shared)
    was = old.page if old else None
    return section_of(sheets, manuscript, table=table, redline=redline, was=was)


def _renamed(new: Form, old: Form | None) -> Mapping[str, str]:
    """Return the earlier names of executors by the later ones, where they differ."""
    before = {each.id: each.name for each in old.procedure.columns} if old else {}
    names = {each.name: before.get(each.id, each.name) for each in new.procedure.columns}
    return {now: was for now, was in names.items() if now != was}


def _matched(new: Form, old: Form | None, sop: SopChange) -> Mapping[int, int]:
    """Return the row of the earlier table for rows of the later one, by their places."""
    if old is None or sop.old is None or sop.new is None:
        return {}
    before, after = sop.old.sop, sop.new.sop
    if not isinstance(before, (Micro, Macro)) or not isinstance(after, (Micro, Macro)):
        return {}
    old_of = match(before, after).old_of
    earlier = {step: place for place, step in _steps(old)}
    return {
        place: earlier[old_of[step]] for place, step in _steps(new) if old_of.get(step) in earlier
    }


def _steps(form: Form) -> Iterator[tuple[int, int]]:
    """Yield the place in the table of each row that is a step, and the first step in it."""
    groups = iter(form.procedure.table_rows)
    for place, each in enumerate(form.table.rows):
        if each.kind == "activity":
            origins = next(groups)[0].origins
            if origins:
                yield place, origins[0].index


@dataclass(frozen=True)
class RedlinedTable(FlowTable):
    """A table with its changes: `before` has the earlier state of each row that had one.

    `gone`: rows of the earlier state alone; `renamed`: earlier names of executors by the later.
    Not `is_shared`: the whole form is new.
    """

    redline: Redline
    before: Mapping[str | None, TableRow | None]
    gone: Sequence[TableRow]
    renamed: Mapping[str, str]
    is_shared: bool

    @property
    def _edition(self) -> Edition:
        return self.manuscript.press.edition

    def _head_words(self, head: Head) -> Iterator[str]:
        name = head.text.replace(SOFT, "").replace(FOLD, "")
        if head.kind != "executor" or name not in self.renamed:
            return super()._head_words(head)
        return self.redline.runs(self.renamed[name], name)

    def _row(self, it: TableRow, strip: Strip, time: Cell) -> Xml:
        if it.kind != "activity" or not self.is_shared:
            return super()._row(it, strip, time)
        old = self.before.get(it.anchor)
        was = (self._said(old), self._details(old))
        if old is not None and was == (self._said(it), self._details(it)):
            return super()._row(it, strip, time)
        cells = list(self._cells(it, strip, time))
        texts = self._texts(old, it)
        if time.merge == "continue":
            texts[_TIME] = time.content
        for place, content in zip(self._text_places, texts, strict=True):
            cells[place] = Cell(content, merge=cells[place].merge)
        marks = () if old is not None else (self.redline.mark("w:ins"),)
        return row(cells, self.widths, height=strip.height, marks=marks)

    def _last_rows(self) -> Iterator[Xml]:
        for each in self.gone:
            cells = [Cell() for _ in self.widths]
            for place, content in zip(self._text_places, self._texts(each, None), strict=True):
                cells[place] = Cell(content)
            yield row(cells, self.widths, marks=(self.redline.mark("w:del"),))

    @property
    def _text_places(self) -> tuple[int, ...]:
        columns = len(self.table.columns)
        return (0, 1, columns + 2, columns + 3, columns + 4, columns + 5)

    def _texts(self, old: TableRow | None, new: TableRow | None) -> list[Xml | None]:
        """Return the texts of number, activity, requirements, time, outputs, remarks."""
        before, after = self._said(old), self._said(new)
        texts: list[Xml | None] = []
        for place, (was, now) in enumerate(zip(before, after, strict=True)):
            is_list = max(len(was), len(now)) > 1 and place not in _LINES
            texts.append(
                self.redline.paragraphs(
                    was,
                    now,
                    "SopCell",
                    align="center" if place in _MIDDLE else None,
                    numbering=(BULLETS, 0) if is_list else None,
                )
            )
        details = self._details(old), self._details(new)
        if any(details):
            below = self.redline.paragraphs(*details, "SopDetail", numbering=(BULLETS, 0))
            texts[1] = joined((texts[1], below))
        return texts

    def _details(self, it: TableRow | None) -> tuple[str, ...]:
        return tuple(detail for act in it.acts for detail in act.details) if it else ()

    def _said(self, it: TableRow | None) -> tuple[tuple[str, ...], ...]:
        if it is None:
            return ((),) * 6
        see = self._edition.t("See")
        acts = (f"{act.text} ({act.condition})" if act.condition else act.text for act in it.acts)
        notes = (*it.notes, *(f"{see} {cited(each)}" for each in it.see))
        time = it.time.texts if it.time else ()
        return ((it.no,), tuple(acts), it.requirements, time, it.outputs, notes)
