"""An SOP that is said to hold from a day before it was approved."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.dates import PartialDate

CHECK = Check(
    "SOP604",
    "effective-before-approval",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas: tanggal efektif, disahkan oleh",
)


def _approved(subject: DocumentSubject) -> PartialDate | None:
    approval = subject.identity.approval
    return approval.date if approval else None


def _has_both(subject: DocumentSubject) -> bool:
    return subject.identity.dates.effective is not None and _approved(subject) is not None


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    effective, approved = subject.identity.dates.effective, _approved(subject)
    if effective is None or approved is None or not effective.is_before(approved):
        return
    yield subject.at(
        CHECK,
        ("dates", "effective"),
        msg(
            "The document holds from {effective} on, before it was approved ({approved}).",
            effective=effective,
            approved=approved,
        ),
        hint=msg("The effective date is the day of approval, or a later one."),
        related=[Related(subject.place("approval", "date"), msg("Approved on this date."))],
    )


MANUAL = Manual(
    what=msg("The effective date is earlier than the date of approval."),
    why=msg("An SOP binds from the day on which it is signed, or from a later day that it names."),
    bad=("dates: {effective: 2026-02-01}\napproval: {position: Camat, date: 2026-02-10}\n",),
    good=(
        "dates: {effective: 2026-02-10}\napproval: {position: Camat, date: 2026-02-10}\n",
        "dates: {effective: 2026-02}\napproval: {position: Camat, date: 2026-02-10}\n",
    ),
    defects=(6,),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge, applies=_has_both)
