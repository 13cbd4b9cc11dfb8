"""A step that one of several executors does, whoever it is."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.executor import Mode
from soptool.model.sop import executor_name

CHECK = Check(
    "SOP556",
    "executor-uncertain",
    Severity.INFO,
    principle=Principle.CERTAINTY,
    source="Praktik penyusunan SOP: satu kegiatan, satu pelaksana",
)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    if subject.step.performers.mode is not Mode.ANY:
        return
    executors = subject.of.sop.executors
    names = ", ".join(executor_name(executors, name) for name in subject.step.performers.ids)
    yield subject.at(
        CHECK,
        ("executor",),
        msg(
            "{names}: any of them may do this step, so each can leave it to the others.",
            names=names,
        ),
        hint=msg(
            "Name the one who answers for it, or let a decision say when it is whose (`branches`). "
            "If all of them do it together, write them as a list."
        ),
    )


MANUAL = Manual(
    what=msg("A step may be done by any of several executors."),
    why=msg(
        "An SOP tells everyone his part. Where one of several may act, each can wait for the "
        "other. Acts done together, by each, or one after another are no such case: 35/2012 has no "
        "rule against them."
    ),
    bad=(
        (
            "executors: {kabag: Kepala Bagian, kasub: Kepala Subbagian}\n"
            "steps:\n"
            "  - {activity: Menandatangani surat tugas, executor: {any: [kabag, kasub]}}\n"
        ),
    ),
    good=(
        (
            "executors: {kabag: Kepala Bagian, kasub: Kepala Subbagian}\n"
            "steps:\n  - {activity: Membahas rancangan surat, executor: [kabag, kasub]}\n"
        ),
    ),
    defects=(32,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: len(subject.step.performers.ids) > 1,
)
