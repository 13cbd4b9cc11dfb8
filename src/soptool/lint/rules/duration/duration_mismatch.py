"""A time whose figure and words differ."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
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
    time = subject.step.time
    if time is None or not time.mismatch:
        return
    message = msg("Figure and words of “{text}” are not the same time.", text=time.text)
    yield subject.at(CHECK, ("duration",), message, hint=msg("Write the one that is meant."))


MANUAL = Manual(
    what=msg("The time of a step is written in figures and in words, and they differ."),
    why=msg("Each reader keeps to the one that suits him. Sums count the figure."),
    bad=("steps:\n  - {activity: Menerbitkan izin, duration: 14 (dua belas) hari kerja}\n",),
    good=("steps:\n  - {activity: Menerbitkan izin, duration: 14 (empat belas) hari kerja}\n",),
    defects=(42,),
)

RULE = Rule(
    CHECK, StepSubject, MANUAL, _judge, applies=lambda subject: subject.step.time is not None
)
