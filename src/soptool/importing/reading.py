"""Bytes → what a file says of SOPs: each kind of file has its reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from soptool.errors import UsageError
from soptool.extras import installation
from soptool.form.shown import BOOK
from soptool.importing.attached import attached_drafts, changed
from soptool.importing.books import bound_drafts
from soptool.importing.child import Failure, Reader, Unread
from soptool.importing.copies import copies_in
from soptool.importing.draft import Draft
from soptool.importing.kinds import BY_OFFICE, Kind, is_locked, kind_of, other_of
from soptool.importing.ocr import mark, with_letters
from soptool.importing.office import Office
from soptool.importing.own import own_drafts
from soptool.importing.package import Parts
from soptool.importing.unreadable import NoSop, Unreadable
from soptool.importing.xlsx.own import has_data, is_register, workbook_draft
from soptool.importing.xlsx.workbook import sheets_in
from soptool.language import Message, msg


@dataclass(frozen=True, slots=True)
class Wishes:
    """How files of others are read. `with_names`: who signed, and their staff numbers, come too.

    `heads` is the language of the heads of columns, None where all are tried; `labels` are an
    agency's own words for them, by the keys that they head; `laws` has the ids of regulations by
    their titles. `ocr` is the path of Tesseract, where letters of scans are wished for.
    """

    with_names: bool = False
    heads: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    laws: Mapping[str, str] = field(default_factory=dict)
    ocr: str = ""


NONE: Final = Wishes()


def drafts_of(
    content: bytes,
    wishes: Wishes = NONE,
    reader: Reader | None = None,
    office: Office | None = None,
) -> tuple[Draft, ...]:
    """Read a file: a draft of each SOP in it. Raises Unreadable, which says why it can't be.

    `reader` is the child that PDFs are read in, `office` the LibreOffice that prints documents of
    an old Office; without them, each file has its own.
    """
    kind = kind_of(content)
    if kind in BY_OFFICE:
        return drafts_of(_printed(content, kind, office), wishes, reader)
    if kind == "unknown" and not content.startswith(b"PK"):
        raise Unreadable(_unknown(content))
    if kind in ("docx", "xlsx"):
        parts = Parts(content)
        copies = copies_in(parts)
        has_own = kind == "docx" or has_data(sheets_in(parts))
        if copies is not None and has_own and copies.own == BOOK:
            return bound_drafts(parts, copies, wishes.laws)
        if copies is not None and has_own:
            return own_drafts(parts, kind, copies, wishes.laws)
    sheets = sheets_in(Parts(content)) if kind not in ("pdf", "docx") else {}
    if has_data(sheets):
        return (workbook_draft(content),)
    if is_register(sheets):
        raise NoSop(msg("This is the register of a workspace, which soptool makes of its SOPs."))
    return _drawn(content, wishes, reader)


def _unknown(content: bytes) -> Message:
    if is_locked(content):
        problem = msg("The file is locked with a password.")
        hint = msg("Save it as .docx or .xlsx without one.")
        return msg("{problem} {hint}", problem=problem, hint=hint)
    return other_of(content) or msg("It is no PDF, Word document (.docx) or workbook (.xlsx).")


def _printed(content: bytes, kind: Kind, office: Office | None) -> bytes:
    program = office or Office()
    try:
        return program.readable(content, kind)
    finally:
        if office is None:
            program.close()


def _drawn(content: bytes, wishes: Wishes, reader: Reader | None) -> tuple[Draft, ...]:
    """Read what stands on the pages of a file."""
    from soptool.importing.interpret.interpret import interpret  # noqa: PLC0415 - not for our own

    child = reader or Reader()
    try:
        sheets = child.read(content)
        if wishes.ocr and kind_of(content) == "pdf":
            sheets = with_letters(sheets, content, child, wishes.ocr)
    except Unread as error:
        if error.failure == "missing":
            command = installation("import")
            what = msg("Reading PDF needs pypdfium2")
            raise UsageError(msg("{what}: `{command}`.", what=what, command=command)) from error
        why = _WHY if kind_of(content) == "pdf" else _WHY_OFFICE
        raise Unreadable(why[error.failure]) from error
    finally:
        if reader is None:
            child.close()
    if carried := attached_drafts(sheets):
        return carried
    drafts = tuple(
        interpret(sheets, wishes.labels, language=wishes.heads, with_names=wishes.with_names)
    )
    mark(drafts, sheets)
    other = changed(sheets)
    if other is not None:
        drafts[0].remarks.insert(0, other)
    return drafts


_WHY: Final[Mapping[Failure, Message]] = {
    "damaged": msg("The PDF is damaged: open it, and print it into a new one."),
    "locked": msg("The PDF is locked with a password: save it without one."),
    "large": msg(
        "The PDF is too large, or damaged: reading it takes more memory than there is for it."
    ),
    "slow": msg("The PDF is too large, or damaged: it could not be read in time."),
    "fell": msg(
        "The PDF is damaged so badly that what reads PDFs broke off: open it, and print it into a "
        "new one."
    ),
}
_WHY_OFFICE: Final[Mapping[Failure, Message]] = dict.fromkeys(
    ("damaged", "locked", "large", "slow", "fell", "missing"),
    msg("The file is too large, or damaged: open it in Office or LibreOffice, and save it anew."),
)
