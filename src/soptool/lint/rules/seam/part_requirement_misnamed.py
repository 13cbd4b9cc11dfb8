"""A part calls a document otherwise than the part that makes it."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.seams import made, made_here, required_here
from soptool.lint.evidence.subject import MacroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP722",
    "part-requirement-misnamed",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, asas keselarasan",
)


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    made_by = made(subject)
    for need in subject.seams.needs:
        if need.made_before or need.made_later:
            continue
        meant = made_by.misnamed(need.mention.text, need.before)
        if meant is None:
            continue
        message = msg(
            "“{part}” needs “{text}”, but what comes before it is called “{other}”.",
            part=need.part,
            text=need.mention.text,
            other=meant.text,
        )
        yield subject.at(
            CHECK,
            ("steps", need.station.index),
            message,
            hint=msg("Use one name in both SOPs, or make them synonyms (`documents` in sop.yaml)."),
            related=[required_here(need.mention), made_here(meant)],
        )


_MACRO = (
    "# file: kelola.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps: [{use: a}, {use: b}]\n"
    "# file: a.yaml\nkind: micro\ntitle: Penanganan Surat\nsteps:\n"
    "  - {activity: Mendisposisikan surat, outputs: Surat masuk terdisposisi}\n"
    "# file: b.yaml\nkind: micro\ntitle: Pemberian Tanggapan\nsteps:\n"
)
_SAID = "  - {activity: Menanggapi surat, requirements: Surat masuk yang didisposisi}\n"

MANUAL = Manual(
    what=msg("Two parts of a macro name the same document in different words."),
    why=msg("Those who take the work over must find what they need under the name it was given."),
    bad=(_MACRO + _SAID,),
    good=(
        _MACRO + "  - {activity: Menanggapi surat, requirements: Surat masuk terdisposisi}\n",
        _MACRO + _SAID + "# file: sop.yaml\ndocuments:\n  surat-terdisposisi:\n"
        "    {name: Surat masuk terdisposisi, also: [Surat masuk yang didisposisi]}\n",
    ),
    defects=(52, 53),
)

RULE = Rule(CHECK, MacroSubject, MANUAL, _judge)
