"""An executor whose label looks like a person's name."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.executors import labels
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.executor import person

CHECK = Check(
    "SOP553",
    "executor-a-name",
    Severity.INFO,
    principle=Principle.DYNAMISM,
    source="Panduan pengguna sistem SOP: pelaksana adalah jabatan, bukan orang",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for path, label in labels(subject):
        sign = person(label)
        if sign is None or sign.kind != "name":
            continue
        message = msg("“{label}” looks like the name of a person.", label=label)
        hint = msg("If it is, name the post that does the step: Kepala Bagian …, Analis ….")
        yield subject.at(CHECK, path, message, hint=hint)


MANUAL = Manual(
    what=msg("The label of an executor is made of given names."),
    why=msg(
        "Tasks belong to posts (SOTK), and people change. Names are known from a short list of "
        "common ones, so look before you change anything."
    ),
    bad=("executors: {staf: Budi Santoso}\n",),
    good=("executors: {staf: Staf Tata Usaha, pemohon: Pemohon}\n",),
    defects=(34,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.executors))
