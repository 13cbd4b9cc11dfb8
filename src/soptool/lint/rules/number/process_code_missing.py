"""An SOP without the code of its process, in a workspace where others have one."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP644",
    "process-code-missing",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 19/2018: peta proses bisnis sebagai dasar SOP",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    for sop in whole.sops:
        if is_living(sop) and not sop.sop.process:
            yield sop.at(
                CHECK,
                ("process",),
                msg("The SOP has no code of the business-process map (`process`)."),
                hint=msg('Write the code in quotes: `process: "03.02"`.'),
            )


MANUAL = Manual(
    what=msg("An SOP has no code of a process, though others of the workspace have one."),
    why=msg(
        "SOPs descend from the map of business processes (peta proses bisnis). Where an agency "
        "gives its codes, one without a code belongs to a process that the map lacks, or was "
        "forgotten. Whether a code stands on the map itself can't be told from here."
    ),
    bad=(
        '# file: masuk.yaml\nprocess: "03.02.01"\n# file: keluar.yaml\ntitle: Pengiriman Surat\n',
    ),
    good=(
        (
            '# file: masuk.yaml\nprocess: "03.02.01"\n'
            '# file: keluar.yaml\ntitle: Pengiriman Surat\nprocess: "03.02.03"\n'
        ),
        "title: Penanganan Surat Masuk\n",
    ),
    defects=(65,),
)

RULE = Rule(
    CHECK,
    WorkspaceSubject,
    MANUAL,
    _judge,
    applies=lambda whole: any(sop.sop.process for sop in whole.sops),
)
