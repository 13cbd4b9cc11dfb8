"""A part needs something from outside that the macro does not name among its inputs."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.seams import misnamed, nearest, required_here
from soptool.lint.evidence.subject import MacroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP723",
    "part-input-undeclared",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: mutu baku kelengkapan",
)


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    for need in subject.seams.needs:
        if need.made_before or need.made_later or misnamed(need.mention.text, need.before):
            continue
        message = msg(
            "“{part}” needs “{text}”: no part makes it, and `inputs` does not name it.",
            part=need.station.title,
            text=need.mention.text,
        )
        near = nearest(need.mention.text, need.before)
        hint = msg("Did you mean “{near}”?", near=near.text) if near else None
        yield subject.at(
            CHECK,
            ("inputs",),
            message,
            hint=hint or msg("Add it to the macro's `inputs`."),
            related=[required_here(need.mention)],
            key=True,
        )


_PARTS = (
    "# file: susun.yaml\nkind: micro\ntitle: Penyusunan Konsep\nsteps:\n"
    "  - {activity: Menyusun konsep, requirements: [Surat masuk, Pedoman], outputs: Konsep}\n"
    "# file: kelola.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps: [{use: susun}]\n"
)

MANUAL = Manual(
    what=msg("The macro lists its inputs, but a part needs one more from outside."),
    why=msg("The list is what a reader prepares; what is missing there is missing on the day."),
    bad=(_PARTS + "inputs: [Surat masuk]\n",),
    good=(_PARTS + "inputs: [Surat masuk, Pedoman]\n", _PARTS),
    defects=(52,),
)

RULE = Rule(CHECK, MacroSubject, MANUAL, _judge, applies=lambda subject: bool(subject.macro.inputs))
