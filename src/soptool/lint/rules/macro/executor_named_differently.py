"""A post that is written otherwise in another SOP of the same macro."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.spellings import NamedExecutor, spellings
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.fill import Location

CHECK = Check(
    "SOP683",
    "executor-named-differently",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, asas keselarasan",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    told: set[tuple[str, Location]] = set()
    for macro in (sop for sop in whole.sops if sop.sop.is_macro):
        parts = (whole.by_id[name] for name in macro.sop.parts if name in whole.by_id)
        family = (macro, *(part for part in parts if part.sop.is_procedure))
        for full, other in spellings(family):
            if (other.sop.path, other.executor.path) not in told:
                told.add((other.sop.path, other.executor.path))
                yield _finding(full, other)


def _finding(full: NamedExecutor, other: NamedExecutor) -> Finding:
    return other.sop.at(
        CHECK,
        other.executor.path,
        msg("“{name}” is called “{full}” in `{sop}`, of the same macro.",
            name=other.executor.name, full=full.executor.name, sop=full.sop.id),
        hint=msg("Write one name in all of them, so that they share a column in the macro."),
        related=[Related(full.sop.place(*full.executor.path), msg("The other name stands here."))],
        fix=Fix(msg("Write “{full}”.", full=full.executor.name),
                (other.sop.setting(other.executor.path, full.executor.name),), safe=False),
    )  # fmt: skip


_MACRO = (
    "# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps: [{use: a}, {use: b}]\n"
    "# file: a.yaml\nexecutors: {kabag: Kepala Bagian Tata Usaha}\n"
    "# file: b.yaml\ntitle: Pengiriman Surat\nexecutors:\n"
)

MANUAL = Manual(
    what=msg("SOPs of one macro write the same post in different ways."),
    why=msg(
        "The macro gives every name a column of its own, so that one post stands in two. Known "
        "abbreviations (Kabag, TU) and words cut short (Stat) are taken for what they mean."
    ),
    bad=(f"{_MACRO}  kabag: Kabag TU\n",),
    good=(f"{_MACRO}  kabag: Kepala Bagian Tata Usaha\n  kasub: Kepala Subbagian Tata Usaha\n",),
    fixes_safely=False,
    fixed=(f"{_MACRO}  kabag: Kepala Bagian Tata Usaha\n",),
    defects=(53,),
)

RULE = Rule(CHECK, WorkspaceSubject, MANUAL, _judge, applies=lambda whole: len(whole.sops) > 1)
