from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flow.flows import Policy, acyclic, ahead, flow, looping, policies, sound, span, tangled, walked
from flow.test_soundness import nested
from soptool.flow.graph import Flow, Line, Node
from soptool.measure.cells import merged_cells
from soptool.measure.way import Loop, Way, handovers, total_time, way_through
from soptool.model.calendar import Calendar, Span, Spell
from soptool.model.executor import Mode, Performers

CALENDAR = Calendar()
Sound = tuple[Flow, dict[str, Span], Span]


def through(of: Flow, **minutes: int | tuple[int, int]) -> Way:
    times = {name: span(*((t,) if isinstance(t, int) else t)) for name, t in minutes.items()}
    return way_through(of, times, CALENDAR)


CASES = {
    "one after another": (flow("a > b", "b > end"), {"a": 5, "b": (1, 3)}, (6, 8), "a b"),
    "the shortest to the longest answer": (
        flow("a ? Ya: b; Tidak: c", "b > end", "c > end"),
        {"a": 1, "b": 5, "c": 20},
        (6, 21),
        "a c",
    ),
    "the longest of lines that run together": (
        flow("a > b c", "b > d", "c > d", "d > end"),
        {"a": 1, "b": (2, 9), "c": 5, "d": 10},
        (16, 20),
        "a b d",
    ),
    "each line ends by itself": (
        flow("a > b c", "b > end", "c > end"),
        {"a": 1, "b": 2, "c": 30},
        (31, 31),
        "a c",
    ),
    "a loop counts once": (
        flow("a > b", "b ? Ya: end; Tidak: a"),
        {"a": 10, "b": 1},
        (11, 11),
        "a b",
    ),
    "steps that are only done again do not count": (
        flow("a ? Ya: end; Tidak: b", "b > a"),
        {"a": 10, "b": 100},
        (10, 10),
        "a",
    ),
    "starts are alternatives": (
        flow("a > c", "b* > c", "c > end"),
        {"a": 10, "b": 1, "c": 5},
        (6, 15),
        "a c",
    ),
    "unless a step waits for them": (
        flow("a > c", "b* > c", "c& > end"),
        {"a": 10, "b": 1, "c": 5},
        (15, 15),
        "a c",
    ),
    "what cannot be reached takes no time": (
        flow("a > end", "b > end"),
        {"a": 10, "b": 100},
        (10, 10),
        "a",
    ),
    "a line that is done again before it meets the other": (
        flow("a > b c", "b ? Ya: d; Tidak: e", "e > b", "c > d", "d > end"),
        {"a": 1, "b": 9, "c": 2, "d": 4, "e": 50},
        (14, 14),
        "a b d",
    ),
    "nothing": (Flow(()), {}, (0, 0), ""),
}


@pytest.mark.parametrize(("of", "minutes", "total", "longest"), CASES.values(), ids=CASES)
def test_time(
    of: Flow, minutes: dict[str, int | tuple[int, int]], total: tuple[int, int], longest: str
) -> None:
    way = through(of, **minutes)
    assert way.total == span(*total)
    assert " ".join(way.steps) == longest


def test_an_optional_step_may_take_nothing() -> None:
    of = Flow((Node("a", (Line("b"),)), Node("b", (Line(None),), is_optional=True)))
    assert through(of, a=5, b=7).total == span(5, 12)


def test_working_and_elapsed_time_stay_apart() -> None:
    day, month = Spell(Fraction(450)), Spell(elapsed=Fraction(30 * 1440))
    times: dict[str, Span | None] = {"a": Span(day, day), "b": Span(month, month)}
    way = way_through(flow("a > b", "b > end"), times, CALENDAR)
    assert way.total.maximum == Spell(Fraction(450), Fraction(30 * 1440))


def test_five_working_days_are_longer_than_six_calendar_days() -> None:
    work, wait = Spell(Fraction(5 * 450)), Spell(elapsed=Fraction(6 * 1440))
    times: dict[str, Span | None] = {"b": Span(work, work), "c": Span(wait, wait)}
    way = way_through(flow("a > b c", "b > end", "c > end"), times, CALENDAR)
    assert way.steps == ("a", "b")
    assert way.total == Span(work, work)
    assert way.unmeasured == ("a",)


