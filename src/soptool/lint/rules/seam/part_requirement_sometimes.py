"""A part needs what is made on some ways to it only."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.seams import made_here, required_here
from soptool.lint.evidence.subject import MacroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP721",
    "part-requirement-sometimes",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: mutu baku kelengkapan setiap kegiatan",
)


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    for need in subject.seams.needs:
        if not need.made_before:
            continue
        maker = need.made_before[0]
        message = msg(
            "“{part}” needs “{text}”, but a way leads to it on which “{maker}” has not made it.",
            part=need.part,
            text=need.mention.text,
            maker=maker.title,
        )
        yield subject.at(
            CHECK,
            ("steps", need.station.index),
            message,
            hint=msg("Lead that way elsewhere, or name the document among the macro's `inputs`."),
            related=[required_here(need.mention), made_here(maker.made)],
        )


_PARTS = (
    "# file: telaah.yaml\nkind: micro\ntitle: Penelaahan Surat\nsteps:\n"
    "  - activity: Menelaah surat\n    requirements: Surat\n    outputs: Hasil telaah\n"
    "    branches: {Ya: {end: perlu}, Tidak: {end: tidak perlu}}\n"
    "# file: konsep.yaml\nkind: micro\ntitle: Penyusunan Konsep\nsteps:\n"
    "  - {activity: Menyusun konsep, requirements: Hasil telaah, outputs: Konsep}\n"
    "# file: kirim.yaml\nkind: micro\ntitle: Pengiriman Konsep\nsteps:\n"
    "  - {activity: Mengirim konsep, requirements: Konsep, outputs: Bukti kirim}\n"
    "# file: kelola.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps:\n  - use: telaah\n"
)

MANUAL = Manual(
    what=msg("A part requires a document that not every way to it has made."),
    why=msg("Whoever comes by the other way stands there without it, and the work stops."),
    bad=(
        _PARTS + "    branches: {perlu: next, tidak perlu: kirim}\n"
        "  - use: konsep\n  - {id: kirim, use: kirim}\n",
    ),
    good=(
        _PARTS + "    branches: {perlu: next, tidak perlu: end}\n"
        "  - use: konsep\n  - {id: kirim, use: kirim}\n",
    ),
    defects=(52,),
)

RULE = Rule(CHECK, MacroSubject, MANUAL, _judge)
