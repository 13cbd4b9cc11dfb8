"""A book of ours that comes back: its documents one by one, each with what it showed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from soptool.form.shown import MARK
from soptool.importing.copies import Copies
from soptool.importing.docx.document import blocks_in
from soptool.importing.draft import Draft, Remark
from soptool.importing.merging import merge
from soptool.importing.own import comments_in, written_drafts
from soptool.importing.package import DOCUMENT, Parts
from soptool.importing.tree import Element, tree_of
from soptool.importing.unreadable import Unreadable
from soptool.importing.version import Version
from soptool.language import msg

_MARK = re.compile(rf"{MARK}(\d{{1,4}})", re.ASCII)


def bound_drafts(parts: Parts, copies: Copies, laws: Mapping[str, str]) -> tuple[Draft, ...]:
    """Return a draft of each SOP of a book. Raises Unreadable where none is in it any more."""
    pieces = _pieces(tree_of(parts, DOCUMENT))
    found: dict[str, Draft] = {}
    gone: list[Remark] = []
    for number, shown in enumerate(copies.showns, start=1):
        piece = pieces.get(number)
        if piece is None:
            message = msg("This SOP is not in the book any more: its YAML was left as it is.")
            gone.append(Remark(None, "", "", "sheet", shown.sop, message))
            continue
        one = replace(copies, own=shown.sop, showns=(shown,))
        try:
            drafts = written_drafts(parts, blocks_in(piece), one, laws)
        except Unreadable as error:
            gone.append(Remark(None, "", "", "sheet", shown.sop, error.message))
            continue
        for draft in drafts:
            _add(draft, found)
    if not found:
        raise Unreadable(msg("No SOP of this book was found in it any more."))
    first = next(iter(found.values()))
    first.remarks += [*gone, *comments_in(parts)]
    return tuple(found.values())


def _pieces(root: Element) -> Mapping[int, Sequence[Element]]:
    """Cut the body at the sections in which documents begin, by their numbers."""
    body = root.first("body")
    found: dict[int, list[Element]] = {}
    here: list[Element] | None = None
    for section in _sections(body.children if body else ()):
        number = next(_numbers(section), None)
        if number is not None:
            here = found.setdefault(number, [])
        if here is not None:
            here += section
    return found


def _sections(children: Sequence[Element]) -> Iterator[list[Element]]:
    waiting: list[Element] = []
    for child in children:
        waiting.append(child)
        if child.first("pPr", "sectPr") is not None:
            yield waiting
            waiting = []
    yield waiting


def _numbers(section: Sequence[Element]) -> Iterator[int]:
    for child in section:
        for mark in child.all("bookmarkStart"):
            if named := _MARK.fullmatch(mark.get("name")):
                yield int(named[1])


def _add(draft: Draft, found: dict[str, Draft]) -> None:
    """Add what one document says of an SOP to what another said: macros show their parts again."""
    version = draft.version
    assert version is not None
    first = found.get(version.sop)
    if first is None or first.version is None:
        found[version.sop] = draft
        return
    if version.data != first.version.data and version.is_changed:
        first.version = _both(version, first)
        first.data = first.version.data
    first.remarks += draft.remarks
    for name in ("rows", "texts", "placed"):
        setattr(first.counts, name, getattr(first.counts, name) + getattr(draft.counts, name))


def _both(version: Version, first: Draft) -> Version:
    """Bring changes of one place to those of another; where both differ, the first stands."""
    known = first.version
    assert known is not None
    if not known.is_changed:
        return version
    merged = merge(version, known.data)
    for conflict in merged.conflicts:
        place = ".".join(str(part) for part in conflict.path)
        message = msg("Two places of the book say different things: the first stands.")
        said = str(conflict.theirs or "")
        first.remarks.append(Remark(None, "", place, "conflict", said, message))
    origins = [None if place is None else known.origins[place] for place in merged.origins]
    evidence = {**version.evidence, **known.evidence}
    return replace(known, data=merged.data, origins=origins, evidence=evidence)
