"""Documents of ours that come back: the copy that they carry, and what they say now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from soptool.form.shown import Shown, ShownTexts
from soptool.importing.copies import Copies
from soptool.importing.docx.document import Block, blocks_of, lines_of, paragraphs_in
from soptool.importing.docx.form import form_in
from soptool.importing.draft import Counts, Draft, Remark, commented
from soptool.importing.merging import merge
from soptool.importing.package import DOCUMENT, Parts
from soptool.importing.returned.compared import compare, compare_texts
from soptool.importing.returned.theirs import Theirs, theirs_of
from soptool.importing.seen import Mark, Seen
from soptool.importing.tree import tree_of
from soptool.importing.unreadable import Unreadable
from soptool.importing.version import Version
from soptool.importing.xlsx.form import drawn_in, form_of
from soptool.importing.xlsx.notes import notes_in
from soptool.importing.xlsx.own import compare_sheets
from soptool.importing.xlsx.workbook import sheets_in
from soptool.language import msg

_CORE: Final = "docProps/core.xml"


def own_drafts(
    parts: Parts, kind: Literal["docx", "xlsx"], copies: Copies, laws: Mapping[str, str]
) -> tuple[Draft, ...]:
    """Return a draft of the document's SOP, and of each part whose rows were changed.

    `laws` has ids of regulations by their titles. Raises Unreadable.
    """
    if kind == "docx":
        drafts = written_drafts(parts, blocks_of(tree_of(parts, DOCUMENT)), copies, laws)
        drafts[0].remarks += comments_in(parts)
        return drafts
    theirs = _theirs(copies)
    sheets = sheets_in(parts)
    compare_sheets(sheets, theirs)
    if isinstance(copies.shown, Shown):
        seen = form_of(sheets, copies.shown, drawn_in(parts))
        _bring_form(seen, copies, copies.shown, theirs, laws)
    theirs.remarks += notes_in(parts)
    return _drafts(theirs, copies, _editor(parts))


def written_drafts(
    parts: Parts, blocks: Sequence[Block], copies: Copies, laws: Mapping[str, str]
) -> tuple[Draft, ...]:
    """Return the drafts of what stands in a Word document, or in a part of a book."""
    theirs = _theirs(copies)
    if isinstance(copies.shown, ShownTexts):
        compare_texts(copies.shown, [*lines_of(blocks)], theirs)
    elif copies.shown is None:
        raise _damaged()
    else:
        compare(copies.shown, form_in(blocks, copies.shown), theirs, laws)
    return _drafts(theirs, copies, _editor(parts))


def _theirs(copies: Copies) -> Theirs:
    theirs = theirs_of(copies.own, copies.files)
    if theirs is None:
        raise _damaged()
    return theirs


def _damaged() -> Unreadable:
    problem = msg("The copy of its source is damaged, or of another version of soptool.")
    hint = msg("Render it anew, and bring the changes over.")
    return Unreadable(msg("{problem} {hint}", problem=problem, hint=hint))


def _drafts(theirs: Theirs, copies: Copies, editor: Mark | None) -> tuple[Draft, ...]:
    for version in theirs.versions.values():
        version.editor = editor
    own = theirs.versions[theirs.own]
    others = (one for one in theirs.versions.values() if one is not own and one.is_changed)
    more = (Draft(one.data, version=one) for one in others)
    return (_draft(own, theirs, copies.settings), *more)


def _bring_form(
    seen: Seen | None, copies: Copies, shown: Shown, theirs: Theirs, laws: Mapping[str, str]
) -> None:
    """Bring what was changed in the form of a workbook to what its sheets of data say."""
    form = theirs_of(copies.own, copies.files)
    if form is None or seen is None:
        message = msg("The sheets of the form are gone, or changed: only those of data were read.")
        theirs.tell("sheet", "", "", "", message)
        return
    compare(shown, seen, form, laws)
    if not any(row.symbols is not None for row in seen.rows) and any(r.symbols for r in shown.rows):
        message = msg("The drawing is gone, or can't be read: what was changed in it is not known.")
        form.tell("drawing", "", "executor", "", message)
    theirs.texts += form.texts
    theirs.remarks += form.remarks
    own = theirs.versions[theirs.own]
    theirs.versions |= form.versions | {theirs.own: own}
    changed = form.versions[theirs.own]
    if not changed.is_changed:
        return
    merged = merge(changed, own.data)
    origins = [None if place is None else own.origins[place] for place in merged.origins]
    own.data, own.origins = merged.data, origins
    for conflict in merged.conflicts:
        message = msg("The form and the sheets of data say different things: the data stand.")
        place = ".".join(str(part) for part in conflict.path)
        theirs.tell("conflict", "", place, str(conflict.theirs or ""), message)


def _draft(version: Version, theirs: Theirs, settings: bytes | None) -> Draft:
    counts = Counts(theirs.rows, 0, 0, theirs.texts, theirs.texts - theirs.listed)
    return Draft(
        version.data, counts=counts, remarks=theirs.remarks, version=version, settings=settings
    )


def comments_in(parts: Parts) -> Iterator[Remark]:
    """Yield what people wrote beside the text of a Word document."""
    part = parts.related(DOCUMENT, "comments") if DOCUMENT in parts else None
    if part is None or part not in parts:
        return
    for comment in tree_of(parts, part).all("comment"):
        text = " ".join(line.text for line in paragraphs_in(comment) if line.text)
        yield commented(text, comment.get("author"), comment.get("date"))


def _editor(parts: Parts) -> Mark | None:
    """Return who saved the document last, and when; None where nobody did, or it is not said."""
    if _CORE not in parts:
        return None
    said = {each.name: each.text.strip() for each in tree_of(parts, _CORE).children}
    name, when = said.get("lastModifiedBy"), said.get("modified", "")
    is_as_made = name == said.get("creator") and when == said.get("created")
    return Mark(name, when) if name and not is_as_made else None
