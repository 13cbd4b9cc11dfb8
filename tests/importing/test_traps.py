"""Traps that real documents set, each on one sheet of our own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from importing.drawn import EDGES, HEAD, ROW, TOP, arrow, box, form, shape, text, understood
from soptool.importing.draft import Draft
from soptool.importing.interpret.letters import Line, spaced
from soptool.importing.interpret.paragraphs import folded, joined
from soptool.importing.sheets import Box, Link, Picture, Segment, Shape, Sheet

THREE = ("Menerima surat", "Memeriksa surat", "Mengarsipkan surat")


def read(draft: Draft) -> list[tuple[Any, ...]]:
    """Return who acts in each step, and where it leads."""
    assert draft.counts.listed == sum(remark.count for remark in draft.remarks)
    keys = ("executor", "next", "branches")
    return [tuple(step.get(key) for key in keys) for step in draft.data["steps"]]


def down(row: int, column: int, to: int, short: float = 0.0) -> Link:
    """Draw a line from a symbol to one in the next row."""
    start, end = box(row, column), box(row + 1, to)
    x, y = start.middle[0], start.y1
    if column == to:
        return arrow((x, y), (x, end.y0), short=short)
    middle = y + 10
    return arrow((x, y), (x, middle), (end.middle[0], middle), (end.middle[0], end.y0), short=short)


def straight(*links: Link, **more: Any) -> Draft:
    shapes = [shape("capsule", 0, 0), shape("rectangle", 1, 1), shape("capsule", 2, 0)]
    [draft] = understood(form(THREE, shapes, links, **more))
    return draft


def test_lines_that_touch_are_drawn_and_lead_on() -> None:
    draft = straight(down(0, 0, 1), down(1, 1, 0))
    assert read(draft) == [("staf", None, None), ("kepala-seksi", None, None), ("staf", None, None)]
    assert draft.edges["drawn"] == 2
    assert draft.counts.listed == 0
    assert draft.data["steps"][0]["requirements"] == ["Surat"]


def test_a_line_that_ends_short_is_near_and_said_so() -> None:
    draft = straight(down(0, 0, 1, short=7), down(1, 1, 0))
    assert (draft.edges["drawn"], draft.edges["near"]) == (1, 1)
    assert [remark.kind for remark in draft.remarks] == ["guess"]
    assert ("steps", 0) in draft.notes


def test_where_nothing_is_drawn_the_next_row_is_assumed() -> None:
    draft = straight(down(0, 0, 1))
    assert (draft.edges["drawn"], draft.edges["assumed"]) == (1, 1)
    assert ("steps", 1) in draft.notes


def test_a_line_that_leads_nowhere_is_listed_and_never_invented() -> None:
    lost = arrow((EDGES[4] + 20, TOP + HEAD + 10), (EDGES[4] + 20, TOP + HEAD + 35))
    draft = straight(down(0, 0, 1), down(1, 1, 0), lost)
    assert draft.edges["lost"] == 1
    assert [remark.kind for remark in draft.remarks] == ["line"]
    assert draft.counts.listed == 1


def test_the_frame_of_an_answer_that_touches_its_line_is_no_second_way() -> None:
    shapes = [shape("capsule", 0, 0), shape("diamond", 1, 0), shape("rectangle", 2, 0)]
    right, x = box(1, 0), box(1, 0).x1 + 60
    back = arrow((right.x1, right.middle[1]), (x, right.middle[1]), (x, box(0, 0).middle[1]),
                 (box(0, 0).x1, box(0, 0).middle[1]))  # fmt: skip
    frame = Segment(right.x1 - 3, right.middle[1] - 7, x, right.middle[1] - 7)
    glyphs = text("Tidak", right.x1 + 20, right.middle[1] - 15, 7)
    page = form(THREE, shapes, [down(0, 0, 0), down(1, 0, 0), back], glyphs, strokes=[frame])
    [draft] = understood(page)
    answers = draft.data["steps"][1]["branches"]
    assert answers == {"Ya": "mengarsipkan-surat", "Tidak": "menerima-surat"}
    assert draft.counts.listed == 0


def test_a_spot_at_the_beginning_of_a_line_hides_no_end() -> None:
    line = down(0, 0, 1)
    (x, y), *_ = [(s.x0, s.y0) for s in line.segments]
    spotted = line._replace(segments=(*line.segments, Segment(x + 0.3, y + 1.1, x + 0.3, y - 0.3)))
    draft = straight(spotted, down(1, 1, 0))
    assert (draft.edges["drawn"], draft.counts.listed) == (2, 0)


def test_a_symbol_over_two_columns_is_of_both_and_said_so() -> None:
    wide = Box(box(1, 0).x0, box(1, 0).y0, box(1, 1).x1 - 6, box(1, 0).y1)
    astray = Box(box(2, 0).x0 + 20, box(2, 0).y0, box(2, 0).x1 + 20, box(2, 0).y1)
    shapes = [shape("capsule", 0, 0), Shape("rectangle", wide), Shape("capsule", astray)]
    [draft] = understood(form(THREE, shapes, [down(0, 0, 0), down(1, 0, 0)]))
    assert [way[0] for way in read(draft)] == ["staf", ["staf", "kepala-seksi"], "staf"]
    assert [remark.kind for remark in draft.remarks] == ["guess"]
    border = Box(box(1, 0).x0 + 34, box(1, 0).y0, box(1, 0).x1 + 34, box(1, 0).y1)
    shapes[1:2] = [Shape("rectangle", border), shape("rectangle", 1, 1)]
    steps = understood(form(THREE, shapes, []))[0].data["steps"]
    assert sorted(step["executor"] for step in steps[1:3]) == ["kepala-seksi", "staf"]


def test_a_line_along_a_rule_is_one_where_it_leads_to_a_head() -> None:
    shapes = [shape("rectangle", 0, 0), shape("rectangle", 1, 0), shape("rectangle", 1, 2)]
    rule = TOP + HEAD + ROW
    x, y = box(0, 0).middle[0] + 8, box(0, 0).y1
    into = arrow((box(1, 2).middle[0], rule), (box(1, 2).middle[0], box(1, 2).y0))
    stem, along = Segment(x, y, x, rule), Segment(x, rule, box(1, 2).middle[0], rule)
    page = form(THREE[:2], shapes, [down(0, 0, 0), into], strokes=[stem, along])
    assert understood(page)[0].data["steps"][1]["executor"] == {"each": ["staf", "kepala"]}
    short = form(THREE[:2], shapes[:2], [down(0, 0, 0)], strokes=[along])
    assert understood(short)[0].counts.lines == 1


def test_crossing_lines_stay_apart_and_ends_on_lines_join() -> None:
    shapes = [shape("rectangle", 0, 0), shape("rectangle", 0, 2), shape("rectangle", 1, 1),
              shape("capsule", 2, 1)]  # fmt: skip
    x, y = box(1, 1).middle[0], box(0, 0).y1 + 12
    into = arrow((box(0, 0).middle[0], box(0, 0).y1), (box(0, 0).middle[0], y), (x, y),
                 (x, box(1, 1).y0))  # fmt: skip
    joins = Link((Segment(box(0, 2).middle[0], box(0, 2).y1, box(0, 2).middle[0], y),
                  Segment(box(0, 2).middle[0], y, x, y)))  # fmt: skip
    [draft] = understood(form(THREE, shapes, [into, joins, down(1, 1, 1)]))
    assert read(draft) == [
        ({"each": ["staf", "kepala"]}, None, None),
        ("kepala-seksi", None, None),
        ("kepala-seksi", None, None),
    ]


def decided(*labels: tuple[str, float, float]) -> Draft:
    shapes = [shape("capsule", 0, 0), shape("diamond", 1, 0), shape("capsule", 2, 0)]
    (x, y), (to_x, to_y) = (box(1, 0).x1, box(1, 0).middle[1]), (box(0, 0).x1, box(0, 0).middle[1])
    back = arrow((x, y), (EDGES[3] + 30, y), (EDGES[3] + 30, to_y), (to_x, to_y))
    glyphs = [glyph for said, x, y in labels for glyph in text(said, x, y, 6)]
    links = [down(0, 0, 0), down(1, 0, 0), back]
    [draft] = understood(form(THREE, shapes, links, glyphs))
    return draft


def test_answers_stand_on_their_lines() -> None:
    below, beside = (box(1, 0).middle[0] + 3, box(1, 0).y1 + 3), (EDGES[3] + 4, TOP + HEAD + 65)
    draft = decided(("Ya", *below), ("Tidak", *beside))
    assert read(draft)[1][2] == {"Ya": "mengarsipkan-surat", "Tidak": "menerima-surat"}
    assert draft.counts.listed == 0


def test_one_answer_says_the_other_and_that_is_marked() -> None:
    draft = decided(("Tidak", EDGES[3] + 4, TOP + HEAD + 65))
    assert read(draft)[1][2] == {"Ya": "mengarsipkan-surat", "Tidak": "menerima-surat"}
    assert [remark.kind for remark in draft.remarks] == ["guess"]


def forked(*answers: tuple[str, float]) -> Draft:
    """Ask where one line leaves and parts: up to the row before, and down to the next."""
    (x, y), there = (box(1, 0).x1, box(1, 0).middle[1]), box(0, 1).middle[0]
    shapes = [shape("capsule", 0, 1), shape("diamond", 1, 0), shape("capsule", 2, 1)]
    (start, side), top = (box(0, 1).x0, box(0, 1).middle[1]), box(1, 0).middle[0]
    links = [arrow((start, side), (top, side), (top, box(1, 0).y0)),
             arrow((x, y), (there, y), (there, box(0, 1).y1)),
             arrow((x, y), (there, y), (there, box(2, 1).y0))]  # fmt: skip
    glyphs = [glyph for said, off in answers for glyph in text(said, x + 8, y + off, 6)]
    [draft] = understood(form(THREE, shapes, links, glyphs))
    return draft


@pytest.mark.parametrize("answers", [[("T", -8), ("Y", 2)], [("Y", 3), ("T", -9)]])
def test_answers_on_both_sides_of_a_line_that_parts_go_where_it_turns(answers: Any) -> None:
    draft = forked(*answers)
    assert read(draft)[1][2] == {"Y": "mengarsipkan-surat", "T": "menerima-surat"}
    assert draft.remarks == []


@pytest.mark.parametrize("answers", [[("T", -8)], [("T", -8), ("T", 2)]])
def test_one_answer_for_all_lines_is_kept_and_said(answers: Any) -> None:
    draft = forked(*answers)
    assert read(draft)[1][2] == {"T": ["menerima-surat", "mengarsipkan-surat"]}
    assert "branch" in [remark.kind for remark in draft.remarks]


def test_symbols_of_a_row_are_linked_follow_each_other_or_act_at_once() -> None:
    shapes = [shape("capsule", 0, 0), shape("rectangle", 1, 0), shape("rectangle", 1, 2),
              shape("rectangle", 2, 0), shape("rectangle", 2, 1)]  # fmt: skip
    y, z = box(1, 0).middle[1], box(2, 0).middle[1]
    link = Link((Segment(box(1, 0).x1, y, box(1, 2).x0, y),))
    chain = arrow((box(2, 0).x1, z), (box(2, 1).x0, z))
    [draft] = understood(form(THREE, shapes, [down(0, 0, 0), link, down(1, 0, 0), chain]))
    assert [step[0] for step in read(draft)] == [
        "staf", ["staf", "kepala"], {"chain": ["staf", "kepala-seksi"]},
    ]  # fmt: skip


def test_a_capsule_that_is_linked_with_others_acts_with_them_though_it_only_is_led_to() -> None:
    shapes = [shape("rectangle", 0, 0), shape("capsule", 1, 0), shape("capsule", 1, 1),
              shape("rectangle", 1, 2), shape("rectangle", 2, 2)]  # fmt: skip
    low, high, last = (box(1, column) for column in range(3))
    y = low.middle[1]
    bond = Link((Segment(low.x1, y, high.x0, y),), ())
    on = arrow((high.x1, y), (last.x0, y))
    [draft] = understood(form(THREE, shapes, [down(0, 0, 0), bond, on, down(1, 2, 2)]))
    assert draft.data["steps"][1]["executor"] == ["kepala-seksi", "staf"]


def test_a_capsule_that_a_row_before_leads_to_acts_with_whom_hands_it_on() -> None:
    shapes = [shape("capsule", 0, 2), shape("rectangle", 0, 1), shape("capsule", 1, 1),
              shape("rectangle", 1, 2)]  # fmt: skip
    one, other = box(0, 2), box(0, 1)
    first = arrow((one.x0, one.middle[1]), (other.x1, one.middle[1]))
    start, end = box(1, 2), box(1, 1)
    second = arrow((start.x0, start.middle[1]), (end.x1, end.middle[1]))
    [draft] = understood(form(THREE[:2], shapes, [first, down(0, 1, 1), second]))
    assert read(draft) == [
        ({"chain": ["kepala", "kepala-seksi"]}, "langkah-2", None),
        ("kepala", None, None),
        ("kepala-seksi", None, None),
    ]


def test_lines_go_on_over_pages_through_connectors() -> None:
    def off(row: int, where: Box, mark: str) -> tuple[Shape, list[Any]]:
        return Shape("pentagon", where), text(mark, where.x0 + 8, where.y0 + 3, 6)

    out, letters = off(1, Box(box(1, 0).x0 + 12, box(1, 0).y1 + 6, box(1, 0).x1 - 12,
                              box(1, 0).y1 + 18), "A")  # fmt: skip
    x = out.box.middle[0]
    first = form(THREE[:2], [shape("capsule", 0, 0), shape("rectangle", 1, 0), out],
                 [down(0, 0, 0), arrow((x, box(1, 0).y1), (x, out.box.y0))], letters)  # fmt: skip
    into, again = off(0, Box(box(0, 0).x0 + 12, box(0, 0).y0 - 14, box(0, 0).x1 - 12,
                             box(0, 0).y0 - 5), "A")  # fmt: skip
    second = form(THREE[2:], [shape("capsule", 0, 0), into],
                  [arrow((x, into.box.y1), (x, box(0, 0).y0))], again, 2, 3)  # fmt: skip
    [draft] = understood(first, second)
    assert draft.counts.rows == 3
    assert draft.edges["page"] == 1
    assert draft.counts.listed == 0


def test_rows_that_begin_anew_below_a_second_head_are_another_sop() -> None:
    page = form(THREE, [shape("capsule", 0, 0)], [])
    assert [draft.counts.rows for draft in understood(page, replace(page, number=2))] == [3, 3]


def test_a_merged_time_is_the_one_above() -> None:
    page = form(THREE, [shape("capsule", row, 0) for row in range(3)], [])
    y = TOP + HEAD + ROW
    kept = [
        part
        for rule in page.strokes
        for part in (
            [Segment(rule.x0, y, EDGES[6], y), Segment(EDGES[7], y, rule.x1, y)]
            if rule.y0 == rule.y1 == y
            else [rule]
        )
    ]
    [draft] = understood(replace(page, strokes=tuple(kept)))
    assert [step.get("duration") for step in draft.data["steps"]] == [
        "1 jam 1 jam",
        "same",
        "1 jam",
    ]


def test_a_drawing_that_is_a_picture_is_named_once_and_nobody_is_invented() -> None:
    page = form(THREE, [], [])
    seen = Picture(Box(EDGES[2], TOP + HEAD, EDGES[5], TOP + HEAD + 3 * ROW))
    [draft] = understood(replace(page, pictures=(seen,)))
    assert [remark.kind for remark in draft.remarks] == ["picture"]
    assert all("executor" not in step for step in draft.data["steps"])


def test_a_scan_has_no_steps() -> None:
    page = replace(
        form((), [], []), glyphs=(), strokes=(), pictures=(Picture(Box(0, 0, 842, 595)),)
    )
    [draft] = understood(page)
    assert draft.is_scan
    assert set(draft.data) == {"kind", "steps"}
    assert draft.data["steps"] == []
    assert [remark.kind for remark in draft.remarks] == ["picture"]


def test_what_is_stamped_across_the_page_is_in_no_text() -> None:
    stamp = text("KONSEP", EDGES[1] + 6, TOP + HEAD + 20)
    across = [letter._replace(turn="askew") for letter in stamp]
    draft = straight(down(0, 0, 1), down(1, 1, 0), more=across)
    assert [step["activity"] for step in draft.data["steps"]] == [*THREE]
    assert [(remark.kind, remark.text) for remark in draft.remarks] == [("text", "KONSEP")]
    assert draft.counts.listed == 1


def test_what_is_said_of_symbols_tells_a_chain_from_steps_and_has_words_without_room() -> None:
    shapes = [shape("capsule", 0, 0), shape("rectangle", 1, 0), shape("diamond", 1, 1),
              shape("capsule", 2, 0)]  # fmt: skip
    y = box(1, 0).middle[1]
    links = [down(0, 0, 0), arrow((box(1, 0).x1, y), (box(1, 1).x0, y)), down(1, 1, 0)]
    glyphs = text("Ya", box(1, 1).middle[0] + 3, box(1, 1).y1 + 3, 6)
    page = replace(
        form(THREE, shapes, links, glyphs),
        spoken=("Proses: Staf, urutan 1. Keputusan: Kepala Seksi, Q?, urutan 2; Ya lanjut ke 3",),
    )
    [draft] = understood(page)
    assert draft.data["steps"][1]["executor"] == {"chain": ["staf", "kepala-seksi"]}
    apart = replace(page, spoken=("Proses: Staf; lanjut ke x. Keputusan: Kepala Seksi, Lengkap?",))
    assert len(understood(apart)[0].data["steps"]) == 4


@pytest.mark.parametrize(
    ("said", "onward"),
    [
        ("lanjut ke 2", None),
        ("lanjut ke 2, 3", ["memeriksa-surat", "mengarsipkan-surat"]),
        ("lanjut ke 9", ["memeriksa-surat", "mengarsipkan-surat"]),  # nothing fits: as it is drawn
    ],
)
def test_lines_that_touch_by_chance_lead_where_it_is_said(said: str, onward: Any) -> None:
    shapes = [shape("rectangle", 0, 0), shape("rectangle", 1, 0), shape("rectangle", 2, 1)]
    x, y = box(0, 0).middle[0], box(0, 0).y1 + 8
    fork = arrow((x, y), (box(2, 1).middle[0], y), (box(2, 1).middle[0], box(2, 1).y0))
    page = form(THREE, shapes, [down(0, 0, 0), fork, down(1, 0, 1)])
    spoken = (f"Proses: Staf; {said}", "Proses: Staf; lanjut ke 3", "Proses: Kepala Seksi")
    [draft] = understood(replace(page, spoken=spoken))
    assert draft.data["steps"][0].get("next") == onward


def boxed(*lines: tuple[str, float], heading: str = "Keterkaitan", key: str = "related") -> Any:
    """Read the list in a box of the identity part: lines with how far below the heading."""
    top, left, right = 20.0, 30.0, 400.0
    rules = [Segment(left, y, right, y) for y in (top, top + 14, top + 100)]
    rules += [Segment(x, top, x, top + 100) for x in (left, right)]
    glyphs = text(heading, left + 4, top + 3)
    for said, y in lines:
        glyphs += text(
            said, left + (4 if said[0].isdigit() and len(said) < 4 else 20), top + 16 + y
        )
    page = Sheet(1, 842, 595, tuple(glyphs), tuple(rules))
    return understood(page)[0].data.get(key)


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        ([("SOP Satu", 2), ("yang luas", 11), ("SOP Dua", 20)], ["SOP Satu yang luas", "SOP Dua"]),
        ([("1,", 2), ("SOP Satu", 2), ("2.", 11), ("SOP Dua", 11)], ["SOP Satu", "SOP Dua"]),
        ([("1. SOP Satu", 2), ("2 SOP Dua", 11)], ["SOP Satu", "SOP Dua"]),
        (  # a number beside the middle of its text
            [("1. Satu", 2), ("Dua yang", 16), ("2.", 20.5), ("panjang", 25), ("3. Tiga", 39)],
            ["Satu", "Dua yang panjang", "Tiga"],
        ),
        (  # the same, where lines of all items are equally far apart
            [("1.", 2), ("Satu", 2), ("Dua yang", 11), ("2.", 15.5), ("panjang", 20), ("3.", 29),
             ("Tiga", 29)],
            ["Satu", "Dua yang panjang", "Tiga"],
        ),
        (  # a number beside the first line of a cell whose text stands at its foot
            [("1.", 2), ("Satu", 2), ("yang panjang", 11), ("2.", 21), ("Dua", 30), ("3.", 39),
             ("Tiga", 39)],
            ["Satu yang panjang", "Dua", "Tiga"],
        ),
        ([("Satu yang berakhir dengan titik koma yang sangat panjang;", 2), ("Dua", 11)],
         ["Satu yang berakhir dengan titik koma yang sangat panjang;", "Dua"]),
        ([("1. Pagu 12.000 lembar", 2), ("12.000 lembar lagi", 11)],
         ["Pagu 12.000 lembar 12.000 lembar lagi"]),
        ([("1. Satu          4. Empat", 2), ("2. Dua           5. Lima", 11), ("3. Tiga", 20)],
         ["Satu", "Dua", "Tiga", "Empat", "Lima"]),
        ([("- Satu           - Tiga", 2), ("- Dua            - Empat", 11)],
         ["Satu", "Dua", "Tiga", "Empat"]),
        ([("1. Satu          7. lembar", 2), ("2. Dua           7. lembar", 11)],
         ["Satu 7. lembar", "Dua 7. lembar"]),
        (  # a line that its low row cuts off, printed over by the next one
            [("1.", 2), ("Satu yang panjang dan", 2), ("terpotong", 9.6), ("2.", 11),
             ("Dua yang jauh lebih panjang daripada itu semua", 11)],
            ["Satu yang panjang dan terpotong", "Dua yang jauh lebih panjang daripada itu semua"],
        ),
        ([("Jika gagal maka", 2), ("PDRB tidak dapat dihitung", 11)],
         ["Jika gagal maka PDRB tidak dapat dihitung"]),
        ([("Ketentuan di atas", 2), ("Surat", 11)], ["Ketentuan di atas", "Surat"]),
    ],
)  # fmt: skip
def test_items_of_a_box_begin_with_marks_of_any_kind(
    lines: list[tuple[str, float]], items: list[str]
) -> None:
    assert boxed(*lines) == items


@pytest.mark.parametrize(("letters", "count"), [(45, 1), (42, 2)])
def test_a_line_is_full_where_a_cells_margin_begins(letters: int, count: int) -> None:
    """A margin of 6 points at the left is one at the right; `PDRB` takes 16 of 206."""
    top, left, right = 20.0, 30.0, 230.0
    rules = [Segment(left, y, right, y) for y in (top, top + 14, top + 100)]
    rules += [Segment(x, top, x, top + 100) for x in (left, right)]
    glyphs = text("Peringatan", left + 6, top + 3) + text("PDRB batal", left + 6, top + 29)
    glyphs += text("a" * letters, left + 6, top + 20)
    [draft] = understood(Sheet(1, 842, 595, tuple(glyphs), tuple(rules)))
    assert len(draft.data["warnings"]) == count


def test_letters_between_two_rules_of_one_border_are_of_the_column_behind() -> None:
    page = form(THREE, [], [])
    inner = EDGES[6] - 8
    bottom = TOP + HEAD + ROW * len(THREE)
    double = replace(page, rules=(*page.rules, Segment(inner, TOP + 20, inner, bottom)))
    moved = [
        g._replace(x0=g.x0 - 9, x1=g.x1 - 9)
        if EDGES[6] < g.x0 < EDGES[7] and g.y0 > TOP + HEAD
        else g
        for g in double.glyphs
    ]
    [draft] = understood(replace(double, glyphs=tuple(moved)))
    assert [step["duration"] for step in draft.data["steps"]] == ["1 jam"] * 3


def test_a_list_is_read_whole_where_bits_of_rules_cut_off_its_margin() -> None:
    top, left, right = 20.0, 30.0, 400.0
    rules = [Segment(left, y, right, y) for y in (top, top + 14, top + 100)]
    rules += [Segment(x, top, x, top + 100) for x in (left, right)]
    rules.append(Segment(left + 8, top + 13, left + 8, top + 26))
    glyphs = text("Dasar Hukum", left + 4, top + 3) + text("Undang-Undang", left + 20, top + 50)
    [draft] = understood(Sheet(1, 842, 595, tuple(glyphs), tuple(rules)))
    assert draft.data["legal_basis"] == ["Undang-Undang"]


def identified(*pairs: tuple[str, str, float]) -> dict[str, Any]:
    """Read labels with their values beside them, each row so high; the agency's box at the left."""
    left, middle, wide, right, y = 30.0, 300.0, 400.0, 700.0, 20.0
    rules, glyphs = [Segment(left, y, right, y)], []
    for label, value, height in pairs:
        for said, x in ((label, middle + 12), (value, wide + 4)):
            for at, line in enumerate(said.split("\n")):
                glyphs += text(line, x, y + 3 + 10 * at)
        y += height
        rules.append(Segment(middle, y, right, y))
    rules += [Segment(x, 20, x, y) for x in (left, middle - 5, middle, wide, right)]
    rules.append(Segment(left, y, right, y))
    glyphs += text("BADAN CONTOH", left + 80, 40) + text("TIM UMUM", left + 90, 60)
    return understood(Sheet(1, 842, 595, tuple(glyphs), tuple(rules)))[0].data


