"""The register of a workspace: one row an SOP, to sort and filter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from soptool.export.dates import timestamp_of
from soptool.export.office.fonts import font_of
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.export.xlsx.book import Book
from soptool.export.xlsx.paper import PAPERS, page_foot
from soptool.export.xlsx.sheet import Area, Printing, Sheet
from soptool.export.xlsx.styles import Style
from soptool.export.xlsx.texts import height_of, plain
from soptool.form.edition import Edition
from soptool.model.dates import PartialDate
from soptool.workspace.entry import Entry

_HEAD: Final = Style(bold=True, fill="DDE6F0", down="center")
_TEXT: Final = Style()
_WIDTHS: Final = (10.0, 58.0, 44.0, 84.0, 46.0, 24.0, 24.0, 24.0, 24.0, 16.0, 24.0, 46.0, 50.0,
                  50.0, 64.0)  # fmt: skip
_BREAK: Final = re.compile(r"([-/])(?=\S)")
"""Where programs go on with the next line inside a word."""
_KINDS: Final = ("standard", "macro", "micro")


def register_xlsx(press: Press) -> Painted:
    """Return the register as a workbook. Dates are ISO's, so that they sort as texts."""
    edition, t = press.edition, press.edition.t
    organization = edition.settings.organization
    agency = organization.name or organization.parent or ""
    entries = sorted(
        edition.workspace.entries,
        key=lambda entry: (
            _KINDS.index(entry.sop.kind),
            entry.sop.number or "\uffff",
            entry.sop.id,
        ),
    )
    title = t("Register of SOPs")
    sheet = Sheet(t("Register"), _WIDTHS, frozen=(1, 4), is_fixed=False)
    for row, texts in enumerate((_headings(edition), *_rows(entries, edition)), start=1):
        look = _TEXT if row > 1 else _HEAD
        for column, text in enumerate(texts, start=1):
            sheet.put(row, column, plain(text), look)
        needs = (
            height_of(_BREAK.sub(r"\1 ", text), width, look.size, is_bold=look.bold)
            for text, width in zip(texts, _WIDTHS, strict=True)
        )
        sheet.heights[row] = min(max(needs), 142.0)
    whole = Area(1, 1, len(entries) + 1, len(_WIDTHS))
    sheet.filtered = whole
    foot = page_foot(f"{title} {agency}", None, t)
    sheet.printing = Printing(whole, PAPERS["A3"], (1, 1), foot=foot)
    date = timestamp_of([entry.sop for entry in entries])
    book = Book(title, agency, edition.language, date, font_of(edition.settings.fonts), [sheet])
    return Painted(book.content())


def _headings(edition: Edition) -> tuple[str, ...]:
    t = edition.t
    return (
        t("No"), "id", t("SOP number"), t("SOP title"), t("Unit"), t("Kind of SOP"), t("Status"),
        t("Date created"), t("Date effective"), t("Revision"), t("Date of review"),
        t("Approved by"), t("Part of"), t("Service standards"), t("File"),
    )  # fmt: skip


def _rows(entries: list[Entry], edition: Edition) -> Iterator[tuple[str, ...]]:
    workspace = edition.workspace
    for number, entry in enumerate(entries, start=1):
        sop = entry.sop
        users = [workspace.by_id[user].sop for user in workspace.users.get(sop.id, ())]
        status = edition.t(sop.status) if sop.status else ""
        approval = sop.approval
        signer = approval and " ".join(filter(None, (approval.acting, approval.position)))
        yield (
            str(number),
            sop.id,
            sop.number or "",
            sop.title,
            sop.unit or "",
            edition.t(sop.kind),
            status,
            _date(sop.dates.created),
            _date(sop.dates.effective),
            "" if sop.revision is None else str(sop.revision),
            _date(sop.dates.review),
            signer or "",
            "\n".join(user.title for user in users if user.kind == "macro"),
            "\n".join(user.title for user in users if user.kind == "standard"),
            entry.path,
        )


def _date(date: PartialDate | None) -> str:
    return str(date) if date else ""
