"""A time that cannot be measured."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.parameters import sampled
from soptool.lint.evidence.reading import at_words
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.evidence.times import unmeasured
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.duration.duration import parse_duration
from soptool.model.step import SAME

CHECK = Check(
    "SOP563",
    "vague-duration",
    Severity.ERROR,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    step = subject.step
    for key, text in (("duration", step.duration), ("effort", step.effort)):
        sample = None if text is None or text == SAME else sampled(subject, text)
        if text is None or sample is None or parse_duration(sample) is not None:
            continue
        words, flaw = unmeasured(text)
        finding = subject.at(CHECK, (key,), flaw.message, hint=flaw.hint)
        yield at_words(finding, subject.of, text, words)


MANUAL = Manual(
    what=msg("The time of a step is no number with a unit."),
    why=msg(
        "Only a measured time can be kept, added up and compared with the service standard. Where "
        "it varies, give its bounds (1-3 hari) or the longest time (maksimal 2 jam)."
    ),
    bad=(
        "steps:\n  - {activity: Menyusun laporan, duration: Menyesuaikan}\n",
        "steps:\n  - {activity: Menyusun laporan, duration: '-'}\n",
        "steps:\n  - {activity: Menyusun laporan, duration: 14 hari kelender}\n",
        "steps:\n  - {activity: Menyusun laporan, duration: 30 menit - 1}\n",
    ),
    good=(
        "steps:\n  - {activity: Menyusun laporan, duration: 1-3 hari}\n",
        "steps:\n  - {activity: Menyusun laporan, duration: 14 (empat belas) hari kerja}\n",
        (
            "classification: {coverage: generic}\nparameters: {lama: duration}\n"
            "steps:\n  - {activity: Menyusun laporan, duration: $(lama)}\n"
        ),
    ),
    defects=(42,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: bool(subject.step.duration or subject.step.effort),
)
