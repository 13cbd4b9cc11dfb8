"""A time that is told twice, in figures and words or in brackets, and differs."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.evidence.times import times_of, told_twice
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP564",
    "duration-mismatch",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    whole = subject.of.whole
    for key, time in times_of(subject.step):
        flaw = told_twice(time, whole.composer.calendar, whole.settings.language)
        if flaw is not None:
            yield subject.at(CHECK, (key,), flaw.message, hint=flaw.hint)


MANUAL = Manual(
    what=msg(
        "The time of a step is told twice, in figures and words or again in brackets, and differs."
    ),
    why=msg(
        "Each reader keeps to the one that suits him. Sums count both, as a shortest and a longest "
        "time. What the workspace's calendar makes equal (`1 hari (7,5 jam)`) is one time."
    ),
    bad=(
        "steps:\n  - {activity: Menerbitkan izin, duration: 14 (dua belas) hari kerja}\n",
        "steps:\n  - {activity: Menerbitkan izin, duration: 1 hari (240 menit)}\n",
        "steps:\n  - {activity: Menerbitkan izin, duration: 3 hari kerja (hari kalender)}\n",
    ),
    good=(
        "steps:\n  - {activity: Menerbitkan izin, duration: 14 (empat belas) hari kerja}\n",
        "steps:\n  - {activity: Menerbitkan izin, duration: 2 jam (120 menit)}\n",
        "steps:\n  - {activity: Menerbitkan izin, duration: 3 hari (72 jam)}\n",
    ),
    defects=(42,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: bool(times_of(subject.step)),
)
