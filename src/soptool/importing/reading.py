"""Bytes → what a file says of SOPs: each kind of file has its reader."""

from __future__ import annotations

from typing import Final

from soptool.importing.draft import Draft
from soptool.importing.kinds import kind_of
from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.own import workbook_draft
from soptool.language import msg
from soptool.records import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """How files of others are read. `with_names`: who signed, and their staff numbers, come too.

    `heads` is the language of the headings, where it is not to be tried.
    """

    heads: str | None = None
    with_names: bool = False


NONE: Final = Wishes()


def drafts_of(content: bytes, wishes: Wishes = NONE) -> tuple[Draft, ...]:  # noqa: ARG001
    """Read a file: a draft of each SOP in it. Raises Unreadable, which says why it can't be."""
    kind = kind_of(content)
    if kind == "old":
        problem = msg("The file is locked with a password, or of an old Excel (.xls).")
        raise Unreadable(
            msg("{problem} {hint}", problem=problem, hint=msg("Save it as .xlsx without one."))
        )
    if kind in ("docx", "pdf"):
        raise Unreadable(msg("Workbooks that soptool made are read; this is {kind}.", kind=kind))
    return (workbook_draft(content),)
