from __future__ import annotations

import pytest

from soptool.lint.evidence.placeholders import is_open_end, placeholder_in


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


@pytest.mark.parametrize(
    "text", ["dst.", "DKK", "Etc.", "Dan Lain-Lain", "(dan lainnya)", "Dan lain"]
)
def test_an_entry_that_leaves_the_list_open_is_one_in_any_letters(text: str) -> None:
    assert is_open_end(text)


@pytest.mark.parametrize("text", ["ATK dll", "Etika", "dan lain hal", "Lainnya", "", "..."])
def test_an_entry_that_names_a_thing_is_no_open_end(text: str) -> None:
    assert not is_open_end(text)
