"""Decisions of many answers are drawn plainer: shared lines, letters, one line that forks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptool.diagram.draw import Account
from soptool.diagram.fit import fit, mended, sketch
from soptool.diagram.grid import END, Edge, Grid, Node, Start
from soptool.diagram.plainer import gathered, lettered, marked, spelled_out, united
from soptool.diagram.plan import RowText
from soptool.diagram.search import MOST_LOOKS

SAME = tuple(Edge("periksa", "susun", f"Alasan {number}") for number in range(6))
GRID = Grid(
    2,
    3,
    (
        Node("susun", 0, (0,)),
        Node("periksa", 1, (1,), "decision", text="Apa?"),
        Node("catat", 2, (0,)),
    ),
    (Edge("susun", "periksa"), *SAME, Edge("periksa", "catat", "Ya"), Edge("catat", END)),
    (Start("susun"),),
)


def labels(grid: Grid) -> list[str]:
    return [edge.label for edge in grid.edges if edge.source == "periksa"]


def test_answers_share_lines_as_far_as_their_words_have_room() -> None:
    assert united(GRID, 6, 36) == GRID
    lines = ["Alasan 0 / Alasan 1 / Alasan 2", "Alasan 3 / Alasan 4 / Alasan 5", "Ya"]
    assert labels(united(GRID, 5, 36)) == lines
    assert labels(united(GRID, 1, 20)) == [
        *(f"Alasan {number} / Alasan {number + 1}" for number in (0, 2, 4)),
        "Ya",
    ]


def test_an_answer_that_forks_keeps_its_lines() -> None:
    forked = replace(GRID, edges=(*GRID.edges, Edge("periksa", "catat", "Alasan 1")))
    lines = ["Alasan 0 / Alasan 2 / Alasan 3", "Alasan 1", "Alasan 4 / Alasan 5", "Ya", "Alasan 1"]
    assert labels(united(forked, 1, 36)) == lines


def test_answers_that_have_no_room_at_the_line_stand_with_what_is_done() -> None:
    assert marked(GRID, 3, 36) == GRID
    grid = marked(GRID, 2, 36)
    assert labels(grid) == ["a", "Ya"]
    words = " / ".join(edge.label for edge in SAME)
    assert spelled_out(grid) == (RowText(1, "periksa", f"a: {words}"),)
    assert labels(marked(GRID, 0, 99)) == [words, "Ya"]


def test_a_letter_at_a_line_is_no_answer_of_the_step() -> None:
    edges = tuple(replace(edge, label="A") if edge.label == "Ya" else edge for edge in GRID.edges)
    assert labels(marked(replace(GRID, edges=edges), 2, 36)) == ["b", "A"]


def test_each_line_of_a_step_has_a_letter_of_its_own() -> None:
    others = tuple(Edge("periksa", END, f"Hasil {number}", outcome=f"{number}") for number in "123")
    grid = replace(GRID, edges=(*GRID.edges, *others))
    assert labels(lettered(marked(grid, 0, 36), 4)) == ["a", "b", "c", "d", "e"]


def test_letters_take_the_place_of_all_answers() -> None:
    assert lettered(GRID, 7) == GRID
    grid = lettered(GRID, 6)
    assert labels(grid) == ["a", "b", "c", "d", "e", "f", "g"]
    assert spelled_out(grid)[-1] == RowText(1, "periksa", "g: Ya")


def test_one_line_forks_to_where_all_answers_lead() -> None:
    nodes = tuple(replace(node, number=f"{node.row + 1}.") for node in GRID.nodes)
    grid = gathered(marked(replace(GRID, nodes=nodes), 2, 36), 1)
    assert labels(grid) == ["a", "a"]
    words = " / ".join(edge.label for edge in SAME)
    assert spelled_out(grid) == (RowText(1, "periksa", f"a: {words} → 1.; Ya → 3."),)


@pytest.mark.parametrize("number", [8, 11, 20, 59])
def test_many_answers_that_lead_back_are_drawn(number: int) -> None:
    back = tuple(Edge("periksa", "susun", f"Alasan {one}") for one in range(number))
    fitted = fit(replace(GRID, edges=(GRID.edges[0], *back, *GRID.edges[-2:])), (30, 30))
    assert fitted.faults == ()
    drawn = [label for row in fitted.plan.rows for label in row.labels]
    said = " ".join(" ".join(label.lines) for label in drawn)
    told = " ".join(words.text for words in fitted.plan.row_texts)
    assert all(f"Alasan {one}" in f"{said} {told}" for one in range(number))


def apart(count: int, breaks: tuple[int, ...] = ()) -> Grid:
    """Make a decision of so many answers, each to a step of its own."""
    nodes = tuple(Node(f"n{one}", one + 2, (one % 2,)) for one in range(count))
    own = tuple(Edge("periksa", f"n{one}", f"Alasan {one}") for one in range(count))
    edges = (GRID.edges[0], *own, *(Edge(node.id, END) for node in nodes))
    grid = replace(GRID, rows=count + 2, nodes=(*GRID.nodes[:2], *nodes), edges=edges)
    return replace(grid, breaks=breaks)


@pytest.mark.parametrize("number", [25, 60])
def test_a_line_that_forks_to_other_pages_has_one_connector_for_each(number: int) -> None:
    drawn = sketch(apart(number, (5, 15)), (30, 30), tallest=180)
    plan = mended(drawn).plan
    rows = [symbol.row for symbol in plan.symbols if symbol.step == "offpage"]
    assert sorted(rows) == [4, 4, 5, 15]
    assert max(row.height for row in plan.rows) < 60
    assert f"Alasan {number - 1}" in " ".join(words.text for words in plan.row_texts)


def test_drawing_again_and_again_is_one_account() -> None:
    account = Account()
    sketch(apart(20, (10,)), (30, 30), tallest=180, account=account)
    first = MOST_LOOKS - account.looks
    for row in range(2, 9):
        sketch(apart(20, (row,)), (30, 30), tallest=180, account=account)
    assert first > 0
    assert account.is_low
    assert MOST_LOOKS - account.looks < 3 * MOST_LOOKS


def test_a_row_higher_than_a_page_is_drawn_plainer() -> None:
    grid = apart(12)
    usual = max(row.height for row in sketch(grid, (30, 30)).plan.rows)
    plain = sketch(grid, (30, 30), tallest=usual - 1)
    assert max(row.height for row in plain.plan.rows) < usual
    assert mended(plain).faults == ()
    assert "Alasan 11" in " ".join(words.text for words in mended(plain).plan.row_texts)
