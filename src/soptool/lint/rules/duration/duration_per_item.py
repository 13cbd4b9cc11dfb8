"""A time for one piece, of which nobody knows how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.duration.duration import TimeKind

CHECK = Check(
    "SOP569",
    "duration-per-item",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    time, pieces = subject.step.time, subject.step.pieces
    if time is None:
        return
    if time.kind is not TimeKind.PER_ITEM:
        if pieces is not None:
            yield subject.at(
                CHECK,
                ("pieces",),
                msg("`pieces` counts for a time per piece, and “{text}” is none.", text=time.text),
                hint=msg("Write the time of one piece (`2 menit/berkas`), or take `pieces` out."),
            )
        return
    if pieces is None:
        yield subject.at(
            CHECK,
            ("duration",),
            msg(
                "“{text}” is the time of one piece, and how many a case has is not said: sums "
                "leave it out.",
                text=time.text,
            ),
            hint=msg("Say in this step how many a usual case has: `pieces: 10`."),
        )


MANUAL = Manual(
    what=msg("The time of a step is per piece (per berkas, per orang) and the count is missing."),
    why=msg(
        "Whether a case has one file or fifty decides how long the step takes. With `pieces` the "
        "time is multiplied; without it the total of the SOP leaves the step out, and so does the "
        "promise made from it."
    ),
    bad=(
        "steps:\n  - {activity: Memindai berkas, duration: 2 menit/berkas}\n",
        "steps:\n  - {activity: Memindai berkas, duration: 2 jam, pieces: 60}\n",
    ),
    good=(
        "steps:\n  - {activity: Memindai berkas, duration: 2 menit/berkas, pieces: 60}\n",
        "steps:\n  - {activity: Memindai berkas, duration: 2 jam, note: 2 menit tiap berkas}\n",
    ),
    defects=(44,),
)

RULE = Rule(
    CHECK, StepSubject, MANUAL, _judge, applies=lambda subject: subject.step.time is not None
)
