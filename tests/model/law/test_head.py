from __future__ import annotations

import pytest

from soptool.model.law.catalogue import kind_names, table
from soptool.model.law.head import may_open, read_head


@pytest.mark.parametrize("before", ["", " ", "- ", ".:", "Surat "])
def test_whatever_names_a_kind_may_open_a_citation(before: str) -> None:
    names = [name for name, _ in kind_names()] + [form.short for form in table("short").values()]
    for name in (*names, "Permenkes", "kepmendagri"):
        for text in (name, name.lower(), name.upper()):
            assert may_open(f"{before}{text} Nomor 5 Tahun 2020 tentang Sesuatu")
    assert not may_open("Hasil rapat Nomor 5 Tahun 2020 tentang Sesuatu")


@pytest.mark.parametrize("text", ["Hasil rapat", "Permohonan", "Surat masuk", "Ünterlagen", ""])
def test_what_may_not_open_a_citation_names_no_kind(text: str) -> None:
    assert may_open(text) or read_head(text) is None
