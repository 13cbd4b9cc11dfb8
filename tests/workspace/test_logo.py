"""The logo as a data address."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest

from soptool.settings import Settings
from soptool.workspace.load import load
from soptool.workspace.logo import load_logo, picture_type, pictures_beside
from soptool.workspace.references import reference_findings

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def settings(logo: str | None) -> Settings:
    return Settings.model_validate({"organization": {"logo": logo} if logo else {}})


def test_a_picture_of_the_workspace_is_inlined(tmp_path: Path) -> None:
    (tmp_path / "gambar").mkdir()
    (tmp_path / "gambar" / "logo.svg").write_bytes(SVG)
    address, trouble = load_logo(tmp_path, settings("gambar/logo.svg"))
    assert trouble is None
    assert address is not None
    head, _, body = address.partition(",")
    assert (head, b64decode(body)) == ("data:image/svg+xml;base64", SVG)


def test_without_a_logo_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert load_logo(tmp_path, settings(None)) == (None, None)


@pytest.mark.parametrize(
    ("logo", "reason"),
    [
        ("../luar.svg", "not inside the workspace"),
        ("tautan.svg", "not inside the workspace"),
        ("/etc/hostname", "not inside the workspace"),
        ("tidak-ada.svg", "is not there"),
        (".", "can't be read"),
        ("https://jahat.example/x.svg", "is not there"),
        ("catatan.txt", "not a PNG, JPEG, GIF, WebP or SVG"),
        ("besar.png", "larger than 1 MB"),
        ("a\0b.svg", "can't be read"),
        ("luar-lagi.svg", "shows another file"),
        ("lingkar.svg", "can't be read"),
        ("lingkar.svg/x.svg", "can't be read"),
    ],
)
def test_why_there_is_no_logo(tmp_path: Path, logo: str, reason: str) -> None:
    root = tmp_path / "sop"
    root.mkdir()
    (tmp_path / "luar.svg").write_bytes(SVG)
    (root / "tautan.svg").symlink_to(tmp_path / "luar.svg")
    (root / "lingkar.svg").symlink_to("lingkar.svg")
    outside = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    (root / "luar-lagi.svg").write_bytes(outside)
    (root / "catatan.txt").write_bytes(b"<html><svg></svg></html>")
    (root / "besar.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1_000_000))
    address, trouble = load_logo(root, settings(logo))
    assert address is None
    assert reason in str(trouble)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?><!-- x --><svg/>', "image/svg+xml"),
        (b"<svg viewBox='0 0 1 1'/>", "image/svg+xml"),
        (b"<?xml version='1.0'?><html/>", None),
        (b"", None),
    ],
)
def test_type_by_the_first_bytes(content: bytes, kind: str | None) -> None:
    assert picture_type(content) == kind


@pytest.mark.parametrize(
    ("logo", "there", "hint"),
    [
        ("LOGO.svg", "logo.svg", "`logo.svg`"),
        ("gambar/lambang.svg", "gambar/lambang2.svg", "`gambar/lambang2.svg`"),
        ("gambar/lambang.svg", None, None),
    ],
)
def test_a_logo_that_is_not_there_is_found(
    logo: str, there: str | None, hint: str | None, tmp_path: Path
) -> None:
    (tmp_path / "sop.yaml").write_text(f"organization: {{name: A, logo: {logo}}}\n")
    if there:
        (tmp_path / there).parent.mkdir(exist_ok=True)
        (tmp_path / there).write_bytes(SVG)
    (finding,) = reference_findings(load(tmp_path))
    place = finding.place
    assert (finding.check.code, place.path, place.column) == ("SOP230", "sop.yaml", 31)
    assert (str(finding.hint) if finding.hint else None) == (hint and f"Did you mean {hint}?")


def test_only_pictures_of_the_workspace_are_offered_in_order(tmp_path: Path) -> None:
    root = tmp_path / "sop"
    for name in ("z.PNG", "a.svg", "sop.yaml", ".sop-cache/b.svg", "../luar.svg"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(SVG)
    assert pictures_beside(root, "x.svg") == ("a.svg", "z.PNG")
    assert pictures_beside(root, "../x.svg") == ()


def test_a_logo_that_is_there_is_no_finding(tmp_path: Path) -> None:
    (tmp_path / "sop.yaml").write_text("organization: {name: A, logo: logo.svg}\n")
    (tmp_path / "logo.svg").write_bytes(SVG)
    assert reference_findings(load(tmp_path)) == ()
