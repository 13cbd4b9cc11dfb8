"""A book of SOPs of which none tells purpose, scope or definitions."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity, found
from soptool.language import computed, msg
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP655",
    "explanation-missing",
    Severity.INFO,
    principle=Principle.USER,
    source="PermenPAN-RB 35/2012, unsur dokumentasi: penjelasan singkat penggunaan",
)
_PARTS = {"purpose": "tujuan", "scope": "ruang lingkup", "definitions": "definisi"}


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    sops = _living(whole)
    missing = [name for name in _PARTS if not any(name in sop.sop.explains for sop in sops)]
    if missing:
        yield found(
            CHECK,
            msg(
                "None of the {count} SOPs tells {names}: the book of them opens with that.",
                count=computed(len(sops)),
                names=", ".join(f"{_PARTS[name]} (`{name}`)" for name in missing),
            ),
            sops[0].place("title"),
            hint=msg(
                "Write it once, in the macro or the first SOP; a sentence each is enough: why, "
                "from what to what, and the terms used."
            ),
        )


def _living(whole: WorkspaceSubject) -> tuple[Outline, ...]:
    return tuple(sop for sop in whole.sops if is_living(sop))


_SECOND = "# file: b.yaml\ntitle: Pengiriman Surat\n"

MANUAL = Manual(
    what=msg("None of the SOPs tells purpose, scope or definitions."),
    why=msg(
        "The document that holds the SOPs opens with a short explanation: why they exist, from "
        "which event to which result they reach, what their terms mean. It belongs to the book, "
        "not to each SOP. Cover, contents and the place of the decree are made when documents are "
        "rendered."
    ),
    bad=(f"# file: a.yaml\ntitle: Penanganan Surat Masuk\n{_SECOND}",),
    good=(
        (
            "# file: a.yaml\ntitle: Penanganan Surat Masuk\n"
            "purpose: Menjamin setiap surat ditangani pada hari diterima\n"
            "scope: Sejak surat diterima hingga disposisi diteruskan\n"
            "definitions: {Disposisi: petunjuk tertulis pimpinan atas surat}\n"
            f"{_SECOND}"
        ),
        "title: Penanganan Surat Masuk\n",
    ),
    defects=(61,),
)

RULE = Rule(CHECK, WorkspaceSubject, MANUAL, _judge, applies=lambda whole: len(_living(whole)) > 1)
