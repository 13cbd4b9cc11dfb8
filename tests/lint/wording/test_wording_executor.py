from __future__ import annotations

import pytest

from soptool.lint.wording import executor


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Budi Santoso, S.Kom.", "degree"),
        ("Drs. Ahmad", "degree"),
        ("Siti Aminah, SE", "degree"),
        ("NIP 19850412 201001 1 003", "nip"),
        ("Bpk. Suharto", "honorific"),
        ("Ibu Endang", "honorific"),
        ("Agus Setiawan", "name"),
        ("Kepala Bagian Umum", None),
        ("Petugas SE", None),
        ("Bapak Camat", None),
        ("Ibu Hamil", None),
        ("Dewi", "name"),
        ("Tim Agus", None),
        ("PPK", None),
        ("Dr. Hasan", "degree"),
        ("RSUD Dr. Soetomo", None),
        ("S.O.P", None),
        ("dr. Rina Lestari", "degree"),
        ("drg. Maya Sari", "degree"),
        ("dr Ani", "degree"),
        ("dr Spesialis Anak", None),
        ("drg Puskesmas", None),
        ("Petugas NRP 78051234", "nip"),
        ("Kepala Seksi Budi, S.Sos", "degree"),
        # roles that a title belongs to
        ("dr. Spesialis", None),
        ("dr. Umum", None),
        ("dr. Jaga", None),
        ("dr. Penanggung Jawab", None),
        ("dr. Poli Anak", None),
        ("dr. IGD", None),
        ("dr. Sp.PD", None),
        ("drg. Pemeriksa", None),
        ("Dokter Sp.A", None),
        ("Dokter Spesialis Anak (Sp.A)", None),
        ("Apoteker, S.Farm", None),
        ("Bidan A.Md.Keb", None),
        ("Notaris, S.H.", None),
        ("Prof. Pembimbing", None),
        ("Ir. Pengawas", None),
        ("Tim dr. Spesialis", None),
    ],
)
def test_person(text: str, kind: str | None) -> None:
    seen = executor.person(text)
    assert (seen.kind if seen else None) == kind


@pytest.mark.parametrize(
    ("text", "level"),
    [("Kasubbag TU", "4"), ("Kepala Bidang Bina Marga", "3"), ("Kepala Dinas", None), ("", None)],
)
def test_former_structural_posts(text: str, level: str | None) -> None:
    seen = executor.former_structural(text)
    assert (seen.kind if seen else None) == level
