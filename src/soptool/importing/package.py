"""The parts of an Office package, read within limits: no entity, no bomb, nothing from outside."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from soptool.importing.unreadable import Unreadable
from soptool.language import grouped, msg

MAX_BYTES: Final = 40_000_000
"""Bytes of all parts that are read, when they are unpacked."""
MAX_ELEMENTS: Final = 1_000_000
"""Elements of all parts that are read as XML: cells, rows and texts among them."""
MAX_PARTS: Final = 2_000
DOCUMENT: Final = "word/document.xml"
"""The part with the text of a Word document."""
_PIECE: Final = 1 << 16
_DEEPEST: Final = 60

Attributes = dict[str, str]


class Parts:
    """The parts of a package by name. Raises Unreadable where the zip is none, or damaged."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(content))
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _damaged(is_zip=content.startswith(b"PK")) from error
        if len(self._zip.infolist()) > MAX_PARTS:
            raise Unreadable(msg("The file has more parts than a workbook has."))
        self._read = self._elements = 0
        self._names = {info.filename.lstrip("/"): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    @property
    def names(self) -> Iterable[str]:
        """The names of all parts."""
        return self._names.keys()

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part in pieces. Raises Unreadable where it is damaged, locked or too large."""
        info = self._names.get(name)
        if info is None:
            raise _damaged()
        if info.flag_bits & 1:
            raise Unreadable(msg("The file is locked with a password: save it without one."))
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    self._read += len(piece)
                    if self._read > MAX_BYTES:
                        most = grouped(MAX_BYTES)
                        raise Unreadable(
                            msg("The file unpacks to more than {most} bytes.", most=most)
                        )
                    yield piece
        except (BadZipFile, OSError, EOFError, zlib.error, NotImplementedError) as error:
            raise _damaged() from error

    def parse(
        self,
        name: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None],
        text: Callable[[str], None],
    ) -> None:
        """Read a part as XML: elements by their names without namespace, texts as they come.

        Raises Unreadable; a document type is refused, so there are no entities.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        depth = 0

        def opened(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if self._elements > MAX_ELEMENTS:
                raise Unreadable(msg("The file holds more cells than people fill."))
            if depth > _DEEPEST:
                raise _damaged()
            start(_local(name), {_local(key): value for key, value in attributes.items()})

        def closed(name: str) -> None:
            nonlocal depth
            depth -= 1
            end(_local(name))

        def refused(*_: object) -> None:
            raise Unreadable(
                msg("The file declares a document type (DOCTYPE), which no file of Office has.")
            )

        parser.StartElementHandler, parser.EndElementHandler = opened, closed
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, refused
        try:
            for piece in self.pieces(name):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:  # of encodings, too
            raise _damaged() from error

    def relations(self, source: str) -> Iterator[tuple[str, str, str]]:
        """Yield id, kind (the last word of its type) and part of what a part leads to."""
        folder, _, name = source.rpartition("/")
        part = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        found: list[tuple[str, str, str]] = []

        def start(name: str, attributes: Attributes) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                inside = target if target.startswith("/") else join(dirname(source), target)
                kind = attributes.get("Type", "").rpartition("/")[2]
                found.append((attributes.get("Id", ""), kind, normpath(inside).lstrip("/")))

        if part in self:
            self.parse(part, start, _nothing, _nothing)
        yield from found

    def related(self, source: str, kind: str) -> str | None:
        """Return the first part of a kind that a part leads to."""
        return next((part for _, of, part in self.relations(source) if of == kind), None)


@lru_cache(maxsize=4096)
def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _nothing(*_: object) -> None:
    pass


def _damaged(*, is_zip: bool = True) -> Unreadable:
    if not is_zip:
        return Unreadable(msg("The file is no workbook (.xlsx)."))
    return Unreadable(
        msg("The file is damaged: open it in Word, Excel or LibreOffice, and save it anew.")
    )
