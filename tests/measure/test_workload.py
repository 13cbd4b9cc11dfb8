"""Workload: volume x effort, by post, with the source and the doubts of every figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from compose.test_expand import workspace
from soptool.compose.expand import Composer
from soptool.compose.procedure import Procedure
from soptool.measure import workload
from soptool.measure.workload import Doubt, Workload, workload_of

WORK = """\
kind: micro
title: T
volume: 1.000
executors: {a: Agendaris, k: {name: Kabag}, p: {name: Pemohon, external: true}}
steps:
  - {id: x, activity: M, executor: a, duration: 10 menit}
  - {id: y, activity: N, executor: k, duration: 2 hari, effort: 1 jam}
  - {id: z, activity: O, executor: [a, k], duration: 10-20 menit}
  - {id: v, activity: P, executor: {chain: [a, k]}, duration: 10 menit}
  - {id: d, activity: Q, executor: k, duration: 1 hari}
  - {id: w, activity: R, executor: p, duration: 5 menit}
"""


def load(**texts: str) -> Workload:
    return workload_of(Composer(workspace(**texts)), {})


def test_the_load_of_each_post() -> None:
    found = load(t=WORK)
    assert {one.post: one.minutes for one in found.loads} == {
        "Agendaris": Fraction(1000 * (10 + 15 + 5)),
        "Kabag": Fraction(1000 * (60 + 15 + 5)),
    }
    assert found.loads[0].staff == Fraction(80_000, 75_000)


def test_a_volume_may_be_said_of_another_period() -> None:
    found = load(t=WORK.replace("volume: 1.000", "volume: 20 berkas per hari"))
    assert {task.volume for task in found.tasks} == {Fraction(20 * 12 * 21)}


def test_every_estimate_is_said_and_days_are_not_counted() -> None:
    found = load(t=WORK)
    doubts = {(task.step, task.post): task.doubts for task in found.tasks}
    assert doubts["x", "Agendaris"] == (Doubt.FROM_TIME,)
    assert doubts["y", "Kabag"] == ()
    assert doubts["z", "Kabag"] == (Doubt.FROM_TIME, Doubt.MIDDLE)
    assert doubts["v", "Kabag"] == (Doubt.FROM_TIME, Doubt.DIVIDED)
    assert [(gap.step, gap.why) for gap in found.gaps] == [("d", "days")]


def test_loops_count_by_their_chances() -> None:
    loop = (
        "kind: micro\ntitle: T\nvolume: 10\nexecutors: {a: A}\nsteps:\n"
        "  - {id: x, activity: M, executor: a, effort: 1 jam}\n"
        "  - {activity: N, executor: a, effort: 1 jam, branches: {Y: next, T: x}CHANCE}\n"
        "  - {activity: O, executor: a, effort: 1 jam}\n"
    )
    known = load(t=loop.replace("CHANCE", ", chance: {T: 0.5}"))
    assert known.loads[0].minutes == 10 * 60 * 5
    unknown = load(t=loop.replace("CHANCE", ""))
    assert unknown.loads[0].minutes == 10 * 60 * 3
    assert all(Doubt.ONCE in task.doubts for task in unknown.tasks)


def test_a_micro_takes_the_volume_of_its_macros() -> None:
    micro = "kind: micro\ntitle: T\nexecutors: {a: A}\nsteps:\n"
    micro += "  - {activity: M, executor: a, effort: 1 jam}\n"
    macro = "kind: macro\ntitle: T\nvolume: 100\nsteps: [{use: m}, {use: m}]\n"
    outer = "kind: macro\ntitle: T\nvolume: 5\nsteps: [{use: other}]\n"
    found = load(m=micro, macro=macro, z=outer, other=micro, alone=micro)
    volumes = {task.sop: task.volume for task in found.tasks}
    assert volumes == {"m": Fraction(200), "other": Fraction(5)}
    assert [(gap.sop, gap.why) for gap in found.gaps] == [("alone", "no-volume")]


def test_a_part_that_only_some_cases_come_to() -> None:
    first = (
        "kind: micro\ntitle: T\nexecutors: {a: A}\nsteps:\n  - activity: M\n    executor: a\n"
        "    effort: 1 jam\n    branches: {Y: {end: lanjut}, T: {end: cukup}}\n"
        "    chance: {Y: 0.25}\n"
    )
    second = "kind: micro\ntitle: T\nexecutors: {b: B}\nsteps:\n"
    second += "  - {activity: N, executor: b, effort: 1 jam}\n"
    macro = (
        "kind: macro\ntitle: T\nvolume: 100\nsteps:\n"
        "  - {use: first, branches: {lanjut: next, cukup: end}}\n  - use: second\n"
    )
    found = load(first=first, second=second, macro=macro)
    assert {task.sop: task.volume for task in found.tasks} == {
        "first": Fraction(100),
        "second": Fraction(25),
    }


def test_times_per_piece_and_recurring_ones_are_counted_by_their_pieces_or_named() -> None:
    text = (
        "kind: micro\ntitle: T\nvolume: 100\nexecutors: {a: A}\nsteps:\n"
        "  - {id: x, activity: M, executor: a, duration: 2 menit/berkas, pieces: 30}\n"
        "  - {id: y, activity: N, executor: a, duration: 2 menit/berkas}\n"
        "  - {id: z, activity: O, executor: a, duration: 30 menit setiap bulan}\n"
        "  - {id: v, activity: P, executor: a, effort: 5 menit/berkas, pieces: 2}\n"
    )
    found = load(t=text)
    assert [(task.step, int(task.minutes)) for task in found.tasks] == [("x", 60), ("v", 10)]
    assert [(gap.step, gap.why) for gap in found.gaps] == [("y", "per-item"), ("z", "recurring")]


def test_a_case_is_counted_in_each_flow_and_that_is_said() -> None:
    text = (
        "kind: micro\ntitle: T\nvolume: 100\nexecutors: {a: A}\nsteps:\n"
        "  - {id: x, activity: M, executor: a, duration: 2 menit, section: Satu, next: end}\n"
        "  - {id: y, activity: N, executor: a, duration: 3 menit, section: Dua}\n"
    )
    found = load(t=text)
    assert [(task.step, int(task.minutes_a_year)) for task in found.tasks] == [
        ("x", 200),
        ("y", 300),
    ]
    assert all(Doubt.FLOWS in task.doubts for task in found.tasks)


def test_each_macro_is_measured_once_however_often_its_parts_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    step = "{activity: M, executor: a, effort: 1 jam}"
    micro = f"kind: micro\ntitle: T\nexecutors: {{a: A}}\nsteps: [{step}]\n"
    last = 12  # each macro uses the next two: there are hundreds of ways to the last
    texts = {
        f"m{n}": f"kind: macro\ntitle: T\nsteps: [{{use: m{n + 1}}}, {{use: m{n + 2}}}]\n"
        for n in range(last - 1)
    }
    texts["m0"] = texts["m0"].replace("title: T\n", "title: T\nvolume: 10\n")
    asked: list[str] = []
    seen = workload._visits

    def noted(procedure: Procedure) -> object:
        asked.append(procedure.id)
        return seen(procedure)

    monkeypatch.setattr(workload, "_visits", noted)
    found = load(**texts, **{f"m{n}": micro for n in (last - 1, last)})
    assert len(asked) <= 2 * (last + 1)
    # As many ways to the last but one as Fibonacci counts, and ten cases on each.
    ways = {task.sop: task.volume / 10 for task in found.tasks}
    assert ways == {f"m{last - 1}": 144, f"m{last}": 89}
