"""Service standards of strangers, as tables and as texts; our own without their copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from importing.bared import bared
from importing.returned import brought_in, printed
from importing.sketch import Sketch
from importing.test_pdf_own import EXAMPLES
from importing.test_words import draft_of
from importing.words import anchored, cell, document, para, pieces, row, table
from soptool.importing.citing import Citations, Named
from soptool.importing.docx.reader import read as sheets_of
from soptool.importing.interpret.interpret import interpret
from soptool.importing.interpret.records import record_of
from soptool.importing.package import Parts
from soptool.importing.sheets import Box
from soptool.source.read import read as read_yaml

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


def test_tables_as_a_ministry_makes_them() -> None:
    """Each service has a table of its own, not as wide, with components of other names first.

    A table stands in a cell, a drawing in another.
    """
    own = (("Klasifikasi usaha", "KBLI 61911"), *PARTS[:6])
    nested = cell(400, table((30, 370), row(cell(30, para("No.")), cell(370, para("Mutu"))),
                             row(cell(30, para("1")), cell(370, para("2 hari")))))  # fmt: skip
    sketch = Sketch()
    for at, said in enumerate(("Loket", "Petugas")):
        sketch.put("process", Box(200 + 80 * at, 2, 260 + 80 * at, 18), said)
    boxes = (anchored(piece, frame, ("column", "paragraph")) for piece, frame, _ in pieces(sketch))
    drawn = cell(400, para("Pemohon mengambil nomor", "".join(boxes)), para("Selesai"))
    second = components(own).replace('w:w="3200"', 'w:w="3600"')  # the column of names
    for plain, other in (("3 (tiga) hari kerja", nested), ("Pemohon mengambil", drawn)):
        at = second.index(plain)
        start, end = second.rindex("<w:tc>", 0, at), second.index("</w:tc>", at)
        second = second[:start] + other + second[end + len("</w:tc>") :]
    body = [para("1. IZIN JASA"), components(own), para("2. IZIN JARINGAN"), second]
    [draft] = interpret(sheets_of(Parts(document(TITLE, *body))))
    one, other = draft.data["services"]
    assert (one["title"], other["title"]) == ("IZIN JASA", "IZIN JARINGAN")
    assert one["extra"] == other["extra"] == {"Klasifikasi usaha": "KBLI 61911"}
    assert [*one["delivery"]] == [*other["delivery"]]
    assert other["delivery"]["procedure"] == ["Pemohon mengambil nomor", "Selesai"]
    assert "2 hari" in str(other["delivery"]["time"])
    assert "number" not in draft.data
    listed = [remark.text for remark in draft.remarks if remark.kind == "text"]
    assert listed == ["Loket", "Petugas"]


def test_a_few_words_of_components_make_no_standard() -> None:
    draft = draft_of(para("Biaya: gratis"), para("Dasar hukum: UU"), para("Kompetensi"))
    assert (draft.data["kind"], draft.has_table) == ("micro", False)


def test_who_signed_the_pledge_comes_where_it_is_asked_for() -> None:
    lines = ("MAKLUMAT PELAYANAN", "Dengan ini kami menyatakan sanggup melayani sesuai standar.",
             "Jakarta, 26 Oktober 2026", "Plt. Kepala Dinas", "Perizinan", *[""] * 4,
             "Ir. Budi Santoso, M.Si.", "Pembina Tk. I (IV/b)", "NIP. 19700101 199501 1 001",
             *[""] * 20, "Lampiran lain")  # fmt: skip
    sheets = sheets_of(Parts(document(TITLE, components(), *map(para, lines))))
    [left], [asked] = interpret(sheets), interpret(sheets, with_names=True)
    signed = {"promise": lines[1], "place": "Jakarta", "date": "2026-10-26",
              "signer": "Plt. Kepala Dinas Perizinan"}  # fmt: skip
    assert left.data["pledge"] == signed
    assert asked.data["pledge"] == {**signed, "name": lines[9], "nip": "197001011995011001"}
    listed = [remark.text for remark in asked.remarks if remark.kind == "text"]
    assert listed == ["Pembina Tk. I (IV/b)", "Lampiran lain"]


@pytest.mark.long
@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_our_own_without_their_copy(kind: str, tmp_path: Path) -> None:
    """All fourteen components, the SOPs that are named, and the records."""
    name = "layanan-penyusunan-pedoman"
    files = printed(EXAMPLES, tmp_path / kind, name, to=kind)
    files = [file for file in files if file.stem == name]
    if kind != "pdf":
        files[0].write_bytes(bared(files[0].read_bytes()))
    draft = brought_in(files, tmp_path / "in")[name]
    assert (len(draft.data["delivery"]), len(draft.data["management"])) == (6, 8)
    assert draft.data["title"] == "Fasilitasi Penyusunan Pedoman"
    assert draft.counts.listed == sum(remark.count for remark in draft.remarks)
    said = yaml(EXAMPLES / "standar" / f"{name}.yaml")
    for key in ("participation", "publication", "pledge"):
        same = {k: v for k, v in said[key].items() if k not in ("name", "nip")}
        assert plainly({k: draft.data[key].get(k) for k in same}) == plainly(same)
    named = [remark.text for remark in draft.remarks if remark.kind == "component"]
    assert "SOP Penyusunan Pedoman (SOP-010/SETJEN/2026)" in named
    assert "sops" not in draft.data


def yaml(path: Path) -> Any:
    document, _ = read_yaml("", path.read_bytes())
    assert document is not None
    return document.data


def plainly(value: Any) -> Any:
    """Return a value with lists of one as the one, and dates as they are written."""
    if isinstance(value, dict):
        return {key: plainly(each) for key, each in value.items()}
    if isinstance(value, list):
        return plainly(value[0]) if len(value) == 1 else [plainly(each) for each in value]
    return str(value)


@pytest.mark.parametrize(
    ("heading", "pairs", "record"),
    [
        ("participation",
         {"Tempat dan tanggal": "Jakarta, 5 Oktober 2026", "Unsur peserta": "A; B"},
         {"place": "Jakarta", "date": "2026-10-05", "elements": ["A", "B"]}),
        ("participation", {"Place and date": "Jakarta", "Minutes": "BA-1"},
         {"place": "Jakarta", "minutes": "BA-1"}),
        ("publication", {"Media": "Loket (2 November 2026; https://a.example/b); Papan (lantai 2)"},
         {"places": [{"place": "Loket", "date": "2026-11-02", "address": "https://a.example/b"},
                     "Papan (lantai 2)"]}),
        ("publication", {"Dates": "2 November 2026", "Address": "https://a.example"},
         {"dates": ["2026-11-02"], "address": "https://a.example"}),
        ("reviews", {"2 November 2026": "Unit; warga. Loket kurang. Tindak lanjut: tambah loket"},
         [{"date": "2026-11-02", "action": "tambah loket",
           "result": "Unit; warga. Loket kurang"}]),
    ],
)  # fmt: skip
def test_records_as_our_forms_print_them(heading: str, pairs: dict[str, str], record: Any) -> None:
    assert record_of(heading, pairs) == record


def test_sops_are_named_by_ids_where_they_are_known() -> None:
    through = para("Dilaksanakan melalui: SOP Satu (SOP-1); SOP Dua.")
    body = document(TITLE, components(), through)
    [draft] = interpret(sheets_of(Parts(body)))
    Citations([Named("satu", "Satu", "SOP-1")], {}).deliver(draft)
    assert draft.data["sops"] == ["satu"]
    assert [remark.text for remark in draft.remarks] == ["SOP Dua"]
    assert draft.counts.listed == 0
