"""Workbooks read back: the drawing that was checked stands in them, and all texts."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree.ElementTree import fromstring

import pytest

from export.made import edition, micro, procedure
from export.office.judged import in_excel, sheets_of
from export.painting import bytes_by, painted
from export.rendered import drawn_names, edition_of, procedures
from export.xlsx.reading import parts, sheet
from soptool.export.xlsx.documents import procedure_xlsx, standard_xlsx
from soptool.export.xlsx.sheet import kept
from soptool.importing.reading import drafts_of
from soptool.model.parse import understood
from soptool.model.standard import Standard
from soptool.source.document import Document

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")


DRAWN = drawn_names()
SOME = DRAWN[::4]


@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=() if each in SOME else pytest.mark.long) for each in DRAWN]
)
def test_the_drawing_is_the_one_that_was_checked(name: str) -> None:
    procedure, edition = procedures()[name]
    content = bytes_by(procedure_xlsx, procedure, edition)
    assert list(in_excel(content, sheets_of(procedure, edition))) == []


def test_the_same_twice_and_the_copy_of_the_source() -> None:
    procedure, edition = procedures()["surat-masuk-all"]
    once = bytes_by(procedure_xlsx, procedure, edition)
    assert once == bytes_by(procedure_xlsx, procedure, edition)
    files = parts(once)
    assert {"xl/workbook.xml", "xl/media/logo.png", "customXml/item1.xml"} <= set(files)
    assert not any(b"TargetMode" in content for content in files.values())


def test_openpyxl_opens_it_and_finds_thesheets_of() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    procedure, edition = procedures()["surat-masuk-all"]
    book = openpyxl.load_workbook(BytesIO(bytes_by(procedure_xlsx, procedure, edition)))
    names = ["Halaman Identitas", "Prosedur", "Data", "Identitas", "Pelaksana"]
    assert book.sheetnames == names
    form = book["Prosedur"]
    assert form.print_title_rows == "$1:$2"
    assert form.page_setup.orientation == "landscape"
    assert [cell.value for cell in book["Data"][1]][:12] == [
        "no", "id", "kegiatan", "pelaksana", "mode", "kelengkapan", "waktu", "output",
        "keterangan", "pertanyaan", "cabang", "berikutnya",
    ]  # fmt: skip
    assert book.properties.title == "SOP Penanganan Surat Masuk"


def test_texts_of_authors_stay_texts() -> None:
    assert kept("a\x07b\u202e") == "a_x0007_b_x202E_"
    assert kept("_x0041_") == "_x005F_x0041_"


def test_the_identity_reads_as_on_paper() -> None:
    made = micro(
        "unit: Biro Umum\napproval: {position: Kepala, name: Siti, rank: Pembina}\n"
        "executors: {a: Kepala}\nsteps:\n  - {activity: Memeriksa berkas, executor: a}\n"
    )
    content = bytes_by(procedure_xlsx, procedure(made), edition(made))
    said = list(sheet(content, "Halaman Identitas").texts.values())
    assert {"DASAR HUKUM", "–", "Siti\nPembina"} <= set(said)
    strings = parts(content)["xl/sharedStrings.xml"].decode()
    (signer,) = re.findall(r"<rPr>((?:(?!<rPr>).)*)<t [^>]*>Siti</t>", strings)
    assert "<b/>" in signer
    assert "<u/>" in signer


def test_findings_are_those_of_the_pages() -> None:
    procedure, edition = procedures()["surat-masuk-all"]
    assert painted(procedure_xlsx, procedure, edition).findings == ()


def test_lines_go_on_where_the_foot_says() -> None:
    name = next(each for each in DRAWN if "rudenim-deportasi" in each)
    content = bytes_by(procedure_xlsx, *procedures()[name])
    part = {path: text.decode() for path, text in parts(content).items()}
    setup = re.search(r"<pageSetup [^>]*>", part["xl/worksheets/sheet2.xml"])
    assert setup is not None
    assert 'firstPageNumber="2"' in setup[0]
    assert 'useFirstPageNumber="1"' in setup[0]
    assert {*re.findall(r"hal\. (\d+)<", part["xl/drawings/drawing2.xml"])} == {"2", "3"}


def test_a_standard_has_its_form_and_all_that_it_says() -> None:
    whole = edition_of("examples")
    entry = whole.workspace.by_id["layanan-persuratan"]
    assert isinstance(entry.sop, Standard)
    content = bytes_by(standard_xlsx, entry.sop, whole)
    said = "\n".join(sheet(content, "Standar Pelayanan").texts.values())
    for text in ("Biaya/tarif", "Evaluasi kinerja pelaksana", "MAKLUMAT PELAYANAN", "${ttd}"):
        assert text in said
    assert "\n2. " in said  # counted, as on paper
    draft = drafts_of(content)[0]
    document = Document("layanan-persuratan.yaml", "", draft.data)
    assert understood(document).sop == understood(entry.document.own).sop
    assert (draft.remarks, draft.counts.listed) == ([], 0)
    assert content == bytes_by(standard_xlsx, entry.sop, whole)


def test_a_table_that_can_not_be_printed_leaves_the_other_sheets() -> None:
    made = micro(
        "executors: {a: Kepala}\nsteps:\n"
        f"  - {{activity: {'Memeriksa berkas ' * 400}, executor: a}}\n"
    )
    content, findings = painted(procedure_xlsx, procedure(made), edition(made))
    assert isinstance(content, bytes)
    assert [finding.code for finding in findings] == ["SOP454"]
    assert drafts_of(content)[0].data["steps"][0]["executor"] == "a"
    names = [each.get("name") for each in fromstring(parts(content)["xl/workbook.xml"])[1]]
    assert names == ["Halaman Identitas", "Data", "Identitas", "Pelaksana"]


def test_what_was_changed_in_a_standard_comes_back() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    whole = edition_of("examples")
    entry = whole.workspace.by_id["layanan-persuratan"]
    assert isinstance(entry.sop, Standard)
    book = openpyxl.load_workbook(BytesIO(bytes_by(standard_xlsx, entry.sop, whole)))
    cells = {row[0].value: row[1] for row in book["Komponen"].iter_rows()}
    cells["delivery.time.duration"].value = "5 hari kerja"
    cells["delivery.product"].value = "Surat tanggapan\nBukti kirim"
    written = BytesIO()
    book.save(written)
    draft = drafts_of(written.getvalue())[0]
    before = entry.document.own.data
    assert isinstance(before, dict)
    assert draft.data["delivery"]["time"]["duration"] == "5 hari kerja"
    assert draft.data["delivery"]["product"] == ["Surat tanggapan", "Bukti kirim"]
    assert draft.data["management"] == before["management"]


@pytest.mark.parametrize("status", ["draft", "effective"])
def test_what_nobody_changed_has_no_remark(status: str) -> None:
    made = micro(
        f"status: {status}\nexecutors: {{a: Kepala}}\nsteps:\n"
        "  - {activity: Memeriksa berkas, executor: a, outputs: [Berkas]}\n"
    )
    own = edition(made, organization={"name": "Dinas Contoh"})
    draft = drafts_of(bytes_by(procedure_xlsx, procedure(made), own))[0]
    assert (draft.remarks, draft.counts.listed) == ([], 0)
