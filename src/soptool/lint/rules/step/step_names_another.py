"""A sentence that names somebody else than the column."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.acting import match_of
from soptool.lint.evidence.reading import acting, at_words, sentences, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP531",
    "step-names-another",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; bagian flowchart: pelaksana",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    language = tongue(subject)
    for step, text in sentences(subject, language):
        for who in acting(step, text, language)[:1]:
            if match_of(step, who) != "other":
                continue
            finding = step.at(
                CHECK,
                ("activity",),
                msg(
                    "The sentence says that “{who}” acts, the column says “{executor}”.",
                    who=who.text,
                    executor=_column(subject, step.step.performers.ids),
                ),
                hint=msg(
                    "Find out who does it. If it is “{who}”, give the step that column "
                    "(`executor`); if each has a part in it, give each a step.",
                    who=who.text,
                ),
            )
            yield at_words(finding, subject, text, who)


def _column(subject: SopSubject, names: tuple[str, ...]) -> str:
    columns = subject.sop.executors
    return ", ".join(columns[name].name for name in names if name in columns)


_HEAD = "executors: {petugas: Petugas Loket, camat: Camat}\nsteps:\n"

MANUAL = Manual(
    what=msg("The sentence of a step names another post than its column."),
    why=msg(
        "One of the two is wrong, and only the author knows which: whoever follows the drawing and "
        "whoever reads the sentence do different things. So nothing is mended by itself."
    ),
    bad=(
        _HEAD + "  - {activity: Camat menandatangani surat, executor: petugas}\n",
        _HEAD + "  - {activity: Surat ditandatangani oleh Camat, executor: petugas}\n",
        _HEAD + "  - {activity: Mengisi daftar hadir oleh seluruh pegawai, executor: petugas}\n",
    ),
    good=(
        _HEAD + "  - {activity: Menandatangani surat, executor: camat}\n",
        _HEAD + "  - {activity: Menyerahkan surat kepada Camat, executor: petugas}\n",
    ),
    defects=(37,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
