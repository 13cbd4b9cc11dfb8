from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flow.flows import acyclic, flow, policies, sound, tangled, walked
from soptool.flow import checks
from soptool.flow.graph import Flow, Line, Node
from soptool.flow.meeting import joins
from soptool.flow.order import forward_of
from soptool.flow.soundness import flaws
from soptool.model.calendar import Span

Sound = tuple[Flow, dict[str, Span], Span]

CASES = {
    "a line of steps": (flow("a > b", "b > end"), []),
    "a loop with an exit": (flow("a > b", "b ? Ya: end; Tidak: a"), []),
    "a start that a line comes back to": (
        flow("a > b", "b* > c", "c ? Ya: end; Tidak: b"),
        [],
    ),
    "lines that meet again": (flow("a > b c", "b > d", "c > d", "d > end"), []),
    "a line straight to where the other comes": (flow("a > b c", "b > c", "c > end"), []),
    "two splits that close at one step": (
        flow("a > b c", "b > d e", "c > f", "d > f", "e > f", "f > end"),
        [],
    ),
    "an answer that starts several lines": (
        flow("a ? Ya: b c; Tidak: a", "b > c", "c > end"),
        [],
    ),
    "two lines meet and one ends by itself": (
        flow("a > b c d", "b > e", "c > e", "d > end", "e > end"),
        [],
    ),
    "a part of the lines loops before they meet": (
        flow("a > b c", "b ? Ya: d; Tidak: b", "c > d", "d > end"),
        [],
    ),
    "an answer goes back before the split": (
        flow("a > b c", "b ? Ya: d; Tidak: a", "c > d", "d > end"),
        [],
    ),
    "starts that one step waits for": (flow("a > c", "b* > c", "c& > end"), []),
    "starts that meet": (flow("a > c", "b* > c", "c > end"), []),
    "an unreachable step": (flow("a > c", "b > c", "c > end"), ["SOP301 b"]),
    "an unreachable region is told once": (
        flow("a > end", "b > c", "c ? Ya: b; Tidak: d", "d > end"),
        ["SOP301 b"],
    ),
    "two unreachable regions": (
        flow("a > end", "b > d", "c > d", "d > end"),
        ["SOP301 b", "SOP301 c"],
    ),
    "an unreachable region begins where nothing leads to it": (
        flow("a > end", "b > end", "c > b"),
        ["SOP301 c"],
    ),
    "what is unreachable is not stuck as well": (flow("a > end", "b > b"), ["SOP301 b"]),
    "no end at all": (flow("a > b", "b > a"), ["SOP302 b"]),
    "a step that goes on to itself": (flow("a > a"), ["SOP302 a"]),
    "a loop beside the way": (
        flow("a ? Ya: end; Tidak: b", "b > c", "c > b"),
        ["SOP304 c"],
    ),
    "both answers go back": (
        flow("a ? Ya: end; Tidak: b", "b > c", "c ? Ya: b; Tidak: c"),
        ["SOP304 c"],
    ),
    "a line goes round whenever another leaves": (
        flow("a > b c", "b > a", "c > end"),
        ["SOP304 b"],
    ),
    "two loops": (
        flow("a ? Satu: b; Dua: c; Tiga: end", "b > b", "c > c"),
        ["SOP304 b", "SOP304 c"],
    ),
    "a dead end": (flow("a ? Ya: b; Tidak: end", "b > "), ["SOP303 b"]),
    "one answer": (flow("a ? Ya: b", "b > end"), ["SOP305 a"]),
    "equal answers": (flow("a ? Ya: b; Tidak: b", "b > end"), ["SOP306 a"]),
    "equal ends": (flow("a ? Ya: end:x; Tidak: end:x"), ["SOP306 a"]),
    "different ends": (flow("a ? Ya: end:x; Tidak: end:y"), []),
    "two of three answers are equal": (flow("a ? Ya: b; Tidak: end; Ragu: end", "b > end"), []),
    "lines that never meet": (flow("a > b c", "b > end", "c > end"), ["SOP307 a"]),
    "all, though only one answer comes": (
        flow("a ? Ya: b; Tidak: c", "b > d", "c > d", "d& > end"),
        ["SOP308 d"],
    ),
    "all, for some lines together and some not": (
        flow("a ? Ya: b; Tidak: e", "b > c d", "c > e", "d > e", "e& > end"),
        [],
    ),
    "any, though the lines start together": (
        flow("a > b c", "b > d", "c > d", "d| > end"),
        ["SOP309 d"],
    ),
    "two of three lines meet before the third": (
        flow("a > b c d", "b > e", "c > e", "d > f", "e > f", "f > end"),
        ["SOP309 e"],
    ),
    "two of three lines wait for each other": (
        flow("a > b c d", "b > e", "c > e", "d > f", "e& > f", "f > end"),
        [],
    ),
    "a line may end before the others wait for it": (
        flow("a > b c", "b ? Ya: d; Tidak: end:ditolak", "c > d", "d > end"),
        ["SOP310 d"],
    ),
    "a line may go past the join": (
        flow("a > b c", "b ? Ya: d; Tidak: e", "c > d", "d > e", "e > end"),
        ["SOP310 d"],
    ),
    "behind lines that miss each other, more than one line may come": (
        flow(
            "a > b c",
            "b ? Ya: x; Tidak: y",
            "c ? Ya: x; Tidak: y",
            "x > z",
            "y > z",
            "z& > end",
        ),
        ["SOP310 x"],
    ),
    "a join of one line": (flow("a > b", "b& > end"), ["SOP311 b"]),
    "a line that comes back is not waited for": (
        flow("a > b", "b& ? Ya: end; Tidak: b"),
        ["SOP311 b"],
    ),
    "any at the start, beside a line that comes back": (flow("a| ? Ya: end; Tidak: a"), []),
    "any beside a line that comes back": (flow("a > b", "b| ? Ya: end; Tidak: b"), []),
    "nothing": (Flow(()), []),
}


