"""What `sop time` tells: least, most, expected, who spends it, loops."""

from __future__ import annotations

from fractions import Fraction

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
    assert found.expected is not None
    assert found.expected.minimum.working == 2 * 120 + 2 * 60 + 60
    assert found.expected.maximum.working == 2 * 120 + 2 * 120 + 60
    assert found.is_expected_exact
    assert [(loop.loop.source, loop.loop.target, loop.rounds) for loop in found.loops] == [
        ("cek", "tulis", Fraction(1))
    ]


def test_the_time_of_a_joint_step_is_divided() -> None:
    spent = {one.executor: (one.time.working, one.share) for one in timing(LOOP).spent}
    half = Fraction(1, 2)
    assert spent == {"a": (Fraction(150), half), "b": (Fraction(150), half)}


def test_without_chances_there_is_no_expected_time() -> None:
    found = timing(LOOP.replace("    chance: {Tidak: 0.5}\n", ""))
    assert found.expected is None
    assert found.undecided == ("cek",)
    assert found.loops[0].rounds is None


def test_parallel_lines_make_the_expected_work_more_than_the_time() -> None:
    split = (
        "kind: micro\ntitle: T\nexecutors: {a: A}\nsteps:\n"
        "  - {id: x, activity: M, executor: a, duration: 1 jam, next: [y, z]}\n"
        "  - {id: y, activity: N, executor: a, duration: 1 jam, next: w}\n"
        "  - {id: z, activity: N, executor: a, duration: 1 jam}\n"
        "  - {id: w, activity: O, executor: a, duration: 1 jam}\n"
    )
    found = timing(split)
    assert found.way.total.maximum.working == 180
    assert found.expected is not None
    assert found.expected.maximum.working == 240
    assert not found.is_expected_exact


def test_passing_to_another_unit_is_counted() -> None:
    text = (
        "kind: micro\ntitle: T\nunit: Bagian A\n"
        "executors: {a: A, b: {name: B, unit: Bagian B}}\nsteps:\n"
        "  - {activity: M, executor: a}\n  - {activity: N, executor: b}\n"
        "  - {activity: O, executor: b}\n  - {activity: P, executor: a}\n"
    )
    found = timing(text)
    assert (found.way.handovers, found.between_units) == (2, 2)
