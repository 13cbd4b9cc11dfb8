"""SOPs as PDF: the signed form, with the drawing in its table.

Two passes: the first measures every row's text; then the pages are known, the drawing is made
with its connectors where they break, and the second pass prints.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from soptool.compose.procedure import Procedure
from soptool.export.pdf.form import Data, common_data, printed_data
from soptool.export.pdf.pages import Sheets, draft_of, paged
from soptool.export.pdf.typesetting import MissingLetters, pages_in
from soptool.export.press import Press
from soptool.finding import Finding, found
from soptool.form.refusal import place_of
from soptool.language import msg
from soptool.lint import drawn as checks

EXTENSION: Final = "pdf"
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
    setter = edition.typesetter
    try:
        return setter.pdf(data, timestamp)
    except MissingLetters as missing:
        said = _missing(missing.letters, sheets, edition)
        edition.findings.extend(each for each in said if each not in edition.findings)
        return setter.pdf(_without(data, missing.letters), timestamp)


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


def _missing(
    letters: frozenset[str], sheets: Sequence[Sheets], edition: Press
) -> Iterable[Finding]:
    shown = ", ".join(f"`{letter}`" for letter in sorted(letters))
    for sheet in sheets[:1]:
        yield found(
            checks.LETTER_WITHOUT_FONT,
            msg("The fonts have no {letters}; a box is printed in its place.", letters=shown),
            place_of("", sheet.draft.procedure, edition),
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
