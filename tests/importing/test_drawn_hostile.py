"""Word documents and workbooks that are damaged: each is refused in a line, or read in part."""

from __future__ import annotations

import random
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from importing import books
from importing.sketch import decided
from importing.test_books import identity as book_identity
from importing.test_pdf_hostile import damaged
from importing.test_standards import TITLE, components
from importing.test_traps import THREE
from importing.test_words import identity
from importing.words import GAP, document, flow, grouped, old, on_page, para
from soptool.importing.docx.reader import read as read_word
from soptool.importing.interpret.interpret import interpret
from soptool.importing.kinds import kind_of
from soptool.importing.package import Parts
from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.reader import read as read_book
from soptool.importing.yaml import yaml_of
from soptool.model.parse import parse
from soptool.source.read import read

VALUES = ("0", "-1", "1", "99999999999", "1e308", "nan", "-inf", "x", "", "0.0001", "2147483648",
          "restart", "page", "A1:ZZZ9999999", "16384")  # fmt: skip
_ATTRIBUTE = re.compile(rb'(?<==")[^"]*(?=")')
_TEXT = re.compile(rb"(?<=>)[^<>]+(?=<)")
_ELEMENT = re.compile(rb"<(\w+:)?(\w+)[^>]*/>|<(\w+:)?(\w+)[^>]*>[^<]*</[^>]*>")


def words() -> list[bytes]:
    laws = ("UU Nomor 25 Tahun 2009", "PP Nomor 96 Tahun 2012")
    return [
        document(identity(*laws), para(), flow(THREE, decided())),
        document(GAP.format(grouped(decided(glue=True)) + on_page(decided())) + flow(THREE)),
        document(GAP.format(old(decided())) + flow(THREE, merged_time=(1,), high=None)),
        document(TITLE, components()),
    ]


def workbooks() -> list[bytes]:
    one = books.draw(books.flow(THREE), books.decided(glue=True))
    two = book_identity(books.Sheet("Dua"), "Surat", "01")
    two = books.draw(books.flow(THREE, two, top=8), books.decided(top=145.0), "group")
    return [books.book(one, two), books.book(books.draw(books.flow(THREE), books.decided(), "one"))]


def twisted(content: bytes, roll: random.Random) -> bytes:
    """Change values, texts and elements of a part, or bytes of it."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as file, ZipFile(written, "w", ZIP_DEFLATED) as made:
        names = file.namelist()
        chosen = roll.choice([name for name in names if "document" in name or "xl/" in name])
        for name in names:
            part = file.read(name)
            made.writestr(name, _twisted(part, roll) if name == chosen else part)
    return written.getvalue()


def _twisted(part: bytes, roll: random.Random) -> bytes:
    for _ in range(roll.randint(1, 12)):
        match roll.randrange(5):
            case 0 | 1:
                part = _instead(part, _ATTRIBUTE, roll.choice(VALUES).encode(), roll)
            case 2:
                part = _instead(part, _TEXT, roll.choice(VALUES).encode(), roll)
            case 3:
                part = _instead(part, _ELEMENT, b"", roll)
            case _:
                found = list(_ELEMENT.finditer(part))
                if found:
                    copied = roll.choice(found)
                    part = part[: copied.end()] + copied[0] * 3 + part[copied.end() :]
    return part


def _instead(part: bytes, what: re.Pattern[bytes], value: bytes, roll: random.Random) -> bytes:
    found = list(what.finditer(part))
    if not found:
        return part
    match = roll.choice(found)
    return part[: match.start()] + value + part[match.end() :]


def is_read(content: bytes) -> bool:
    """Read a file; whatever was read adds up, and is YAML of the format."""
    kind = kind_of(content)
    if kind not in ("docx", "xlsx"):
        return False
    try:
        parts = Parts(content)
        drafts = interpret(read_word(parts) if kind == "docx" else read_book(parts))
    except Unreadable:
        return False
    listed = sum(remark.count for draft in drafts for remark in draft.remarks)
    assert sum(draft.counts.listed for draft in drafts) == listed
    for draft in drafts:
        text = yaml_of({**draft.data, "title": draft.data.get("title", "Tanpa judul")})
        found, findings = read("x.yaml", text.encode())
        assert found is not None, text
        assert not findings
        sop, problems = parse(found)
        assert sop is not None, (text, problems)
    return True


def hold(originals: list[bytes], rounds: int, seed: int) -> int:
    roll = random.Random(seed)
    made = (
        (damaged if roll.random() < 0.2 else twisted)(roll.choice(originals), roll)
        for _ in range(rounds)
    )
    return sum(map(is_read, made))


def test_whole_files_are_read() -> None:
    assert all(map(is_read, (*words(), *workbooks())))


@pytest.mark.long
def test_a_thousand_damaged_documents_are_read_or_refused() -> None:
    assert hold(words(), 1000, 1) > 500


@pytest.mark.long
def test_a_thousand_damaged_workbooks_are_read_or_refused() -> None:
    assert hold(workbooks(), 1000, 2) > 500
