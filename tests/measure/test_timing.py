"""What `sop time` tells: least, most, expected, who spends it, loops."""

from __future__ import annotations

from fractions import Fraction

import pytest

from compose.test_expand import workspace
from soptool.compose.expand import Composer
from soptool.measure.timing import Timing, timing_of

LOOP = """\
kind: micro
title: T
executors: {a: A, b: B}
steps:
  - {id: tulis, activity: M, executor: a, duration: 2 jam}
  - id: cek
    activity: N
    executor: b
    duration: 1-2 jam
    branches: {Ya: next, Tidak: tulis}
    chance: {Tidak: 0.5}
  - {activity: O, executor: [a, b], duration: 1 jam}
"""


def timing(text: str) -> Timing:
    space = workspace(t=text)
    return timing_of(Composer(space).expand(space.by_id["t"]))


def test_expected_time_counts_the_rounds_of_a_loop() -> None:
    found = timing(LOOP)
    assert found.way.total.minimum.working == 240
    assert found.way.total.maximum.working == 300
    assert found.average.time is not None
    assert found.average.time.minimum.working == 2 * 120 + 2 * 60 + 60
    assert found.average.time.maximum.working == 2 * 120 + 2 * 120 + 60
    assert found.average.is_exact
    assert [(loop.loop.source, loop.loop.target, loop.rounds) for loop in found.loops] == [
        ("cek", "tulis", Fraction(1))
    ]


@pytest.mark.parametrize(
    ("executor", "of_a", "of_b"),
    [
        ("[a, b]", 180, 180),
        ("{each: [a, b]}", 180, 180),
        ("{any: [a, b]}", 150, 150),
        ("{chain: [a, b]}", 150, 150),
        ("a", 180, 120),
    ],
)
def test_what_is_done_together_costs_each_all_of_it(executor: str, of_a: int, of_b: int) -> None:
    found = timing(LOOP.replace("executor: [a, b]", f"executor: {executor}"))
    spent: dict[str, tuple[Fraction | int, Fraction]] = {
        one.executor: (one.time.working, one.share) for one in found.spent
    }
    total = of_a + of_b
    assert spent == {"a": (of_a, Fraction(of_a, total)), "b": (of_b, Fraction(of_b, total))}


def test_without_chances_there_is_no_expected_time() -> None:
    found = timing(LOOP.replace("    chance: {Tidak: 0.5}\n", ""))
    assert found.average.time is None
    assert found.average.undecided == ("cek",)
    assert found.loops[0].rounds is None


def test_passing_to_another_unit_is_counted() -> None:
    text = (
        "kind: micro\ntitle: T\nunit: Bagian A\n"
        "executors: {a: A, b: {name: B, unit: Bagian B}}\nsteps:\n"
        "  - {activity: M, executor: a}\n  - {activity: N, executor: b}\n"
        "  - {activity: O, executor: b}\n  - {activity: P, executor: a}\n"
    )
    found = timing(text)
    assert (found.way.handovers, found.between_units) == (2, 2)
