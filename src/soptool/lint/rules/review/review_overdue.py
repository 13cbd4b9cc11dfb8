"""A review that was planned and is past due."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP670",
    "review-overdue",
    Severity.WARNING,
    principle=Principle.DYNAMISM,
    source="PermenPAN-RB 35/2012: monitoring dan evaluasi penerapan SOP",
)


def _has_plan(subject: SopSubject) -> bool:
    return is_binding(subject) and subject.sop.dates.review is not None


def _judge(subject: SopSubject) -> Iterator[Finding]:
    planned = subject.sop.dates.review
    if planned is None or planned.last_day >= subject.whole.today:
        return
    yield subject.at(
        CHECK,
        ("dates", "review"),
        msg("The review was due on {date}.", date=planned),
        hint=msg("Review the document; then write when it was `revised`, and the next `review`."),
    )


MANUAL = Manual(
    what=msg("The planned date of review has passed."),
    why=msg(
        "An SOP is evaluated once a year at least, so that it follows changes in rules, posts and "
        "technology. A month or a year counts to its last day."
    ),
    bad=("dates: {effective: 2025-02-01, review: 2026-02-01}\n",),
    good=(
        "dates: {effective: 2026-02-01, review: 2027-02-01}\n",
        "dates: {effective: 2025-02-01, review: 2026}\n",
        "status: revoked\ndates: {effective: 2025-02-01, review: 2026-02-01}\n",
    ),
    defects=(10,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_has_plan)
