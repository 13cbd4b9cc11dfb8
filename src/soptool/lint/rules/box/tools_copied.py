"""Equipment or records that stand unchanged in several SOPs."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.boilerplate import repetitions
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import WorkspaceSubject
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
    "equipment": msg("list of equipment (peralatan)"),
    "records": msg("list of records (pencatatan dan pendataan)"),
}
_SHOWN = 5


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    """Tell of each list once, at the first SOP that has it."""
    if len([sop for sop in whole.sops if is_living(sop)]) < whole.option(CHECK, "sops"):
        return
    for (sop, key), *others in repetitions(_lists(whole), whole.option(CHECK, "least")):
        yield sop.at(
            CHECK,
            (key,),
            msg(
                "{count} SOPs have the same {list}, word for word.",
                count=computed(1 + len(others)),
                list=_NAMES[key],
            ),
            hint=msg("Keep in each what its own steps use or write down, and leave out the rest."),
            related=[
                Related(other.place(key), msg("“{title}” has it here.", title=other.sop.title))
                for other, _ in others[:_SHOWN]
            ],
            key=True,
        )


def _lists(whole: WorkspaceSubject) -> Iterator[tuple[Outline, Hashable, str]]:
    """Yield every list of two entries or more that is written in its SOP's own file."""
    for sop in whole.sops:
        for key in _NAMES if is_living(sop) else ():
            if key in sop.sop.inherited:
                continue
            words = frozenset(normal(text) for _, text in sop.texts(key))
            if len(words) > 1:
                yield sop, (key, words), key


_SAME = "equipment: [Alat tulis kantor, Komputer, Printer, Jaringan internet]\n"

_OTHERS = "".join(f"# file: {name}.yaml\ntitle: Penanganan Berkas {name}\n" for name in "def")

MANUAL = Manual(
    what=msg("Equipment or records are the same list in three SOPs or more (option `least`)."),
    why=msg(
        "A list copied from a template hides what this procedure really needs and records. In a "
        "small office (fewer than six SOPs, option `sops`) one list may well serve all."
    ),
    bad=(
        (
            f"# file: a.yaml\ntitle: Penanganan Surat\n{_SAME}"
            f"# file: b.yaml\ntitle: Pengiriman Surat\n{_SAME}"
            f"# file: c.yaml\ntitle: Pengarsipan Surat\n{_SAME}{_OTHERS}"
        ),
    ),
    good=(
        (
            f"# file: a.yaml\ntitle: Penanganan Surat\n{_SAME}"
            f"# file: b.yaml\ntitle: Pengiriman Surat\n{_SAME}"
            f"# file: c.yaml\ntitle: Pengarsipan Surat\n{_SAME}"
        ),
        (
            "# file: a.yaml\ntitle: Penanganan Surat\nequipment: [Buku agenda, Lembar disposisi]\n"
            "# file: b.yaml\ntitle: Pengiriman Surat\nequipment: [Buku ekspedisi, Sampul dinas]\n"
            f"# file: c.yaml\ntitle: Pengarsipan Surat\n{_OTHERS}"
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
    options={"least": 3, "sops": 6},
)
