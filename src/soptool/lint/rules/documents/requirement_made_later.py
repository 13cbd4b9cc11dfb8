"""A step needs what only a later step makes."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.chain import needs_of
from soptool.lint.evidence.subject import MicroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP593",
    "requirement-made-later",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: mutu baku; output satu kegiatan menjadi kelengkapan berikutnya",
)


def _judge(subject: MicroSubject) -> Iterator[Finding]:
    for need in needs_of(subject):
        made = need.later
        if made is None:
            continue
        place = made.step.of.file.value((*made.step.path, "outputs", made.number))
        yield need.step.at(
            CHECK,
            ("requirements", need.number),
            msg("“{text}” is needed here, but only a later step makes it.", text=need.text),
            hint=msg("Change the order of the steps, or say in `inputs` that it is there before."),
            related=[Related(place, msg("“{text}” is made here.", text=made.text))],
        )


_MADE = "  - {activity: Menyusun konsep surat, requirements: Disposisi, outputs: Konsep surat}\n"
_USED = "  - {activity: Menandatangani surat, requirements: Konsep surat, outputs: Surat}\n"

_LOOP = """\
steps:
  - id: tulis
    activity: Menyusun konsep surat
    requirements: Catatan koreksi
    outputs: Konsep surat
  - activity: Memeriksa konsep surat
    requirements: Konsep surat
    outputs: Catatan koreksi
    question: Benar?
    branches: {Ya: next, Tidak: tulis}
  - {activity: Mengirim surat, requirements: Konsep surat, outputs: Bukti kirim}
"""

MANUAL = Manual(
    what=msg("A step requires a document that only a later step makes."),
    why=msg("Who follows the rows stands there without it: the order, or a name, is wrong."),
    bad=("steps:\n" + _USED + _MADE,),
    good=(
        "steps:\n" + _MADE + _USED,
        "inputs: [Konsep surat]\nsteps:\n" + _USED + _MADE,
        _LOOP,
    ),
    defects=(46,),
)

RULE = Rule(CHECK, MicroSubject, MANUAL, _judge)
