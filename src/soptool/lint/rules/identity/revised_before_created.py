"""An SOP that is said to have been revised before it was written."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.dates import written
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP605",
    "revised-before-created",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas: tanggal pembuatan, tanggal revisi",
)


def _has_both(subject: DocumentSubject) -> bool:
    dates = subject.identity.dates
    return dates.created is not None and dates.revised is not None


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    revised, created = written(subject, "revised"), written(subject, "created")
    if revised is not None and created is not None and revised.is_before(created):
        yield subject.at(
            CHECK,
            ("dates", "revised"),
            msg(
                "The document was revised on {revised}, before it was written ({created}).",
                revised=revised,
                created=created,
            ),
            hint=msg("Check both dates. A review that is planned stands under `review`."),
            related=[Related(subject.place("dates", "created"), msg("Written on this date."))],
        )


MANUAL = Manual(
    what=msg("The date of revision is earlier than the date of creation."),
    why=msg(
        "The date of creation is the day on which the first version was finished, and it stays "
        "when the SOP is revised; so every revision is later."
    ),
    bad=("dates: {created: 2026-01-12, revised: 2025-06-02}\n",),
    good=(
        "dates: {created: 2024-01-02, revised: 2026-01-12}\n",
        "dates: {created: 2026-01-12, revised: 2026}\n",
    ),
    defects=(7,),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge, applies=_has_both)
