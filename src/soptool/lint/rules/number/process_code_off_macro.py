"""A part whose process does not belong to that of its macro."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP645",
    "process-code-off-macro",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 19/2018: peta proses menurut tingkat",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    for part in whole.sops:
        users = whole.users.get(part.id, ())
        macros = [sop for name in users if (sop := _with_code(whole.by_id.get(name)))]
        code = part.sop.process
        if not code or not macros or any(_is_below(code, macro) for macro in macros):
            continue
        macro = macros[0]
        yield part.at(
            CHECK,
            ("process",),
            msg("The process “{code}” is no part of “{other}”, the process of `{macro}`.",
                code=code, other=macro.sop.process, macro=macro.id),
            hint=msg("The code of a part begins with that of its macro: “{other}.01”.",
                     other=macro.sop.process),
            related=[Related(macro.place("process"), msg("The macro's process stands here."))],
        )  # fmt: skip


def _with_code(document: Outline | None) -> Outline | None:
    return document if document and document.sop.is_procedure and document.sop.process else None


def _is_below(code: str, macro: Outline) -> bool:
    own, above = code.strip(), (macro.sop.process or "").strip()
    return own.startswith(above) and not own[len(above) : len(above) + 1].isdigit()


_MACRO = (
    "# file: makro.yaml\nkind: macro\nid: pengelolaan-surat\ntitle: Pengelolaan Surat\n"
    'process: "03.02"\n'
    "steps: [{use: surat-masuk}]\n# file: masuk.yaml\nid: surat-masuk\n"
)

MANUAL = Manual(
    what=msg("The process code of a part does not begin with the code of a macro that uses it."),
    why=msg(
        "A macro is a process of the map and its parts are the processes under it, so their codes "
        "go on where the macro's ends. An SOP that serves several macros need fit only one of them."
    ),
    bad=(f'{_MACRO}process: "04.01"\n', f'{_MACRO}process: "03.021"\n'),
    good=(f'{_MACRO}process: "03.02.01"\n', f'{_MACRO}process: "03.02"\n'),
    defects=(65,),
)

RULE = Rule(
    CHECK,
    WorkspaceSubject,
    MANUAL,
    _judge,
    applies=lambda whole: sum(bool(sop.sop.process) for sop in whole.sops) > 1,
)
