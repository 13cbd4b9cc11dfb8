"""A book with a decree and a service standard: what stands on its pages, in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.pdf.test_procedure import text_of
from soptool.api.render import Wanted, render
from soptool.api.request import Request

pytest.importorskip("typst", reason="the extra soptool[pdf] is not installed")

DECREE = """\
organization: {name: Kecamatan Sukamaju}
decree: {title: Keputusan Camat, number: 12 Tahun 2026, about: Prosedur Kecamatan, signer: Camat}
"""
SOP = """\
kind: micro
title: Penanganan Surat
legal_basis: UU Nomor 1 Tahun 2000 tentang Surat
executors: {p: Petugas}
steps: [{activity: Menerima surat, executor: p}]
"""
STANDARD = """\
kind: standard
title: Layanan Persuratan
management: {legal_basis: PP Nomor 2 Tahun 2001 tentang Layanan}
"""


def test_attachments_follow_the_decree(tmp_path: Path) -> None:
    files = {"sop.yaml": DECREE, "a.yaml": SOP, "b.yaml": STANDARD}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    wanted = Wanted((), book=tmp_path / "b.pdf")
    (made,) = list(render(Request(here=tmp_path), wanted).documents)
    assert isinstance(made.content, bytes), made.findings
    (tmp_path / "b.pdf").write_bytes(made.content)
    cover, decree, contents, first, *_, last = text_of(tmp_path / "b.pdf").split("\f")[:-1]
    assert "1 standar pelayanan" in cover
    assert "KEPUTUSAN CAMAT" in decree
    assert "Lampiran I sampai dengan Lampiran II" in " ".join(decree.split())
    assert "PP Nomor 2 Tahun 2001" in decree
    assert "CAMAT," in decree
    assert "Persuratan" in contents
    assert "Penyampaian" not in contents
    assert first.split()[:4] == ["LAMPIRAN", "I", "KEPUTUSAN", "CAMAT"]
    assert last.split()[:2] == ["LAMPIRAN", "II"]
