"""Workbooks as other programs save them, and as nobody should."""

from __future__ import annotations

import random
from io import BytesIO

import pytest

from importing.hostile import MAIN, package, relations, workbook
from soptool.importing.interpret.letters import Letters
from soptool.importing.kinds import kind_of
from soptool.importing.package import MAX_BYTES, Parts
from soptool.importing.reading import drafts_of
from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.margins import margins_of
from soptool.importing.xlsx.numbers import kind_of as kind_of_number
from soptool.importing.xlsx.numbers import shown
from soptool.importing.xlsx.workbook import MAX_ROWS, sheets_in

INLINE = '<c t="inlineStr"><is><t>{}</t></is></c>'


def texts(rows: str, **parts: str) -> list[list[str]]:
    return [list(row) for row in sheets_in(Parts(workbook(rows, **parts)))["Data"]]


def test_cells_of_every_kind() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>satu</t></si><si><r><t>du</t></r><r><t>a</t></r>'
        "<rPh><t>baca</t></rPh></si></sst>"
    )
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/>'
        '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="170"/><xf numFmtId="20"/><xf numFmtId="9"/></cellXfs></styleSheet>'
    )
    rows = (
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row>'
        '<row><c><v>3</v></c><c s="1"><v>46000</v></c><c s="2"><v>0.5</v></c><c s="3"><v>0.1</v>'
        '</c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>hasil</v></c><c><f>A1&amp;"x"</f></c>'
        '<c t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>a_x0007_</t></is></c></row>'
    )
    found = texts(rows, **{"xl_strings.xml": strings, "xl_styles.xml": styles})
    assert found == [
        [],
        ["", "satu", "dua"],
        ["3", "2025-12-09", "12:00", "10%", "true", "hasil", '=A1&"x"', "#N/A", "a\x07"],
    ]


@pytest.mark.parametrize(
    ("text", "code", "seen"),
    [
        ("5", None, "5"),
        ("0.30000000000000004", None, "0.3"),
        ("1e3", None, "1000"),
        ("46000.5", "yyyy\\-mm\\-dd hh:mm", "2025-12-09 12:00"),
        ("0.0208333333", "h:mm", "00:30"),
        ("12", '0" menit"', "12"),
        ("12", '0 "hari"', "12"),
        ("0.25", "0.00%", "25%"),
        ("nan", None, "nan"),
        ("99999999999", "dd/mm/yy", "99999999999"),
        ("3", "[$-421]dd\\ mmmm\\ yyyy", "1900-01-02"),
    ],
)
def test_numbers_as_people_see_them(text: str, code: str | None, seen: str) -> None:
    assert shown(text, kind_of_number(170 if code else 0, code), is_1904=False) == seen


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("&CTata&&Laksana Unit", ["Tata&Laksana Unit"]),
        ('&"Arial,Bold"SOP Pelayanan', ["SOP Pelayanan"]),
        ("&8Halaman &P", ["Halaman 1"]),
        ("&P dari &N", ["1 dari 1"]),
        ("&C&8&P dari &N", ["1 dari 1"]),
        ("SOP&RUnit", ["SOP", "Unit"]),
        ("&L&KFF0000Unit&R&D", ["Unit"]),
    ],
)
def test_heads_and_feet_as_people_see_them(code: str, said: list[str]) -> None:
    [sheet] = margins_of([code])
    seen = [line.text for line in Letters(sheet).lines()]
    assert [text for text in seen if text] == said


