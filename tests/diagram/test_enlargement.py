"""What is right at the least size, and wrong in a larger table."""

from __future__ import annotations

from dataclasses import replace

from soptool.diagram.enlargement import enlarged_faults
from soptool.diagram.fit import fit, look
from soptool.diagram.grid import END, Edge, Node
from soptool.diagram.plan import Label, Plan, Y

from . import grids as made

NODES = [
    Node("a", 0, (0,)),
    Node("q", 1, (1,), "decision"),
    Node("b", 2, (1,)),
    Node("c", 3, (2,)),
]
EDGES = [
    Edge("a", "q"),
    Edge("q", "b", "Ya"),
    Edge("q", "a", "Tidak"),
    Edge("q", "c", "Ragu"),
    Edge("b", "c"),
    Edge("c", END),
]
PLAN = fit(made.grid(3, NODES, EDGES), (27.0,) * 3).plan


def hung_from_the_top(label: Label) -> Label:
    """The label at the same place, but kept at the upper border of its row."""
    at = label.corner.y
    half = PLAN.rows[at.row].height / 2
    return replace(label, corner=label.corner._replace(y=Y(at.row, "top", half + at.offset)))


def planted() -> Plan:
    rows = [replace(row, labels=tuple(map(hung_from_the_top, row.labels))) for row in PLAN.rows]
    return replace(PLAN, rows=tuple(rows))


def test_labels_that_keep_by_their_lines_are_right() -> None:
    assert enlarged_faults(PLAN, ()) == ()


def test_labels_that_stay_behind_are_seen() -> None:
    plan = planted()
    assert look(plan).faults == ()
    found = enlarged_faults(plan, ())
    assert {fault.kind for fault in found} <= {"label", "reading"}
    assert {fault.subject.split(" > ")[0] for fault in found if fault.kind == "reading"} == {"q/1"}


def test_places_are_told_as_in_the_least_table() -> None:
    labels = [label for row in PLAN.rows for label in row.labels]
    assert {label.corner.y.row for label in labels} == {1}
    top = 3 + PLAN.rows[0].height
    for fault in enlarged_faults(planted(), ()):
        assert top <= fault.at[1] * 25.4 / 72 <= top + PLAN.rows[1].height


def test_known_faults_are_not_told_again() -> None:
    plan = planted()
    assert enlarged_faults(plan, enlarged_faults(plan, ())) == ()
