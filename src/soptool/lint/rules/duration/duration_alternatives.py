"""A time cell that holds several times."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.evidence.times import several, times_of
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP575",
    "duration-alternatives",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    whole = subject.of.whole
    for key, time in times_of(subject.step):
        flaw = several(time, whole.composer.calendar, whole.settings.language)
        if flaw is not None:
            yield subject.at(CHECK, (key,), flaw.message, hint=flaw.hint)


MANUAL = Manual(
    what=msg("The time cell of a step holds several times (joined by `/`, atau, dan, or listed)."),
    why=msg(
        "A step has one time against which it is measured. With several nobody knows which one "
        "holds; sums take the shortest and the longest of them, and add up a bare list."
    ),
    bad=(
        "steps:\n  - {activity: Menerbitkan kartu, duration: KTP 3 hari dan KK 5 hari}\n",
        "steps:\n  - {activity: Menerbitkan izin, duration: 3 hari / 900 menit}\n",
        "steps:\n  - {activity: Memeriksa berkas, duration: 15/30 menit}\n",
        "steps:\n  - {activity: Memeriksa berkas, duration: 10 menit; 5 menit}\n",
    ),
    good=(
        "steps:\n  - {activity: Menerbitkan kartu, duration: 3-5 hari}\n",
        "steps:\n  - {activity: Menerbitkan izin, duration: 120 menit / 2 jam}\n",
        "steps:\n  - {activity: Memeriksa berkas, duration: 1 jam dan 30 menit}\n",
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
