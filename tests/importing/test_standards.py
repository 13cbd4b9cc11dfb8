"""Service standards of strangers, as tables and as texts; our own without their copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from importing.bared import bared
from importing.returned import brought_in, printed
from importing.test_pdf_own import EXAMPLES
from importing.test_words import draft_of
from importing.words import cell, document, para, row, table
from soptool.importing.docx.reader import read as sheets_of
from soptool.importing.interpret.interpret import interpret
from soptool.importing.package import Parts

PARTS = (
    ("Persyaratan Pelayanan", "1. Fotokopi KTP\n2. Fotokopi KK"),
    ("Sistem, Mekanisme dan Prosedur", "a. Pemohon mengambil nomor\nb. Petugas memeriksa berkas"),
    ("Jangka Waktu Penyelesaian", "3 (tiga) hari kerja"),
    ("Biaya / Tarif", "Gratis"),
    ("Produk Pelayanan", "Surat keterangan"),
    ("Penanganan Pengaduan, Saran dan Masukan", "Kotak saran\nWhatsApp 0812"),
    ("Dasar Hukum", "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"),
    ("Sarana dan Prasarana, dan/atau Fasilitas", "Komputer\nPencetak"),
    ("Kompetensi Pelaksana", "SMA atau sederajat"),
    ("Pengawasan Internal", "Oleh atasan langsung"),
    ("Jumlah Pelaksana", "4 orang"),
    ("Jaminan Pelayanan yang memberikan kepastian pelayanan", "Dilayani tepat waktu"),
    ("Jaminan Keamanan dan Keselamatan Pelayanan", "Data disimpan aman"),
    ("Evaluasi Kinerja Pelaksana", "Setiap 6 bulan"),
)
DELIVERY = {
    "requirements": ["Fotokopi KTP", "Fotokopi KK"],
    "procedure": ["Pemohon mengambil nomor", "Petugas memeriksa berkas"],
    "time": "3 (tiga) hari kerja",
    "cost": "Gratis",
    "product": "Surat keterangan",
    "complaints": {"channels": ["Kotak saran", "WhatsApp 0812"]},
}
TITLE = para("STANDAR PELAYANAN\nPENERBITAN SURAT KETERANGAN")


def components(parts: tuple[tuple[str, str], ...] = PARTS) -> str:
    head = row(*(cell(wide, para(text)) for wide, text in ((30, "No"), (160, "Komponen"),
                                                           (400, "Uraian"))))  # fmt: skip
    rows = (
        row(cell(30, para(f"{at}.")), cell(160, para(name)),
            cell(400, *map(para, text.split("\n"))))
        for at, (name, text) in enumerate(parts, start=1)
    )  # fmt: skip
    return table((30, 160, 400), head, *rows)


def test_fourteen_components_in_a_table() -> None:
    draft = draft_of(TITLE, components())
    data = draft.data
    assert (data["kind"], data["title"]) == ("standard", "PENERBITAN SURAT KETERANGAN")
    assert data["delivery"] == DELIVERY
    assert [*data["management"].values()] == [
        PARTS[6][1], ["Komputer", "Pencetak"], *(text for _, text in PARTS[8:])
    ]  # fmt: skip
    assert (draft.counts.rows, draft.counts.listed, draft.remarks) == (14, 0, [])


def test_fourteen_components_as_texts() -> None:
    body = [
        part
        for at, (name, text) in enumerate(PARTS, start=1)
        for part in (para(f"{at}. {name}:"), *map(para, text.split("\n")))
    ]
    draft = draft_of(TITLE, *body)
    assert draft.data["delivery"] == DELIVERY
    assert [*draft.data["management"]] == ["legal_basis", "facilities", "competence",
        "supervision", "staff", "guarantee", "safety", "evaluation"]  # fmt: skip
    assert draft.counts.listed == 0


def test_several_services_and_components_of_other_names() -> None:
    more = (*PARTS[:6], ("Masa berlaku", "6 bulan"), ("Penanganan Pengaduan", "Kantor"))
    body = [para("Jenis Layanan: Legalisasi"), components(more),
            para("Jenis Layanan: Rekomendasi"), components(PARTS[:6])]  # fmt: skip
    [draft] = interpret(sheets_of(Parts(document(TITLE, *body))))
    services = draft.data["services"]
    assert [each["title"] for each in services] == ["Legalisasi", "Rekomendasi"]
    assert all(each["delivery"] == DELIVERY for each in services)
    assert services[0]["extra"] == {"Masa berlaku": "6 bulan", "Penanganan Pengaduan": "Kantor"}
    assert [(r.kind, r.text) for r in draft.remarks] == [("component", "Masa berlaku")]


def test_a_few_words_of_components_make_no_standard() -> None:
    draft = draft_of(para("Biaya: gratis"), para("Dasar hukum: UU"), para("Kompetensi"))
    assert (draft.data["kind"], draft.has_table) == ("micro", False)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_our_own_without_their_copy(kind: str, tmp_path: Path) -> None:
    """All fourteen components; what names SOPs, and the records, is listed."""
    name = "layanan-penyusunan-pedoman"
    files = printed(EXAMPLES, tmp_path / kind, name, to=kind)
    files = [file for file in files if file.stem == name]
    if kind != "pdf":
        files[0].write_bytes(bared(files[0].read_bytes()))
    draft = brought_in(files, tmp_path / "in")[name]
    assert (len(draft.data["delivery"]), len(draft.data["management"])) == (6, 8)
    assert draft.data["title"] == "Fasilitasi Penyusunan Pedoman"
    assert draft.counts.listed == sum(remark.count for remark in draft.remarks)
