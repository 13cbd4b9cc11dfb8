"""How texts stand in the cells of a form: no word is broken, what is printed bold is bold."""

from __future__ import annotations

import re

import pytest

from export.made import edition, entry, micro, procedure, standard
from export.painting import bytes_by
from export.xlsx.reading import parts, sheet
from soptool.diagram.hyphens import hyphenated
from soptool.diagram.lettering import POINT, width
from soptool.export.office.picture import Picture
from soptool.export.xlsx.documents import procedure_xlsx
from soptool.export.xlsx.official import OfficialSheet
from soptool.export.xlsx.sheet import PIXEL
from soptool.export.xlsx.standard import standard_sheet
from soptool.export.xlsx.styles import Style
from soptool.export.xlsx.texts import (
    OWN_BREAK,
    fitting,
    folded,
    height_of,
    inset,
    lines_of,
    parted,
)
from soptool.form.form import ServiceForm
from soptool.form.headings import headings
from soptool.form.page import Agency, Field, Signature
from soptool.importing.reading import drafts_of

HEAD = Style(7.5, bold=True)
TEXT = Style(7.5, down="center")


def _runs(content: bytes, text: str) -> set[str]:
    """Return the marks of the run with this text."""
    strings = parts(content)["xl/sharedStrings.xml"].decode()
    (found,) = re.findall(rf"<rPr>((?:(?!<rPr>).)*)<t [^>]*>{re.escape(text)}</t>", strings)
    return {*re.findall(r"<(b|u)/>", found)}


@pytest.mark.parametrize("room", [11.0, 15.0, 18.0, 22.0])
def test_letters_are_as_small_as_the_longest_word_needs(room: float) -> None:
    look = fitting("Pengadministrasi Persuratan", room, HEAD)
    wide = width("Pengadministrasi", look.size * POINT) * 1.08
    assert wide < room or look.size == 5.0
    assert fitting("Kepala Biro Umum", room, HEAD) == HEAD


def test_only_names_that_do_not_fit_end_lines_behind_slashes() -> None:
    assert folded("Bagian/Subbagian", 18.0, HEAD) == f"Bagian/{OWN_BREAK}Subbagian"
    assert folded("Bagian/Subbagian", 40.0, HEAD) == "Bagian/Subbagian"
    number = "Lihat (SOP-011/SETJEN/2026)"
    assert parted(number, 22.0, TEXT) == f"Lihat (SOP-011/{OWN_BREAK}SETJEN/2026)"
    assert parted(number, 40.0, TEXT) == number


@pytest.mark.parametrize(
    ("name", "room", "said"),
    [
        ("Pengadministrasi Persuratan", 15.0, "Pengad-\nministrasi Persura-\ntan"),
        ("Pengadministrasi Persuratan", 19.0, "Pengad-\nministrasi Persuratan"),
        ("Pengadministrasi Persuratan", 26.0, "Pengadministrasi Persuratan"),
        ("Perancang Perundang-undangan", 19.0, "Perancang Perundang-undangan"),
    ],
)
def test_long_words_of_heads_break_between_syllables(name: str, room: float, said: str) -> None:
    assert folded(hyphenated(name), room, HEAD) == said


def test_figures_behind_a_hyphen_are_not_broken_off() -> None:
    assert fitting("(SOP-004/SETJEN/2026)", 30.2, TEXT).size == 7.0
    assert fitting("(SOP-Setjen/2026/0004)", 30.2, TEXT).size == 7.5
    assert fitting("(SOP-004/SETJEN/2026)", 18.2, TEXT).size == 5.0


def test_a_folded_name_comes_back_whole_and_the_total_is_bold() -> None:
    names = ["Tim Gudang/Subbagian Perlengkapan", "Pengadministrasi Persuratan"]
    names += [f"Kepala Bidang {n}" for n in range(4)]
    given = "".join(f"  p{number}: {name}\n" for number, name in enumerate(names))
    made = micro(
        f"executors:\n{given}steps:\n"
        + "".join(
            f"  - {{activity: Memeriksa berkas {n}, executor: p{n}, duration: 5 menit}}\n"
            for n in range(6)
        )
    )
    content = bytes_by(procedure_xlsx, procedure(made), edition(made))
    heads = sheet(content, "Prosedur").texts.values()
    assert {f"Tim Gudang/{OWN_BREAK}Subbagian Perlengkapan", "Pengad-\nministrasi Persuratan"} <= {
        *heads
    }
    (draft,) = drafts_of(content)
    assert [*draft.data["executors"].values()] == names
    assert not draft.remarks
    assert _runs(content, "30 menit") == {"b"}
    assert not _runs(content, "Jumlah waktu: ")