def lined(*lines: tuple[str, float, float]) -> dict[str, Any]:
    """Read texts at places of a page above the table, in no cell."""
    glyphs = [glyph for line, x, y in lines for glyph in text(line, x, y)]
    page = form(THREE, [], [])
    return understood(replace(page, glyphs=(*page.glyphs, *glyphs)))[0].data


def test_a_title_in_no_cell_goes_on_below_itself() -> None:
    title = text("Judul SOP : ", 60, 2)
    left = title[-1].x1
    found = lined(
        ("Judul SOP : Pendaftaran", 60, 2),
        ("Pasien Lama", left, 13),
        ("Nomor SOP : 12/2026", 60, 24),
    )
    assert (found["title"], found["number"]) == ("Pendaftaran Pasien Lama", "12/2026")
    beside = lined(("Judul SOP : Pendaftaran", 60, 2), ("Dinas Contoh", 60, 13))
    assert beside["title"] == "Pendaftaran"
    far = lined(("Judul SOP : Pendaftaran", 60, 2), ("Maju Bersama", left, 25))
    assert far["title"] == "Pendaftaran"
    label = lined(("Judul SOP : Pendaftaran", 60, 2), ("No. Dokumen : 7", left, 13))
    assert (label["title"], label["number"]) == ("Pendaftaran", "7")