def test_loops_tell_what_each_round_adds() -> None:
    of = flow("a > b", "b ? Ya: d; Tidak: c; Ulang: a", "c > b", "d ? Ya: end; Tidak: d")
    way = through(of, a=100, b=(10, 20), c=5, d=1)
    assert [(loop.source, loop.target, loop.label, loop.adds) for loop in way.loops] == [
        ("b", "a", "Ulang", span(110, 120)),
        ("c", "b", None, span(15, 25)),
        ("d", "d", "Tidak", span(1)),
    ]
    assert way.is_exact


def test_a_loop_around_a_loop_adds_the_inner_one_once() -> None:
    of = flow("a > b", "b > c", "c ? Ya: d; Tidak: b", "d ? Ya: end; Tidak: a")
    way = through(of, a=(100, 200), b=(10, 20), c=(1, 2), d=1000)
    assert [loop.adds for loop in way.loops] == [span(11, 22), span(1111, 1222)]


def test_outcomes_have_times_of_their_own() -> None:
    of = flow("a ? Ya: b; Tidak: end:ditolak", "b > c d", "c > e", "d > e", "e > end")
    way = through(of, a=1, b=2, c=(4, 50), d=8, e=16)
    assert way.outcomes == {"ditolak": span(1), "selesai": span(27, 69)}


def test_an_outcome_waits_for_a_line_that_is_done_again() -> None:
    of = flow("a > b c", "b > end:x", "c ? Ya: end:x; Tidak: d", "d > c")
    assert through(of, a=1, b=2, c=4, d=8).outcomes == {"x": span(5)}


def test_an_outcome_waits_for_all_lines_that_end_so() -> None:
    of = flow("a > b c", "b > end:x", "c > end:x")
    assert through(of, a=1, b=2, c=4).outcomes == {"x": span(5)}


@pytest.mark.parametrize(("y", "low"), [(2, 2), (100, 51)])
def test_an_end_before_and_behind_a_join_has_bounds_only(y: int, low: int) -> None:
    answers = "Ya: end:x; Tidak: end"
    of = flow("a > b c", "b > y d", f"y ? {answers}", "c > d", f"d ? {answers}")
    way = through(of, y=y, c=50, d=1)
    assert way.outcomes["x"].minimum.working <= low
    assert not way.is_exact


def test_bounds_of_an_unsound_flow_are_not_called_exact() -> None:
    parallel = flow("a > b c", "b > d", "c > d", "d| > end")
    way = through(parallel, a=1, b=2, c=4, d=8)
    assert not way.is_exact
    assert way.total == span(11, 13)
    stuck = through(flow("a ? Ya: b; Tidak: end", "b > b"), a=1, b=2)
    assert (stuck.total, stuck.is_exact) == (span(1), False)


def test_a_loop_with_a_second_way_in_is_not_exact() -> None:
    of = flow("a ? Ya: b; Tidak: c", "b > c", "c ? Ya: b; Tidak: end")
    way = through(of, a=1, b=2, c=3)
    assert not way.is_exact
    assert [(loop.source, loop.target) for loop in way.loops] == [("c", "b")]


def test_unmeasured_steps_are_named() -> None:
    of = flow("a > b", "b > c", "c > end", "d > end")
    way = way_through(of, {"a": span(5), "b": None}, CALENDAR)
    assert way.unmeasured == ("b", "c")
    assert way.total == span(5)


MERGED = {
    "in a row": (flow("a > b", "b > c", "c > end"), (7, 7), True),
    "side by side": (flow("a > b c", "b > d", "c > d", "d > end"), (7, 7), True),
    "one or the other": (flow("a ? Ya: b; Tidak: c", "b > end", "c > end"), (7, 7), True),
    "a start stands behind it": (flow("a > b", "b > c", "c* > end"), (0, 14), False),
    "only one way passes it before": (
        flow("a ? Ya: b; Tidak: c", "b > c", "c > end"),
        (0, 14),
        False,
    ),
}


