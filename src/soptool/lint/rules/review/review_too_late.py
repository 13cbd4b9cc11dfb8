"""A review that is planned for later than a year from the last date."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.dates import last_touched, months_between
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP672",
    "review-too-late",
    Severity.INFO,
    principle=Principle.DYNAMISM,
    source="PermenPAN-RB 35/2012: evaluasi penerapan SOP sekurang-kurangnya setahun sekali",
)


def _has_both(subject: SopSubject) -> bool:
    planned = subject.sop.dates.review is not None
    return planned and is_binding(subject) and last_touched(subject) is not None


def _judge(subject: SopSubject) -> Iterator[Finding]:
    known, planned = last_touched(subject), subject.sop.dates.review
    if known is None or planned is None:
        return
    months = months_between(known[1].last_day, planned.first_day)
    if months <= subject.whole.option(CHECK, "months"):
        return
    yield subject.at(
        CHECK,
        ("dates", "review"),
        msg(
            "The review is planned for {months} months after {date}.",
            months=computed(months),
            date=known[1],
        ),
        hint=msg("Plan it within a year: an SOP is evaluated once a year at least."),
        related=[Related(subject.place("dates", known[0]), msg("The last date stands here."))],
    )


MANUAL = Manual(
    what=msg("The review is planned for later than a year after the last date (option `months`)."),
    why=msg(
        "An SOP is evaluated once a year at least. The last date is that of writing, revising or "
        "putting into force, whichever is the latest."
    ),
    bad=("dates: {effective: 2026-02-01, review: 2028-06-01}\n",),
    good=("dates: {effective: 2026-02-01, review: 2027-02-01}\n",),
    defects=(10,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_has_both, options={"months": 12})
