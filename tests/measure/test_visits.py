"""Expected visits: loops as geometric series, parallel lines once each, joins as one."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow, Line, Node
from soptool.measure.chances import Prospect
from soptool.measure.visits import visits


def node(name: str, *lines: str, **more: object) -> Node:
    """Lines as `target` or `label:target`; `.` is the end."""
    made = []
    for line in lines:
        label, _, target = line.rpartition(":")
        made.append(Line(None if target == "." else target, label or None))
    return Node(name, tuple(made), is_decision=any(line.label for line in made), **more)  # type: ignore[arg-type]


def of(*nodes: Node, **chances: dict[str, Fraction]) -> dict[str, Fraction]:
    return dict(visits(Prospect(Analysis(Flow(nodes)), chances)))


def test_a_chain_is_done_once() -> None:
    assert of(node("a", "b"), node("b", ".")) == {"a": 1, "b": 1}


def test_a_loop_is_a_geometric_series() -> None:
    found = of(node("a", "b"), node("b", "Ya:.", "Tidak:a"), b={"Tidak": Fraction(1, 5)})
    assert found == {"a": Fraction(5, 4), "b": Fraction(5, 4)}


def test_nested_loops_multiply() -> None:
    found = of(
        node("a", "b"),
        node("b", "Ya:c", "Tidak:b"),
        node("c", "Ya:.", "Tidak:a"),
        b={"Tidak": Fraction(1, 2)},
        c={"Tidak": Fraction(1, 2)},
    )
    assert found == {"a": 2, "b": 4, "c": 2}


def test_lines_that_start_together_count_once_each_and_meet_as_one() -> None:
    found = of(node("a", "b", "c"), node("b", "d"), node("c", "d"), node("d", "."))
    assert found == {"a": 1, "b": 1, "c": 1, "d": 1}


def test_a_choice_inside_a_parallel_line() -> None:
    found = of(
        node("a", "b", "c"),
        node("b", "Ya:d", "Tidak:e"),
        node("c", "f"),
        node("d", "f"),
        node("e", "f"),
        node("f", "."),
        b={"Ya": Fraction(1, 4)},
    )
    assert found["d"] == Fraction(1, 4)
    assert found["e"] == Fraction(3, 4)
    assert found["f"] == 1


def test_a_line_that_passes_the_split_by_comes_to_the_join_as_well() -> None:
    found = of(
        node("a", "Ya:s", "Tidak:d"),
        node("s", "b", "c"),
        node("b", "d"),
        node("c", "d"),
        node("d", "."),
        a={"Ya": Fraction(1, 4)},
    )
    assert found == {"a": 1, "s": Fraction(1, 4), "b": Fraction(1, 4), "c": Fraction(1, 4), "d": 1}


def test_starts_that_a_step_waits_for_are_one_case() -> None:
    found = of(node("a", "c"), node("b", "c", is_start=True), node("c", ".", join="all"))
    assert found == {"a": 1, "b": 1, "c": 1}
    assert of(node("a", "c"), node("b", "c", is_start=True), node("c", ".")) == {"a": 1, "c": 1}


@st.composite
def choosing(draw: st.DrawFn) -> tuple[Flow, dict[str, dict[str, Fraction]]]:
    count = draw(st.integers(1, 6))
    names = [f"n{number}" for number in range(count)]
    nodes, chances = [], {}
    for number, name in enumerate(names):
        ahead = names[number + 1] if number + 1 < count else "."
        if draw(st.booleans()):
            back = draw(st.sampled_from([*names, "."]))
            nodes.append(node(name, f"Ya:{ahead}", f"Tidak:{back}"))
            chances[name] = {"Tidak": Fraction(draw(st.integers(1, 6)), 10)}
        else:
            nodes.append(node(name, ahead))
    return Flow(tuple(nodes)), chances


@given(choosing())
def test_what_is_solved_is_what_a_thousand_cases_do(
    drawn: tuple[Flow, dict[str, dict[str, Fraction]]],
) -> None:
    flow, chances = drawn
    found = visits(Prospect(Analysis(flow), chances))
    chance = random.Random(1)
    counts: Counter[str] = Counter()
    cases = 1500
    for _ in range(cases):
        here: str | None = flow.nodes[0].id
        while here is not None:
            counts[here] += 1
            lines = {line.label: line.target for line in flow.by_id[here].lines}
            tidak = float(chances.get(here, {}).get("Tidak", 0))
            label = ("Tidak" if chance.random() < tidak else "Ya") if "Tidak" in lines else None
            here = lines[label]
    for name, expected in found.items():
        assert counts[name] / cases == pytest.approx(float(expected), rel=0.25, abs=0.15)
