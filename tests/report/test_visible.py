from __future__ import annotations

import pytest

from soptool.report.visible import visible, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Menerima surat", "Menerima surat"),
        ("a\tb", "a    b"),
        ("\x1b[31mmerah", "\\x1b[31mmerah"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("a\nb\rc", "a\\x0ab\\x0dc"),
        ("\udcff", "\\udcff"),
        ("\ufffe\U0001ffff\ufdd0\ufffd", "\\ufffe\\U0001ffff\\ufdd0\ufffd"),
        ("\U000e0041", "\\U000e0041"),
        ("keluarga 👨\u200d👩", "keluarga 👨\u200d👩"),
        ("日本語é", "日本語é"),
        ("::error::x", ":\\x3aerror::x"),
        (" \t::error::x", "     :\\x3aerror::x"),
        ("a::b", "a::b"),
        ("a ##[error]b", "a #\\x23[error]b"),
        ("##vso[task.x]", "#\\x23vso[task.x]"),
        ("## Judul", "## Judul"),
    ],
)
def test_control_characters_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "cells"), [("surat", 5), ("日本", 4), ("e\u0301", 1), ("ｱ", 1), ("Ａ", 2), ("", 0)]
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells
