"""Which fonts lie in the folder `fonts`, and which that sop.yaml names do not."""

from __future__ import annotations

import shutil
from pathlib import Path

import fontpkg_arimo
import pytest

from soptool.workspace.fonts import families
from soptool.workspace.load import load
from soptool.workspace.references import shared_findings

FILES = sorted((Path(fontpkg_arimo.__file__).parent / "files").rglob("*.ttf"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fonts" / "lain").mkdir(parents=True)
    return tmp_path


def said(folder: Path, fonts: str) -> list[tuple[str, int, str]]:
    (folder / "sop.yaml").write_text(f"fonts: {fonts}\n", encoding="utf-8")
    found = shared_findings(load(folder))
    return [(one.code, one.place.column, str(one.message)) for one in found]


def test_the_files_tell_their_families(folder: Path) -> None:
    shutil.copy(FILES[0], folder / "fonts" / "lain" / "a.TTF")
    (folder / "fonts" / "rusak.ttf").write_bytes(b"\x00\x01\x00\x00\x00\x20" + b"name" * 9)
    (folder / "fonts" / "kosong.otf").write_bytes(b"")
    (folder / "fonts" / "BACA.txt").write_text("Calibri", encoding="utf-8")
    assert any(name.startswith("Arimo") for name in families(folder))
    assert not any(name.startswith("Calibri") for name in families(folder))


@pytest.mark.parametrize(
    ("fonts", "columns"),
    [
        ("Arimo", []),
        ("[]", []),
        ("Calibri", [8]),
        ("[Arimo, Calibri, Cambria]", [16, 25]),
        ('["../../etc/passwd"]', [9]),
    ],
)
def test_a_font_that_is_not_there_is_said_at_its_name(
    folder: Path, fonts: str, columns: list[int]
) -> None:
    assert [(code, column) for code, column, _ in said(folder, fonts)] == [
        ("SOP232", column) for column in columns
    ]


def test_a_collection_has_several_fonts(folder: Path) -> None:
    font = FILES[0].read_bytes()
    head = b"ttcf" + (0x00010000).to_bytes(4, "big") + (1).to_bytes(4, "big")
    at = len(head) + 4
    count = int.from_bytes(font[4:6], "big")
    moved = bytearray(font)
    for record in range(12, 12 + 16 * count, 16):
        start = int.from_bytes(font[record + 8 : record + 12], "big") + at
        moved[record + 8 : record + 12] = start.to_bytes(4, "big")
    (folder / "fonts" / "a.ttc").write_bytes(head + at.to_bytes(4, "big") + bytes(moved))
    assert any(name.startswith("Arimo") for name in families(folder))
