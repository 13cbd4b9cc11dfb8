from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import files_of, subject, workspace
from soptool.lint.evidence.naming import names_of, title_key

FILES = """# file: masuk.yaml
id: surat-masuk
title: SOP Penanganan Surat Masuk (SPM)
number: SOP-012/SETJEN/2026
# file: lama.yaml
id: lama
title: Pengarsipan
number: SOP-001/SETJEN/2020
status: revoked
# file: satu.yaml
title: Pengiriman Surat
number: SOP-013/SETJEN/2026
# file: dua.yaml
title: Pengiriman Surat
number: SOP-013/SETJEN/2026
"""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("surat-masuk", "surat-masuk"),
        ("Penanganan  surat masuk", "surat-masuk"),
        ("Standar Operasional Prosedur: Penanganan Surat Masuk", "surat-masuk"),
        ("SOP Penanganan Surat Masuk (SOP-012/SETJEN/2026)", "surat-masuk"),
        ("SOP persuratan, nomor sop-012/setjen/2026", "surat-masuk"),
        ("lama", "lama"),  # by its id, but not by the title of something that no longer holds
        ("Pengarsipan", None),
        ("Pengiriman Surat", None),
        ("SOP-013/SETJEN/2026", None),
        ("SOP Penanganan Surat", None),
        ("SOP", None),
        ("", None),
    ],
)
def test_what_a_text_means(text: str, meant: str | None, tmp_path: Path) -> None:
    names = names_of(subject(workspace(tmp_path, files_of(FILES))).sops)
    found = names.find(text)
    assert (found.id if found else None) == meant


def test_a_title_may_be_nothing_but_sop() -> None:
    assert title_key("SOP") == ""
    assert title_key("Evaluasi SOP") == "evaluasi sop"
