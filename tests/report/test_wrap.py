"""Lines on a screen: words that do not fit go below, none is cut."""

from __future__ import annotations

import pytest

from soptool.report.visible import width
from soptool.report.wrap import fitted

LINE = "  └ mikro/surat-masuk.yaml:36:10: masukan: Surat masuk yang telah dicatat"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pendek\n", "pendek\n"),
        ("", ""),
        ("satu dua tiga empat\nlima\n", "satu dua\n    tiga\n    empat\nlima\n"),
        ("  satu dua tiga\n", "  satu dua\n      tiga\n"),
        ("\x1b[31msatu dua\x1b[0m tiga\n", "\x1b[31msatu dua\x1b[0m\n    tiga\n"),
        ("sangat-panjang-sekali x\n", "sangat-panjang-sekali\n    x\n"),
    ],
)
def test_words_go_below(text: str, expected: str) -> None:
    assert fitted(text, 10) == expected


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_nothing_is_lost(columns: int) -> None:
    lines = fitted(f"{LINE}\n", columns).splitlines()
    assert max(map(width, lines)) <= columns
    assert " ".join(line.strip() for line in lines) == LINE.strip()
