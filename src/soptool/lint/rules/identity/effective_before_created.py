"""An SOP that is said to hold from a day before it was written."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.dates import written
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP603",
    "effective-before-created",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas: tanggal pembuatan, tanggal efektif",
)


def _has_both(subject: DocumentSubject) -> bool:
    dates = subject.identity.dates
    return dates.created is not None and dates.effective is not None


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    effective, created = written(subject, "effective"), written(subject, "created")
    if effective is not None and created is not None and effective.is_before(created):
        yield subject.at(
            CHECK,
            ("dates", "effective"),
            msg(
                "The document holds from {effective} on, before it was written ({created}).",
                effective=effective,
                created=created,
            ),
            hint=msg("Check both dates; after a revision, the first day of writing stays."),
            related=[Related(subject.place("dates", "created"), msg("Written on this date."))],
        )


MANUAL = Manual(
    what=msg("The effective date is earlier than the date of creation."),
    why=msg(
        "The date of creation is the day on which the first version was finished; nobody can have "
        "followed it before. Dates known to the month or the year count only where they leave no "
        "doubt."
    ),
    bad=(
        "dates: {created: 2026-03-02, effective: 2026-02-01}\n",
        "dates: {created: 2026, effective: 2025-12-30}\n",
    ),
    good=(
        "dates: {created: 2026-01-12, effective: 2026-02-01}\n",
        "dates: {created: 2026-01, effective: 2026-01-10}\n",
    ),
    defects=(5,),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge, applies=_has_both)
