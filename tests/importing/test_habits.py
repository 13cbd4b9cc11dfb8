"""What people do in workbooks and documents that no guide foresees, each in a file of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from importing.books import HIGH, MIDDLE, PLAIN, RULED, Sheet, box, draw, flow
from importing.drawn import arrow, form, shape, text, understood
from importing.drawn import box as place
from importing.sketch import Arrow, Sketch
from importing.test_books import draft_of
from importing.test_traps import THREE
from soptool.importing.interpret.interpret import interpret
from soptool.importing.sheets import Box, Link, Picture, Sheets

LISTS = {
    "DASAR HUKUM :": ("legal_basis", ("UU Nomor 5 Tahun 2014", "Perpres Nomor 83 Tahun 2016", "")),
    "KETERKAITAN:": ("related", ("SOP Penerimaan Berita", "Penanganan Berita Lanjutan")),
}


def identity(headings: dict[str, tuple[str, tuple[str, ...]]], last: str = "") -> Sheet:
    """Write boxes of lists, each number in a cell of its own."""
    sheet = Sheet("COVER", letters=(2, 4, 60, 2))
    row = 1
    for heading, (_, items) in headings.items():
        sheet.over(f"B{row}:C{row}", heading)
        for at, item in enumerate(items, start=1):
            sheet.put(row + at, 1, "", MIDDLE)
            sheet.put(row + at, 2, at, PLAIN)
            sheet.put(row + at, 3, item, PLAIN)
            sheet.put(row + at, 4, "", MIDDLE)
            sheet.heights[row + at] = 30.0
        row += len(items) + 1
    sheet.over(f"B{row}:C{row}", last or "PERINGATAN :")
    sheet.over(f"B{row + 1}:C{row + 1}", "Kalau tidak, terlambat")
    return sheet


def test_numbers_of_lists_in_cells_of_their_own_are_no_items() -> None:
    draft = draft_of(identity(LISTS), draw(flow(THREE), Sketch()))
    for key, items in LISTS.values():
        assert draft.data[key] == [item for item in items if item]
    assert draft.data["warnings"] == ["Kalau tidak, terlambat"]
    assert not [remark for remark in draft.remarks if remark.kind == "text"]


@pytest.mark.parametrize(
    "heading",
    [
        "PENCATATAN DAN PENDAFTARAN :",
        "Pencatatan & Pendataan",
        "Pencatatan/Pelaporan",
        "Pencatatan",
        "PENCATATAN DAN",
    ],
)
def test_headings_of_records_have_many_words(heading: str) -> None:
    draft = draft_of(identity(LISTS, heading), draw(flow(THREE), Sketch()))
    assert draft.data["records"] == ["Kalau tidak, terlambat"]


def test_a_heading_said_again_within_its_list_is_no_item() -> None:
    sheet = Sheet("COVER", letters=(4, 60))
    sheet.over("A1:B1", "PERALATAN / PERLENGKAPAN :")
    sheet.over("A2:B2", "Peralatan :\nKomputer, printer,\nPerlengkapan\nPeta wilayah")
    draft = draft_of(sheet, draw(flow(THREE), Sketch()))
    assert draft.data["equipment"] == ["Komputer, printer,", "Peta wilayah"]
    assert not [remark for remark in draft.remarks if remark.kind == "text"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("SOP PENANGANAN LAPORAN", "PENANGANAN LAPORAN"),
        ("STANDAR OPERASIONAL PROSEDUR\nPENANGANAN LAPORAN", "PENANGANAN LAPORAN"),
        ("Prosedur: Penanganan laporan", "Penanganan laporan"),
    ],
)
def test_the_heading_above_a_table_without_boxes_is_the_title(heading: str, title: str) -> None:
    sheet = flow(THREE, top=3)
    sheet.over("A1:I1", heading, PLAIN)
    sheet.heights[1] = 40.0
    draft = draft_of(draw(sheet, Sketch()))
    assert draft.data["title"] == title
    assert not [remark for remark in draft.remarks if remark.kind == "text"]


def test_the_title_said_again_above_the_table_is_read() -> None:
    sheet = flow(THREE, top=5)
    for row, (label, value) in enumerate((("Nama SOP", "Penanganan laporan"),
                                          ("Nomor SOP", "12/2024")), start=1):  # fmt: skip
        sheet.over(f"F{row}:G{row}", label)
        sheet.over(f"H{row}:I{row}", value)
    sheet.over("A4:I4", "SOP PENANGANAN LAPORAN", PLAIN)
    draft = draft_of(draw(sheet, Sketch()))
    assert (draft.data["title"], draft.data["number"]) == ("Penanganan laporan", "12/2024")
    assert not [remark for remark in draft.remarks if remark.kind == "text"]


def test_a_picture_that_lines_are_tied_to_is_a_symbol() -> None:
    sheet = form(THREE, [shape("capsule", 0, 0)._replace(name="1"), shape("capsule", 2, 0)],
                 [tied(0, "1", "2")])  # fmt: skip
    sheet = replace(sheet, pictures=(Picture(place(1, 1), name="2"),))
    [draft] = understood(sheet)
    assert draft.data["steps"][1]["executor"] == "kepala-seksi"
    assert draft.edges["glued"] == 1


def tied(row: int, start: str, end: str) -> Link:
    line = arrow((place(row, 0).middle[0], place(row, 0).y1),
                 (place(row + 1, 1).middle[0], place(row + 1, 1).y0))  # fmt: skip
    return line._replace(start=start, end=end)


def test_rows_that_are_only_room_for_connectors_are_no_steps() -> None:
    sheet = flow(THREE[:2])
    for row in (5, 6):
        for column in range(1, 10):
            sheet.put(row, column, "", RULED)
        sheet.heights[row] = HIGH
    for column, said in enumerate(("3", THREE[2], "", "", "", "", "1 jam", "Surat", ""), start=1):
        sheet.put(7, column, said, RULED)
    sheet.heights[7] = HIGH
    sketch = Sketch()
    first, asked = sketch.put("terminator", box(0, 0)), sketch.put("decision", box(1, 1))
    last = sketch.put("terminator", box(4, 0))
    marks = [sketch.put("off", box(row, column, width=12, height=12))
             for row in (2, 3) for column in (1, 0)]  # fmt: skip
    sketch.down(first, asked, glue=True)
    sketch.down(asked, marks[0], glue=True)
    start, end = (asked.box.x0, asked.box.middle[1]), (marks[1].box.middle[0], marks[1].box.y0)
    sketch.arrows.append(Arrow(start, end, elbow=False, glued=(asked.id, marks[1].id)))
    for mark, to in ((marks[2], last), (marks[3], first)):
        start, end = (mark.box.middle[0], mark.box.y1), (to.box.middle[0], to.box.y0)
        sketch.arrows.append(Arrow(start, end, glued=(mark.id, to.id)))
    draft = draft_of(draw(sheet, sketch))
    assert [step["activity"] for step in draft.data["steps"]] == list(THREE)
    assert draft.edges["page"] == 2
    assert not [remark for remark in draft.remarks if remark.kind in ("symbol", "executor")]


def test_an_answer_behind_a_connector_is_the_one_before_it() -> None:
    asked, first = shape("diamond", 0, 0), shape("rectangle", 1, 2)
    out = shape("pentagon", 1, 0)
    into = out._replace(box=Box(out.box.x0, 184, out.box.x1, 200))
    last = shape("capsule", 2, 1)
    x, middle = asked.box.middle[0], last.box.middle[0]
    links = [arrow((x, asked.box.y1), (x, out.box.y0)),
             arrow((into.box.x1, 192), (middle, 192), (middle, last.box.y0)),
             arrow((asked.box.x1, asked.box.middle[1]), (first.box.middle[0], asked.box.middle[1]),
                   (first.box.middle[0], first.box.y0))]  # fmt: skip
    said = text("Tidak", into.box.x1 + 4, 184, 6)
    sheet = form(THREE, [asked, first, out, into, last], links, said)
    [draft] = interpret(Sheets((sheet,), has_lines=True))
    assert draft.data["steps"][0]["branches"] == {
        "Ya": "memeriksa-surat",
        "Tidak": "mengarsipkan-surat",
    }