def test_the_unit_stands_beside_the_labels_also_behind_a_double_rule() -> None:
    found = identified(("NOMOR SOP AP", "SOP-1", 20), ("Nama SOP", "Pelayanan", 40))
    assert (found["unit"], found["number"], found["title"]) == ("TIM UMUM", "SOP-1", "Pelayanan")


def test_what_stands_above_the_unit_is_the_agency() -> None:
    left, right = 30.0, 400.0
    rules = [Segment(left, y, 800, y) for y in (20, 80)]
    rules += [Segment(x, 20, x, 80) for x in (left, right, 500, 800)]
    glyphs = [*text("BADAN CONTOH", 110, 30), *text("TIM UMUM", 120, 50),
              *text("Nomor SOP", 404, 30), *text("SOP-1", 504, 30)]  # fmt: skip
    [draft] = understood(Sheet(1, 842, 595, tuple(glyphs), tuple(rules)))
    assert (draft.agency, draft.data["unit"]) == (("BADAN CONTOH",), "TIM UMUM")


@pytest.mark.parametrize("value", ["2 Juni 2025", "\n2 Juni 2025"])
def test_a_label_that_wraps_in_its_cell_is_one(value: str) -> None:
    found = identified(("Nomor SOP", "SOP-1", 20), ("Tanggal\nPembuatan", value, 30),
                       ("Tanggal\nRevisi", "-", 30), ("Disahkan\noleh :", "Kepala Badan", 40),
                       ("Nama", "Pelayanan", 30))  # fmt: skip
    assert (found["dates"], found["title"]) == ({"created": "2025-06-02"}, "Pelayanan")
    assert (found["approval"], found["unit"]) == ({"position": "Kepala Badan"}, "TIM UMUM")


