"""A part needs what no part makes and what is not said to come from outside."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.seams import made, required_here
from soptool.lint.evidence.subject import MacroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import names_tool

CHECK = Check(
    "SOP723",
    "part-input-undeclared",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: mutu baku kelengkapan",
)


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    is_listed, made_by = bool(subject.macro.inputs), made(subject)
    for need in subject.seams.needs:
        text, before = need.mention.text, need.before
        if need.made_before or need.made_later or made_by.has(text, before):
            continue
        if made_by.misnamed(text, before):
            continue  # SOP722
        is_asked = is_listed or (need.is_opening and not names_tool(text))
        if need.may_be_made or not is_asked:
            continue
        said = {"part": need.part, "text": text}
        message = (
            msg("“{part}” needs “{text}”: no part makes it, and `inputs` does not name it.", **said)
            if is_listed
            else msg("“{part}” begins with “{text}”, which no part before it makes.", **said)
        )
        near = made_by.nearest(text, before)
        yield subject.at(
            CHECK,
            ("inputs",) if is_listed else ("steps", need.station.index),
            message,
            hint=msg("Did you mean “{near}”?", near=near.text) if near else _hint(is_listed),
            related=[required_here(need.mention)],
            key=is_listed,
        )


def _hint(is_listed: bool) -> Message:
    if is_listed:
        return msg("Add it to the macro's `inputs`.")
    return msg("Change the order of the parts, or name in `inputs` what comes from outside.")


_PARTS = (
    "# file: susun.yaml\nkind: micro\ntitle: Penyusunan Konsep\nsteps:\n"
    "  - {activity: Menyusun konsep, requirements: [Surat masuk, Pedoman], outputs: Konsep}\n"
    "# file: kelola.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps: [{use: susun}]\n"
)

_CHAIN = (
    "# file: terima.yaml\nkind: micro\ntitle: Penerimaan Surat\nsteps:\n"
    "  - {activity: Menerima surat, requirements: Surat masuk, outputs: Lembar agenda}\n"
    "# file: kirim.yaml\nkind: micro\ntitle: Pengiriman Surat\nsteps:\n"
    "  - {activity: Mengirim surat, requirements: Naskah final, outputs: Bukti kirim}\n"
    "# file: kelola.yaml\nkind: macro\ntitle: Pengelolaan Surat\n"
    "steps: [{use: terima}, {use: kirim}]\n"
)

MANUAL = Manual(
    what=msg("A part needs a document that no part makes and nobody brings."),
    why=msg(
        "A macro is a chain: a part begins with what is there. From outside comes what the macro "
        "lists as `inputs`; where it lists none, what its first parts need, and what executors "
        "outside the agency bring."
    ),
    bad=(_PARTS + "inputs: [Surat masuk]\n", _CHAIN),
    good=(
        _CHAIN.replace("Naskah final", "[Lembar agenda, Amplop]"),
        _PARTS + "inputs: [Surat masuk, Pedoman]\n",
        _PARTS,
        _CHAIN + "inputs: [Surat masuk, Naskah final]\n",
        _CHAIN.replace("{use: terima},", "{use: terima}, {use: {title: SOP Penyusunan Naskah}},"),
    ),
    defects=(52,),
)

RULE = Rule(CHECK, MacroSubject, MANUAL, _judge)
