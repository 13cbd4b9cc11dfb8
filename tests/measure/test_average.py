"""One case on average: exact at any chance, the longest of parallel lines, or why not known."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.flows import acyclic, flow, looping, span, tangled
from soptool.flow.analysis import Analysis
from soptool.flow.graph import Flow
from soptool.measure.average import Average, average
from soptool.measure.chances import Prospect
from soptool.measure.way import way_through
from soptool.model.calendar import Calendar, Span, Spell

CALENDAR = Calendar()
Shares = Mapping[str, Mapping[str, str]]


def of(flow: Flow, chances: Shares, **minutes: int | tuple[int, int]) -> Average:
    spans = {name: span(*((t,) if isinstance(t, int) else t)) for name, t in minutes.items()}
    exact = {
        name: {label: Fraction(share) for label, share in answers.items()}
        for name, answers in chances.items()
    }
    return average(Prospect(Analysis(flow), exact), spans, CALENDAR)


def working(found: Average) -> tuple[Fraction | int, Fraction | int]:
    assert found.time is not None
    return found.time.minimum.working, found.time.maximum.working


@pytest.mark.parametrize(
    "back", ["0", "0.5", "0.99", "0.995", "0.996", "0.9999999", "0.999999999999999999999"]
)
def test_a_loop_counts_exactly_however_often_it_comes_back(back: str) -> None:
    loop = flow("a > b", "b ? Ya: c; Tidak: a", "c > end")
    found = of(loop, {"b": {"Tidak": back}}, a=60, b=(10, 20), c=5)
    rounds = 1 / (1 - Fraction(back))
    assert working(found) == (70 * rounds + 5, 80 * rounds + 5)
    assert dict(found.visits or {}) == {"a": rounds, "b": rounds, "c": 1}
    assert found.is_exact


def test_loops_in_loops() -> None:
    nested = flow("a > b", "b ? Ya: c; Tidak: b", "c ? Ya: d; Tidak: a; Batal: end", "d > end")
    found = of(nested, {"b": {"Tidak": "0.5"}, "c": {"Tidak": "0.5", "Batal": "0.25"}},
               a=4, b=3, c=2, d=8)  # fmt: skip
    assert working(found) == (28, 28)


def test_lines_that_start_together_take_the_longest_of_them() -> None:
    split = flow("a > b c", "b > d", "c > d", "d > end")
    found = of(split, {}, a=1, b=(5, 5), c=(2, 30), d=4)
    assert working(found) == (10, 35)
    assert found.is_exact


def test_a_line_that_is_longest_by_its_loop_only() -> None:
    """Ahead of it `b` is the longest; with its repetitions, `c` is."""
    split = flow("a > b c", "b > d", "c ? Ya: d; Ulang: c", "d > end")
    found = of(split, {"c": {"Ulang": "0.9"}}, a=1, b=50, c=10, d=4)
    assert working(found) == (105, 105)
    assert not found.is_exact, "it is 50 at least where no round comes: the average is more"


def test_a_split_inside_a_loop() -> None:
    loop = flow("a > b c", "b > d", "c > d", "d ? Ya: end; Ulang: a")
    found = of(loop, {"d": {"Ulang": "0.75"}}, a=1, b=5, c=9, d=2)
    assert working(found) == (4 * 12, 4 * 12)
    assert dict(found.visits or {}) == {"a": 4, "b": 4, "c": 4, "d": 4}


def test_elapsed_and_working_time_stay_apart() -> None:
    spans = {"a": Span(Spell(elapsed=Fraction(100)), Spell(elapsed=Fraction(100)))}
    loop = flow("a ? Ya: end; Ulang: a")
    found = average(
        Prospect(Analysis(loop), {"a": {"Ulang": Fraction(1, 2)}}), spans, CALENDAR
    ).time
    assert found == Span(Spell(elapsed=Fraction(200)), Spell(elapsed=Fraction(200)))


def test_starts_that_are_waited_for_run_side_by_side() -> None:
    starts = flow("a > c", "b* > c", "c& > end")
    assert working(of(starts, {}, a=5, b=60, c=1)) == (61, 61)
    apart = flow("a > c", "b* > c", "c > end")
    found = of(apart, {}, a=5, b=60, c=1)
    assert (working(found), found.begins) == ((6, 6), "a")


def test_without_a_chance_nothing_is_guessed() -> None:
    loop = flow("a ? Ya: b; Tidak: a", "b ? Ya: end; Tidak: a")
    assert of(loop, {}, a=1).undecided == ("a", "b")
    assert of(loop, {"a": {"Ya": "0.5"}}, a=1).undecided == ("b",)
    found = of(loop, {"a": {"Ya": "0.5"}, "b": {"Ya": "0", "Tidak": "0"}}, a=1)
    assert found.undecided == ("b",), "these chances leave no answer"


def test_a_decision_that_no_case_comes_to_needs_no_chance() -> None:
    found = of(flow("a ? Ya: end; Tidak: b", "b ? Ya: end; Tidak: b"), {"a": {"Ya": "1"}}, a=3, b=1)
    assert working(found) == (3, 3)
    assert dict(found.visits or {}) == {"a": 1}


def test_a_loop_that_is_never_left_is_named() -> None:
    found = of(flow("a > b", "b ? Ya: end; Tidak: a"), {"b": {"Tidak": "1"}}, a=3)
    assert (found.time, found.visits, found.endless) == (None, None, ("a", "b"))


def test_rounds_that_start_more_rounds_are_named() -> None:
    """Both lines come back by themselves: of two rounds, two more are expected."""
    found = of(
        flow("a > b c", "b ? Ya: end; Ulang: a", "c ? Ya: end; Ulang: a"),
        {"b": {"Ulang": "0.6"}, "c": {"Ulang": "0.6"}},
        a=3,
    )
    assert (found.time, found.growing) == (None, ("a", "b", "c"))


ANSWERS = st.lists(st.integers(1, 6), min_size=3, max_size=3)


@given(acyclic(), st.lists(st.integers(0, 9), min_size=14, max_size=14), ANSWERS)
def test_without_loops_it_lies_between_the_least_and_the_most(
    case: Flow, times: list[int], parts: list[int]
) -> None:
    found, spans = drawn(case, times, parts)
    assert found.time is not None
    total = way_through(case, spans, CALENDAR).total
    assert found.time.minimum.working <= found.time.maximum.working
    assert total.minimum.working <= found.time.maximum.working
    assert found.time.maximum.working <= total.maximum.working


@given(looping(), st.lists(st.integers(0, 9), min_size=14, max_size=14), ANSWERS)
def test_it_is_what_many_rounds_come_near_to(
    case: Flow, times: list[int], parts: list[int]
) -> None:
    """The same sum by another way: value iteration from nothing, in plain numbers."""
    found, spans = drawn(case, times, parts)
    if found.time is None:
        assert found.growing
        return
    assert float(found.time.maximum.working) == pytest.approx(iterated(case, spans, parts))


@given(tangled(), st.lists(st.integers(0, 9), min_size=16, max_size=16), ANSWERS)
def test_no_flow_has_rounds_below_none_or_a_least_above_the_most(
    case: Flow, times: list[int], parts: list[int]
) -> None:
    found, _ = drawn(case, times, parts)
    reasons = [found.undecided, found.endless, found.growing]
    assert (found.time is None) == (found.visits is None) == any(reasons)
    assert sum(map(bool, reasons)) <= 1
    if found.time is not None:
        assert 0 <= found.time.minimum.working <= found.time.maximum.working
        assert all(times >= 0 for times in (found.visits or {}).values())


def drawn(case: Flow, times: list[int], parts: list[int]) -> tuple[Average, dict[str, Span]]:
    spans = {
        node.id: span(times[i], times[i] + times[i + 7 if i < 7 else i])
        for i, node in enumerate(case.nodes)
    }
    prospect = Prospect(
        Analysis(case), {node.id: chances(node.id, case, parts) for node in case.nodes}
    )
    return average(prospect, spans, CALENDAR), spans


def chances(name: str, case: Flow, parts: list[int]) -> dict[str, Fraction]:
    """Give each answer a share above 0, an answer that goes back a twentieth at most."""
    labels = [str(group[0].label) for group in case.by_id[name].groups]
    weights = {
        label: Fraction(parts[i % 3]) if label != "Ulang" else Fraction(1, 20)
        for i, label in enumerate(labels)
    }
    return {label: weight / sum(weights.values()) for label, weight in weights.items()}


def iterated(case: Flow, spans: Mapping[str, Span], parts: list[int]) -> float:
    share = {node.id: chances(node.id, case, parts) for node in case.nodes}
    found = dict.fromkeys(case.by_id, 0.0)
    for _ in range(300):
        for node in reversed(case.nodes):
            found[node.id] = float(spans[node.id].maximum.working) + sum(
                float(share[node.id][str(group[0].label)])
                * max(found[line.target] if line.target else 0.0 for line in group)
                for group in node.groups
            )
    return found[case.nodes[0].id]


def test_six_hundred_steps_with_three_hundred_loops() -> None:
    rows = []
    for number in range(300):
        rows.append(f"a{number} > b{number}")
        after = f"a{number + 1}" if number < 299 else "end"
        back = "a0" if number % 2 else f"a{number}"
        rows.append(f"b{number} ? Ya: {after}; Ulang: {back}; Batal: end")
    case = flow(*rows)
    shares = {f"b{n}": {"Ulang": "0.001", "Batal": "0.002"} for n in range(300)}
    found = of(case, shares, **{f"a{n}": 1 for n in range(300)})
    assert found.time is not None
    assert 0 < found.time.maximum.working < 300
