"""A warning that stands word for word in several SOPs."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.boilerplate import ids_of, repeated
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP652",
    "warning-copied",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian identitas: peringatan",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    said = (
        (sop, normal(text), path)
        for sop in whole.sops
        if is_living(sop)
        for path, text in sop.texts("warnings")
    )
    for sop, path, others in repeated(said, whole.option(CHECK, "least")):
        yield sop.at(
            CHECK,
            path,
            msg("The same warning stands in other SOPs: {others}.", others=ids_of(others)),
            hint=msg("Say what goes wrong if this procedure is not followed."),
        )


_SAME = "warnings: Jika SOP tidak dilaksanakan, maka kegiatan tidak berjalan dengan baik\n"

MANUAL = Manual(
    what=msg("A warning is the same in three SOPs or more (option `least`)."),
    why=msg("A warning that fits every procedure warns of nothing that is special to this one."),
    bad=(
        (
            f"# file: a.yaml\ntitle: Penanganan Surat\n{_SAME}"
            f"# file: b.yaml\ntitle: Pengiriman Surat\n{_SAME}"
            f"# file: c.yaml\ntitle: Pengarsipan Surat\n{_SAME}"
        ),
    ),
    good=(
        (
            f"# file: a.yaml\ntitle: Penanganan Surat\n{_SAME}"
            "# file: b.yaml\ntitle: Pengiriman Surat\n"
            "warnings: Jika alamat tidak dicocokkan, maka surat tiba di alamat yang salah\n"
        ),
    ),
    defects=(20,),
)

RULE = Rule(
    CHECK,
    WorkspaceSubject,
    MANUAL,
    _judge,
    applies=lambda whole: sum(bool(sop.texts("warnings")) for sop in whole.sops) > 1,
    options={"least": 3},
)
