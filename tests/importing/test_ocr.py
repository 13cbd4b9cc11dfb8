"""Scans: their letters where OCR is asked for, never their drawing; and how to get Tesseract."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import which

import pytest

pytest.importorskip("pypdfium2")

from importing.returned import printed
from importing.scanned import Picture, of_pictures, scanned
from soptool.errors import UsageError
from soptool.importing.child import Reader
from soptool.importing.ocr import program
from soptool.importing.reading import Wishes, drafts_of
from soptool.importing.yaml import yaml_of

EXAMPLES = Path(__file__).parents[2] / "examples"
needs_shell = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")


def grid(lines: int = 5, size: int = 600) -> Picture:
    """A table at 200 dots an inch, its lines two dots wide."""
    dots = bytearray(b"\xff" * size * size)
    for number in range(lines):
        at = 60 + number * 110
        for thick in (0, 1):
            dots[(at + thick) * size + 60 : (at + thick) * size + 500] = bytes(440)
            for y in range(60, 500):
                dots[y * size + at + thick] = 0
    return Picture(bytes(dots), size, size, size * 0.36, size * 0.36)


def test_lines_of_a_scan_are_found_also_where_it_leans() -> None:
    reader = Reader(60)
    try:
        pages = [reader.scan(of_pictures([grid()], degrees), 1) for degrees in (0.6, -1.2)]
    finally:
        reader.close()
    for page in pages:
        assert page is not None
        level = [line.y0 for line in page.lines if line.x1 - line.x0 > 100]
        upright = [line.x0 for line in page.lines if line.y1 - line.y0 > 100]
        for places in (level, upright):
            first = [place for n, place in enumerate(places) if not n or place - places[n - 1] > 2]
            apart = [one - other for one, other in zip(first[1:], first, strict=False)]
            assert apart == pytest.approx([110 * 0.36] * 4, abs=1)


TSV = "5\t1\t1\t1\t1\t1\t{}\t{}\t{}\t40\t{}\t{}"


@needs_shell
def test_words_are_taken_with_their_places_and_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [
        TSV.format(200, 200, 300, 95, "Tertib"),
        TSV.format(520, 200, 200, 90, "Arsip"),
        TSV.format(200, 600, 30, 5, "~"),
        "4\t1\t1\t1\t1\t0\t1\t1\t1\t1\t-1\t",
        "bukan baris",
    ]
    (tmp_path / "words").write_text("\n".join(words))
    script = 'case "$1" in --list-langs) echo ind;; *) cat >/dev/null; cat "$0.words";; esac'
    (tmp_path / "tesseract").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "words").rename(tmp_path / "tesseract.words")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    [draft] = drafts_of(of_pictures([grid()]), Wishes(ocr=program()))
    said = {remark.kind: remark for remark in draft.remarks}
    assert said["text"].text == "Tertib Arsip"
    assert (said["ocr"].page, draft.data["steps"]) == (1, [])
    assert draft.counts.listed == sum(remark.count for remark in draft.remarks)


def test_without_tesseract_one_line_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="apt install tesseract-ocr tesseract-ocr-ind"):
        program()
    if os.name == "nt":
        return
    (tmp_path / "tesseract").write_text("#!/bin/sh\necho eng\n")
    (tmp_path / "tesseract").chmod(0o755)
    with pytest.raises(UsageError, match="lacks the language `ind`"):
        program()


@pytest.mark.long
@pytest.mark.skipif(which("tesseract") is None, reason="Tesseract is not installed")
@pytest.mark.parametrize("degrees", [0.0, 0.5])
def test_a_printed_and_scanned_sop_gives_its_texts_and_no_step_is_invented(
    degrees: float, tmp_path: Path
) -> None:
    [file] = printed(EXAMPLES, tmp_path, "surat-masuk")
    [drawn] = drafts_of(file.read_bytes())
    [draft] = drafts_of(scanned(file.read_bytes(), degrees), Wishes(ocr=program()))
    before, after = ([step for step in one.data["steps"] if "row" not in step]
                     for one in (drawn, draft))  # fmt: skip
    assert len(after) == len(before)
    assert [step.get("duration") for step in after] == [step.get("duration") for step in before]
    assert list(draft.data["executors"].values()) == list(drawn.data["executors"].values())
    assert not any("executor" in step or "next" in step for step in after)
    assert draft.data["number"] == drawn.data["number"]
    assert len(draft.notes) == len(draft.data["steps"])
    assert "OCR" in yaml_of(draft.data, None, {p: str(m) for p, m in draft.notes.items()})
