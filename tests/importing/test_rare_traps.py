"""Traps that real documents set more rarely, each on one sheet of our own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from importing.books import draw, flow
from importing.drawn import (
    EDGES,
    HEAD,
    LEFT,
    ROW,
    TOP,
    arrow,
    box,
    form,
    shape,
    text,
    understood,
)
from importing.sketch import Sketch
from importing.test_books import draft_of as book_of
from importing.test_traps import THREE, down, read
from soptool.importing.draft import Draft
from soptool.importing.kinds import is_locked, kind_of, other_of
from soptool.importing.sheets import Box, Link, Picture, Segment, Shape, Sheet

USUAL = [("staf", None, None), ("kepala-seksi", None, None), ("staf", None, None)]
SHAPES = [shape("capsule", 0, 0), shape("rectangle", 1, 1), shape("capsule", 2, 0)]
LINKS = [down(0, 0, 1), down(1, 1, 0)]


def usual(**more: Any) -> Sheet:
    return replace(form(THREE, SHAPES, LINKS), **more)


def draft_of(*sheets: Sheet) -> Draft:
    [draft] = understood(*sheets)
    return draft


def dashes(rule: Segment, long: float = 6.0, gap: float = 2.0) -> list[Segment]:
    """Print a rule as bits of it."""
    x0, y0, x1, y1 = rule
    length = max(x1 - x0, y1 - y0)
    along = [at * (long + gap) for at in range(int(length / (long + gap)) + 1)]
    if x0 == x1:
        return [Segment(x0, y0 + at, x0, min(y0 + at + long, y1)) for at in along]
    return [Segment(x0 + at, y0, min(x0 + at + long, x1), y0) for at in along]


def test_rules_in_hundreds_of_bits_are_rules() -> None:
    """Trap 3."""
    bits = tuple(bit for rule in usual().strokes for bit in dashes(rule))
    assert read(draft_of(usual(strokes=bits))) == USUAL


def test_a_straight_arrow_that_is_a_picture_leads_on() -> None:
    """Trap 4."""
    x = box(0, 0).middle[0]
    line = arrow((x, box(0, 0).y1), (x, box(1, 0).y0))
    shapes = [shape("capsule", 0, 0), shape("rectangle", 1, 0), shape("capsule", 2, 1)]
    page = form(THREE, shapes, [down(1, 0, 1)])
    seen = Picture(Box(x - 3, box(0, 0).y1, x + 3, box(1, 0).y0), line)
    draft = draft_of(replace(page, pictures=(seen,)))
    assert draft.edges["drawn"] == 2


def test_a_footer_of_signing_over_the_last_row_is_no_text_of_it() -> None:
    """Trap 9."""
    foot = text("Dokumen ini telah ditandatangani secara elektronik", LEFT, TOP + HEAD + 2.85 * ROW)
    draft = draft_of(usual(glyphs=(*usual().glyphs, *foot)))
    assert [step["activity"] for step in draft.data["steps"]] == [*THREE]


def test_an_activity_that_names_who_certifies_signatures_is_read() -> None:
    said = (THREE[0], "Ke Balai Sertifikasi Elektronik", THREE[2])
    draft = draft_of(form(said, SHAPES, LINKS))
    assert [step["activity"] for step in draft.data["steps"]] == [*said]


def test_letters_printed_twice_are_read_once() -> None:
    """Trap 11."""
    page = usual()
    twice = tuple(g._replace(x0=g.x0 + 0.2, x1=g.x1 + 0.2) for g in page.glyphs)
    draft = draft_of(usual(glyphs=(*page.glyphs, *twice)))
    assert [step["activity"] for step in draft.data["steps"]] == [*THREE]


def test_a_label_on_the_rule_above_it_belongs_below() -> None:
    """Trap 16."""
    rules = [Segment(30, y, 400, y) for y in (20, 40, 60)]
    rules += [Segment(x, 20, x, 60) for x in (30, 160, 400)]
    glyphs = text("Nomor SOP", 34, 16.6) + text("SOP-1", 164, 26)
    glyphs += text("Nama SOP", 34, 36.6) + text("Pelayanan", 164, 46)
    draft = draft_of(Sheet(1, 842, 595, tuple(glyphs), tuple(rules)))
    assert (draft.data.get("number"), draft.data.get("title")) == ("SOP-1", "Pelayanan")


def test_numbers_in_a_column_that_the_head_does_not_name() -> None:
    """Trap 18."""
    page = usual()
    kept = tuple(s for s in page.strokes if not (s.x0 == s.x1 == EDGES[1]))
    glyphs = tuple(g for g in page.glyphs if not (g.y0 < TOP + HEAD and g.x0 < EDGES[1]))
    below = Segment(EDGES[1], TOP + HEAD, EDGES[1], TOP + HEAD + 3 * ROW)
    draft = draft_of(usual(strokes=(*kept, below), glyphs=glyphs))
    assert read(draft) == USUAL
    assert [step["activity"] for step in draft.data["steps"]] == [*THREE]


def test_two_connectors_without_marks_go_on_below_themselves() -> None:
    """Trap 22."""

    def off(row: int, column: int, y: float) -> Shape:
        x = box(row, column).middle[0]
        return Shape("pentagon", Box(x - 6, y, x + 6, y + 10))

    foot, top = box(1, 0).y1 + 6, box(0, 0).y0 - 14
    outs, ins = [off(1, c, foot) for c in (0, 1)], [off(0, c, top) for c in (0, 1)]
    one = form(THREE[:2], [shape("diamond", 0, 0), shape("rectangle", 1, 0),
                           shape("rectangle", 1, 1), *outs],
               [down(0, 0, 0), down(0, 0, 1),
                *(arrow((o.box.middle[0], box(1, c).y1), (o.box.middle[0], o.box.y0))
                  for c, o in enumerate(outs))])  # fmt: skip
    two = form(THREE[:1], [shape("capsule", 0, 0), shape("capsule", 0, 1), *ins],
               [arrow((i.box.middle[0], i.box.y1), (i.box.middle[0], box(0, c).y0))
                for c, i in enumerate(ins)], number=2, first=3)  # fmt: skip
    draft = draft_of(one, two)
    assert draft.edges["page"] == 2
    assert not [remark for remark in draft.remarks if remark.kind == "symbol"]


def test_an_answer_in_two_lines_is_one() -> None:
    """Trap 25."""
    shapes = [shape("capsule", 0, 0), shape("diamond", 1, 0), shape("capsule", 2, 0)]
    (x, y), (to_x, to_y) = (box(1, 0).x1, box(1, 0).middle[1]), (box(0, 0).x1, box(0, 0).middle[1])
    back = arrow((x, y), (EDGES[3] + 30, y), (EDGES[3] + 30, to_y), (to_x, to_y))
    said = text("Belum", x + 4, y - 14, 6) + text("valid", x + 4, y - 7, 6)
    said += text("Valid", box(1, 0).middle[0] + 3, box(1, 0).y1 + 4, 6)
    draft = draft_of(form(THREE, shapes, [down(0, 0, 0), down(1, 0, 0), back], said))
    assert draft.data["steps"][1]["branches"] == {
        "Valid": "mengarsipkan-surat",
        "Belum valid": "menerima-surat",
    }


def test_a_line_that_leaves_the_table_and_returns_is_one() -> None:
    """Trap 29."""
    shapes = [shape("capsule", 0, 0), shape("diamond", 1, 0), shape("capsule", 2, 0)]
    y, to_y = box(1, 0).middle[1], box(0, 0).middle[1]
    x, out = box(1, 0).x0, -12.0
    back = arrow((x, y), (out, y), (out, to_y), (x, to_y))
    draft = draft_of(form(THREE, shapes, [down(0, 0, 0), down(1, 0, 0), back]))
    assert draft.edges["drawn"] == 3
    assert draft.counts.listed == 0


def both_ways(link: Link) -> Link:
    (ax, ay), (bx, by) = link.segments[0][:2], link.segments[0][2:]
    step = 4 if bx > ax else 0, 4 if by > ay else 0
    return link._replace(heads=(*link.heads, link.heads[0]._replace(
        x=ax, y=ay, base_x=ax + step[0], base_y=ay + step[1])))  # fmt: skip


def test_arrows_with_two_heads_link_in_a_row_and_lead_both_ways_between_rows() -> None:
    """Trap 31."""
    y = box(0, 0).middle[1]
    shapes = [shape("rectangle", 0, 0), shape("rectangle", 0, 1), shape("rectangle", 1, 0),
              shape("capsule", 2, 0)]  # fmt: skip
    level = both_ways(arrow((box(0, 0).x1, y), (box(0, 1).x0, y)))
    draft = draft_of(form(THREE, shapes, [level, both_ways(down(0, 0, 0)), down(1, 0, 0)]))
    first, second, _ = draft.data["steps"]
    assert first["executor"] == ["staf", "kepala-seksi"]
    assert draft.edges["near"] == 2
    assert "menerima-surat" in str(second)


def test_a_capsule_with_words_that_lines_enter_and_leave_is_a_step() -> None:
    """Trap 32."""
    shapes = [shape("capsule", 0, 0), shape("capsule", 1, 0), shape("capsule", 2, 0)]
    said = text("Mulai", box(0, 0).x0 + 8, box(0, 0).y0 + 5, 6)
    draft = draft_of(form(THREE, shapes, [down(0, 0, 0), down(1, 0, 0)], said))
    assert read(draft) == [("staf", None, None)] * 3


def test_an_end_below_the_last_row_ends_the_flow() -> None:
    """Trap 35."""
    y = TOP + HEAD + 3 * ROW + 8
    x = box(2, 0).middle[0]
    end = Shape("capsule", Box(x - 20, y, x + 20, y + 14))
    shapes = [shape("capsule", 0, 0), shape("rectangle", 1, 1), shape("rectangle", 2, 0), end]
    last = arrow((x, box(2, 0).y1), (x, y))
    draft = draft_of(form(THREE, shapes, [*LINKS, last], text("Selesai", x - 12, y + 4, 6)))
    assert read(draft) == USUAL
    assert draft.counts.listed == 0


@pytest.mark.parametrize("short", [1.0, 2.0])
def test_rules_that_do_not_quite_meet_are_a_table(short: float) -> None:
    """Trap 36, as far as a table is seen."""
    cut = tuple(
        s._replace(x0=s.x0 + short, x1=s.x1 - short) if s.y0 == s.y1 else s for s in usual().strokes
    )
    assert read(draft_of(usual(strokes=cut))) == USUAL


def test_a_line_at_a_slant_leads_on() -> None:
    """Trap 37."""
    start, end = box(0, 0), box(1, 2)
    slant = arrow((start.middle[0], start.y1), (end.middle[0], end.y0))
    shapes = [shape("capsule", 0, 0), shape("rectangle", 1, 2), shape("capsule", 2, 2)]
    draft = draft_of(form(THREE, shapes, [slant, down(1, 2, 2)]))
    assert draft.edges["drawn"] == 2


def test_signs_that_no_one_sees_are_in_no_text() -> None:
    """Trap 13."""
    sheet = flow(("Menerima_x000D_\nsurat_x0007_", "Meme\u00adriksa\u200b"))
    steps = book_of(draw(sheet, Sketch())).data["steps"]
    assert [step["activity"] for step in steps] == ["Menerima surat", "Memeriksa"]


def test_what_only_calls_itself_a_workbook_is_told_by_its_content() -> None:
    """Trap 46."""
    page = b"<html><table><tr><td>SOP</td></tr></table></html>"
    assert kind_of(page) == "unknown"
    assert "web page" in str(other_of(page))
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert kind_of(locked) == "unknown"
    assert is_locked(locked)
    assert not is_locked(b"PK")


def test_labels_and_values_with_a_rule_between_are_apart() -> None:
    """Trap 14."""
    rules = [Segment(30, y, 400, y) for y in (20, 40)]
    rules += [Segment(x, 20, x, 40) for x in (30, 76, 400)]
    glyphs = text("Nomor SOP", 34, 26) + text("12/SOP", 78, 26)
    draft = draft_of(Sheet(1, 842, 595, tuple(glyphs), tuple(rules)))
    assert draft.data["number"] == "12/SOP"
