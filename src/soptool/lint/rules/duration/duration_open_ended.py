"""A time with no upper bound."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP565",
    "duration-open-ended",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    time = subject.step.time
    if time is None or not time.open_ended:
        return
    message = msg("“{text}” has no longest time.", text=time.text)
    hint = msg("Say how long it may take: `1-3 jam`, `maksimal 3 jam`.")
    yield subject.at(CHECK, ("duration",), message, hint=hint)


MANUAL = Manual(
    what=msg("The time of a step states a minimum only."),
    why=msg(
        "A standard says by when something is done. With a minimum alone nobody is ever late, and "
        "sums count too little."
    ),
    bad=("steps:\n  - {activity: Menyusun laporan, duration: minimal 2 jam}\n",),
    good=("steps:\n  - {activity: Menyusun laporan, duration: maksimal 2 jam}\n",),
    defects=(42,),
)

RULE = Rule(
    CHECK, StepSubject, MANUAL, _judge, applies=lambda subject: subject.step.time is not None
)