@pytest.mark.parametrize(("of", "total", "is_exact"), MERGED.values(), ids=MERGED)
def test_a_merged_cell_counts_once(of: Flow, total: tuple[int, int], is_exact: bool) -> None:
    merged = merged_cells([("a", False), ("b", False), ("c", True), ("d", False)])
    way = way_through(of, {"a": span(0), "b": span(7), "d": span(0)}, CALENDAR, merged)
    assert (way.total, way.is_exact, way.unmeasured) == (span(*total), is_exact, ())


def test_merged_cells_group_rows_under_the_one_that_has_the_time() -> None:
    rows = [("a", True), ("b", False), ("c", True), ("d", True), ("e", False), ("f", True)]
    assert merged_cells(rows) == (("b", "c", "d"), ("e", "f"))


def test_an_unmeasured_merged_cell_is_named_once() -> None:
    way = way_through(flow("a > b", "b > end"), {}, CALENDAR, (("a", "b"),))
    assert way.unmeasured == ("a",)


HANDOVERS = {
    "the same goes on": ([Performers(ids=("a",)), Performers(ids=("a",))], 0),
    "another goes on": ([Performers(ids=("a",)), Performers(ids=("b",))], 1),
    "and back": ([Performers(ids=(x,)) for x in "aba"], 2),
    "a chain hands over within": ([Performers(Mode.CHAIN, ("a", "b", "c"))], 2),
    "a chain takes first and gives last": (
        [Performers(ids=("a",)), Performers(Mode.CHAIN, ("a", "b")), Performers(ids=("b",))],
        1,
    ),
    "one of those who act together goes on": (
        [Performers(Mode.TOGETHER, ("a", "b")), Performers(ids=("b",))],
        0,
    ),
    "a step without executor": (
        [Performers(ids=("a",)), Performers(), Performers(ids=("b",))],
        1,
    ),
}


@pytest.mark.parametrize(("acts", "count"), HANDOVERS.values(), ids=HANDOVERS)
def test_handovers(acts: list[Performers], count: int) -> None:
    performers = {f"s{number}": act for number, act in enumerate(acts)}
    assert handovers(performers, performers) == count
    of = flow(*(f"s{n} > s{n + 1}" for n in range(len(acts) - 1)), f"s{len(acts) - 1} > end")
    assert way_through(of, {}, CALENDAR, performers=performers).handovers == count
    assert way_through(of, {}, CALENDAR).handovers is None


@given(sound())
@settings(max_examples=200)
def test_the_time_of_blocks_is_exact(case: Sound) -> None:
    of, times, total = case
    way = way_through(of, times, CALENDAR)
    assert way.is_exact
    assert way.total == total
    assert way.outcomes == {"selesai": total}
    assert sum((times[name].maximum.working for name in way.steps), Fraction(0)) == (
        total.maximum.working
    )


@given(looping() | sound().map(lambda case: case[0]), st.integers(0, 9))
@settings(max_examples=200)
def test_rounds_are_those_of_trying_all_answers(case: Flow, seed: int) -> None:
    straight = ahead(case)
    if prod(max(len(node.groups), 1) for node in straight.nodes) > 400:
        return
    times = {node.id: (index * 7 + seed) % 10 for index, node in enumerate(case.nodes)}
    way = through(case, **times)
    for loop in way.loops:
        cut = (
            replace(node, lines=()) if node.id == loop.source else node for node in straight.nodes
        )
        tried = list(rounds_of(loop, case, Flow(tuple(cut)), times))
        assert tried or not way.is_exact
        if tried:
            enclosed(loop.adds, tried, way.is_exact)


def rounds_of(loop: Loop, case: Flow, cut: Flow, times: dict[str, int]) -> Iterator[int]:
    for policy in policies(cut):
        run = when_done(cut, policy, times, loop.target)
        if loop.source in run and not goes_back_elsewhere(case, cut, run, loop.source):
            yield run[loop.source]


def goes_back_elsewhere(case: Flow, cut: Flow, run: dict[str, int], source: str) -> bool:
    """Whether a line of the run stops because it would go back: that is more than one round."""
    stopped = (name for name in run if not cut.by_id[name].lines and name != source)
    return any(case.by_id[name].lines for name in stopped)


minutes = st.lists(st.integers(0, 20), min_size=8, max_size=8)


