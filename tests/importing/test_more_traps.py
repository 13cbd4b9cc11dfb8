"""Traps of drawings and pages that few documents set, each on one sheet of our own."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from importing.drawn import EDGES, HEAD, ROW, TOP, arrow, box, form, shape, text, understood
from soptool.importing.sheets import Box, Glyph, Link, Picture, Segment

THREE = ("Menerima surat", "Memeriksa surat", "Mengarsipkan surat")


def down(row: int, column: int, to: int) -> Link:
    """Draw a line from a symbol to one in the next row."""
    start, end = box(row, column), box(row + 1, to)
    middle = start.y1 + 10
    return arrow((start.middle[0], start.y1), (start.middle[0], middle), (end.middle[0], middle),
                 (end.middle[0], end.y0))  # fmt: skip


def up(said: str, x: float, y: float, size: float = 8.0) -> list[Glyph]:
    """Set a line of text that is read from below."""
    wide = size / 2
    return [Glyph(letter, x, y - (at + 1) * wide, x + size, y - at * wide, "up")
            for at, letter in enumerate(said)]  # fmt: skip


def back(short: float = 0.0) -> Link:
    """Lead from the right side of the second symbol back to the first."""
    right, first = box(1, 0), box(0, 0)
    x = right.x1 + 30
    return arrow((right.x1, right.middle[1]), (x, right.middle[1]), (x, first.middle[1]),
                 (first.x1 + short, first.middle[1]))  # fmt: skip


ASKED = (shape("capsule", 0, 0), shape("diamond", 1, 0), shape("rectangle", 2, 0))
NEXT = (down(0, 0, 0), down(1, 0, 0))
NO = text("Tidak", box(1, 0).x1 + 6, box(1, 0).middle[1] - 10, 7)


def test_an_answer_that_is_a_picture_is_named() -> None:
    page = form(THREE, ASKED, [*NEXT, back()])
    place = Box(box(1, 0).x1 + 4, box(1, 0).middle[1] - 12, box(1, 0).x1 + 24, box(1, 0).middle[1])
    [draft] = understood(replace(page, pictures=(Picture(place),)))
    assert [remark.box for remark in draft.remarks if remark.kind == "picture"] == [place]


def test_an_answer_in_the_corner_of_a_diamonds_box_is_none_of_its_words() -> None:
    corner = box(1, 0).x1 - 9, box(1, 0).y1 - 5
    [draft] = understood(form(THREE, ASKED, [*NEXT, back()], [*text("Ya", *corner, 5), *NO]))
    step = draft.data["steps"][1]
    assert "question" not in step
    assert step["branches"] == {"Ya": "mengarsipkan-surat", "Tidak": "menerima-surat"}


def test_answers_that_are_turned_stand_at_their_lines() -> None:
    turned = up("Belum lengkap", box(1, 0).x1 + 33, box(1, 0).middle[1] - 2, 6)
    [draft] = understood(form(THREE, ASKED, [*NEXT, back()], turned))
    assert draft.data["steps"][1]["branches"] == {
        "Ya": "mengarsipkan-surat", "Belum lengkap": "menerima-surat",
    }  # fmt: skip


def test_a_text_that_is_turned_and_has_no_place_is_listed_whole() -> None:
    turned = up("Catatan kaki", EDGES[3] + 90, TOP + HEAD + 80, 6)
    [draft] = understood(form(THREE, ASKED, [*NEXT, back()], turned))
    assert [remark.text for remark in draft.remarks if remark.kind == "text"] == ["Catatan kaki"]
    assert draft.counts.listed == 1


def test_who_agrees_goes_on_where_an_answer_stands_between_two_lines() -> None:
    place = box(1, 0).middle[0] + 8, box(1, 0).y1 - 1
    [draft] = understood(form(THREE, ASKED, [*NEXT, back()], text("Sudah sesuai", *place, 5)))
    branches = draft.data["steps"][1]["branches"]
    assert branches["Sudah sesuai"] == "mengarsipkan-surat"


def test_an_answer_without_a_line_leads_to_the_next_row() -> None:
    words = [*NO, *text("Ya", box(1, 0).middle[0] + 3, box(1, 0).y1 + 2, 7)]
    [draft] = understood(form(THREE, ASKED, [NEXT[0], back()], words))
    assert draft.data["steps"][1]["branches"] == {
        "Ya": "mengarsipkan-surat", "Tidak": "menerima-surat",
    }  # fmt: skip
    assert draft.edges["assumed"] == 1
    assert draft.counts.listed == 0


@pytest.mark.parametrize("beyond", [12.0, -50.0], ids=["it points there", "it passes behind it"])
def test_a_line_belongs_to_the_symbol_that_is_straight_ahead(beyond: float) -> None:
    [draft] = understood(form(THREE, ASKED, [*NEXT, back(beyond)], NO))
    assert draft.data["steps"][1]["branches"]["Tidak"] == "menerima-surat"
    assert draft.edges["lost"] == 0


def test_a_line_goes_on_where_the_end_of_the_page_cuts_it() -> None:
    x, bottom = box(1, 0).middle[0], TOP + HEAD + 2 * ROW
    top = TOP + HEAD
    first = form(THREE[:2], ASKED[:2],
                 [NEXT[0], Link((Segment(x, box(1, 0).y1, x, bottom - 1),))])  # fmt: skip
    into = arrow((x, top + 1), (x, top + 6), (box(0, 1).middle[0], top + 6),
                 (box(0, 1).middle[0], box(0, 1).y0))  # fmt: skip
    [draft] = understood(first, form(THREE[2:], [shape("capsule", 0, 1)], [into], (), 2, 3))
    assert (draft.edges["page"], draft.edges["assumed"], draft.edges["lost"]) == (1, 0, 0)


def test_a_symbol_over_two_columns_is_of_both_though_the_start_stands_above_it() -> None:
    wide = shape("rectangle", 0, 0)._replace(
        box=Box(box(0, 0).x0 - 5, box(0, 0).y0 + 6, box(0, 1).x1, box(0, 0).y1 + 8)
    )
    start = shape("capsule", 0, 0)._replace(
        box=Box(box(0, 0).x0, box(0, 0).y0 - 14, box(0, 0).x1, box(0, 0).y0 - 4)
    )
    x = box(0, 0).middle[0]
    into = arrow((x, start.box.y1), (x, wide.box.y0))
    [draft] = understood(form(THREE, [start, wide, *ASKED[1:]], [into, NEXT[1]]))
    assert draft.data["steps"][0]["executor"] == ["staf", "kepala-seksi"]


def test_letters_turned_by_nearly_a_whole_circle_are_level() -> None:
    pytest.importorskip("pypdfium2")
    from soptool.importing.pdf.letters import _turn  # noqa: PLC0415

    turns = [_turn(angle) for angle in (0.0, 2 * math.pi - 1e-6, math.pi / 2, -math.pi / 2)]
    assert turns[:2] == ["level", "level"]
    assert set(turns[2:]) == {"up", "down"}


def test_strokes_of_a_page_in_one_path_are_lines_of_their_own() -> None:
    pytest.importorskip("pypdfium2")
    from soptool.importing.pdf.paths import Line, Path  # noqa: PLC0415
    from soptool.importing.pdf.shapes import drawn  # noqa: PLC0415

    black = (0, 0, 0, 255)
    strips = tuple(Line(((10, y), (60, y)), is_closed=False, is_curved=False)
                   for y in (10, 40, 70))  # fmt: skip
    found = drawn([Path(strips, None, black, 0.75, is_broken=False)])
    assert [(round(s.y0), round(s.x1)) for s in found.strokes] == [(10, 60), (40, 60), (70, 60)]
    assert (found.shapes, found.links) == ([], [])


def test_two_lines_that_were_printed_over_each_other_are_two() -> None:
    lines = (
        "Bebas dari Korupsi dan Wilayah Birokrasi Bersih",
        "7. Peraturan Nomor 1 Tahun 2023 ini",
    )
    glyphs = [*text(lines[0], 40, 400), *text(lines[1], 38.5, 402)]
    [draft] = understood(form(THREE, ASKED, [*NEXT, back()], [*NO, *glyphs]))
    assert [remark.text for remark in draft.remarks if remark.kind == "text"] == list(lines)


def test_labels_that_wrap_in_their_column_have_their_values_in_order() -> None:
    labels = ("Nomor SOP", "Tanggal", "Pembuatan", "Tanggal Revisi", "Tanggal Efektif")
    values = ("SOP-1/2025", "2 Januari 2024", "2 Januari 2025", "10 Januari 2025")
    edges = [Segment(400, 20, 800, 20), Segment(400, 90, 800, 90),
             Segment(400, 20, 400, 90), Segment(800, 20, 800, 90)]  # fmt: skip
    glyphs = [g for at, said in enumerate(labels) for g in text(said, 404, 24 + at * 10)]
    for at, said in enumerate(values):
        glyphs += [*text(":", 480, 24 + at * 10), *text(said, 500, 24 + at * 10)]
    front = replace(form((), (), ()), glyphs=tuple(glyphs), strokes=tuple(edges))
    [draft] = understood(front, replace(form(THREE, ASKED, [*NEXT, back()], NO), number=2))
    assert draft.data["number"] == "SOP-1/2025"
    assert draft.data["dates"] == {
        "created": "2024-01-02", "revised": "2025-01-02", "effective": "2025-01-10",
    }  # fmt: skip
