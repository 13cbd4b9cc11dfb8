"""An executor who is surely a person: a NIP, a degree, a form of address."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.executors import labels
from soptool.lint.evidence.reading import at_words
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.executor import person

CHECK = Check(
    "SOP552",
    "executor-a-person",
    Severity.WARNING,
    principle=Principle.DYNAMISM,
    source="Panduan pengguna sistem SOP: pelaksana adalah jabatan, bukan orang",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for path, label in labels(subject):
        sign = person(label)
        if sign is None or sign.kind == "name":
            continue
        finding = subject.at(
            CHECK,
            path,
            msg("“{label}” is a person, as “{sign}” shows.", label=label, sign=sign.text.strip()),
            hint=msg("Name the post that does the step: Kepala Bagian …, Analis …, Pengelola …."),
        )
        yield at_words(finding, subject, label, sign)


MANUAL = Manual(
    what=msg("An executor is named as a person, with a NIP, a degree or a form of address."),
    why=msg(
        "Tasks belong to posts (SOTK). With a person's name the SOP is out of date at the next "
        "transfer, and nobody is bound by it in between."
    ),
    bad=(
        "executors: {kabag: 'Siti Rahmawati, S.Sos.'}\n",
        "executors: {staf: Bapak Joko}\n",
    ),
    good=("executors: {kabag: Kepala Bagian Tata Usaha, ahli: Analis Hukum Ahli Muda}\n",),
    defects=(34,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.executors))