@given(acyclic(), minutes)
@settings(max_examples=200)
def test_bounds_are_those_of_trying_all_answers(case: Flow, low: list[int]) -> None:
    times = {node.id: low[index] for index, node in enumerate(case.nodes)}
    way = through(case, **times)
    totals: list[int] = []
    ended: dict[str, list[int]] = {outcome: [] for outcome in case.outcomes}
    for policy in policies(case):
        arrivals = finished(case, policy, times)
        totals.append(max(time for _, time in arrivals))
        for outcome in {end for end, _ in arrivals}:
            ended[outcome].append(max(time for end, time in arrivals if end == outcome))
    enclosed(way.total, totals, way.is_exact)
    assert set(way.outcomes) == {outcome for outcome, found in ended.items() if found}
    for outcome, found in ended.items():
        if found:
            enclosed(way.outcomes[outcome], found, way.is_exact)


def finished(case: Flow, policy: Policy, times: dict[str, int]) -> list[tuple[str, int]]:
    """The ends that are reached with these answers, and when."""
    done = when_done(case, policy, times, case.nodes[0].id)
    return [
        (line.outcome, done[name])
        for name in done
        for line in case.by_id[name].groups[policy[name]]
        if line.outcome
    ]


def when_done(case: Flow, policy: Policy, times: dict[str, int], root: str) -> dict[str, int]:
    """The nodes that are done from `root` on with these answers, and when."""
    arriving = walked(case, policy, root)
    done: dict[str, int] = {}
    for node in case.nodes:
        if node.id in arriving:
            before = max((done[source] for source, _ in arriving[node.id]), default=0)
            done[node.id] = before + times[node.id]
    return done


def enclosed(found: Span, tried: list[int], is_exact: bool) -> None:
    low, high = found.minimum.working, found.maximum.working
    assert low <= min(tried)
    assert high >= max(tried)
    if is_exact:
        assert low == min(tried)
        assert high == max(tried)


@given(tangled(), minutes, st.integers(0, 7), st.integers(1, 9))
@settings(max_examples=200)
def test_more_time_for_a_step_never_lowers_a_bound(
    case: Flow, low: list[int], at: int, more: int
) -> None:
    times = {node.id: (low[i], low[i] + i) for i, node in enumerate(case.nodes)}
    merged = (tuple(case.order)[:3], tuple(case.order)[4:6])
    before = spans(way_through(case, {n: span(*t) for n, t in times.items()}, CALENDAR, merged))
    if f"s{at}" in times:
        times[f"s{at}"] = (times[f"s{at}"][0] + more, times[f"s{at}"][1] + more)
    after = spans(way_through(case, {n: span(*t) for n, t in times.items()}, CALENDAR, merged))
    for one, other in zip(before, after, strict=True):
        assert one.minimum.working <= one.maximum.working
        assert one.minimum.working <= other.minimum.working
        assert one.maximum.working <= other.maximum.working


@given(tangled(), minutes)
def test_the_total_alone_is_that_of_the_whole_way(case: Flow, low: list[int]) -> None:
    times = {node.id: span(low[i]) for i, node in enumerate(case.nodes) if low[i]}
    merged = (tuple(case.order)[:3],)
    way = way_through(case, times, CALENDAR, merged)
    found = total_time(case, times, CALENDAR, merged)
    assert (found.time, found.unmeasured) == (way.total, way.unmeasured)
    assert found.returning == tuple(loop.source for loop in way.loops)
    assert found.is_exact or not way.is_exact


def spans(way: Way) -> list[Span]:
    return [way.total, *way.outcomes.values(), *(loop.adds for loop in way.loops)]


def test_ten_thousand_steps_and_two_thousand_nested_splits() -> None:
    rows = [
        Node(f"s{n}", (Line(f"s{n + 1}", "Ya"), Line(f"s{max(n - 2, 0)}", "Tidak")), True)
        for n in range(10_000)
    ]
    way = through(Flow((*rows, Node("s10000", (Line(None),)))), s0=1, s10000=1)
    assert way.total == span(2)
    assert len(way.steps) == 10_001
    assert len(way.loops) == 10_000
    deep = through(nested(2_000), s2000=7)
    assert (deep.total, deep.is_exact) == (span(7), True)
