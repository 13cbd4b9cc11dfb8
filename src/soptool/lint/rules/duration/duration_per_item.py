"""A time for one piece, of which nobody knows how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP569",
    "duration-per-item",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    time = subject.step.time
    if time is None or time.per is None:
        return
    message = msg("“{text}” is the time for one piece; sums count it once.", text=time.text)
    hint = msg("Say how long the step takes with the usual number of them.")
    yield subject.at(CHECK, ("duration",), message, hint=hint)


MANUAL = Manual(
    what=msg("The time of a step is counted per piece (per berkas, per orang)."),
    why=msg(
        "The total of the SOP holds such a time once. If a case has fifty of them, the total says "
        "too little, and so does the promise made from it."
    ),
    bad=("steps:\n  - {activity: Memindai berkas, duration: 2 menit/berkas}\n",),
    good=("steps:\n  - {activity: Memindai berkas, duration: 2 jam, note: 2 menit tiap berkas}\n",),
    defects=(44,),
)

RULE = Rule(
    CHECK, StepSubject, MANUAL, _judge, applies=lambda subject: subject.step.time is not None
)
