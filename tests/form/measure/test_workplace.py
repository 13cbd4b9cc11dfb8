"""The folder that Typst works in: our templates, gone at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from soptool.errors import UsageError
from soptool.form.measure.workplace import Workplace


def test_it_is_there_as_long_as_it_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    place = Workplace(None)
    assert (place.folder / "soptool/sop.typ").is_file()
    del place
    assert list(tmp_path.iterdir()) == []


PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (Path.mkdir, "no regular file"),
    "circle": (lambda path: path.symlink_to(path.name), ""),
    "nowhere": (lambda path: path.symlink_to("tidak-ada.typ"), ""),
    "out": (lambda path: path.symlink_to(os.devnull), "leads out"),
    "letters": (lambda path: path.write_bytes(b"\xff\xfe"), "not UTF-8"),
    "pipe": (os.mkfifo, "no regular file"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and links")
@pytest.mark.parametrize("kind", PLACES)
def test_what_stands_in_a_templates_place_and_is_none_is_said(tmp_path: Path, kind: str) -> None:
    make, said = PLACES[kind]
    (tmp_path / "pdf").mkdir()
    make(tmp_path / "pdf" / "sop.typ")
    with pytest.raises(UsageError, match=rf"pdf/sop\.typ.*{said}"):
        Workplace(tmp_path)


def test_folders_beside_the_templates_are_none(tmp_path: Path) -> None:
    (tmp_path / "pdf" / "gambar").mkdir(parents=True)
    assert Workplace(tmp_path).has_users
