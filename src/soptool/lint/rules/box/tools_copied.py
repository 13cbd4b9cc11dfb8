"""Equipment or records that stand unchanged in several SOPs."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.boilerplate import ids_of, repeated
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import SopSubject, WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP654",
    "tools-copied",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian identitas: peralatan, pencatatan (diingat)",
)
_NAMES = {
    "equipment": msg("equipment (peralatan)"),
    "records": msg("records (pencatatan dan pendataan)"),
}


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    for sop, key, others in repeated(_lists(whole), whole.option(CHECK, "least")):
        yield sop.at(
            CHECK,
            (key,),
            msg("The {list} are the same as in {others}.", list=_NAMES[key], others=ids_of(others)),
            hint=msg("Keep what the steps of this SOP use or record, and leave out the rest."),
            key=True,
        )


def _lists(whole: WorkspaceSubject) -> Iterator[tuple[SopSubject, Hashable, str]]:
    """Yield every list of two entries or more; one tool in common says nothing."""
    for sop in whole.sops:
        for key in _NAMES if is_living(sop) else ():
            words = frozenset(normal(text) for _, text in texts_at(sop, key))
            if len(words) > 1:
                yield sop, (key, words), key


_SAME = "equipment: [Alat tulis kantor, Komputer, Printer, Jaringan internet]\n"

MANUAL = Manual(
    what=msg("Equipment or records are the same list in three SOPs or more (option `least`)."),
    why=msg("A list copied from a template hides what this procedure really needs and records."),
    bad=(
        (
            f"# file: a.yaml\ntitle: Penanganan Surat\n{_SAME}"
            f"# file: b.yaml\ntitle: Pengiriman Surat\n{_SAME}"
            f"# file: c.yaml\ntitle: Pengarsipan Surat\n{_SAME}"
        ),
    ),
    good=(
        (
            "# file: a.yaml\ntitle: Penanganan Surat\nequipment: [Buku agenda, Lembar disposisi]\n"
            "# file: b.yaml\ntitle: Pengiriman Surat\nequipment: [Buku ekspedisi, Sampul dinas]\n"
        ),
    ),
    defects=(22,),
    recalled=True,
)

RULE = Rule(
    CHECK,
    WorkspaceSubject,
    MANUAL,
    _judge,
    applies=lambda whole: len(whole.sops) > 1,
    options={"least": 3},
)