def told(of: Flow) -> list[str]:
    return [f"{flaw.check.code} {flaw.at}" for flaw in flaws(of)]


@pytest.mark.parametrize(("case", "expected"), CASES.values(), ids=CASES)
def test_flaws(case: Flow, expected: list[str]) -> None:
    assert told(case) == expected


def test_what_follows_an_unreachable_step_is_named() -> None:
    rows = ["a > end", *(f"b{n} > b{n + 1}" for n in range(8)), "b8 > end"]
    (flaw,) = flaws(flow(*rows))
    assert flaw.steps == tuple(f"b{n}" for n in range(1, 9))
    assert str(flaw.message) == (
        "Step `b0` can never be reached, and so can't what follows it:"
        " `b1`, `b2`, `b3`, `b4`, `b5` and 3 more."
    )


def test_a_mistyped_target_makes_no_further_flaws() -> None:
    typo = Node("a", (), unknown=(Line("perksa"),))
    assert told(Flow((typo, Node("periksa", (Line(None),))))) == []


def test_a_target_like_no_step_leaves_open_what_it_reaches() -> None:
    lost = Node("a", (), unknown=(Line("7"),))
    assert told(Flow((lost, Node("periksa", (Line(None),))))) == []


def test_an_answer_with_an_unknown_target_is_an_answer() -> None:
    lost = Node("a", (Line("b", "Ya"),), is_decision=True, unknown=(Line("7", "Tidak"),))
    assert told(Flow((lost, Node("b", (Line(None),))))) == []


def test_a_mistyped_target_hides_no_other_region() -> None:
    typo = Node("a", (), unknown=(Line("perksa"),))
    rest = flow("periksa > end", "kirim > end").nodes
    assert told(Flow((typo, *rest))) == ["SOP301 kirim"]


JOINS = {
    "lines that start together": (flow("a > b c", "b > d", "c > d", "d > end"), "d", "all"),
    "answers": (flow("a ? Ya: b; Tidak: c", "b > d", "c > d", "d > end"), "d", "any"),
    "a line that comes back": (flow("a > b", "b ? Ya: end; Tidak: a"), "a", None),
    "one that comes back beside one": (flow("a > b", "b > c", "c ? Ya: end; Tidak: b"), "b", "any"),
    "what is written": (flow("a > b c", "b > d", "c > d", "d| > end"), "d", "any"),
    "starts": (flow("a > c", "b* > c", "c > end"), "c", "any"),
    "two of three lines": (
        flow("a > b c d", "b > e", "c > e", "d > f", "e > f", "f > end"),
        "e",
        "any",
    ),
    "two lines beside one that ends": (
        flow("a > b c d", "b > e", "c > e", "d > end", "e > end"),
        "e",
        "all",
    ),
    "behind the step where all have met": (
        flow("a > b c g", "g > end", "b ? Ya: d; Tidak: f", "c > d", "d > f", "f > end"),
        "f",
        "any",
    ),
}


@pytest.mark.parametrize(("case", "name", "join"), JOINS.values(), ids=JOINS)
def test_joins(case: Flow, name: str, join: str | None) -> None:
    assert joins(case)[name] == join


