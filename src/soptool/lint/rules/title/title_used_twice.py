"""Two SOPs of one unit with one title."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.naming import title_key
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP623",
    "title-used-twice",
    Severity.ERROR,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012; paparan Kementerian PANRB 2013: kegiatan sama, SOP sama",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    first: dict[tuple[str, str], Outline] = {}
    for sop in whole.sops:
        if not is_living(sop) or sop.sop.extends:
            continue
        other = first.setdefault((title_key(sop.sop.title), normal(sop.sop.unit or "")), sop)
        if other is sop:
            continue
        yield sop.at(
            CHECK,
            ("title",),
            msg("`{other}` has the title “{title}” too.", other=other.id, title=other.sop.title),
            hint=msg(
                "Keep one SOP for one activity; if the activities differ, let the titles say so."
            ),
            related=[Related(other.place("title"), msg("The same title is here."))],
        )


MANUAL = Manual(
    what=msg("Two SOPs of the same unit have the same title."),
    why=msg(
        "The same activity has the same SOP. With two of them nobody knows which one holds. A "
        "leading “SOP” and a bracket at the end make no other title. Revoked SOPs don't count, nor "
        "do specific ones that extend a generic one."
    ),
    bad=(
        (
            "# file: satu.yaml\ntitle: Penanganan Surat Masuk\n"
            "# file: dua.yaml\ntitle: SOP Penanganan Surat Masuk\n"
        ),
    ),
    good=(
        (
            "# file: satu.yaml\ntitle: Penanganan Surat Masuk\n"
            "# file: dua.yaml\ntitle: Pengiriman Surat\n"
        ),
        (
            "# file: satu.yaml\ntitle: Penanganan Surat Masuk\n"
            "# file: dua.yaml\ntitle: Penanganan Surat Masuk\nstatus: revoked\n"
        ),
    ),
    defects=(13,),
)

RULE = Rule(CHECK, WorkspaceSubject, MANUAL, _judge, applies=lambda whole: len(whole.documents) > 1)
