"""What is drawn of a procedure: its rows as nodes, its lines as edges, where it begins."""

from __future__ import annotations

import pytest

from export.made import edition, micro, procedure
from soptool.diagram.plan import Plan, RowText
from soptool.form.chart import grid_of, roomy
from soptool.form.table import table_of


def starts(steps: str) -> list[str]:
    made = procedure(micro(f"executors: {{a: A}}\nsteps: {steps}"))
    grid = grid_of(made, table_of(made, edition(), {}), edition())
    return [start.node for start in grid.starts]


A = "{id: a, executor: a, activity: A, section: S1, next: end}"
LOOP = "{id: c, executor: a, activity: C, branches: {Ya: end, Tidak: b}}"


@pytest.mark.parametrize(
    ("steps", "begins"),
    [
        (f"[{A}, {{id: b, executor: a, activity: B, section: S2}}]", ["a", "b"]),
        (f"[{A}, {{id: b, executor: a, activity: B, section: S2}}, {LOOP}]", ["a", "b"]),
        (f"[{A}, {{id: b, executor: a, activity: B}}]", ["a"]),
        ("[{id: a, executor: a}, {id: b, executor: a, section: S2}]", ["a"]),
        (
            f"[{A}, {{id: b, executor: a, section: S2}}, {{id: c, executor: a, section: S3}}]",
            ["a", "b"],
        ),
        (f"[{A}, {{id: b, executor: a, activity: B, section: S2, start: true}}]", ["a", "b"]),
    ],
)
def test_a_section_that_no_line_comes_to_begins_a_flow(steps: str, begins: list[str]) -> None:
    assert starts(steps) == begins


def test_words_without_room_stand_behind_what_is_done_there() -> None:
    steps = ("[{id: a, executor: a, activity: A}, {id: b, row: same, executor: b, activity: B, "
             "question: Q?, branches: {Ya: end, Tidak: a}}]")  # fmt: skip
    made = procedure(micro(f"executors: {{a: A, b: B}}\nsteps: {steps}"))
    table = table_of(made, edition(), {})
    plan = Plan((), (), (), (RowText(0, "b", "Q?"),))
    [row] = roomy(table, plan, edition()).rows
    assert [act.condition for act in row.acts] == [None, "Q?"]
