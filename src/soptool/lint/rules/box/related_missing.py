"""An SOP that names no other SOP."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.sop import Macro

CHECK = Check(
    "SOP640",
    "related-missing",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, asas keselarasan; bagian identitas: keterkaitan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if not subject.sop.related and not _has_parts(subject):
        yield subject.at(
            CHECK,
            ("related",),
            msg("The SOP names no other SOP (keterkaitan, `related`)."),
            hint=msg("Name the SOPs that come before and after it, and the macro it belongs to."),
        )


def _has_parts(subject: SopSubject) -> bool:
    """Whether it is a macro, whose parts stand among its relations by themselves."""
    return isinstance(subject.sop, Macro) and any(step.use for step in subject.sop.steps)


MANUAL = Manual(
    what=msg("The relations to other SOPs (keterkaitan) are missing or empty."),
    why=msg(
        "Hardly any procedure stands alone: something starts it, and others go on with its result. "
        "Whoever changes it must see which SOPs change with it."
    ),
    bad=("title: Penanganan Surat Masuk\n", "related: []\n"),
    good=(
        "related: SOP Pengarsipan\n",
        "kind: macro\nsteps:\n  - use: {title: Penanganan Surat Masuk}\n",
    ),
    defects=(18,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=is_living)