def refused(content: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        drafts_of(content)
    return str(error.value)


ENCODED = '<?xml version="1.0" encoding="{}"?><worksheet/>'
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>' + f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"kind: micro", "no PDF, Word document"),
        (b"PK\x03\x04 and nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "no PDF, Word document"),
        (b"%PDF-1.7", "damaged"),
        (package({"word/document.xml": "<w/>"}), "no text"),
        (package({"_rels/.rels": relations(a="officeDocument ../x/workbook.xml")}), "no workbook"),
        (workbook("", **{"xl_worksheets_sheet1.xml": ENTITY}), "document type"),
        *((workbook("", **{"xl_worksheets_sheet1.xml": ENCODED.format(name)}), "damaged")
          for name in ("nan", "hex", "gb2312", "undefined")),
        (workbook("<row>"), "damaged"),
        (workbook(f'<row r="{MAX_ROWS + 1}">{INLINE.format("x")}</row>'), "more than"),
        (workbook("<a>" * 70 + "</a>" * 70), "damaged"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_of_ours_is_said_in_a_line(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_a_bomb_is_not_unpacked() -> None:
    half = " " * (MAX_BYTES // 2 + 1)
    parts = {"xl_strings.xml": half + "<sst/>", "xl_worksheets_sheet1.xml": half}
    bomb = workbook("", **parts)
    assert len(bomb) < 100_000
    assert "unpacks to more than 40,000,000 bytes" in refused(bomb)


@pytest.mark.parametrize(
    ("limit", "rows"),
    [
        ("package.MAX_ELEMENTS", "<row/>" * 30),
        ("xlsx.workbook.MAX_PLACES", '<row><c r="Z2" t="inlineStr"><is><t>y</t></is></c></row>'),
    ],
)
def test_more_than_people_fill_is_refused(
    limit: str, rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"soptool.importing.{limit}", 25)
    assert "more cells than people fill" in refused(workbook(rows))


def test_no_cell_holds_more_than_excels() -> None:
    rows = f"<row>{INLINE.format('x' * 32_768)}</row>"
    assert "A cell holds more than 32,767 letters" in refused(workbook(rows))


def test_a_damaged_workbook_is_read_or_refused() -> None:
    rows = "".join(f"<row>{INLINE.format('kegiatan')}{INLINE.format('waktu')}</row>" for _ in "ab")
    content, rolled = workbook(rows), random.Random(1)
    for _ in range(300):
        damaged = bytearray(content)
        for _ in range(rolled.randint(1, 6)):
            damaged[rolled.randrange(len(damaged))] = rolled.randrange(256)
        try:
            drafts_of(bytes(damaged[: rolled.randint(20, len(damaged))]))
        except Unreadable:
            continue


def test_kinds_by_content() -> None:
    assert kind_of(workbook("")) == "xlsx"
    assert kind_of(package({"word/document.xml": ""})) == "docx"
    assert kind_of(b"PK") == "unknown"


def test_as_openpyxl_saves_it() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet.append(["SOP kami"])
    sheet.append(["No", "Kegiatan", "Pelaksana", "Waktu", "Cabang", "Catatan kami"])
    sheet.append([1, "Menerima surat", "Kepala Bagian", "10 menit", None, "periksa lagi"])
    sheet.append([2, "Memeriksa surat", "Kepala Bagian", 5, "Ya -> selesai\nTidak → 1"])
    book.create_sheet("Coretan")["A1"] = "lain"
    written = BytesIO()
    book.save(written)
    draft = drafts_of(written.getvalue())[0]
    assert draft.data == {
        "kind": "micro",
        "executors": {"kepala-bagian": "Kepala Bagian"},
        "steps": [
            {
                "id": "menerima-surat",
                "activity": "Menerima surat",
                "executor": "kepala-bagian",
                "duration": "10 menit",
            },
            {
                "activity": "Memeriksa surat",
                "executor": "kepala-bagian",
                "duration": "5",
                "branches": {"Ya": "end", "Tidak": "menerima-surat"},
            },
        ],
    }
    said = {(str(one.place), one.kind, one.text) for one in draft.remarks}
    assert ("Data!C3", "assumed", "Kepala Bagian") in said
    assert ("Data!F3", "text", "periksa lagi") in said
    assert ("Coretan", "sheet", "Coretan") in said
    counts = draft.counts
    assert (counts.texts, counts.placed, counts.listed) == (10, 9, 1)
