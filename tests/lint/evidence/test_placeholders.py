from __future__ import annotations

import pytest

from soptool.lint.evidence.placeholders import placeholder_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‹unit kerja›", "‹unit kerja›"),
        ("Kepala ‹unit›", "‹unit›"),
        ("<Jika …, maka …>", "<Jika …, maka …>"),
        ("<rule that governs this activity>", "<rule that governs this activity>"),
        ("suhu < 5 dan > 3", None),
        ("nilai <10 atau >20", None),
        ("a<b dan c>d", None),
        ("<b>penting</b>", None),
        ("https://contoh.id/<", None),
        ("", None),
    ],
)
def test_what_is_still_to_be_filled_in(text: str, words: str | None) -> None:
    assert placeholder_in(text) == words
