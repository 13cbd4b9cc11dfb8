"""An SOP that nobody has touched for more than a year, and for which no review is planned."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.dates import last_touched, months_between
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP671",
    "evaluation-overdue",
    Severity.WARNING,
    principle=Principle.DYNAMISM,
    source="PermenPAN-RB 35/2012: evaluasi penerapan SOP sekurang-kurangnya setahun sekali",
)


def _is_asked(subject: SopSubject) -> bool:
    """Whether it has a date, and says nothing of its next review."""
    planned = subject.sop.dates.review is not None
    return is_binding(subject) and not planned and last_touched(subject) is not None


def _judge(subject: SopSubject) -> Iterator[Finding]:
    known = last_touched(subject)
    most = subject.whole.option(CHECK, "months")
    if known is None or months_between(known[1].last_day, subject.whole.today) < most:
        return
    yield subject.at(
        CHECK,
        ("dates", known[0]),
        msg(
            "Nothing says that this SOP was evaluated since {date} (`{key}`), and no review is "
            "planned.",
            date=known[1],
            key=known[0],
        ),
        hint=msg(
            "An SOP is evaluated once a year at least. When it has been, write the day of the next "
            "time: `review: {next}` under `dates`.",
            next=computed(f"{subject.whole.today.year + 1}-{subject.whole.today:%m}"),
        ),
    )


MANUAL = Manual(
    what=msg("The last date of an SOP is a year old or older (option `months`), without a plan."),
    why=msg(
        "An SOP is monitored every six months and evaluated once a year at least. Monitoring is "
        "recorded elsewhere; what the file can show is that a review took place or is planned."
    ),
    bad=("dates: {created: 2024-01-02, effective: 2024-02-01}\n",),
    good=(
        "dates: {created: 2024-01-02, revised: 2026-01-12}\n",
        "dates: {created: 2024-01-02, review: 2026-12}\n",
        "status: draft\ndates: {created: 2024-01-02}\n",
    ),
    defects=(10,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_is_asked, options={"months": 12})
