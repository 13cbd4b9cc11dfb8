"""An SOP in use that does not say since when."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP602",
    "effective-date-missing",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, unsur prosedur: bagian identitas",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if subject.sop.dates.effective or is_written(subject, "dates", "effective"):
        return
    yield subject.at(
        CHECK,
        ("dates", "effective"),
        msg("The date from which the SOP holds is missing (tanggal efektif, `effective`)."),
        hint=msg("Write `effective` under `dates`, or `status: draft` while it is being written."),
    )


MANUAL = Manual(
    what=msg("The date from which the SOP holds (tanggal efektif) is missing."),
    why=msg(
        "People are bound by an SOP from that day on. A document that is still a draft or under "
        "review (`status: draft`, `review`) is not asked for it."
    ),
    bad=("dates: {created: 2026-01-12}\n", "status: effective\n"),
    good=("dates: {created: 2026-01-12, effective: 2026-02-01}\n", "status: draft\n"),
    defects=(1,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=is_binding)
