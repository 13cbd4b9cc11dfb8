"""`sop render --book`: what is asked for, and the parts of macros after them, in one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from soptool.api.making import Studio, Written, written
from soptool.export.binding import Chapter
from soptool.export.painted import Painted
from soptool.export.pdf.book import book_pdf
from soptool.model.sop import Macro
from soptool.model.standard import Standard
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace


def book(entries: Sequence[Entry], studio: Studio, name: str) -> Written:
    """Make the book under this name: a Word document where that ends so, else a PDF."""
    return written(name, partial(_book, entries, studio, name))


def _book(entries: Sequence[Entry], studio: Studio, name: str) -> Painted:
    chapters: list[Chapter] = []
    for entry, level in in_order(entries, studio.press.edition.workspace):
        chapters.append(Chapter(studio.printed(entry), level))
    if name.lower().endswith(".docx"):
        from soptool.export.docx.book import book_docx  # noqa: PLC0415 -- only here

        return book_docx(chapters, studio.press)
    return book_pdf(chapters, studio.press)


def in_order(entries: Sequence[Entry], workspace: Workspace) -> Iterator[tuple[Entry, int]]:
    """Yield each document once with its level: macros, each with its parts below, then the rest.

    Service standards come last: they promise what the SOPs deliver.
    """
    named = [entry for entry in entries if not isinstance(entry.sop, Standard)]
    parts = {part for entry in named for part in entry.parts}
    roots = [entry for entry in named if entry.sop.id not in parts] or named
    seen: set[str] = set()
    for entry in sorted(roots, key=lambda entry: not isinstance(entry.sop, Macro)):
        yield from _with_parts(entry, 1, workspace, seen)
    for entry in named:
        yield from _with_parts(entry, 1, workspace, seen)
    yield from ((entry, 1) for entry in entries if isinstance(entry.sop, Standard))


def _with_parts(
    entry: Entry, level: int, workspace: Workspace, seen: set[str]
) -> Iterator[tuple[Entry, int]]:
    if entry.sop.id in seen or isinstance(entry.sop, Standard):
        return
    seen.add(entry.sop.id)
    yield entry, level
    for part in entry.parts:
        if part in workspace.by_id:
            yield from _with_parts(workspace.by_id[part], level + 1, workspace, seen)
