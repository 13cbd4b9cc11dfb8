"""The official form as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from export.forms import EXAMPLES, FORMS, workspace_edition
from export.made import edition, micro, procedure, standard
from export.painting import text_by
from export.reading import Element, grid, read_html
from soptool.export.escape import folded
from soptool.export.html.documents import procedure_html, standard_html
from soptool.export.html.fill import css_string, fill
from soptool.export.press import Press
from soptool.finding import Finding, Place
from soptool.form.form import Form
from soptool.language import msg
from soptool.lint.drawn import DRAWING_AT_FAULT
from soptool.workspace.entry import Entry

FAULT = Finding(DRAWING_AT_FAULT, msg("A fault."), Place("izin.yaml"))
IZIN = workspace_edition(FORMS).workspace.by_id["izin-penelitian"]
TWO = """
executors: {a: Petugas, b: Kepala}
steps:
  - {id: x, activity: Menerima, executor: a, duration: 1 jam}
  - {id: y, activity: Memeriksa, executor: b, duration: same, branches: {Ya: next, Tidak: x}}
  - {id: z, activity: Menyimpan, executor: [a, b], duration: same}
"""
VARIANTS = {
    "two": TWO,
    "no-steps": "executors: {a: Petugas}",
    "nothing": "",
    "no-executors": "steps: [{activity: Menerima, duration: 1 jam}, {activity: Menyimpan}]",
    "groups": TWO.replace(
        "b: Kepala", "b: {name: Kepala, group: Unit}, c: {name: Staf, group: Unit}"
    ),
    "section": TWO.replace("{id: z,", "{id: z, section: Akhir,"),
    "same-row": TWO.replace("{id: z,", "{id: z, row: same,").replace("[a, b]", "a"),
    "first-same": TWO.replace("duration: 1 jam", "duration: same"),
}


def html(found: Entry, **settings: object) -> Element:
    return read_html(text_by(procedure_html, procedure(found), edition(found, **settings)))


def flow_table(document: Element) -> Element:
    (table,) = document.all("table", class_="sop") or document.all("table", class_="sop narrow")
    return table


@pytest.mark.parametrize(
    ("number", "foot"), [("", '"SOP Contoh"'), ("number: '7'", '"7 \\2013  SOP Contoh"')]
)
def test_the_foot_of_printed_pages_has_no_dash_for_a_number(number: str, foot: str) -> None:
    found = micro(f"{number}{TWO}")
    written = text_by(procedure_html, procedure(found), edition(found))
    said = re.search(r"@bottom-left \{ content: (\".*?\");", written)
    assert said is not None
    assert said[1] == foot


@pytest.mark.parametrize("terminators", ["activity", "stacked", "rows"])
@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("name", VARIANTS)
def test_every_row_has_all_its_cells(name: str, numbers: bool, terminators: str) -> None:
    found = micro(VARIANTS[name])
    settings = {"labels": {"column_numbers": str(numbers).lower()}, "terminators": terminators}
    table = flow_table(html(found, **settings))
    rows = grid(table)
    columns = max(1, len(procedure(found).columns)) + 6
    assert {len(row) for row in rows} == {columns}
    assert len(table.all("col")) == columns


def test_head_has_the_merged_cells_of_the_form() -> None:
    head = grid(flow_table(html(micro(VARIANTS["groups"]))))[:3]
    texts = [[cell.text for cell in row] for row in head]
    assert texts[0] == ["No", "Kegiatan", *["Pelaksana"] * 3, *["Mutu Baku"] * 3, "Keterangan"]
    assert texts[1][2:] == [
        "Petugas",
        "Unit",
        "Unit",
        "Kelengkapan",
        "Waktu",
        "Output",
        "Keterangan",
    ]
    assert texts[2][:5] == ["No", "Kegiatan", "Petugas", "Kepala", "Staf"]


def test_labels_of_the_agency_replace_the_wording_of_the_head() -> None:
    labels = {
        "no": "Nomor",
        "requirements": "Input",
        "column_numbers": "true",
    }
    rows = grid(flow_table(html(micro(TWO), labels=labels)))
    assert [cell.text for cell in rows[0]][:2] == ["Nomor", "Kegiatan"]
    assert [cell.text for cell in rows[1]][4] == "Input"
    assert [cell.text for cell in rows[2]] == [f"({number})" for number in range(1, 9)]


def test_heads_are_scoped_and_the_table_has_a_caption() -> None:
    table = flow_table(html(IZIN))
    assert all(cell.attributes.get("scope") for cell in table.all("th"))
    assert table.all("caption")[0].text.endswith("SOP Penerbitan Izin Penelitian")
    spans = [int(group.attributes.get("span", 1)) for group in table.all("colgroup")]
    assert sum(spans) == len(table.all("col"))


def test_every_symbol_has_a_text_alternative() -> None:
    table = flow_table(html(IZIN))
    symbols = table.all("svg", role="img")
    labels = [symbol.attributes["aria-label"] for symbol in symbols]
    assert labels[0].startswith("Mulai: Pemohon; lanjut ke ")
    assert any(label.startswith("Keputusan: Kepala Dinas") for label in labels)
    drawn = [element for element in table.walk() if element.attributes.get("class") == "y"]
    assert len(drawn) == len(symbols)


def test_time_shared_with_the_row_above_is_one_merged_cell() -> None:
    rows = grid(flow_table(html(micro(TWO))))
    times = [row[5] for row in rows[2:]]
    assert times[0] is times[1] is times[2]
    assert times[0].text == "1 jam"


def test_a_heading_ends_a_merged_time() -> None:
    rows = grid(flow_table(html(micro(VARIANTS["section"]))))
    texts = [row[5].text for row in rows[2:]]
    assert texts == ["1 jam", "1 jam", "", "sama dengan no. 1"]


def test_a_shared_time_is_named_beside_another_of_its_row() -> None:
    stacked = """
