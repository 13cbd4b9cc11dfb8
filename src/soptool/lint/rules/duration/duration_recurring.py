"""A time that comes again every month or so, which is no length of one case."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP574",
    "duration-recurring",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; mutu baku waktu",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    time = subject.step.time
    if time is None or time.every is None:
        return
    yield subject.at(
        CHECK,
        ("duration",),
        msg(
            "“{text}” comes again (every {every}) and is no time of one case: sums leave it out.",
            text=time.text,
            every=time.every,
        ),
        hint=msg(
            "Write how long it takes each time it is done, and how often in the remark: "
            "`duration: 2 minggu`, `note: setiap bulan`."
        ),
    )


MANUAL = Manual(
    what=msg("The time of a step says how often it comes again (setiap bulan, per minggu)."),
    why=msg(
        "The time of a step is what one case takes. Two weeks every month are two weeks or half a "
        "year, as one counts; so the total of the SOP leaves such a time out."
    ),
    bad=(
        "steps:\n  - {activity: Mencacah harga, duration: 2 minggu setiap bulan}\n",
        "steps:\n  - {activity: Mencacah tanaman, duration: 1 bulan setiap subround}\n",
    ),
    good=("steps:\n  - {activity: Mencacah harga, duration: 2 minggu, note: Setiap bulan}\n",),
    defects=(44,),
)

RULE = Rule(
    CHECK, StepSubject, MANUAL, _judge, applies=lambda subject: subject.step.time is not None
)