def test_a_staff_number_that_reaches_over_the_rule_is_no_title() -> None:
    found = identified(("Nomor SOP", "SOP-1", 40), ("Nama SOP", "NIP. 1966 1\nPelayanan", 40))
    assert found["title"] == "Pelayanan"


def test_what_an_sop_is_for_is_read_where_it_has_a_box_of_its_own() -> None:
    found = identified(("Nomor SOP", "SOP-1", 40), ("Maksud dan tujuan:", "Melayani warga", 40))
    assert (found["purpose"], found["number"]) == ("Melayani warga", "SOP-1")
    said = boxed(("Maksud dan tujuan: melayani", 2), heading="Peringatan", key="warnings")
    assert said == ["Maksud dan tujuan: melayani"]


def test_words_are_apart_where_letters_are_and_no_space_was_printed() -> None:
    apart = [*text("Surat dinas", 60, 100)]
    shifted = [g._replace(x0=g.x0 + 2, x1=g.x1 + 2) for g in text("keluar", 104, 100)]
    assert spaced([*apart, *shifted]) == "Surat dinas keluar"
    wide = [g._replace(x1=g.x1 - 0.8) for g in text("Tertentu", 60, 100)]
    assert spaced(wide) == "Tertentu"
    lean = [*text("Rencana", 60, 100), *text("aksi", 89.2, 100), *text("(FRA", 106.5, 100)]
    assert spaced(lean) == "Rencana aksi (FRA"
    assert spaced([*lean, *text(")", 123.7, 100)]) == "Rencana aksi (FRA)"


