"""SOPs as PDF: the signed form, with the drawing in its table.

Two passes: the first measures every row's text; then the pages are known, the drawing is made
with its connectors where they break, and the second pass prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from soptool.export.copies import files_of
from soptool.export.dates import timestamp_of
from soptool.export.larger import on_paper_that_fits
from soptool.export.painted import Painted
from soptool.export.pdf.attached import attached
from soptool.export.pdf.printed import printed_data
from soptool.export.press import Press
from soptool.finding import Finding
from soptool.form.form import Form
from soptool.form.measure.letters import without_font
from soptool.form.measure.texts import Data, common_data
from soptool.form.measure.typesetting import pages_in
from soptool.form.pages.sheets import Sheets, draft_of, paged
from soptool.form.refusal import place_of
from soptool.source.document import Document


def procedure_pdf(form: Form, press: Press) -> Painted:
    """Return the form, or why a page would be wrong; on larger paper where it is too wide."""
    place = place_of("", form.procedure, form.edition)
    return on_paper_that_fits(press, place, lambda on: _form_on(form, on))


def _form_on(form: Form, press: Press) -> Painted:
    form = form.on_paper_of(press.edition)
    sheets, findings = paged([draft_of(form)], press.measure)
    if sheets is None:
        return Painted(None, findings)
    copies = dict(files_of(form.procedure, press.edition))
    timestamp = timestamp_of([form.procedure.sop])
    content, more = typeset(sheets, press, form.page.title, timestamp, copies)
    return Painted(content, (*findings, *more))


def typeset(
    sheets: Sequence[Sheets],
    press: Press,
    title: str,
    timestamp: int,
    copies: Mapping[str, Document],
    book: Data | None = None,
    others: Iterable[str] = (),
) -> Painted:
    """Print documents whose pages are known into one file.

    `copies` are the files of its SOPs, by id, which it may carry. Where notes or lists go over a
    page, Typst counts the pages. Letters without a font are said,
    also those of `others`, the ids of what else is in a book.
    """
    documents = [_document(each) for each in sheets]
    setter = press.measure.typesetter
    common = common_data(press.edition, setter, title)
    data = {**common, "book": book, "documents": documents, "keywords": _keywords(sheets, book)}
    is_short = all(each.before + each.together == 1 for each in sheets)
    count = sum(map(_pages_of, documents)) if is_short and not book else None
    lacking = setter.lacking(json.dumps(data, ensure_ascii=False))
    findings = tuple(_without_font(lacking, [each.draft.form for each in sheets], press, others))
    more = attached(press, copies)
    data["keywords"] += [more.pop("fingerprint")] if "fingerprint" in more else []
    data |= more
    content = setter.pdf({**data, "pages": count}, timestamp)
    if count is not None and pages_in(content) != count:
        content = setter.pdf({**data, "pages": None}, timestamp)
    return Painted(content, findings)


def _keywords(sheets: Sequence[Sheets], book: Data | None) -> list[str]:
    """Return the marks by which a document of ours is known when it comes back."""
    if book is not None or len(sheets) != 1:
        return ["soptool"]
    sop = sheets[0].draft.form.procedure.sop
    return ["soptool", f"kind={sop.kind}", f"id={sop.id}"]


def _pages_of(document: Data) -> int:
    """Return how many pages it has if nothing but the table needs more than one."""
    pages: int = len(document["pages"]) + document["before"]
    return pages


def _document(sheets: Sheets) -> Data:
    data = printed_data(sheets)
    data["tall"] = sheets.tall
    return {**data, "before": sheets.before, "together": sheets.together, "about": sheets.about}


def _without_font(
    lacking: frozenset[str], forms: Sequence[Form], press: Press, others: Iterable[str]
) -> Iterator[Finding]:
    entries = {
        origin.sop: origin.entry
        for form in forms
        for row in form.procedure.rows
        for origin in row.origins
    }
    workspace = press.edition.workspace
    by_id = workspace.by_id
    own = [by_id[name] for name in (*(form.procedure.id for form in forms), *others)]
    documents = {entry.document.path: entry.document for entry in (*own, *entries.values())}
    written = (*documents.values(), *workspace.shared_documents)
    otherwise = own[0].document.value(())
    if forms:
        otherwise = place_of("", forms[0].procedure, forms[0].edition)
    return without_font(lacking, written, otherwise)