def test_pages_of_the_form_are_counted_without_those_of_the_data() -> None:
    steps = "".join(f"  - {{activity: Kegiatan {n}, executor: a}}\n" for n in range(30))
    made = micro(f"executors: {{a: Kepala}}\nsteps:\n{steps}")
    files = parts(bytes_by(procedure_xlsx, procedure(made), edition(made)))
    sheets = [files[f"xl/worksheets/sheet{number}.xml"].decode() for number in range(1, 6)]
    last = 2 + sheets[1].count("<brk ")
    assert last > 2
    feet = [re.findall(r"Halaman &amp;P dari ([^<]*)<", each) for each in sheets]
    assert feet == [[str(last)], [str(last)], [], [], []]


@pytest.mark.parametrize(
    ("text", "high", "indent", "size"),
    [
        ("Surat masuk", 12.0, 1, 7.5),
        ("Surat masuk berstempel terima dan sudah teragenda", 8.0, 1, 7.0),
        ("Surat masuk berstempel terima dan sudah teragenda", 14.0, 1, 7.5),
        ("Pertanggungjawabanan", 12.0, 1, 7.0),
    ],
)
def test_texts_stand_off_the_lines_around_them(
    text: str, high: float, indent: int, size: float
) -> None:
    look = inset(text, 31.0, high, TEXT)
    assert (look.indent, look.size) == (indent, size)


def test_the_lines_of_a_text_are_all_of_it_and_fit() -> None:
    text = "Menerima berkas permohonan dari pemohon " * 30 + "\n" + "k" * 500 + "\n\nAkhir"
    for room in (15.0, 40.0, 137.0):
        lines = list(lines_of(text, room, 8.5))
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert max(height_of(line, room, 8.5) for line in lines) == height_of("k", room, 8.5)


@pytest.mark.parametrize("high", [12.0, 20.0, 30.0])
def test_the_names_of_the_agency_stand_right_below_its_logo(high: float) -> None:
    made = OfficialSheet("Identitas", (38, 100, 38, 100), "Arial", Picture(b"", 20.0, high, ""))
    dates = tuple(Field(name, "2026") for name in ("Nomor", "Dibuat", "Revisi", "Efektif"))

    class Page:
        badge = None
        agency = Agency("Dewan", "Sekretariat", "Biro Umum", None)

        def __init__(self) -> None:
            self.dates = dates
            self.signature = Signature("Jakarta", "Kepala", "Siti", "Pembina", "NIP 1")

    made.begin(Page(), "Judul", "Penanganan Surat", headings("id"))
    below = next(area for area in made.sheet.merged if area.column == 1 and area.row > 1)
    place = sum(made.sheet.heights[row] for row in range(1, below.row))
    assert made.logo_at[1] + high <= place < made.logo_at[1] + high + 2.0
    assert made.sheet.cells[below.row, 1].style.down == "top"
    assert (high + 15.0) / 2 < place < made.high - 10.0 + PIXEL


def test_units_are_lighter_than_agencies_and_who_signs_a_pledge_is_bold() -> None:
    made = micro("unit: Biro Umum\nexecutors: {a: Kepala}\nsteps: []\n")
    ours = edition(made, organization={"name": "Sekretariat"})
    content = bytes_by(procedure_xlsx, procedure(made), ours)
    assert _runs(content, "SEKRETARIAT") == {"b"}
    assert not _runs(content, "\nBiro Umum")
    service = entry(
        "kind: standard\nid: x\ntitle: X\n"
        "pledge: {promise: Kami sanggup, signer: Kepala, name: Siti, nip: '1'}\n"
    )
    form = ServiceForm(standard(service), edition(service))
    cells = {cell.text: cell for cell in standard_sheet(form, "Arial", None).sheet.cells.values()}
    assert cells["Siti"].style.bold
    assert not cells["Kepala"].style.bold
