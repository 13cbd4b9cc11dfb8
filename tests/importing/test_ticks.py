"""Ticks and letters in the executors' columns say who acts where nothing is drawn."""

from __future__ import annotations

from typing import Any

import pytest

from importing.books import Sheet, box, draw, flow
from importing.drawn import WIDTHS
from importing.sketch import Sketch
from importing.test_books import draft_of
from importing.test_traps import THREE
from importing.test_words import draft_of as word_of
from importing.words import cell, heads, para, row, table
from soptool.importing.draft import Draft


def ticked(*marks: tuple[int, int, str]) -> Sheet:
    sheet = flow(THREE)
    for at, column, mark in marks:
        sheet.put(3 + at, 3 + column, mark)
    return sheet


def who(draft: Draft) -> list[Any]:
    assert draft.counts.listed == sum(remark.count for remark in draft.remarks)
    return [step.get("executor") for step in draft.data["steps"]]


@pytest.mark.parametrize(
    "mark", ["√", "✓", "v", "V", "x", "X", "●", "■", "□", "\uf0fc", "☑", "1", "R"]
)
def test_a_mark_says_who_acts(mark: str) -> None:
    draft = draft_of(ticked((0, 0, mark), (1, 1, mark), (2, 0, mark)))
    assert who(draft) == ["staf", "kepala-seksi", "staf"]
    assert draft.edges["assumed"] == 2
    assert not draft.notes
    assert "ticked" in str(draft.remarks[0].message)


def test_marks_of_a_row_act_together_and_numbers_one_after_another() -> None:
    assert who(draft_of(ticked((0, 0, "√"), (0, 2, "√"), (1, 1, "√"), (2, 0, "√")))) == [
        ["staf", "kepala"], "kepala-seksi", "staf",
    ]  # fmt: skip
    assert who(draft_of(ticked((0, 2, "1"), (0, 0, "2"), (1, 1, "1"), (2, 0, "1"))))[0] == {
        "chain": ["kepala", "staf"]
    }


def test_letters_are_named_since_their_meaning_is_not_known() -> None:
    draft = draft_of(ticked((0, 0, "R"), (0, 1, "A"), (1, 1, "R/A"), (2, 0, "R")))
    assert who(draft)[0] == ["staf", "kepala-seksi"]
    assert [r.text for r in draft.remarks if r.kind == "executor"] == ["A, R, R/A"]


def test_rows_without_symbols_take_ticks_and_no_letters_beside_a_drawing() -> None:
    sketch = Sketch()
    sketch.put("process", box(0, 0))
    assert who(draft_of(draw(ticked((1, 1, "√"), (2, 0, "A")), sketch))) == [
        "staf", "kepala-seksi", None,
    ]  # fmt: skip


def test_words_are_no_marks() -> None:
    draft = draft_of(ticked((0, 0, "Menerima"), (1, 1, "√")))
    assert who(draft) == [None, "kepala-seksi", None]
    assert [r.text for r in draft.remarks if r.kind == "text"] == ["Menerima"]


def test_ticks_of_word_documents() -> None:
    rows = [
        row(cell(WIDTHS[0], para(str(at + 1))), cell(WIDTHS[1], para(text)),
            *(cell(WIDTHS[2 + column], para("√" if column == at else "")) for column in range(3)),
            *(cell(wide, para(said)) for wide, said in zip(WIDTHS[5:], ("Surat", "1 jam", "", ""),
                                                            strict=True)))
        for at, text in enumerate(THREE)
    ]  # fmt: skip
    assert who(word_of(table(WIDTHS, heads(), *rows))) == ["staf", "kepala-seksi", "kepala"]
