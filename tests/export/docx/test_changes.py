"""Two states in Word: who accepts all has the later texts, who rejects all the earlier ones."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from export.docx.reading import W, body, texts
from soptool.api.diff import diff, diff_word
from soptool.api.request import Request

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

OLD = """kind: micro
id: surat
title: Penanganan Surat
number: SOP-1
unit: Biro Umum
approval: {position: Kepala Biro, name: Siti}
definitions: {Agenda: buku surat, Paraf: tanda}
equipment: [Buku agenda]
executors: {a: Agendaris, b: Kepala}
steps:
  - {id: terima, activity: Menerima surat dari pengirim, executor: a, duration: 5 menit}
  - {id: catat, activity: Mencatat surat pada buku agenda, executor: a, outputs: [Catatan]}
  - {id: pindai, activity: Memindai surat, executor: a}
  - {id: paraf, activity: Membubuhkan paraf, executor: b, note: Rangkap dua}
"""
NEW = (
    OLD.replace("SOP-1", "SOP-2")
    .replace("Biro Umum", "Biro Hukum")
    .replace("Siti", "Sari")
    .replace("Agenda: buku surat", "Agenda: daftar surat")
    .replace("Paraf: tanda", "Arsip: simpanan")
    .replace("b: Kepala", "b: Kepala Bagian")
    .replace("5 menit", "9 menit")
    .replace("Buku agenda]", "Buku agenda, Komputer]")
    .replace("pada buku agenda", "pada aplikasi")
    .replace("[Catatan]", "[Catatan, Lembar disposisi]")
    .replace("  - {id: pindai, activity: Memindai surat, executor: a}\n", "")
    + "  - {id: arsip, activity: Mengarsipkan surat, executor: a}\n"
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("changes")
    (folder / "sop.yaml").write_text("organization: {name: Dinas Contoh}\n")
    (folder / "lama.yaml").write_text(OLD)
    (folder / "baru.yaml").write_text(NEW)
    return diff_word(diff(Request((), here=folder), "lama.yaml", "baru.yaml"))[0]


LATER = ("SOP-2", "Biro Hukum", "Sari", "daftar surat", "Arsip", "Kepala Bagian", "9 menit")
EARLIER = ("SOP-1", "Biro Umum", "Siti", "buku surat", "Paraf", "Kepala", "5 menit")


def _settled(root: ET.Element, kept: str, dropped: str) -> ET.Element:
    """Take one side of every change: runs, paragraphs and rows of the other go."""
    for parent in list(root.iter()):
        for child in list(parent):
            own = child.find(f"{W}trPr/{W}{dropped}") if child.tag == f"{W}tr" else None
            mark = child.find(f"{W}pPr/{W}rPr/{W}{dropped}") if child.tag == f"{W}p" else None
            if child.tag == f"{W}{dropped}" or own is not None or mark is not None:
                parent.remove(child)
    return root


def _form(root: ET.Element) -> list[str]:
    """Return the texts of the form, which follows the list of what was changed."""
    said = texts(root)
    return said[said.index("Dinas Contoh") :]


def _rows(root: ET.Element) -> list[list[str]]:
    tables = [table for table in root.iter(f"{W}tbl") if table.find(f".//{W}tblHeader") is not None]
    return [
        ["; ".join(texts(cell)) for cell in row.findall(f"{W}tc") if texts(cell)]
        for row in tables[0].findall(f"{W}tr")
        if row.find(f"{W}trPr/{W}tblHeader") is None
    ]


def test_who_accepts_has_the_later_state(content: bytes) -> None:
    root = _settled(body(content), "ins", "del")
    said = _form(root)
    assert "Komputer" in said
    assert [text for text in LATER if not any(text in each for each in said)] == []
    assert not {*EARLIER} & {*said}
    assert [row[1] for row in _rows(root)] == [
        "Menerima surat dari pengirim",
        "Mencatat surat pada aplikasi",
        "Membubuhkan paraf",
        "Mengarsipkan surat",
    ]


def test_who_rejects_has_the_earlier_state(content: bytes) -> None:
    root = _settled(body(content), "del", "ins")
    said = _form(root)
    assert [text for text in EARLIER if not any(text in each for each in said)] == []
    assert not {*LATER} & {*said}
    rows = _rows(root)
    assert [row[1] for row in rows] == [
        "Menerima surat dari pengirim",
        "Mencatat surat pada buku agenda",
        "Membubuhkan paraf",
        "Memindai surat",
    ]
    assert "Catatan" in rows[1]
    boxes = [text for text in texts(root) if text in ("Buku agenda", "Komputer")]
    assert boxes == ["Buku agenda"]


def test_every_change_has_its_author_and_number(content: bytes) -> None:
    root = body(content)
    changes = [each for each in root.iter() if each.tag in (f"{W}ins", f"{W}del")]
    assert len(changes) > 8
    numbers = [each.attrib[f"{W}id"] for each in changes]
    assert len(set(numbers)) == len(numbers)
    for each in changes:
        assert each.attrib[f"{W}author"]
        assert each.attrib[f"{W}date"].endswith("Z")
    first = texts(root)[:6]
    assert first[0] == "Yang berubah"
    assert content.count(b"word/document.xml") > 1


def test_the_same_state_has_no_changes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(OLD)
    found, _ = diff_word(diff(Request((), here=tmp_path), "a.yaml", "b.yaml"))
    assert not [each for each in body(found).iter() if each.tag in (f"{W}ins", f"{W}del")]
