"""An SOP in use that nobody approved."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import is_written
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.texts import is_dash

CHECK = Check(
    "SOP607",
    "approval-missing",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, unsur prosedur: bagian identitas",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    post = subject.sop.approval.position if subject.sop.approval else None
    if post and not is_dash(post):
        return
    if is_written(subject, "approval") and subject.sop.approval is None:
        return  # it can't be read
    yield subject.at(
        CHECK,
        ("approval", "position"),
        msg("The SOP does not say who approved it (disahkan oleh, `approval`)."),
        hint=msg("Write the approving official's post: `approval: {{position: Camat}}`."),
    )


MANUAL = Manual(
    what=msg("The post of the official who approved the SOP is missing."),
    why=msg(
        "An SOP binds because the head of the agency or unit has put it into force. A document "
        "that is still a draft or under review (`status: draft`, `review`) is not asked for it."
    ),
    bad=("title: Penanganan Surat Masuk\n", "approval: {position: '-'}\n"),
    good=("approval: {position: Sekretaris Jenderal}\n", "status: review\n"),
    defects=(8,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=is_binding)
