"""The scorecard as PDF: what an evaluator fills in and signs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from export.pdf.test_procedure import text_of
from export.rendered import ROOT
from soptool.api.render import Wanted, render
from soptool.api.request import Request
from soptool.form.measure.typesetting import pages_in

FILES = {
    "makro.yaml": "kind: macro\ntitle: Pengelolaan Surat\nsteps:\n  - use: tidak-ada\n",
    "mikro.yaml": "kind: micro\ntitle: SOP Surat\nexecutors: {a: Petugas}\nsteps:\n"
    + "".join(
        f"  - {{activity: Mencatat surat {n}, executor: a, duration: secukupnya}}\n" for n in "abc"
    ),
}
SIGNED = {
    "id": ("LEMBAR EVALUASI", "Tempat", "tanggal", "Nama:", "Pangkat/golongan:", "NIP:"),
    "en": ("EVALUATION SHEET", "Place", "date", "Name:", "Rank:", "NIP:"),
}


def made(folder: Path, name: str) -> bytes:
    request = Request((name,), folder, today=date(2026, 6, 1), here=folder)
    (document,) = render(request, Wanted(("scorecard-pdf",))).documents
    assert document.name == f"{name}.scorecard.pdf"
    assert isinstance(document.content, bytes)
    return document.content


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sheet_has_a_place_for_the_signature(language: str, tmp_path: Path) -> None:
    settings = {"sop.yaml": f"language: {language}\norganization: {{name: Kecamatan Contoh}}\n"}
    for name, text in (FILES | settings).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    content = made(tmp_path, "mikro")
    (tmp_path / "a.pdf").write_bytes(content)
    text = text_of(tmp_path / "a.pdf")
    assert all(word in text for word in (*SIGNED[language], "KECAMATAN CONTOH", "SOP Surat"))
    assert "lines 5, 6, 7)" in text or "baris 5, 6, 7)" in text
    assert made(tmp_path, "mikro") == content


def test_a_macro_that_is_not_whole_is_marked(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(made(tmp_path, "makro"))
    text = text_of(tmp_path / "a.pdf", "-raw")
    assert "TIDAK" in text
    assert "LENGKAP" in text


@pytest.mark.parametrize("name", ["surat-masuk", "layanan-persuratan"])
def test_an_example_is_one_page(name: str) -> None:
    assert pages_in(made(ROOT / "examples", name)) == 1
