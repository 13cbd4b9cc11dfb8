"""An SOP without the date on which it was first written."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.standing import is_finished
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP601",
    "created-date-missing",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, unsur prosedur: bagian identitas",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if subject.sop.dates.created or is_written(subject, "dates", "created"):
        return
    yield subject.at(
        CHECK,
        ("dates", "created"),
        msg("The date on which the SOP was written is missing (tanggal pembuatan, `created`)."),
        hint=msg("Write `created` under `dates`: the day on which the first draft was finished."),
    )


MANUAL = Manual(
    what=msg("The date of creation (tanggal pembuatan) is missing."),
    why=msg(
        "The head of the form has a place for it. It is the day on which the first version was "
        "finished, and it stays when the SOP is revised. A draft (`status: draft`) has none yet."
    ),
    bad=("dates: {effective: 2026-02-01}\n",),
    good=("dates: {created: 2026-01-12}\n", "status: draft\n"),
    defects=(1,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=is_finished)
