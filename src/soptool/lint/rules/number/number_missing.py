"""An SOP in use without a number."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.numbers import is_blank
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP620",
    "number-missing",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, unsur prosedur: bagian identitas",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    number = subject.sop.number
    if number and not is_blank(number):
        return
    if number is None and is_written(subject, "number"):
        return  # it can't be read
    yield subject.at(
        CHECK,
        ("number",),
        msg("The SOP has no number (nomor SOP, `number`)."),
        hint=msg(
            "Number it as the agency does, or write `status: draft` while it is being written."
        ),
    )


MANUAL = Manual(
    what=msg("The number of an SOP is missing."),
    why=msg(
        "Others cite an SOP by its number. A document that is still a draft or under review "
        "(`status: draft`, `review`) is not asked for it."
    ),
    bad=("title: Penanganan Surat Masuk\n",),
    good=("number: SOP-012/SETJEN/2026\n", "status: draft\n"),
    defects=(1,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=is_binding)
