"""Workbooks that soptool made → drafts."""

from __future__ import annotations

from soptool.importing.draft import Draft, Remark, drafted
from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.package import Parts
from soptool.importing.xlsx.workbook import sheets_in
from soptool.language import msg
from soptool.workbook.columns import is_form_sheet, sheet_of
from soptool.workbook.reading import is_ours, read_sheets


def workbook_draft(content: bytes) -> Draft:
    """Read a workbook of ours. Raises Unreadable, which says what to do."""
    sheets = sheets_in(Parts(content))
    if not is_ours(sheets):
        problem = msg("The workbook has no sheet `Data` with the headings of our workbooks.")
        hint = msg("Begin one with `sop new micro ID --to xlsx`, and copy the steps into it.")
        raise Unreadable(msg("{problem} {hint}", problem=problem, hint=hint))
    foreign = (
        Remark(name, "", "", "sheet", name, msg("This sheet is none of ours, and was not read."))
        for name, rows in sheets.items()
        if sheet_of(name) is None and not is_form_sheet(name) and any(rows)
    )
    return drafted(read_sheets(sheets), len(sheets), foreign)
