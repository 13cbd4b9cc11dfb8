"""Symbols in the cells, and where they lead."""

from __future__ import annotations

import pytest

from export.made import edition, entry, micro, procedure
from soptool.export.markdown.fill import cell
from soptool.form.symbols import Cells, symbols_of

COLUMNS = "executors: {a: Agendaris, b: Kepala Bagian, c: Sekretaris}\nsteps:\n"


def marks(steps: str, row: int = 0, **settings: object) -> list[str]:
    """Return the cells of a table row, written as in Markdown."""
    made = procedure(micro(COLUMNS + steps))
    symbols = symbols_of(made, edition(**settings))
    return _written(symbols.cells(made.table_rows[row]))


def _written(cells: Cells) -> list[str]:
    return [str(cell(marks)) for marks in cells]


THREE = """
  - {id: x, activity: A, executor: a}
  - {id: y, activity: B, executor: b, question: Lengkap?, branches: {Ya: next, Tidak: x}}
  - {id: z, activity: C, executor: c}
"""


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (0, ["⬭ → 2", "", ""]),
        (1, ["", "◇ Lengkap? Ya → 3; Tidak → 1", ""]),
        (2, ["", "", "⬭"]),
    ],
)
def test_first_and_last_activity_are_the_capsules(row: int, cells: list[str]) -> None:
    assert marks(THREE, row) == cells


@pytest.mark.parametrize(
    ("row", "cells"),
    [(0, ["⬭ Mulai<br>▭ → 2", "", ""]), (2, ["", "", "▭<br>⬭ Selesai"])],
)
def test_stacked_capsules_stand_in_the_same_cell(row: int, cells: list[str]) -> None:
    assert marks(THREE, row, terminators="stacked") == cells


def test_capsules_in_rows_of_their_own() -> None:
    made = procedure(micro(COLUMNS + THREE))
    symbols = symbols_of(made, edition(terminators="rows"))
    assert _written(symbols.start_cells()) == ["⬭ Mulai → 1", "", ""]
    assert _written(symbols.cells(made.table_rows[0])) == ["▭ → 2", "", ""]
    assert _written(symbols.cells(made.table_rows[2])) == ["", "", "▭ → ⬭ Selesai"]
    assert _written(symbols.end_cells()) == ["", "", "⬭ Selesai"]


def test_every_named_end_has_its_capsule() -> None:
    steps = """
  - {id: x, activity: A, executor: a, branches: {Ya: next, Tidak: {end: ditolak}}}
  - {id: y, activity: B, executor: b, next: {end: diterima}}
"""
    assert marks(steps, 0) == ["⬭ Mulai<br>◇ Ya → 2; Tidak → ⬭ ditolak", "", ""]
    assert marks(steps, 1) == ["", "⬭ diterima", ""]
    symbols = symbols_of(procedure(micro(COLUMNS + steps)), edition(terminators="rows"))
    assert _written(symbols.end_cells()) == ["⬭ ditolak", "⬭ diterima", ""]


@pytest.mark.parametrize(
    ("executor", "cells"),
    [
        ("[a, b]", ["▭ (bersama) → 3", "▭ (bersama)", ""]),
        ("{any: [a, b]}", ["▭ (salah satu) → 3", "▭ (salah satu)", ""]),
        ("{each: [a, b]}", ["▭ (serentak) → 3", "▭ (serentak) → 3", ""]),
        ("{chain: [b, a]}", ["▭ (urutan 2) → 3", "▭ (urutan 1)", ""]),
    ],
)
def test_several_executors(executor: str, cells: list[str]) -> None:
    steps = f"""
  - {{activity: A, executor: c}}
  - {{activity: B, executor: {executor}}}
  - {{activity: C, executor: c}}
"""
    assert marks(steps, 1) == cells