def test_the_rest_of_a_word_that_found_no_room_belongs_to_it() -> None:
    def lines(*said: str) -> list[Line]:
        glyphs = [text(each, 60, 100 + 10 * at) for at, each in enumerate(said)]
        return [Line(tuple(own), tuple(range(len(own)))) for own in glyphs]

    assert folded(lines("Sub", "Koordinato", "r Fungsi")) == "Sub Koordinator Fungsi"
    assert joined(lines("bps.go.id/halocik", "/"), has_spaces=False) == "bps.go.id/halocik/"
    assert joined(lines("Memeriksa", "a. berkas"), has_spaces=False) == "Memeriksa a. berkas"
    for before in ("Pasal 5 huruf", "huruf a dan", "huruf a,"):
        own = lines(before, "b dan huruf c")
        assert joined(own, has_spaces=False) == folded(own) == f"{before} b dan huruf c"
    assert folded(lines("Surat (dan", "), lalu")) == "Surat (dan), lalu"


def test_a_table_in_several_pictures_is_named_as_one() -> None:
    parts = tuple(Picture(Box(50, y, 700, y + 90)) for y in (100.0, 200.0))
    foot = tuple(text("Dokumen ini telah ditandatangani secara elektronik", 50, 570))
    code = Picture(Box(10, 560, 40, 590))
    page = Sheet(1, 842, 595, foot, pictures=(*parts, code))
    [draft] = understood(page)
    assert [remark.kind for remark in draft.remarks] == ["picture"]


