"""The flow table: headings of parts, merged times, widths, footnotes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.made import edition, entry, micro, procedure
from soptool.compose.procedure import Part
from soptool.form.footnotes import Footnote, footnotes_of
from soptool.form.table import TableRow, table_of
from soptool.form.widths import NARROWEST, PAPER, WIDEST, widths_of

NOTHING: tuple[str, ...] = ()
FIVE = "steps: [{activity: A}, {activity: B}, {activity: C}, {activity: D}, {activity: E}]"


def rows(
    steps: str, parts: tuple[Part, ...] = (), of: tuple[str | None, ...] = ()
) -> list[TableRow]:
    made = procedure(micro(steps))
    if of:
        placed = (replace(row, part=part) for row, part in zip(made.rows, of, strict=True))
        made = replace(made, rows=tuple(placed), parts=parts)
    return list(table_of(made, edition(), {}).rows)


def test_parts_of_a_macro_have_headings() -> None:
    parts = (
        Part("a", "1", "Satu", number="SOP-1"),
        Part("b", "2", "Dua"),
        Part("b.c", "2.1", "Tiga", parent="b", depth=2),
    )
    made = rows(FIVE, parts, ("a", "b.c", "b.c", None, "b"))
    texts = [(row.acts[0].text, row.depth) for row in made]
    assert texts == [
        ("SOP mikro 1: Satu (SOP-1)", 1),
        ("A", 0),
        ("SOP mikro 2: Dua", 1),
        ("SOP mikro 2.1: Tiga", 2),
        ("B", 0),
        ("C", 0),
        ("D", 0),
        ("SOP mikro 2: Dua", 1),
        ("E", 0),
    ]


def test_condition_details_and_mark_stand_with_the_activity() -> None:
    (row,) = rows("steps: [{activity: A, when: bila perlu, details: [x, y], footnote: '*'}]")
    (act,) = row.acts
    assert (act.text, act.condition, act.details, act.mark) == ("A", "bila perlu", ("x", "y"), "*")


def test_a_part_is_cited_in_the_remarks() -> None:
    part = entry("kind: micro\nid: lain\ntitle: Pengarsipan\nnumber: SOP-9\nsteps: []\n")
    whole = entry(
        "kind: macro\nid: m\ntitle: M\n"
        "steps: [{use: lain, activity: Mengarsipkan}, {use: {title: X}, activity: Y}]\n"
    )
    made = table_of(procedure(whole), edition(part, whole), {})
    cited = [[citation.text for citation in row.see] for row in made.rows]
    assert cited == [["SOP Pengarsipan (SOP-9)"], []]


@pytest.mark.parametrize(
    ("note", "stays"),
    [
        ("Lihat SOP Pengarsipan & Penyusutan", False),
        ("SOP Mikro Pengarsipan dan Penyusutan (SOP-9)", False),
        ("Lihat SOP Pengarsipan", True),
        ("Pengarsipan dan penyusutan paling lambat 1 hari", True),
    ],
)
def test_a_remark_that_only_cites_the_part_stands_once(note: str, stays: bool) -> None:
    part = entry("kind: micro\nid: lain\ntitle: Pengarsipan dan Penyusutan\nsteps: []\n")
    whole = entry(f"kind: macro\nid: m\ntitle: M\nsteps: [{{use: lain, note: '{note}'}}]\n")
    [row] = table_of(procedure(whole), edition(part, whole), {}).rows
    assert [citation.text for citation in row.see] == ["SOP Pengarsipan dan Penyusutan"]
    assert row.notes == ((note,) if stays else ())


def test_times_of_one_row_stack_and_a_time_from_above_is_named() -> None:
    steps = """
steps:
  - {activity: A, duration: 1 jam}
  - {row: same, activity: B, duration: same}
  - {activity: C, duration: same}
  - {row: same, activity: D, duration: 5 menit}
"""
    first, second = rows(steps)
    assert first.time is not None
    assert second.time is not None
    assert (first.time.texts, second.time.texts) == (
        ("1 jam",),
        ("sama dengan no. 1", "5 menit"),
    )


@given(
    st.sampled_from(sorted(PAPER)),
    st.lists(st.sampled_from(["Kepala Biro", "Pengadministrasi", "X"]), min_size=1, max_size=15),
    st.integers(1, 8),
)
def test_the_table_fills_the_paper(paper: str, names: list[str], longest: int) -> None:
    widths = widths_of(paper, tuple(names), longest)
    room = PAPER[paper][0] - 20
    assert widths.total(len(names)) == pytest.approx(room, abs=1)
    assert NARROWEST <= widths.executor <= WIDEST
    assert widths.requirements > 10


@pytest.mark.parametrize("count", [4, 8, 15])
def test_a_column_without_remarks_leaves_its_room_to_texts(count: int) -> None:
    full, bare = (widths_of("A4", ("X",) * count, 2, no) for no in (NOTHING, ("note",)))
    assert bare.note < full.note
    assert bare.activity > full.activity
    assert bare.requirements >= full.requirements
    assert bare.executors == full.executors
    assert bare.total(count) == pytest.approx(full.total(count), abs=0.1)


@pytest.mark.parametrize("count", [4, 8, 11])
def test_remarks_take_the_room_of_columns_next_to_empty(count: int) -> None:
    empty = ("requirements", "duration")
    full, spare = (widths_of("A4", ("X",) * count, 2, no) for no in (NOTHING, empty))
    assert spare.requirements < full.requirements
    assert spare.duration < full.duration
    assert spare.note > full.note
    assert spare.total(count) == pytest.approx(full.total(count), abs=0.1)


def test_names_are_turned_only_where_they_cannot_be_broken_well() -> None:
    long = ("Pengadministrasi Persuratan",)
    assert not widths_of("A4", long * 4, 2).turned
    assert widths_of("A4", long * 12, 2).turned
    assert not widths_of("A4", ("Kabag",) * 12, 2).turned


def test_footnotes_of_one_file_keep_their_marks() -> None:
    made = procedure(
        micro(
            "footnotes: {'*': bintang, b: tidak dipakai}\n"
            "steps: [{activity: A, footnote: '*'}, {activity: B, footnote: z}]"
        )
    )
    found = footnotes_of(made)
    assert found.marks == {"step-1": "*", "step-2": "z"}
    assert found.texts == (Footnote("*", "bintang"), Footnote("b", "tidak dipakai"))


def test_footnotes_of_several_files_with_one_mark_are_numbered() -> None:
    first = procedure(micro("footnotes: {'*': satu}\nsteps: [{activity: A, footnote: '*'}]"))
    second = procedure(micro("footnotes: {'*': dua}\nsteps: [{id: b, activity: B, footnote: '*'}]"))
    found = footnotes_of(replace(first, rows=first.rows + second.rows))
    assert found.marks == {"step-1": "1", "b": "2"}
    assert found.texts == (Footnote("1", "satu"), Footnote("2", "dua"))
