"""What people do to a Word document beside changing words: moved, joined, renamed, commented."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from export.docx.reading import W
from importing.edits import AUTHOR, Edited
from importing.meant import came_back, data_in, made
from soptool.importing.reading import drafts_of
from soptool.importing.unreadable import Unreadable

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

NAME = "surat-masuk-all"


def document(*, is_tracked: bool = False) -> Edited:
    return Edited(made(NAME)[1], random.Random(1), is_tracked=is_tracked)


def said_after(edited: Edited) -> tuple[Any, list[Any]]:
    """Return the data of the file with what was edited, and what is remarked."""
    found, remarks = came_back(edited.content(), made(NAME)[0])
    assert found.content is not None
    return data_in(found.content), remarks


def whole(edited: Edited, old: str, new: str) -> None:
    """Change a paragraph anywhere."""
    edited.say(edited.root, old, new)


def test_the_identity_part() -> None:
    edited = document(is_tracked=True)
    whole(edited, "12 Oktober 2026 (revisi ke-1)", "3 Desember 2026 (revisi ke-2)")
    whole(edited, "Penanganan Surat Masuk", "Penanganan Surat")
    whole(edited, "SOP-002/SETJEN/2026", "SOP-002/SETJEN/2027")
    whole(edited, "NIP 197001011995011999", "NIP. 197001011995011888")
    whole(edited, "Pemindai dokumen", "Pemindai dokumen dan pencetak")
    whole(edited, "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan", "Undang-Undang Kearsipan")
    whole(edited, "arahan tertulis pimpinan mengenai tindak lanjut suatu surat", "arahan pimpinan")
    data, remarks = said_after(edited)
    assert data["dates"]["revised"] == "2026-12-03"
    assert (data["revision"], data["title"]) == ("2", "Penanganan Surat")
    assert data["number"] == "SOP-002/SETJEN/2027"
    assert data["approval"] == {"nip": "197001011995011888"}, "the rest is inherited"
    assert "Pemindai dokumen dan pencetak" in data["equipment"]
    assert data["legal_basis"][:3] == ["uu-25-2009", "Undang-Undang Kearsipan", "uu-30-2014"]
    assert data["definitions"]["Disposisi"] == "arahan pimpinan"
    assert remarks == []


def test_rows_that_moved_and_entries_that_came() -> None:
    edited = document()
    first, second = edited.rows()[1], edited.rows()[2]
    table = next(t for t in edited.tables() if first in list(t))
    at = list(table).index(first)
    table.remove(second)
    table.insert(at, second)
    cell = edited.cell(0, -4)
    new = deepcopy(cell.findall(f"{W}p")[0])
    cell.append(new)
    edited.say(new, "Surat masuk", "Buku agenda")
    data, remarks = said_after(edited)
    assert [step["id"] for step in data["steps"][:4]] == ["terima", "pindai", "agenda", "lembar"]
    assert data["steps"][0]["requirements"] == ["Surat masuk", "Buku agenda"]
    assert remarks == []


def test_an_entry_that_was_taken_out_with_its_end() -> None:
    """The mark of its paragraph is tracked, too: else an empty entry would stay."""
    edited = document(is_tracked=True)
    cell = edited.cell(4, -4)
    gone = cell.findall(f"{W}p")[0]
    properties = gone.find(f"{W}pPr")
    assert properties is not None
    ET.SubElement(ET.SubElement(properties, f"{W}rPr"), f"{W}del", AUTHOR)
    edited.take_out(gone)
    data, remarks = said_after(edited)
    assert data["steps"][4]["requirements"] == ["Lembar disposisi kosong"]
    assert remarks == []


def test_a_question_in_its_symbol_is_taken() -> None:
    edited = document()
    edited.say(edited.rows()[4], "Lengkap?", "Sudah lengkap?")
    data, remarks = said_after(edited)
    assert (data["steps"][4]["question"], remarks) == ("Sudah lengkap?", [])


def test_a_branch_that_others_name_is_told_and_not_renamed() -> None:
    edited = document()
    edited.say(edited.rows()[4], "Tidak", "Belum")
    data, remarks = said_after(edited)
    assert data == data_in(made(NAME)[0])
    assert {(remark.kind, remark.text) for remark in remarks} == {
        ("drawing", "Tidak"), ("drawing", "Belum")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sekretariat Jenderal DPD RI", "Sekretariat Jenderal"),
        ("Definisi", "Istilah"),
    ],
)
def test_what_is_not_the_files_own_is_listed(old: str, new: str) -> None:
    edited = document()
    whole(edited, old, new)
    data, remarks = said_after(edited)
    assert data == data_in(made(NAME)[0])
    assert [(remark.kind, remark.text) for remark in remarks] == [("text", new)]


def test_a_table_with_other_columns_is_refused() -> None:
    edited = document()
    for table in edited.tables():
        for row in table.findall(f"{W}tr"):
            row.append(deepcopy(row.findall(f"{W}tc")[-1]))
    with pytest.raises(Unreadable, match="columns came or went"):
        drafts_of(edited.content())


@pytest.mark.parametrize("spoil", [lambda t: t[: len(t) // 2], lambda _: "", lambda _: "{}"])
def test_a_copy_that_was_damaged_is_no_copy(spoil: Callable[[str], str]) -> None:
    edited = document()
    part = edited.parts["customXml/item1.xml"].decode()
    begin, _, rest = part.partition("<shown>")
    shown, _, end = rest.partition("</shown>")
    edited.parts["customXml/item1.xml"] = f"{begin}<shown>{spoil(shown)}</shown>{end}".encode()
    with pytest.raises(Unreadable, match="damaged, or of another version"):
        drafts_of(edited.content())
