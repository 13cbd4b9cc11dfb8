"""A revised SOP that does not say when it was revised."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP606",
    "revision-without-date",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas: tanggal revisi",
)


def _is_revised(subject: DocumentSubject) -> bool:
    return bool(subject.identity.revision)


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    if subject.identity.dates.revised is None and not is_written(subject, "dates", "revised"):
        yield subject.at(
            CHECK,
            ("revision",),
            msg(
                "This is revision {number}, and no date of revision is given.",
                number=subject.identity.revision,
            ),
            hint=msg("Write `revised` (tanggal revisi) under `dates`."),
        )


MANUAL = Manual(
    what=msg("The document has a revision number above 0 and no date of revision."),
    why=msg("Without the date nobody can tell which of two printed copies is the one that holds."),
    bad=("revision: 2\ndates: {created: 2024-01-02}\n",),
    good=("revision: 2\ndates: {created: 2024-01-02, revised: 2026-01}\n", "revision: 0\n"),
    defects=(7,),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge, applies=_is_revised)