executors: {a: Petugas, b: Kepala}
steps:
  - {activity: Menerima, executor: a, duration: 1 jam}
  - {activity: Menyimpan, executor: a, duration: same}
  - {row: same, activity: Memeriksa, executor: b, duration: 30 menit}
  - {activity: Mengarsipkan, executor: a, duration: same}
"""
    rows = grid(flow_table(html(micro(stacked))))
    assert rows[3][5].text.split() == ["sama", "dengan", "no.", "1", "30", "menit"]
    assert rows[4][5] is rows[3][5]


def test_targets_lead_to_rows_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a drawing has faults, the cells hold symbols with their targets."""
    monkeypatch.setattr("soptool.form.drawing.faults_of", lambda *_: (FAULT,))
    document = html(IZIN)
    anchors = {element.attributes.get("id") for element in document.walk()}
    links = [a.attributes["href"] for a in flow_table(document).all("a")]
    inner = [link for link in links if link.startswith("#")]
    assert inner
    assert {link[1:] for link in inner} <= anchors


@pytest.mark.parametrize("edition_of", [FORMS, EXAMPLES], ids=["forms", "examples"])
def test_documents_are_self_contained(edition_of: Path) -> None:
    shared = workspace_edition(edition_of)
    for found in shared.workspace.entries:
        if found.sop.kind == "standard":
            text = text_by(standard_html, standard(found), shared)
        else:
            text = text_by(procedure_html, procedure(found), shared)
        root = read_html(text)
        assert not root.all("script")
        assert not root.all("link")
        for element in root.walk():
            address = element.attributes.get("src") or element.attributes.get("href") or ""
            assert re.match(r"(data:image/|#|[\w-]+\.html$|$)", address), address
        assert "url(" not in text
        assert "@import" not in text


def test_language_of_the_workspace_is_the_language_of_headings() -> None:
    document = html(micro(TWO), language="en")
    assert document.all("html")[0].attributes["lang"] == "en"
    assert "Legal basis" in [head.text for head in document.all("h2")]
    assert [cell.text for cell in grid(flow_table(document))[0]][1:3] == ["Activity", "Executors"]


