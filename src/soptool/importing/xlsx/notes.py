"""What people wrote beside the cells of a workbook: notes, and threads of comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.importing.draft import Remark, commented
from soptool.importing.package import Parts
from soptool.importing.tree import Element, tree_of
from soptool.importing.xlsx.workbook import OpenSheet, main_of, open_sheets

_CELL = re.compile(r"([A-Z]+)(\d+)")


def notes_in(parts: Parts) -> Iterator[Remark]:
    """Yield what stands beside cells, by sheets. Raises Unreadable."""
    people = dict(_people(parts))
    for sheet in open_sheets(parts):
        threads = [*_threads(parts, sheet, people)]
        yield from threads or _notes(parts, sheet)


def _people(parts: Parts) -> Iterator[tuple[str, str]]:
    for root in _related(parts, main_of(parts) or "", "person"):
        for person in root.all("person"):
            yield person.get("id"), person.get("displayName")


def _threads(parts: Parts, sheet: OpenSheet, people: dict[str, str]) -> Iterator[Remark]:
    for root in _related(parts, sheet.part, "threadedComment"):
        for comment in root.all("threadedComment"):
            text = comment.first("text")
            author = people.get(comment.get("personId"), "")
            yield _remark(sheet, comment, text.text if text else "", author)


def _notes(parts: Parts, sheet: OpenSheet) -> Iterator[Remark]:
    for root in _related(parts, sheet.part, "comments"):
        authors = [author.text for author in root.all("author")]
        for comment in root.all("comment"):
            number = comment.get("authorId")
            known = number.isdecimal() and int(number) < len(authors)
            text = "".join(piece.text for piece in comment.all("t"))
            yield _remark(sheet, comment, text, authors[int(number)] if known else "")


def _remark(sheet: OpenSheet, comment: Element, text: str, author: str) -> Remark:
    cell = _CELL.fullmatch(comment.get("ref"))
    column, row = cell.groups() if cell else ("", "")
    return commented(" ".join(text.split()), author, comment.get("dT"), (sheet.name, row, column))


def _related(parts: Parts, source: str, kind: str) -> Iterator[Element]:
    for _, of, part in parts.relations(source):
        if of == kind and part in parts:
            yield tree_of(parts, part)
