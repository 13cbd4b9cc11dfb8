"""An SOP of very few rows, or of very many."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.subject import MicroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP589",
    "unusual-length",
    Severity.INFO,
    principle=Principle.EASE,
    source="Saran soptool; PermenPAN-RB 35/2012 tidak menetapkan jumlah baris",
)
_FEWEST, _MOST = "fewest", "most"


def _judge(subject: MicroSubject) -> Iterator[Finding]:
    rows = sum(not step.same_row for step in subject.micro.steps)
    fewest = subject.whole.option(CHECK, _FEWEST)
    most = subject.whole.option(CHECK, _MOST)
    if rows > most:
        message = msg("The SOP has more than {most} rows: {rows}.", rows=computed(rows), most=most)
        hint = msg("Make micro SOPs of its stretches, and a macro SOP that joins them.")
        yield subject.at(CHECK, ("steps",), message, hint=hint, key=True)
    if 0 < rows < fewest:
        message = msg(
            "The SOP has fewer than {fewest} rows: {rows}.", rows=computed(rows), fewest=fewest
        )
        hint = msg("Say what begins it, what is done and what ends it, or join it with another.")
        yield subject.at(CHECK, ("steps",), message, hint=hint, key=True)


MANUAL = Manual(
    what=msg("A micro SOP has fewer rows than `fewest` (3) or more than `most` (25)."),
    why=msg(
        "Start, main activity and end take a row each. Beyond two or three pages nobody follows "
        "the lines any more; a macro SOP with micro parts is easier to read and to change."
    ),
    bad=("steps:\n  - activity: Mencatat surat masuk\n",),
    good=(
        (
            "steps:\n"
            "  - activity: Menerima surat masuk\n"
            "  - activity: Mencatat surat masuk\n"
            "  - activity: Menyampaikan surat masuk\n"
        ),
    ),
    defects=(49,),
)

RULE = Rule(CHECK, MicroSubject, MANUAL, _judge, options={_FEWEST: 3, _MOST: 25})
