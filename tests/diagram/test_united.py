"""Answers that lead the same way share a line where they would be too many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptool.diagram.fit import fit
from soptool.diagram.grid import END, Edge, Grid, Node, Start
from soptool.diagram.united import united

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


@pytest.mark.parametrize("number", [8, 11])
def test_many_answers_that_lead_back_are_drawn(number: int) -> None:
    back = tuple(Edge("periksa", "susun", f"Alasan {one}") for one in range(number))
    grid = replace(GRID, edges=(GRID.edges[0], *back, *GRID.edges[-2:]))
    assert fit(grid, (30, 30)).faults == ()