@pytest.mark.parametrize(("paper", "size"), [("A4", "297mm 210mm"), ("F4", "330mm 215mm")])
def test_paper_is_landscape(paper: str, size: str) -> None:
    text = text_by(procedure_html, procedure(micro(TWO)), edition(micro(TWO), paper=paper))
    assert f"size: {size};" in text


@pytest.mark.parametrize(
    ("status", "word"),
    [("draft", "KONSEP"), ("review", "DALAM REVIU"), ("revoked", "DICABUT"), ("effective", None)],
)
def test_what_is_not_in_force_says_so(status: str, word: str | None) -> None:
    document = html(micro(f"status: {status}{TWO}"))
    assert [mark.text for mark in document.all("div", class_="watermark")] == (
        [word] if word else []
    )
    assert [badge.text for badge in document.all("p", class_="status")] == ([word] if word else [])


def test_only_sops_written_in_this_run_are_linked() -> None:
    shared = workspace_edition(FORMS)
    for written, links in (({}, []), ({"html": frozenset(["legalisasi"])}, ["legalisasi.html"])):
        text = text_by(procedure_html, procedure(IZIN), replace(shared, written=written))
        files = [a.attributes["href"] for a in read_html(text).all("a")]
        assert list(dict.fromkeys(file for file in files if not file.startswith("#"))) == links


def test_a_strip_takes_the_place_of_the_executors_cells() -> None:
    found = micro(TWO)
    shared = edition(found)
    page = Form(procedure(found), shared).page
    rows = tuple(replace(row, strip=Markup("<svg></svg>")) for row in page.table.rows)
    page = replace(page, table=replace(page.table, rows=rows))
    table = flow_table(read_html(fill("html/sop.html.j2", Press(shared), page)))
    cells = table.all("td", class_="strip")
    assert [cell.attributes["colspan"] for cell in cells] == ["2", "2", "2"]
    assert {len(row) for row in grid(table)} == {8}


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("SOP-001/SETJEN", '"SOP-001/SETJEN"'),
        ('a"b', '"a\\22 b"'),
        ("</style><script>", '"\\3c /style\\3e \\3c script\\3e "'),
        ("a\\", '"a\\5c "'),
        ("a\nb", '"a b"'),
    ],
)
def test_css_strings_cannot_be_left(text: str, safe: str) -> None:
    assert css_string(text) == safe


def test_long_numbers_break_after_slashes() -> None:
    assert folded("1/2 & <3>") == "1/<wbr>2 &amp; &lt;3&gt;"
    assert folded("a & b") == "a & b"


def test_form_golden(golden: Callable[[str, str], None]) -> None:
    shared = workspace_edition(FORMS)
    golden("export/izin-penelitian.html", text_by(procedure_html, procedure(IZIN), shared))


def test_standard_golden(golden: Callable[[str, str], None]) -> None:
    shared = workspace_edition(FORMS)
    found = shared.workspace.by_id["layanan-izin"]
    golden("export/layanan-izin.html", text_by(standard_html, standard(found), shared))


def test_same_input_gives_the_same_bytes() -> None:
    shared = workspace_edition(FORMS)
    first, second = (text_by(procedure_html, procedure(IZIN), shared) for _ in range(2))
    assert first == second


def test_kind_and_status_are_for_screens_only() -> None:
    shown = html(micro(TWO))
    hidden = {term.text for term in shown.all("dt", class_="unprinted")}
    assert hidden == {"Jenis SOP"}
    assert len(shown.all("div", class_="unprinted")) == 1


def test_what_the_author_says_of_the_sop_is_printed() -> None:
    shown = html(micro(f"purpose: Tertib\nstatus: draft\n{TWO}"))
    assert not shown.all("div", class_="unprinted")
    hidden = {term.text for term in shown.all("dt", class_="unprinted")}
    assert hidden == {"Jenis SOP", "Status"}
