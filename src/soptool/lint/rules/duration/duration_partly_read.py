"""Figures and units in a time cell that are no part of the time."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.evidence.times import partly_read, times_of
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP576",
    "duration-partly-read",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    for key, time in times_of(subject.step):
        flaw = partly_read(time)
        if flaw is not None:
            yield subject.at(CHECK, (key,), flaw.message, hint=flaw.hint)


MANUAL = Manual(
    what=msg("A time cell has figures or units that no sum counts."),
    why=msg(
        "The program adds up what it understands as the time of the step and says here what it "
        "left aside, so that nothing is lost in silence."
    ),
    bad=(
        (
            "steps:\n  - {activity: Menerbitkan izin,\n"
            "     duration: 3 hari kerja setelah 2 hari pengumuman}\n"
        ),
        "steps:\n  - {activity: Memeriksa berkas, duration: 15 menit (3 menit per berkas)}\n",
    ),
    good=("steps:\n  - {activity: Menerbitkan izin, duration: 3 hari kerja setelah lengkap}\n",),
    defects=(42,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: bool(times_of(subject.step)),
)
