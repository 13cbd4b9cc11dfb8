"""SOPs as PDF: the signed form, with the drawing in its table.

Two passes: the first measures every row's text; then the pages are known, the drawing is made
with its connectors where they break, and the second pass prints.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from soptool.compose.procedure import Procedure
from soptool.export.pdf.form import Data, common_data, printed_data
from soptool.export.pdf.letters import without_font
from soptool.export.pdf.pages import Sheets, draft_of, paged
from soptool.export.pdf.typesetting import pages_in
from soptool.export.press import Press
from soptool.finding import Finding
from soptool.form.refusal import place_of

_NO_DATE: Final = 315_532_800


def procedure_pdf(procedure: Procedure, edition: Press) -> bytes:
    """Return the form. Raises Unwritable where a page would be wrong."""
    sheets = paged([draft_of(procedure, edition)], edition, procedure.id)
    title = sheets[0].draft.page.title
    return typeset(sheets, edition, title, timestamp_of([procedure]))


def typeset(
    sheets: Sequence[Sheets],
    edition: Press,
    title: str,
    timestamp: int,
    book: Data | None = None,
) -> bytes:
    """Print documents whose pages are known into one file.

    Where notes or lists go over a page, Typst counts the pages.
    """
    documents = [_document(each, edition) for each in sheets]
    data = {**common_data(edition, title), "book": book, "documents": documents}
    is_short = all(each.before + each.together == 1 for each in sheets)
    count = sum(map(_pages_of, documents)) if is_short and not book else None
    content = _printed({**data, "pages": count}, timestamp, sheets, edition)
    if count is None or pages_in(content) == count:
        return content
    return _printed({**data, "pages": None}, timestamp, sheets, edition)


def _printed(data: Data, timestamp: int, sheets: Sequence[Sheets], edition: Press) -> bytes:
    lacking = edition.typesetter.lacking(json.dumps(data, ensure_ascii=False))
    if lacking:
        said = _without_font(lacking, sheets, edition)
        edition.findings.extend(each for each in said if each not in edition.findings)
    return edition.typesetter.pdf(data, timestamp)


def _pages_of(document: Data) -> int:
    """Return how many pages it has if nothing but the table needs more than one."""
    pages: int = len(document["pages"]) + document["before"]
    return pages


def _document(sheets: Sheets, edition: Press) -> Data:
    data = printed_data(sheets.draft.texts, sheets.chart, sheets.starts, sheets.heights, edition)
    data["tall"] = sheets.tall
    return {**data, "before": sheets.before, "together": sheets.together, "about": sheets.about}


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


def _without_font(
    lacking: frozenset[str], sheets: Sequence[Sheets], edition: Press
) -> Iterator[Finding]:
    procedures = [sheet.draft.procedure for sheet in sheets]
    entries = {
        origin.sop: origin.entry
        for procedure in procedures
        for row in procedure.rows
        for origin in row.origins
    }
    own = [edition.workspace.by_id[each.id] for each in procedures]
    documents = {entry.document.path: entry.document for entry in (*own, *entries.values())}
    otherwise = place_of("", procedures[0], edition)
    return without_font(lacking, tuple(documents.values()), otherwise)
