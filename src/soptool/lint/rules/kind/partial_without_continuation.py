"""A partial SOP that does not say which SOP goes on."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP662",
    "partial-without-continuation",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: SOP final dan SOP parsial",
)


def _is_partial(subject: SopSubject) -> bool:
    return subject.sop.classification.completeness == "partial"


def _is_part(subject: SopSubject) -> bool:
    """Whether a macro leads on from it."""
    workspace = subject.whole.workspace
    users = map(workspace.place_of, workspace.users.get(subject.id, ()))
    return any(place is not None and place[0] == "macro" for place in users)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    if _is_part(subject) or any(relation.kind != "before" for relation in subject.sop.related):
        return
    if any(line.sop for node in subject.flow.nodes for line in node.lines):
        return
    yield subject.at(
        CHECK,
        ("classification", "completeness"),
        msg("The SOP is called partial, and no SOP is named that goes on after it."),
        hint=msg("Name it under `related` (`{{sop: id, as: after}}`), or write `final`."),
    )


MANUAL = Manual(
    what=msg("An SOP classified as partial names no SOP that continues it."),
    why=msg(
        "A partial SOP does not yield the last product yet: another activity goes on. Readers must "
        "find it: as a relation, as the end of a line (`{{sop: id}}`), or in the macro of both."
    ),
    bad=(
        "classification: {completeness: partial}\n",
        "classification: {completeness: partial}\nrelated:\n  - {sop: agenda, as: before}\n",
    ),
    good=(
        "classification: {completeness: partial}\nrelated: SOP Pengiriman Surat\n",
        "classification: {completeness: final}\n",
    ),
    defects=(54,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_is_partial)
