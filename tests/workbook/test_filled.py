"""Sheets of colleagues who know only Excel: what is meant is taken, what is not is said."""

from __future__ import annotations

from io import BytesIO

import pytest

from soptool.importing.reading import drafts_of
from soptool.importing.yaml import yaml_of
from soptool.shape import synonyms
from soptool.workbook.columns import EXECUTORS, STEPS
from soptool.workbook.outcome import Reading, Rows
from soptool.workbook.reading import is_ours, read_sheets
from soptool.workbook.sheets import numbers_of
from soptool.workbook.values import word_in

HEADS = ("no", "id", "kegiatan", "pelaksana", "mode", "pertanyaan", "cabang", "berikutnya")
FILLED = (
    HEADS,
    ("1", "", "Menerima surat", "a", "", "", "", ""),
    ("2", "", "Memeriksa surat", "a", "", "Lengkap?", "Ya -> 3; Tidak -> 1", ""),
    ("3", "", "Mengirim surat", "a\nb", "", "", "", "selesai"),
)
POSTS = (("id", "nama", "kelompok", "unit", "eksternal", "sistem"), ("a", "Agendaris"), ("b", "B"))


def _read(steps: Rows, name: str = "Data") -> Reading:
    return read_sheets({name: steps, "Pelaksana": POSTS})


def _said(reading: Reading) -> list[tuple[str, str]]:
    return [(remark.cell, remark.message.template.split(" ")[0]) for remark in reading.remarks]


def test_answers_on_one_line_are_parted() -> None:
    reading = _read(FILLED)
    assert reading.data["steps"][1]["branches"] == {
        "Ya": "mengirim-surat",
        "Tidak": "menerima-surat",
    }
    assert _said(reading) == []
    assert _read((HEADS, ("", "", "X", "a", "", "", "Ya -> 1; 2", ""))).data["steps"][0]["branches"]


@pytest.mark.parametrize("name", ["Langkah", "Sheet1"])
def test_a_sheet_with_another_name_is_known_by_its_headings(name: str) -> None:
    sheets = {
        name: FILLED,
        "Orang": POSTS,
        "Isian": (("kunci", "nilai"), ("kind", "mikro"), ("id", "x")),
    }
    assert is_ours(sheets)
    data = read_sheets(sheets).data
    assert (data["id"], len(data["steps"]), list(data["executors"])) == ("x", 3, ["a", "b"])
    stranger = ("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Keterangan")
    assert not is_ours({name: (stranger, FILLED[1])})


def test_sorted_rows_are_said() -> None:
    heads, first, second, third = FILLED
    assert _said(_read((heads, third, first, second))) == [("A3", "The")]
    assert _said(_read((heads, first, ("", *second[1:]), third))) == []


def test_an_unknown_mode_is_said_and_is_none() -> None:
    row = ("1", "", "Rapat", "a\nb", "bareng-bareng", "", "", "")
    reading = _read((HEADS, row))
    assert _said(reading) == [("E2", "This")]
    assert reading.data["steps"][0]["executor"] == ["a", "b"]
    assert _said(_read((HEADS, (*row[:4], "berjenjang", *row[5:])))) == []


def test_a_column_of_activities_that_is_gone_is_said() -> None:
    rows = tuple((*row[:2], *row[3:]) for row in FILLED)
    assert _said(_read(rows)) == [("A1", "The")]


@pytest.mark.parametrize(
    ("nip", "is_said"),
    [("197001011995012000", True), ("197001011995012001", False), ("1200000", False)],
)
def test_a_staff_number_that_excel_rounded_is_said(nip: str, is_said: bool) -> None:
    rows = (("kunci", "nilai"), ("approval.nip", nip))
    reading = read_sheets({"Identitas": rows, "Data": FILLED, "Pelaksana": POSTS})
    assert _said(reading) == [("B2", "Excel")] * is_said
    assert reading.data["approval"]["nip"] == nip


def test_merged_cells_hold_for_all_their_rows_but_times() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet.append(["no", "kegiatan", "pelaksana", "waktu", "kelengkapan"])
    sheet.append([1, "Menerima surat", "Agendaris", "10 menit", "Surat"])
    sheet.append([2, "Mencatat surat", None, None, None])
    for area in ("C2:C3", "D2:D3", "E2:E3"):
        sheet.merge_cells(area)
    written = BytesIO()
    book.save(written)
    first, second = drafts_of(written.getvalue())[0].data["steps"]
    assert second["executor"] == first["executor"]
    assert second["requirements"] == first["requirements"]
    assert "duration" not in second


def test_what_is_true_is_written_as_such() -> None:
    data = {
        "kind": "micro",
        "executors": {"a": {"name": "Pemohon", "external": "true"}, "b": "true"},
        "steps": [{"activity": "true", "executor": "a", "start": "true"}],
    }
    text = yaml_of(data)
    assert "a: {name: Pemohon, external: true}" in text
    assert "start: true" in text
    assert "b: 'true'" in text
    assert "activity: 'true'" in text


def test_headings_of_the_tests_are_those_of_the_sheets() -> None:
    steps = {column.heading("id") for column in STEPS}
    assert set(HEADS) <= steps
    assert POSTS[0] == tuple(column.heading("id") for column in EXECUTORS)


def test_rows_are_in_order_within_their_section() -> None:
    heads = (*HEADS, "section", "row")
    first, second, third = (row[1:] for row in FILLED[1:])
    rows = (("1", *first), ("2", *second), ("2", *second, "", "same"))
    moved = (*rows, ("2", *third, "Pengiriman"), ("1", *first))
    assert _said(_read((heads, *moved))) == [("A6", "The")]
    assert _said(_read((heads, *moved[:-1]))) == []
    assert _said(_read((HEADS, ("9" * 5000, *first), ("1", *second)))) == []


def test_numbers_of_their_own_are_not_taken_for_sorted() -> None:
    step = {"activity": "Mencatat"}
    steps = [{**step, "no": "3"}, {**step, "row": "same"}, step, {**step, "no": "9a"}, step]
    assert [*numbers_of(steps)] == ["3", "3", "2", "9a", "4"]
    heads = (*HEADS, "no tercetak")
    rows = [(*row, own) for row, own in zip(FILLED[1:], ("", "", ""), strict=True)]
    own = ("9", *FILLED[1][1:], "9")
    assert _said(_read((heads, own, *rows[1:]))) == []


def test_numbers_begin_anew_with_a_section() -> None:
    heads = (*HEADS, "section")
    first, second, third = (row[1:] for row in FILLED[1:])
    steps = (("2", *first), ("3", *second), ("1", *third, "Pengiriman"))
    assert _said(_read((heads, *steps))) == []
    own = (("3", *first), ("9", *second, "Pengiriman", "9"), ("2", *third))
    assert _said(_read(((*heads, "no tercetak"), *own))) == []


@pytest.mark.parametrize("word", ["before", "chain", "each", "any", "draft", "revoked", "generic"])
def test_words_of_workbooks_mean_the_same_in_files(word: str) -> None:
    assert synonyms.certain(word_in(word, "id"), [word, "other"], synonyms.VALUES) == word
