"""A part yields what no later part needs and the macro does not yield."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.seams import made_here, needed, required_here
from soptool.lint.evidence.subject import MacroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP724",
    "part-output-unused",
    Severity.INFO,
    principle=Principle.EFFICIENCY,
    source="PermenPAN-RB 35/2012: SOP makro adalah integrasi SOP mikro yang membentuk rangkaian",
)


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    wanted = needed(subject)
    for left in subject.seams.leftovers:
        text = left.mention.text
        if wanted.means(text, left.after):
            continue
        message = msg(
            "“{part}” yields “{text}”, which no later part needs.",
            part=left.station.title,
            text=text,
        )
        near = wanted.misnamed(text, left.after) or wanted.nearest(text, left.after)
        hint = msg("Require it where it is used, or name it among the macro's `outputs`.")
        if near is not None:
            hint = msg("A later part needs “{near}”: is it the same?", near=near.text)
        related = [made_here(left.mention), *([required_here(near)] if near else [])]
        yield subject.at(CHECK, ("steps", left.station.index), message, hint=hint, related=related)


_MACRO = (
    "# file: a.yaml\nkind: micro\ntitle: Penanganan Surat\nsteps:\n"
    "  - {activity: Mendisposisikan surat, requirements: Surat, outputs: Lembar disposisi}\n"
    "# file: b.yaml\nkind: micro\ntitle: Pemberian Tanggapan\nsteps:\n"
    "  - {activity: Menanggapi surat, requirements: Surat, outputs: Tanggapan}\n"
    "# file: kelola.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps: [{use: a}, {use: b}]\n"
)

MANUAL = Manual(
    what=msg("What a part yields is neither used by a later part nor an output of the macro."),
    why=msg("Either the chain is broken at this seam, or the part does work that nobody needs."),
    bad=(_MACRO,),
    good=(
        _MACRO.replace("requirements: Surat, outputs: Tanggapan", "requirements: Lembar disposisi"),
        _MACRO + "outputs: [Lembar disposisi, Tanggapan]\n",
    ),
    defects=(52,),
)

RULE = Rule(CHECK, MacroSubject, MANUAL, _judge)
