"""Whoever a sentence names, against the column: the same, surely another, or not to be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, findings
from soptool.lint.rules.step import english_step_names_actor, step_names_actor, step_names_another

COLUMNS = {
    "petugas": "Petugas Loket",
    "camat": "Camat",
    "kasi": "Kepala Seksi Pelayanan",
    "kasubag": "Kepala Subbagian Tata Usaha",
    "ppk": "Pejabat Pembuat Komitmen (PPK)",
    "staf": "Staf",
    "sek": "Sekretaris",
}
OWN = [
    ("kasubag", "Kasubag TU memeriksa surat"),
    ("kasubag", "Kepala Sub Bagian TU memeriksa surat"),
    ("kasubag", "KTU memeriksa surat"),
    ("ppk", "PPK menetapkan kontrak"),
    ("ppk", "Pejabat Pembuat Komitmen menetapkan kontrak"),
    ("petugas", "Petugas Loket menerima berkas"),
    ("sek", "Sekretaris memeriksa surat"),
]
OTHER = [
    ("petugas", "Camat menandatangani surat"),
    ("petugas", "Surat ditandatangani oleh Camat"),
    ("petugas", "Surat di tanda tangani Camat"),
    ("petugas", "Pemohon mengajukan permohonan"),
    ("petugas", "Kasi Pelayanan memeriksa berkas"),
    ("petugas", "Dokter memeriksa pasien"),
    ("petugas", "Staf menerima berkas"),
    ("kasubag", "Kasubag Keuangan memeriksa surat"),
    ("kasubag", "Staf TU mengetik surat"),
    ("kasubag", "Kepala Dinas memeriksa surat"),
    ("kasubag", "Sekretaris memaraf surat"),
    ("ppk", "KPA menetapkan kontrak"),
    ("ppk", "Bendahara membayar tagihan"),
    ("staf", "Camat menandatangani surat"),
    ("staf", "Kepala memeriksa surat"),
    ("camat", "Sekcam memaraf surat"),
    ("sek", "Kepala Dinas memeriksa surat"),
]
OPEN = [
    ("petugas", "Petugas menerima berkas"),
    ("petugas", "Petugas pelayanan menerima berkas"),
    ("kasubag", "Kepala memeriksa surat"),
    ("kasubag", "Pejabat berwenang memeriksa surat"),
    ("staf", "Arsiparis menyimpan surat"),
    ("staf", "Petugas mengetik surat"),
    ("camat", "Camat/Sekcam menandatangani surat"),
    ("camat", "Ketua Tim memeriksa surat"),
    ("sek", "Sekretaris Dinas memeriksa surat"),
]


def example(column: str, text: str) -> dict[str, str]:
    columns = "".join(f"  {name}: {label}\n" for name, label in COLUMNS.items())
    return files_of(f"executors:\n{columns}steps:\n  - {{activity: {text}, executor: {column}}}\n")


@pytest.mark.parametrize(("column", "text"), OTHER)
def test_another_than_the_column(column: str, text: str, tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, example(column, text), step_names_another.RULE)
    assert finding.fix is None
    assert COLUMNS[column] in str(finding.message)
    assert not findings(tmp_path, example(column, text), step_names_actor.RULE)


@pytest.mark.parametrize(("column", "text"), OWN)
def test_the_one_in_the_column(column: str, text: str, tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, example(column, text), step_names_actor.RULE)
    assert str(finding.hint).startswith("Leave it out;")
    assert not findings(tmp_path, example(column, text), step_names_another.RULE)


@pytest.mark.parametrize(("column", "text"), OPEN)
def test_who_may_be_the_one_in_the_column(column: str, text: str, tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, example(column, text), step_names_actor.RULE)
    assert finding.fix is None
    assert str(finding.hint).startswith("If it is the one")
    assert not findings(tmp_path, example(column, text), step_names_another.RULE)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The mayor signs the letter", True),
        ("The registry clerk records the letter", False),
        ("The clerk records the letter", False),
    ],
)
def test_in_english(text: str, other: bool, tmp_path: Path) -> None:
    files = files_of(
        "executors: {clerk: Registry Clerk, mayor: Mayor}\n"
        f"steps:\n  - {{activity: {text}, executor: clerk}}\n"
        "  - {activity: Check the completeness of the letter, executor: clerk}\n"
    )
    assert bool(findings(tmp_path, files, step_names_another.RULE)) is other
    assert bool(findings(tmp_path, files, english_step_names_actor.RULE)) is not other


def test_one_of_several_executors(tmp_path: Path) -> None:
    files = files_of(
        "executors: {a: Analis, c: Camat}\n"
        "steps: [{activity: Camat menandatangani surat, executor: [a, c]}]\n"
    )
    assert not findings(tmp_path, files, step_names_another.RULE)
    assert findings(tmp_path, files, step_names_actor.RULE)


def test_a_step_without_an_executor_contradicts_nobody(tmp_path: Path) -> None:
    files = files_of("steps: [{activity: Camat menandatangani surat}]\n")
    assert not findings(tmp_path, files, step_names_another.RULE)
