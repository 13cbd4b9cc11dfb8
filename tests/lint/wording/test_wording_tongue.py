from __future__ import annotations

import pytest

from soptool.lint.wording.tongue import tongue_of


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("Menerima surat masuk", "id"),
        ("Pengelolaan Surat Masuk", "id"),
        ("Mengupload file ke website", "id"),
        ("Receive the incoming letter", "en"),
        ("Review of the budget proposal", "en"),
        ("Sign the form and send it to the director", "en"),
        ("Printer", None),
        ("PC/Laptop", None),
        ("", None),
        ("12345", None),
    ],
)
def test_tongue_of(text: str, tongue: str | None) -> None:
    assert tongue_of(text) == tongue
