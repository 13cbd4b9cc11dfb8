"""An SOP that does not say whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.texts import is_dash

CHECK = Check(
    "SOP600",
    "unit-missing",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, unsur prosedur: bagian identitas",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    unit = subject.sop.unit
    if (unit and not is_dash(unit)) or (not unit and is_written(subject, "unit")):
        return
    yield subject.at(
        CHECK,
        ("unit",),
        msg("The SOP does not say which unit it belongs to (unit kerja, `unit`)."),
        hint=msg("Name the unit by its official name."),
    )


MANUAL = Manual(
    what=msg("The unit that owns the SOP is not named."),
    why=msg(
        "The head of the form names the agency and its unit. Who owns an SOP answers for keeping "
        "it up to date."
    ),
    bad=("title: Penanganan Surat Masuk\n", "unit: '-'\n"),
    good=("unit: Bagian Tata Usaha\n",),
    defects=(1,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=is_living)
