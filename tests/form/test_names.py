"""File names that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.form.names import file_name


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("surat-masuk", "surat-masuk.html"),
        ("con", "con_.html"),
        ("CON", "CON_.html"),
        ("aux.lama", "aux_.lama.html"),
        ("com1", "com1_.html"),
        ("console", "console.html"),
        ("index", "index_.html"),
        ("../../etc/passwd", "etc-passwd.html"),
        ("C:\\Windows\\x", "C-Windows-x.html"),
        ("a/b", "a-b.html"),
        ("", "_.html"),
        ("..", "_.html"),
        ("a ", "a.html"),
        ("x" * 300, "x" * 200 + ".html"),
        ("a\0b\x1b", "a-b.html"),
    ],
)
def test_names(name: str, file: str) -> None:
    assert file_name(name, "html") == file


@given(st.text(max_size=50))
def test_a_name_is_never_a_path(name: str) -> None:
    file = file_name(name, "md")
    assert file.endswith(".md")
    assert not set(file) & set('/\\:*?"<>|\0\n')
    assert not file.startswith(".")
    assert file.partition(".")[0].lower() not in ("con", "prn", "aux", "nul", "com1", "lpt9")


def test_names_that_are_taken() -> None:
    assert file_name("findings", "json") == "findings_.json"
    assert file_name("Register", "xlsx") == "Register_.xlsx"
    assert file_name("findings", "html") == "findings.html"
