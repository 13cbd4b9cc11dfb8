"""A colleague who knows only Excel: an empty workbook, filled, imported, drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Sop, write

STEPS = (
    (1, "Menerima berkas legalisir", "Petugas Loket", "", "Fotokopi ijazah\nIjazah asli",
     "5 menit", "Berkas diterima", "", "", "", ""),
    (2, "Memeriksa kesesuaian berkas", "Petugas Loket", "", "Berkas diterima", "10 menit",
     "Berkas diperiksa", "", "Sesuai?", "Ya → lanjut\nTidak → 1", ""),
    (3, "Membubuhkan paraf", "Kepala Urusan\nPetugas Loket", "bersama", "Berkas diperiksa",
     "1 jam", "Berkas diparaf", "", "", "", ""),
    (4, "Menandatangani legalisir", "kepala madrasah", "", "Berkas diparaf", "1 hari kerja",
     "Legalisir ditandatangani", "Bila berhalangan: Plt.", "", "", "selesai"),
)  # fmt: skip


def fill(path: Path) -> None:
    """Type what a colleague types, and save."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    for row, name in enumerate(("Petugas Loket", "Kepala Urusan", "Kepala Madrasah"), start=2):
        book["Pelaksana"].cell(row, 2).value = name
    heads = {cell.value: cell.column for cell in book["Data"][1]}
    keys = ("no", "kegiatan", "pelaksana", "mode", "kelengkapan", "waktu", "output", "keterangan",
            "pertanyaan", "cabang", "berikutnya")  # fmt: skip
    for row, step in enumerate(STEPS, start=2):
        for key, value in zip(keys, step, strict=True):
            book["Data"].cell(row, heads[key]).value = value or None
    said = {"unit": "MAN 2", "legal_basis": "1. UU 20/2003\n2. Permen 1/2021", "revision": 1}
    for key, value in book["Identitas"].iter_rows(max_col=2):
        if key.value in said:
            value.value = said[key.value]
    book.save(path)


def test_an_empty_workbook_filled_imported_and_drawn(tmp_path: Path, sop: Sop) -> None:
    write(tmp_path, {"sop.yaml": "language: id\n"})
    ended = sop("new", "micro", "legalisir-ijazah", "--to", "xlsx", "-o", str(tmp_path))
    assert ended.code == 0, ended.err
    book = tmp_path / "legalisir-ijazah.xlsx"
    fill(book)
    ended = sop("import", str(book), "-o", str(tmp_path), "--strict")
    assert ended.code == 0, (ended.out, ended.err)
    assert (tmp_path / "legalisir-ijazah.yaml").read_text(encoding="utf-8").splitlines() == [
        "kind: micro",
        "id: legalisir-ijazah",
        "title: Legalisir Ijazah",
        "unit: MAN 2",
        "status: draft",
        "revision: 1",
        "legal_basis:",
        "  - UU 20/2003",
        "  - Permen 1/2021",
        "",
        "executors:",
        "  petugas-loket: Petugas Loket",
        "  kepala-urusan: Kepala Urusan",
        "  kepala-madrasah: Kepala Madrasah",
        "",
        "steps:",
        "  - id: menerima-berkas",
        "    activity: Menerima berkas legalisir",
        "    executor: petugas-loket",
        "    requirements: [Fotokopi ijazah, Ijazah asli]",
        "    duration: 5 menit",
        "    outputs: [Berkas diterima]",
        "  - activity: Memeriksa kesesuaian berkas",
        "    executor: petugas-loket",
        "    requirements: [Berkas diterima]",
        "    duration: 10 menit",
        "    outputs: [Berkas diperiksa]",
        "    question: Sesuai?",
        "    branches: {Ya: next, Tidak: menerima-berkas}",
        "  - activity: Membubuhkan paraf",
        "    executor: [kepala-urusan, petugas-loket]",
        "    requirements: [Berkas diperiksa]",
        "    duration: 1 jam",
        "    outputs: [Berkas diparaf]",
        "  - activity: Menandatangani legalisir",
        "    executor: kepala-madrasah",
        "    requirements: [Berkas diparaf]",
        "    duration: 1 hari kerja",
        "    outputs: [Legalisir ditandatangani]",
        "    note: 'Bila berhalangan: Plt.'",
        "    next: end",
    ]
    ended = sop("render", str(tmp_path), "--to", "html", "-o", str(tmp_path / "build"), "--strict")
    assert ended.code == 0, ended.err


def test_a_workbook_that_is_there_stays(tmp_path: Path, sop: Sop) -> None:
    write(tmp_path, {"coba.xlsx": "milik saya"})
    assert sop("new", "micro", "coba", "--to", "xlsx", "-o", str(tmp_path)).code == 2
    assert (tmp_path / "coba.xlsx").read_text() == "milik saya"


MICRO = "kind: micro\nid: {id}\ntitle: Contoh\nsteps: [{{activity: Membaca}}]\n"


def test_a_whole_workspace_has_a_register(tmp_path: Path, sop: Sop) -> None:
    files = {f"{name}.yaml": MICRO.format(id=name) for name in ("satu", "register")}
    write(tmp_path, {"sop.yaml": "language: id\n", **files})
    out = tmp_path / "build"
    assert sop("render", str(tmp_path / "satu.yaml"), "--to", "xlsx", "-o", str(out)).code == 0
    assert not (out / "register.xlsx").exists()
    assert sop("render", str(tmp_path), "--to", "xlsx", "-o", str(out)).code == 0
    names = {path.name for path in out.iterdir() if path.suffix == ".xlsx"}
    assert names == {"satu.xlsx", "register_.xlsx", "register.xlsx"}
