"""What a PDF hides below something else is not read as if it stood there, but listed."""

from __future__ import annotations

import pytest

pytest.importorskip("pypdfium2")

from soptool.importing.interpret.interpret import interpret
from soptool.importing.pdf.reader import read
from soptool.importing.sheets import Sheets

OLD, NEW = "(SOP-003/08/2022)", "(SOP-007/17/2025)"


def drawn(content: str) -> Sheets:
    """Read a page with that content; its first font is Helvetica."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    clear = "<</Type/ExtGState/ca 0.3>>"
    resources = f"<</Font<</F1 {font}>>/ExtGState<</Clear {clear}>>>>"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources {resources}/Contents 4 0 R>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
    )
    body = "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, start=1))
    return read(f"%PDF-1.7\n{body}trailer\n<</Root 1 0 R>>\n%%EOF".encode())


def written(text: str, y: float = 100) -> str:
    return f"BT /F1 8 Tf 20 {y} Td {text} Tj ET\n"


def seen(sheets: Sheets) -> str:
    return "".join(glyph.text for glyph in sheets.pages[0].glyphs)


def test_what_was_painted_over_is_listed_and_not_read_into_what_is_seen() -> None:
    sheets = drawn(f"{written(OLD)}1 g 18 97 150 12 re f\n0 g {written(NEW, 99)}")
    assert seen(sheets) == NEW[1:-1]
    assert [each.text for each in sheets.unread] == [OLD[1:-1]]
    [draft] = interpret(sheets)
    assert draft.counts.listed == sum(remark.count for remark in draft.remarks) == 2
    assert any(remark.text == OLD[1:-1] for remark in draft.remarks)


@pytest.mark.parametrize(
    "over",
    [
        pytest.param("1 g 18 97 20 12 re S", id="a frame"),
        pytest.param("1 g 10 90 200 30 re 12 92 196 26 re f*", id="a frame of two rectangles"),
        pytest.param(
            "1 g 10 90 m 210 90 l 210 120 l 10 120 l h 12 92 m 12 118 l 208 118 l 208 92 l h f",
            id="a frame of two rectangles, one drawn the other way round",
        ),
        pytest.param("/Clear gs 1 g 18 97 150 12 re f", id="a veil"),
        pytest.param("0 g 18 101 150 1 re f", id="a line through it"),
        pytest.param("q 0 0 5 5 re W n 1 g 18 97 150 12 re f Q", id="an area that is cut off"),
        pytest.param("1 g 18 150 150 12 re f", id="an area beside it"),
    ],
)
def test_what_shows_through_is_read(over: str) -> None:
    sheets = drawn(f"{written(OLD)}{over}\n")
    assert (seen(sheets), sheets.unread) == (OLD[1:-1], ())


def test_a_ground_that_was_painted_first_hides_nothing() -> None:
    sheets = drawn(f"0.8 g 18 97 150 12 re f\n0 g {written(OLD)}")
    assert (seen(sheets), sheets.unread) == (OLD[1:-1], ())
