"""A macro's row that calls a part unwritten, though the workspace has it."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.naming import Names, names_of
from soptool.lint.evidence.subject import MacroSubject, SopSubject, WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP684",
    "written-part-not-used",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: SOP makro dan SOP mikro",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    names = names_of(whole.sops)
    for macro in whole.sops:
        for index, part in _written(macro, names):
            path = ("steps", index, "use")
            yield macro.at(
                CHECK,
                path,
                msg("This part is in the workspace: `{id}`.", id=part.id),
                hint=msg("Write `use: {id}`, and its steps, time and documents come with it.",
                         id=part.id),
                related=[Related(part.place("title"), msg("It stands here."))],
                fix=Fix(msg("Write `use: {id}`.", id=part.id), (macro.setting(path, part.id),),
                        safe=False),
            )  # fmt: skip


def _written(macro: SopSubject, names: Names) -> Iterator[tuple[int, SopSubject]]:
    if not isinstance(macro, MacroSubject):
        return
    for index, step in enumerate(macro.macro.steps):
        if step.use is None or step.use.title is None:
            continue
        part = names.with_title(step.use.title) or names.with_number(step.use.number or "")
        if part is not None and part.id != macro.id:
            yield index, part


_PART = "# file: masuk.yaml\nid: surat-masuk\ntitle: Penanganan Surat Masuk\n"
_MACRO = "# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps:\n"

MANUAL = Manual(
    what=msg("A row gives title or number of a part that has an id here, as if it were unwritten."),
    why=msg("Only a part that is used by its id is composed, checked and drawn with the macro."),
    bad=(f"{_PART}{_MACRO}  - use: {{title: SOP Penanganan Surat Masuk}}\n",),
    good=(
        f"{_PART}{_MACRO}  - use: surat-masuk\n",
        f"{_PART}{_MACRO}  - use: {{title: SOP Pengiriman Surat}}\n",
    ),
    fixed=(f"{_PART}{_MACRO}  - use: surat-masuk\n",),
    defects=(51,),
)

RULE = Rule(
    CHECK,
    WorkspaceSubject,
    MANUAL,
    _judge,
    applies=lambda whole: any(isinstance(sop, MacroSubject) for sop in whole.sops),
)
