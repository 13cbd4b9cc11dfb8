"""A part needs what only a later part of the macro makes."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.seams import made_here, required_here
from soptool.lint.evidence.subject import MacroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP720",
    "part-requirement-late",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: SOP makro adalah integrasi SOP mikro yang membentuk rangkaian",
)


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    for need in subject.seams.needs:
        if need.made_before or not need.made_later:
            continue
        text, maker = need.mention.text, need.made_later[0]
        message = msg(
            "“{part}” needs “{text}”, which only “{later}” makes, and that comes after it.",
            part=need.part,
            text=text,
            later=maker.title,
        )
        yield subject.at(
            CHECK,
            ("steps", need.station.index),
            message,
            hint=msg("Change the order of the parts, or say in `inputs` that it is there before."),
            related=[required_here(need.mention), made_here(maker.made)],
        )


_PARTS = (
    "# file: terima.yaml\nkind: micro\ntitle: Penerimaan Surat\nsteps:\n"
    "  - {activity: Menerima surat, requirements: Surat, outputs: Agenda}\n"
    "# file: jawab.yaml\nkind: micro\ntitle: Penjawaban Surat\nsteps:\n"
    "  - {activity: Menjawab surat, requirements: Agenda, outputs: Jawaban}\n"
    "# file: kelola.yaml\nkind: macro\ntitle: Pengelolaan Surat\n"
)

MANUAL = Manual(
    what=msg("A part requires a document that only a later part makes."),
    why=msg("A macro is a chain: what one part hands on, the next one takes up."),
    bad=(_PARTS + "steps: [{use: jawab}, {use: terima}]\n",),
    good=(
        _PARTS + "steps: [{use: terima}, {use: jawab}]\n",
        _PARTS + "inputs: [Agenda]\nsteps: [{use: jawab}, {use: terima}]\n",
    ),
    defects=(52,),
)

RULE = Rule(CHECK, MacroSubject, MANUAL, _judge)
