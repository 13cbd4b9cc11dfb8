"""Many SOPs in one PDF: cover, table of contents, and every SOP with its bookmark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from soptool.compose.procedure import Procedure
from soptool.export.pdf.form import Data
from soptool.export.pdf.pages import draft_of, paged
from soptool.export.pdf.procedure import timestamp_of, typeset
from soptool.export.press import Press


@dataclass(frozen=True, slots=True)
class Chapter:
    """An SOP in a book; a macro's parts stand one level below it."""

    procedure: Procedure
    level: int = 1


def book_pdf(chapters: Sequence[Chapter], edition: Press, name: str) -> bytes:
    """Return the book; `name` is its file, for messages. Raises Unwritable."""
    drafts = [draft_of(chapter.procedure, edition, chapter.level) for chapter in chapters]
    sheets = paged(drafts, edition, name)
    cover = _cover(chapters, edition)
    title = ": ".join(filter(None, (cover["title"], cover["subtitle"])))
    timestamp = timestamp_of(chapter.procedure for chapter in chapters)
    return typeset(sheets, edition, title, timestamp, cover)


def _cover(chapters: Sequence[Chapter], edition: Press) -> Data:
    t, organization = edition.t, edition.settings.organization
    roots = [chapter.procedure for chapter in chapters if chapter.level == 1]
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
