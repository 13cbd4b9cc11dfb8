"""An SOP that names no other SOP."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding
from soptool.language import msg
from soptool.lint.principle import Principle
from soptool.lint.rule import Manual, Rule
from soptool.lint.standing import is_living
from soptool.lint.subject import SopSubject

CHECK = Check(
    "SOP640",
    "related-missing",
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, asas keselarasan; bagian identitas: keterkaitan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if not subject.sop.related:
        yield subject.at(
            CHECK,
            ("related",),
            msg("The SOP names no other SOP (keterkaitan, `related`)."),
            hint=msg("Name the SOPs that come before and after it, and the macro it belongs to."),
        )


MANUAL = Manual(
    what=msg("The relations to other SOPs (keterkaitan) are missing or empty."),
    why=msg(
        "Hardly any procedure stands alone: something starts it, and others go on with its result. "
        "Whoever changes it must see which SOPs change with it."
    ),
    bad=("title: Penanganan Surat Masuk\n", "related: []\n"),
    good=("related: SOP Pengarsipan\n",),
    defects=(18,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=is_living)
