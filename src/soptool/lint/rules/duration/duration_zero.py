"""A step that takes no time."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP566",
    "duration-zero",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    time = subject.step.time
    if time is None or not time.is_zero:
        return
    message = msg("The step takes no time (“{text}”).", text=time.text)
    hint = msg("Measure it; if it shares the time of the row above, write `duration: same`.")
    yield subject.at(CHECK, ("duration",), message, hint=hint)


MANUAL = Manual(
    what=msg("The time of a step is zero."),
    why=msg(
        "Nothing is done in no time. Zero mostly stands for a time that is not known, or that the "
        "row above already holds."
    ),
    bad=("steps:\n  - {activity: Menyerahkan berkas, duration: 0 menit}\n",),
    good=(
        "steps:\n  - {activity: Menyerahkan berkas, duration: 30 detik}\n",
        (
            "steps:\n"
            "  - {activity: Mencatat surat, duration: 10 menit}\n"
            "  - {activity: Menyerahkan surat, duration: same}\n"
        ),
    ),
    defects=(43,),
)

RULE = Rule(
    CHECK, StepSubject, MANUAL, _judge, applies=lambda subject: subject.step.time is not None
)
