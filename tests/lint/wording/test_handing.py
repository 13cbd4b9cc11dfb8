"""To whom sentences hand a thing, or an order."""

from __future__ import annotations

import pytest

from soptool.lint.wording.handing import receivers


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Menyerahkan berkas kepada Kepala Bagian", ["Kepala Bagian"]),
        ("Menandatangani izin dan menyerahkannya kepada Camat", ["Camat"]),
        ("Surat didisposisikan ke Sekretaris", ["Sekretaris"]),
        ("Penyerahan berkas kepada Lurah", ["Lurah"]),
        ("Mengembalikan berkas lewat TU, lalu melapor", ["TU"]),
        ("Menugaskan staf untuk mengetik", ["staf untuk mengetik"]),
        ("Menugaskan kepada staf", ["staf"]),
        ("Meneruskan surat kepada Camat. Mengirim salinan ke Arsip", ["Camat", "Arsip"]),
        ("Memeriksa surat dari Camat", []),
        ("Ditugaskan oleh Camat", []),
        ("Berterima kasih kepada Camat", []),
    ],
)
def test_receivers(text: str, whom: list[str]) -> None:
    assert list(receivers(text)) == whom
