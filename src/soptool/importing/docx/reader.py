"""A Word document of anybody → sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from soptool.form.drawn_names import is_symbol
from soptool.importing.docx.blocks import Block, Text
from soptool.importing.docx.body import Reader
from soptool.importing.docx.document import paragraphs_in
from soptool.importing.docx.layout import Layout, Section, section_of
from soptool.importing.docx.numbering import Numbering
from soptool.importing.docx.styles import Styles
from soptool.importing.drawings.smartart import smartart_in
from soptool.importing.drawings.vml import glued_in
from soptool.importing.package import DOCUMENT, Parts
from soptool.importing.sheets import Sheet, Sheets, Unread
from soptool.importing.tree import Element, tree_of
from soptool.importing.unreadable import Unreadable
from soptool.language import msg

_LOOK: Final = "SopIdentity"
_NOTES: Final = ("footnotes", "endnotes", "comments")
_MARGINS: Final = ("header", "footer")
_MOST: Final = 200
_GUESSED, _MEASURED = 1.2, 3.0
"""Rows of others may be higher than they say; those of ours were measured."""


def read(parts: Parts) -> Sheets:
    """Read all pages. Raises Unreadable where the document is damaged, or too large."""
    root = tree_of(parts, DOCUMENT)
    body = root.first("body")
    if body is None:
        raise Unreadable(msg("This Word document has no text."))
    ours = is_ours(root)
    slack = _MEASURED if ours else _GUESSED
    reader = Reader(Styles(parts, DOCUMENT), Numbering(parts, DOCUMENT), slack)
    layout = Layout(reader, glued_in(root))
    for section, blocks in _sections(body, reader):
        layout.begin(section)
        layout.add(blocks)
        layout.end()
    marks = ("soptool",) if ours else ()
    unread = () if ours else tuple(_unread(parts))
    margins = () if ours else tuple(_margins(parts, reader, section_of(body.first("sectPr"))))
    return Sheets(
        tuple(layout.sheets),
        has_spaces=bool(marks),
        marks=marks,
        has_lines=True,
        unread=unread,
        margins=margins,
    )


def _unread(parts: Parts) -> Iterator[Unread]:
    """Yield the texts in notes and in comments, once each, and those of SmartArt."""
    seen: set[str] = set()
    for root in _related(parts, _NOTES):
        said = (
            line.text.strip() for each in (root, *root.children) for line in paragraphs_in(each)
        )
        for text in said:
            if text and text not in seen and len(seen) < _MOST:
                seen.add(text)
                yield Unread(None, "note", text)
    yield from smartart_in(parts, DOCUMENT)


def _margins(parts: Parts, reader: Reader, section: Section) -> Iterator[Sheet]:
    """Yield the heads and feet of pages, each that says something of its own."""
    seen: set[str] = set()
    for root in _related(parts, _MARGINS):
        layout = Layout(reader, glued_in(root))
        layout.begin(section)
        layout.add([*reader.blocks(root.children)])
        layout.end()
        for sheet in layout.sheets:
            said = "".join(glyph.text for glyph in sheet.glyphs)
            if said.strip() and said not in seen and len(seen) < _MOST:
                seen.add(said)
                yield sheet


def _related(parts: Parts, kinds: Sequence[str]) -> Iterator[Element]:
    for _, kind, part in parts.relations(DOCUMENT):
        if kind not in kinds or part not in parts:
            continue
        with suppress(Unreadable):
            yield tree_of(parts, part)


def _sections(body: Element, reader: Reader) -> Iterator[tuple[Section, list[Block]]]:
    """Yield the sections with what stands in them; its properties stand at the end of each."""
    waiting: list[Block] = []
    for block in reader.blocks(body.children):
        waiting.append(block)
        if isinstance(block, Text) and block.section is not None:
            yield section_of(block.section), waiting
            waiting = []
    if waiting:
        yield section_of(body.first("sectPr")), waiting


def is_ours(root: Element) -> bool:
    """Whether soptool wrote a document, by how it names what it draws."""
    looks = any(style.get("val") == _LOOK for style in root.all("tblStyle"))
    return looks or any(is_symbol(about.get("name")) for about in root.all("cNvPr"))
