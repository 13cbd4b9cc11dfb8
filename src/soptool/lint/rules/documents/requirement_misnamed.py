"""A step calls a document otherwise than the step that makes it."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.chain import needs_of
from soptool.lint.evidence.subject import MicroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.source.slips import slip_fix

CHECK = Check(
    "SOP594",
    "requirement-misnamed",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, asas keselarasan",
)


def _judge(subject: MicroSubject) -> Iterator[Finding]:
    for need in needs_of(subject):
        made = None if need.later else need.meant
        if made is None:
            continue
        place = made.step.of.file.value((*made.step.path, "outputs", made.number))
        path = (*need.step.path, "requirements", need.number)
        yield need.step.at(
            CHECK,
            ("requirements", need.number),
            msg(
                "“{text}” is needed here; what was made before is called “{other}”.",
                text=need.text,
                other=made.text,
            ),
            hint=msg("Use one name, or make them synonyms (`documents` in sop.yaml)."),
            related=[Related(place, msg("“{text}” is made here.", text=made.text))],
            fix=slip_fix(need.step.of.file, path, need.text, made.text),
        )


_MADE = "steps:\n  - {activity: Mendisposisikan surat, outputs: Surat masuk terdisposisi}\n"
_SAID = "  - {activity: Menelaah surat, requirements: Surat masuk yang didisposisi}\n"

_SLIP = "  - {activity: Memeriksa surat, requirements: Surat pemohonan izin}\n"

MANUAL = Manual(
    what=msg("Two steps name the same document in different words, or one misspells it."),
    why=msg("Who takes the work over must find what is needed under the name it was given."),
    bad=(
        _MADE + _SAID,
        "steps:\n  - {activity: Menulis surat permohonan, outputs: Surat permohonan izin}\n"
        + _SLIP,
    ),
    fixes_safely=False,
    fixed=(
        _MADE + "  - {activity: Menelaah surat, requirements: Surat masuk terdisposisi}\n",
        (
            "steps:\n  - {activity: Menulis surat permohonan, outputs: Surat permohonan izin}\n"
            "  - {activity: Memeriksa surat, requirements: Surat permohonan izin}\n"
        ),
    ),
    good=(
        _MADE + "  - {activity: Menelaah surat, requirements: Surat masuk terdisposisi}\n",
        _MADE + "  - {activity: Menelaah surat, requirements: Pedoman tata naskah dinas}\n",
        "# file: uji.yaml\nkind: micro\ntitle: Penanganan Surat\n"
        + _MADE
        + _SAID
        + "# file: sop.yaml\ndocuments:\n  surat-terdisposisi:\n"
        "    {name: Surat masuk terdisposisi, also: [Surat masuk yang didisposisi]}\n",
    ),
    defects=(46, 53),
)

RULE = Rule(CHECK, MicroSubject, MANUAL, _judge)
