"""Signs of a list: who reads an office's texts knows the same ones."""

from __future__ import annotations

import pytest

from soptool.model.law.reading import parse_citation
from soptool.source.quoting import BULLETS
from soptool.workbook.lines import lines_of


@pytest.mark.parametrize("sign", ["-", "*", *BULLETS])
def test_every_reader_knows_every_sign(sign: str) -> None:
    assert parse_citation(f"{sign} UU Nomor 14 Tahun 2008") is not None
    assert lines_of(f"{sign} Surat\n{sign} Disposisi") == ["Surat", "Disposisi"]
