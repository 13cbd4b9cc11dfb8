"""Traps that workbooks of strangers set, each in a workbook of our own."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from importing.books import (
    DATE,
    EDGES,
    FIRST,
    HIGH,
    LAST,
    MIDDLE,
    PLAIN,
    STYLES,
    Sheet,
    book,
    box,
    decided,
    draw,
    flow,
)
from importing.hostile import package, relations
from importing.sketch import Sketch
from importing.test_traps import THREE, read
from importing.test_words import DECIDED
from soptool.form.shown import NAMESPACE
from soptool.importing.copies import copies_in
from soptool.importing.draft import Draft, Evidence
from soptool.importing.interpret.interpret import interpret
from soptool.importing.package import Parts
from soptool.importing.reading import drafts_of
from soptool.importing.sheets import Box
from soptool.importing.xlsx.reader import read as sheets_of


def drafts(*sheets: Sheet, styles: str = STYLES) -> list[Draft]:
    found = interpret(sheets_of(Parts(book(*sheets, styles=styles))))
    for draft in found:
        assert draft.counts.listed == sum(remark.count for remark in draft.remarks)
    return found


def draft_of(*sheets: Sheet, styles: str = STYLES) -> Draft:
    [draft] = drafts(*sheets, styles=styles)
    return draft


@pytest.mark.parametrize(
    ("anchor", "glue", "evidence"),
    [("two", True, "glued"), ("two", False, "drawn"), ("one", False, "drawn"),
     ("absolute", False, "drawn"), ("group", False, "drawn"), ("group", True, "glued")],
)  # fmt: skip
def test_a_drawing_is_read_however_it_is_anchored(
    anchor: str, glue: bool, evidence: Evidence
) -> None:
    draft = draft_of(draw(flow(THREE), decided(glue=glue), anchor))
    assert read(draft) == DECIDED
    assert (draft.counts.listed, draft.edges[evidence]) == (0, 3)
    assert draft.data["steps"][0] == {"id": "menerima-surat", "activity": THREE[0],
                                      "executor": "staf", "requirements": ["Surat"],
                                      "duration": "1 jam", "outputs": ["Surat"]}  # fmt: skip


@pytest.mark.parametrize("glue", [True, False])
def test_rows_that_tell_no_height_are_as_high_as_what_is_drawn_in_them(glue: bool) -> None:
    """Trap 43."""
    sheet = flow(THREE, Sheet(tells_heights=False))
    draft = draft_of(draw(sheet, decided(glue=glue)))
    assert read(draft) == DECIDED
    assert draft.counts.listed == 0


@pytest.mark.parametrize(
    ("area", "text", "key", "gone"),
    [
        ("F4:H4", "Sesuai SOP Pengarsipan", "requirements", {"duration", "outputs"}),
        ("F4:G4", "Surat yang diterima", "requirements", {"duration"}),
        ("G4:H4", "2 (dua) hari kerja", "duration", {"outputs"}),
        ("H4:I4", "Surat yang diperiksa", "outputs", set()),
        ("F4:F5", "Surat yang diterima", "requirements", set()),
    ],
)
def test_a_cell_over_several_columns_is_of_the_first(
    area: str, text: str, key: str, gone: set[str]
) -> None:
    sheet = flow(THREE)
    sheet.over(area, text)
    steps = draft_of(draw(sheet, decided())).data["steps"]
    assert steps[1][key] == (text if key == "duration" else [text])
    assert {*steps[2]} - {*steps[1]} - {"next", "end"} == gone


def test_hidden_sheets_are_left_and_named() -> None:
    hidden = draw(flow(THREE, Sheet("Lama", state="hidden")), decided())
    draft = draft_of(draw(flow(THREE), decided()), hidden)
    assert [(r.kind, r.text, r.page) for r in draft.remarks] == [("sheet", "Lama", "Lama")]


def test_what_smartart_says_is_listed_by_its_sheet() -> None:
    content = BytesIO(book(draw(flow(THREE), decided())))
    with ZipFile(content, "a") as file:
        file.writestr("xl/drawings/_rels/d1.xml.rels", relations(d="diagramData smart.xml"))
        file.writestr("xl/drawings/smart.xml", "<m><p><r><t>Terima </t></r><t>surat</t></p></m>")
    [draft] = interpret(sheets_of(Parts(content.getvalue())))
    assert [(r.page, r.kind, r.text) for r in draft.remarks] == [("Alur", "text", "Terima surat")]


def test_other_sheets_are_named_once() -> None:
    other = Sheet("Rekap")
    for row in range(1, 9):
        other.put(row, 1, f"Bulan {row}", PLAIN)
    draft = draft_of(draw(flow(THREE), decided()), other)
    assert [(r.kind, r.text, r.page, r.count) for r in draft.remarks] == [
        ("sheet", "Rekap", "Rekap", 8)
    ]


def identity(sheet: Sheet, title: str, number: str, top: int = 1) -> Sheet:
    """Write an identity part above a table: labels in column F, values in G to I."""
    facts: tuple[tuple[str, str | float], ...] = (
             ("Nomor SOP", number), ("Tgl Pembuatan", 46027.0), ("Disahkan oleh", "Kepala Dinas"),
             ("Judul SOP", title))  # fmt: skip
    sheet.over(f"A{top}:E{top + 3}", "DINAS CONTOH\nBidang Umum")
    for at, (name, value) in enumerate(facts, start=top):
        sheet.put(at, 6, name)
        sheet.over(f"G{at}:I{at}", "", DATE)
        sheet.put(at, 7, value, DATE)
    sheet.over(f"A{top + 4}:E{top + 4}", "Dasar Hukum")
    sheet.over(f"F{top + 4}:I{top + 4}", "Peralatan dan Perlengkapan")
    sheet.over(f"A{top + 5}:E{top + 5}", "1. UU Nomor 25 Tahun 2009\n2. PP Nomor 96 Tahun 2012")
    sheet.over(f"F{top + 5}:I{top + 5}", "Komputer\nPencetak")
    return sheet


def test_several_sops_in_a_book_are_one_draft_each_with_their_own_identity() -> None:
    sheets = []
    for title, number in (("Surat Masuk", "01"), ("Surat Keluar", "02")):
        sheet = flow(THREE, identity(Sheet(title), title, f"SOP-{number}"), top=8)
        sheets.append(draw(sheet, decided(top=6 * 15.0 + 15.0 + 40.0)))
    found = drafts(*sheets)
    assert [(d.data["title"], d.data["number"]) for d in found] == [
        ("Surat Masuk", "SOP-01"),
        ("Surat Keluar", "SOP-02"),
    ]
    for draft in found:
        assert read(draft) == DECIDED
        assert draft.data["unit"] == "Bidang Umum"
        assert draft.data["dates"] == {"created": "2026-01-05"}
        assert draft.data["legal_basis"] == ["UU Nomor 25 Tahun 2009", "PP Nomor 96 Tahun 2012"]
        assert draft.data["equipment"] == ["Komputer", "Pencetak"]
        assert draft.counts.listed == 0


def test_identity_and_flow_on_two_sheets_are_one_sop() -> None:
    front = identity(Sheet("Sampul"), "Surat Masuk", "SOP-01")
    draft = draft_of(front, draw(flow(THREE), decided()))
    assert (draft.data["title"], len(draft.data["steps"])) == ("Surat Masuk", 3)


def test_several_flows_on_one_sheet_are_one_draft_each() -> None:
    sheet = flow(THREE, flow(THREE), top=7)
    found = drafts(sheet)
    assert [draft.counts.rows for draft in found] == [3, 3]


def test_a_row_of_the_form_may_take_several_of_the_sheet() -> None:
    sheet = flow(())
    for at, text in enumerate(("Menerima surat:", "a. mencatat", "b. memindai")):
        row = 3 + at
        style = (FIRST, MIDDLE, LAST)[at]
        for column in range(1, 10):
            sheet.put(row, column, "", style)
        sheet.put(row, 2, text, style)
    sheet.put(3, 1, 1.0, FIRST)
    x = (EDGES[2] + EDGES[3]) / 2
    sketch = Sketch()
    sketch.put("process", Box(x - 15, 55, x + 15, 75))
    draft = draft_of(draw(sheet, sketch))
    assert [step["activity"] for step in draft.data["steps"]] == [
        "Menerima surat: a. mencatat b. memindai"
    ]
    assert draft.data["steps"][0]["executor"] == "staf"


def test_a_sheet_without_borders_is_read_by_its_cells() -> None:
    plain = STYLES.replace('style="thin"', 'style="none"')
    draft = draft_of(draw(flow(THREE), decided()), styles=plain)
    assert read(draft) == DECIDED


def test_hidden_columns_and_rows_take_no_room() -> None:
    sheet = flow(THREE)
    sheet.letters = (*sheet.letters, 30.0)
    sheet.hidden_columns = (10,)
    sheet.put(4, 10, "hanya untuk hitungan", PLAIN)
    draft = draft_of(draw(sheet, decided()))
    assert read(draft) == DECIDED
    assert [remark.text for remark in draft.remarks] == ["hanya untuk hitungan"]


def test_merged_times_are_the_same() -> None:
    sheet = flow(THREE)
    sheet.over("G4:G5", "2 jam")
    draft = draft_of(draw(sheet, decided()))
    assert [step["duration"] for step in draft.data["steps"]] == ["1 jam", "2 jam", "same"]


def test_a_symbol_in_two_rows_stands_in_the_one_that_has_more_of_it() -> None:
    sketch = Sketch()
    where = box(0, 1)
    sketch.put("process", where._replace(y0=where.y0 + 18, y1=where.y1 + 18))
    draft = draft_of(draw(flow(THREE[:2]), sketch))
    assert draft.data["steps"][0]["executor"] == "kepala-seksi"
    assert HIGH > 0


def test_a_workbook_of_ours_without_its_sheets_of_data_is_read_as_it_is_drawn() -> None:
    content = book(draw(flow(THREE), decided(glue=True)))
    held = b"kind: micro\nid: surat\ntitle: Surat\nsteps: []\n"
    said = f'id="surat" path="surat.yaml" sha256="{sha256(held).hexdigest()}"'
    own = f"<source {said}>{b64encode(held).decode()}</source>"
    copy = f'<sources xmlns="{NAMESPACE}" id="surat">{own}</sources>'
    assert copies_in(Parts(package({"customXml/item1.xml": copy}))) is not None
    written = BytesIO(content)
    with ZipFile(written, "a") as file:
        file.writestr("customXml/item1.xml", copy)
    [draft] = drafts_of(written.getvalue())
    assert read(draft) == DECIDED


def test_what_is_printed_above_and_below_the_pages_is_read_or_listed() -> None:
    sheet = draw(flow(THREE), Sketch())
    head = '&amp;L&amp;"Arial,Bold"&amp;10Nomor SOP : 12/2024\nTanggal Efektif: 5 Mei 2024'
    foot = "&amp;CBiro Umum &amp;&amp; Hukum&amp;RHalaman &amp;P dari &amp;N"
    sheet.margins = (f"<headerFooter><oddHeader>{head}</oddHeader><oddFooter>{foot}</oddFooter>"
                     f"<evenFooter>{foot}</evenFooter></headerFooter>")  # fmt: skip
    draft = draft_of(sheet)
    assert (draft.data["number"], draft.data["dates"]) == ("12/2024", {"effective": "2024-05-05"})
    assert [r.text for r in draft.remarks if r.kind == "text"] == ["Biro Umum & Hukum"]


def test_heads_of_pages_that_say_the_title_again_are_no_loss() -> None:
    sheet = flow(THREE, top=3)
    sheet.over("A1:I1", "SOP PENANGANAN LAPORAN", PLAIN)
    sheet.margins = (
        "<headerFooter><oddFooter>&amp;LSOP Penanganan Laporan</oddFooter></headerFooter>"
    )
    draft = draft_of(draw(sheet, Sketch()))
    assert not [remark for remark in draft.remarks if remark.kind == "text"]
