"""A decision whose answers mean the same."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP581",
    "answers-alike",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: jawaban keputusan bersifat alternatif (ya/tidak, lengkap/tidak)",
)
_MEANT = {
    **dict.fromkeys(("y", "ya", "iya", "yes"), "ya"),
    **dict.fromkeys(("t", "tdk", "tidak", "no", "n"), "tidak"),
}


def _judge(subject: StepSubject) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for label in subject.step.branches or ():
        meant = _MEANT.get(normal(label), normal(label))
        if meant in seen:
            there = subject.of.file.key((*subject.path, "branches", seen[meant]))
            yield subject.at(
                CHECK,
                ("branches", label),
                msg(
                    "The answers “{one}” and “{other}” mean the same.", one=seen[meant], other=label
                ),
                hint=msg("Answers exclude each other: Ya and Tidak, Lengkap and Tidak lengkap."),
                related=(Related(there, msg("The other one is here.")),),
                key=True,
            )
        seen.setdefault(meant, label)


MANUAL = Manual(
    what=msg("Two answers of a decision mean the same."),
    why=msg(
        "A decision chooses one way. If two answers are the same but for their writing, nobody can "
        "tell which line to follow."
    ),
    bad=(
        (
            "steps:\n"
            "  - activity: Memeriksa berkas\n"
            "    question: Lengkap?\n"
            "    branches: {Ya: next, Y: {end: ditolak}}\n"
            "  - activity: Mencatat berkas\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - activity: Memeriksa berkas\n"
            "    question: Lengkap?\n"
            "    branches: {Ya: next, Tidak: {end: ditolak}}\n"
            "  - activity: Mencatat berkas\n"
        ),
    ),
    defects=(28,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: len(subject.step.branches or ()) > 1,
)