def test_rows_counted_on_below_a_head_whose_rules_are_a_pictures_keep_their_columns() -> None:
    first = form(THREE, [shape("capsule", 0, 0)], [])
    second = form(THREE, [], [], number=2, first=4)
    kept = tuple(s for s in second.strokes if not (s.x0 == s.x1 and s.x0 in EDGES[3:5]))
    [draft] = understood(first, replace(second, strokes=kept))
    assert draft.counts.rows == 6
    assert len(draft.data["executors"]) == 3


def test_a_page_on_which_too_much_is_drawn_is_named_and_costs_no_time() -> None:
    hatched = [Segment(EDGES[3] + at % 40, TOP + HEAD, EDGES[3] + 60, TOP + HEAD + 90)
               for at in range(600)]  # fmt: skip
    [draft] = understood(form(THREE, [shape("capsule", 0, 0)], [], strokes=hatched))
    assert [remark.kind for remark in draft.remarks] == ["picture"]
    assert (draft.counts.rows, draft.counts.lines) == (3, 0)


def test_a_row_that_a_page_cuts_off_is_read_without_its_upper_rule() -> None:
    first = form(THREE, [shape("capsule", 0, 0)], [])
    second = form(THREE[:1], [], [], number=2, first=4)
    glyphs = tuple(g for g in second.glyphs if g.y0 > TOP + HEAD)
    sides = [s for s in second.strokes if s.x0 == s.x1]
    bottom = [s for s in second.strokes if s.y0 == s.y1 == TOP + HEAD + ROW]
    cut = [s._replace(y0=TOP + HEAD) for s in sides]
    [draft] = understood(first, replace(second, glyphs=glyphs, strokes=(*cut, *bottom)))
    assert [step["activity"] for step in draft.data["steps"]] == [*THREE, "Menerima surat"]