@pytest.mark.parametrize(
    ("executor", "cells"),
    [
        ("[b, a]", ["▭ (bersama)", "◇ (bersama) Ya → 3; Tidak → 1", ""]),
        ("{chain: [b, a]}", ["◇ (urutan 2) Ya → 3; Tidak → 1", "▭ (urutan 1)", ""]),
    ],
)
def test_who_holds_the_diamond(executor: str, cells: list[str]) -> None:
    steps = f"""
  - {{id: x, activity: A, executor: c}}
  - {{activity: B, executor: {executor}, branches: {{Ya: next, Tidak: x}}}}
  - {{activity: C, executor: c}}
"""
    assert marks(steps, 1) == cells


def test_a_split_names_all_its_rows_and_an_answer_may_split() -> None:
    steps = """
  - {id: x, activity: A, executor: a, next: [y, z]}
  - {id: y, activity: B, executor: b, branches: {Ya: [z, w], Tidak: x}}
  - {id: z, activity: C, executor: c, next: w}
  - {id: w, activity: D, executor: a}
"""
    assert marks(steps, 0)[0] == "⬭ → 2, 3"
    assert marks(steps, 1)[1] == "◇ Ya → 3, 4; Tidak → 1"


def test_entries_of_one_row_are_told_apart_by_their_executors() -> None:
    steps = """
  - {id: x, activity: A, executor: a, next: [y, z]}
  - {id: y, activity: B, executor: b, next: v}
  - {id: z, row: same, activity: C, executor: c, next: v}
  - {id: v, activity: D, executor: a, branches: {Ya: next, Tidak: z}}
  - {id: w, activity: E, executor: a}
"""
    assert marks(steps, 0)[0] == "⬭ → 2"
    assert marks(steps, 1) == ["", "▭ → 3", "▭ → 3"]
    assert marks(steps, 2)[0] == "◇ Ya → 4; Tidak → 2 (Sekretaris)"


def test_an_entry_leads_on_within_its_row() -> None:
    steps = """
  - {activity: A, executor: a}
  - {row: same, activity: B, executor: b}
"""
    assert marks(steps, 0) == ["⬭ → Kepala Bagian", "⬭", ""]


def test_numbers_that_restart_name_their_section() -> None:
    steps = """
  - {id: x, section: Awal, activity: A, executor: a}
  - {id: y, section: Akhir, activity: B, executor: b, branches: {Ya: next, Tidak: x}}
  - {activity: C, executor: b}
"""
    assert marks(steps, 0)[0] == "⬭ → 1 (Akhir)"
    assert marks(steps, 1)[1] == "◇ Ya → 2; Tidak → 1 (Awal)"


def test_a_further_start_is_a_capsule_with_its_words() -> None:
    steps = """
  - {activity: A, executor: a, next: z}
  - {activity: B, executor: b, start: true, label: Via surel, next: z}
  - {id: z, activity: C, executor: c}
"""
    assert marks(steps, 1)[1] == "⬭ Via surel → 3"


def test_a_single_step_is_start_and_end() -> None:
    made = procedure(micro(COLUMNS + "  - {activity: A, executor: a}\n"))
    ((mark,), *_) = symbols_of(made, edition()).cells(made.table_rows[0])
    assert (mark.kind, mark.alternative, mark.ways) == (
        "terminator",
        "Mulai/Selesai: Agendaris",
        (),
    )


def test_the_flow_that_goes_on_in_another_sop_names_it() -> None:
    other = entry("kind: micro\nid: lain\ntitle: Pengarsipan\nnumber: SOP-9\nsteps: []\n")
    made = procedure(micro(COLUMNS + "  - {activity: A, executor: a, next: {sop: lain}}\n"))
    symbols = symbols_of(made, edition(other))
    assert _written(symbols.cells(made.table_rows[0]))[0] == "⬭ SOP Pengarsipan"


def test_a_step_without_executor_still_says_where_it_leads() -> None:
    made = procedure(micro(COLUMNS + "  - {activity: A}\n  - {activity: B, executor: a}\n"))
    symbols = symbols_of(made, edition())
    assert _written(symbols.cells(made.table_rows[0])) == ["", "", ""]
    ((way,), other) = symbols.loose(made.table_rows[0]), symbols.loose(made.table_rows[1])
    assert [goal.text for goal in way.goals] == ["2"]
    assert other == ()
