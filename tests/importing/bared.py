"""Documents of ours without what they carry for soptool: the copy, and the sheets of data."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from soptool.workbook.columns import sheet_of


def bared(content: bytes) -> bytes:
    """Return a document with nothing but what people see."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("customXml/"):
                continue
            if name == "xl/workbook.xml":
                part = _without_data(part.decode()).encode()
            if name.endswith(".rels"):
                part = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", part)
            new.writestr(name, part)
    return written.getvalue()


def _without_data(book: str) -> str:
    def kept(match: re.Match[str]) -> str:
        name = re.search(r'name="([^"]*)"', match[0])
        return "" if name is not None and sheet_of(name[1]) is not None else match[0]

    book = re.sub(r"<definedNames>.*</definedNames>", "", book, flags=re.DOTALL)
    return re.sub(r"<sheet [^>]*/>", kept, book)
