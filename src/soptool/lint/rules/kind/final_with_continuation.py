"""A final SOP after which another one goes on."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import relations_of
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP663",
    "final-with-continuation",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: SOP final dan SOP parsial",
)


def _is_final(subject: SopSubject) -> bool:
    return subject.sop.classification.completeness == "final"


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for path, relation in relations_of(subject):
        if relation.kind == "after":
            yield subject.at(
                CHECK,
                path,
                msg("The SOP is called final, and `{sop}` goes on after it.", sop=relation.text),
                hint=msg("Write `completeness: partial`, or `as: related` if the work ends here."),
            )


MANUAL = Manual(
    what=msg("An SOP classified as final names one that comes after it."),
    why=msg(
        "A final SOP yields the last product of the activity. If another one continues it, it is "
        "partial."
    ),
    bad=("classification: {completeness: final}\nrelated:\n  - {sop: kirim-surat, as: after}\n",),
    good=(
        "classification: {completeness: partial}\nrelated:\n  - {sop: kirim-surat, as: after}\n",
        "classification: {completeness: final}\nrelated:\n  - {sop: kirim-surat, as: before}\n",
    ),
    defects=(54,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_is_final)
