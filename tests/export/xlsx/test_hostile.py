"""Texts that would be formulas, markup or page fields, and such as no cell holds."""

from __future__ import annotations

import pytest

from export.xlsx.reading import parts, sheet
from soptool.export.xlsx.documents import data_workbook
from soptool.export.xlsx.paper import page_foot
from soptool.export.xlsx.ruler import TALLEST, heights_of, ruler_of
from soptool.export.xlsx.sheet import MAX_LETTERS, PIXEL, Sheet
from soptool.export.xlsx.styles import Style
from soptool.form.headings import headings
from soptool.importing.reading import drafts_of

TEXTS = (
    '=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "<b>&amp;</b>", "a\x07\x1b[31mb",
    "\u202egnp.exe", "_x0041_", "]]>", "\U0001f600 \u0645\u0631\u062d\u0628\u0627", "'satu",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_texts_stay_texts_and_come_back(text: str) -> None:
    data = {"kind": "micro", "id": "x", "title": text, "steps": [{"activity": text}]}
    content = data_workbook(data, "id")
    for name, part in parts(content).items():
        assert b"<f>" not in part, name
        assert b"hyperlink" not in part, name
    assert drafts_of(content)[0].data == data


def test_a_text_longer_than_a_cell_is_cut_and_known() -> None:
    made = Sheet("Data", [20.0])
    made.put(1, 1, "a" * (MAX_LETTERS + 1), Style())
    made.put(2, 1, "a" * MAX_LETTERS, Style())
    assert [area.name for area in made.cut] == ["A1"]
    assert len(made.cells[1, 1].text) == MAX_LETTERS
    content = data_workbook({"kind": "micro", "id": "x", "title": "a" * 40_000}, "id")
    assert max(map(len, sheet(content, "Identitas").texts.values())) == MAX_LETTERS


@pytest.mark.parametrize("high", [0.1, 4.0, 142.8, 143.0, 300.0, 1000.0])
def test_no_row_is_higher_than_one_may_be(high: float) -> None:
    pixels = heights_of(high)
    assert max(pixels) <= TALLEST
    assert 0 <= sum(pixels) * PIXEL - high < PIXEL + 0.01
    assert TALLEST * 0.75 <= 409.5


def test_places_stay_inside_their_cells() -> None:
    ruler = ruler_of([10, 20], [30, 40])
    assert ruler.spot(0, 0) == (0, 0, 0, 0)
    assert ruler.spot(30 * PIXEL, 70 * PIXEL) == (1, 20 * PIXEL, 1, 40 * PIXEL)
    assert ruler.spot(99, -1) == (1, 20 * PIXEL, 0, 0)


def test_what_stands_below_pages_is_no_field() -> None:
    said = page_foot("&P 50% & lain" + "x" * 400, 3, headings("id"))
    assert said.startswith("&L&7&&P 50% && lain")
    assert len(said) <= 255
    assert said.endswith("&R&7Halaman &P dari 3")
    assert page_foot("12 SOP", None, headings("id")).startswith("&L&7 12 SOP")