@given(sound())
@settings(max_examples=200)
def test_sound_flows_have_no_flaw(case: Sound) -> None:
    assert told(case[0]) == []


@given(sound(), st.data())
@settings(max_examples=200)
def test_a_planted_step_is_the_only_one_unreachable(case: Sound, data: st.DataObject) -> None:
    nodes = case[0].nodes
    target = data.draw(st.sampled_from([node.id for node in nodes]))
    planted = Flow((*nodes, Node("x", (Line("y"),)), Node("y", (Line(target),))))
    assert told(planted) == ["SOP301 x"]


@given(sound(), st.data())
@settings(max_examples=200)
def test_a_planted_loop_is_found_exactly(case: Sound, data: st.DataObject) -> None:
    nodes = case[0].nodes
    victim = data.draw(st.sampled_from([node for node in nodes if not node.is_decision]))
    answers = (*(replace(line, label="Ya") for line in victim.lines), Line("x", "Tidak"))
    changed = [
        replace(victim, is_decision=True, lines=answers) if n is victim else n for n in nodes
    ]
    planted = Flow((*changed, Node("x", (Line("y"),)), Node("y", (Line("x"),))))
    found = [flaw for flaw in told(planted) if not flaw.startswith("SOP310")]
    assert found == ["SOP304 y"]


@given(tangled())
@settings(max_examples=250)
def test_any_flow_can_be_judged(case: Flow) -> None:
    found = flaws(case)
    assert all(flaw.at in case.by_id and str(flaw.message) and str(flaw.hint) for flaw in found)
    assert found == flaws(case)


@given(tangled())
@settings(max_examples=200)
def test_unreachable_steps_are_those_that_no_way_leads_to(case: Flow) -> None:
    case = Flow(tuple(replace(node, unknown=()) for node in case.nodes))
    reach = {(node.id, str(line.target)) for node in case.nodes for line in node.lines}
    names = [node.id for node in case.nodes]
    for middle in names:
        reach |= {(a, b) for a in names for b in names if {(a, middle), (middle, b)} <= reach}
    starts = case.starts
    expected = {n for n in names if n not in starts and not any((s, n) in reach for s in starts)}
    found = [flaw for flaw in flaws(case) if flaw.check is checks.UNREACHABLE]
    assert {name for flaw in found for name in (flaw.at, *flaw.steps)} == expected
    assert sum(1 + len(flaw.steps) for flaw in found) == len(expected)


@given(acyclic())
@settings(max_examples=250)
def test_joins_go_wrong_exactly_where_trying_all_answers_shows_it(case: Flow) -> None:
    found = flaws(case)
    runs = [walked(case, policy, case.nodes[0].id) for policy in policies(case)]
    most = {n.id: max(len(run.get(n.id, ())) for run in runs) for n in case.nodes}
    wrong = {flaw.at: flaw.check for flaw in found if flaw.key == "join"}
    for name, check in wrong.items():
        if check is checks.REPEATED:
            assert most[name] > 1
        if check is checks.DEADLOCK:
            assert most[name] == 1
    if {checks.REPEATED, checks.UNSURE_JOIN} & set(wrong.values()):
        return
    for node in case.nodes:
        if most[node.id] > 1:
            assert joins(case)[node.id] == "all"
        elif node.join == "all" and len(forward_of(case).arriving[node.id]) > 1 and most[node.id]:
            lines = [x for x in forward_of(case).arriving[node.id] if most[x[0]] or x[0] == "s0"]
            if len(lines) > 1:
                assert wrong.get(node.id) is checks.DEADLOCK


def test_ten_thousand_steps_and_two_thousand_nested_splits() -> None:
    chain = Flow(tuple(Node(f"s{n}", (Line(f"s{n + 1}"),)) for n in range(10_000)))
    chain = Flow((*chain.nodes, Node("s10000", (Line("s0"),))))
    assert told(chain) == ["SOP302 s10000"]
    assert told(nested(2_000)) == []


def nested(depth: int) -> Flow:
    rows = [Node(f"s{n}", (Line(f"s{n + 1}"), Line(f"b{n}"))) for n in range(depth)]
    rows += [Node(f"s{depth}", (Line(f"j{depth - 1}"),))]
    rows += [Node(f"b{n}", (Line(f"j{n}"),)) for n in range(depth)]
    rows += [Node(f"j{n}", (Line(f"j{n - 1}"),)) for n in range(depth - 1, 0, -1)]
    return Flow((*rows, Node("j0", (Line(None),))))
