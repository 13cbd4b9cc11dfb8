"""A service standard whose review is due."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.dates import months_between
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.dates import PartialDate
from soptool.shape.fill import Location

CHECK = Check(
    "SOP713",
    "standard-review-due",
    Severity.WARNING,
    principle=Principle.DYNAMISM,
    source="Indikator penilaian pelayanan publik: peninjauan berkala yang ditindaklanjuti",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    path, last = _last(subject)
    most = subject.whole.option(CHECK, "months")
    months = months_between(last.last_day, subject.whole.today) if last else 0
    if months >= most:
        yield subject.at(
            CHECK,
            ("dates",),
            msg("The standard was not reviewed for {number} months.", number=computed(months)),
            hint=msg("Review it, note it under `reviews`, and plan the next in `dates`."),
            related=[Related(subject.place(*path), msg("The last date is this."))],
            key=True,
        )


def _last(subject: StandardSubject) -> tuple[Location, PartialDate | None]:
    """Return the last review, else the last date of the document, with its place."""
    dates = subject.identity.dates
    known: list[tuple[Location, PartialDate | None]] = [
        (("dates", "effective"), dates.effective),
        (("dates", "revised"), dates.revised),
        *(
            (("reviews", n, "date"), review.date)
            for n, review in enumerate(subject.standard.reviews)
        ),
    ]
    given = [(path, date) for path, date in known if date is not None]
    return max(given, key=lambda one: one[1].last_day, default=((), None))


def _applies(subject: StandardSubject) -> bool:
    dates = subject.identity.dates
    return is_binding(subject) and dates.review is None and _last(subject)[1] is not None


MANUAL = Manual(
    what=msg("No review is planned, and a year went by without one (planned: `review-overdue`)."),
    why=msg("Posts, rules and costs change; a standard that nobody looks at promises the past."),
    bad=("kind: standard\ndates: {effective: 2024-02-01}\nreviews: [{date: 2025-03-03}]\n",),
    good=(
        "kind: standard\ndates: {effective: 2024-02-01}\nreviews: [{date: 2026-01-12}]\n",
        "kind: standard\ndates: {effective: 2026-02-02}\n",
        "kind: standard\nstatus: revoked\ndates: {effective: 2020-01-05}\n",
    ),
    defects=(10,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies, options={"months": 12})
