"""Two SOPs that each say that the other comes after (or before) them."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.links import OPPOSITE, Link, links_of
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP643",
    "relation-contradictory",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, asas keselarasan; bagian identitas: keterkaitan",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    links = links_of(whole)
    told: set[tuple[str, str]] = set()
    for link in links:
        back = links.opposite(link)
        if back is None or link.kind == "related" or back.kind != link.kind:
            continue
        if (back.sop.id, link.sop.id) not in told:
            told.add((link.sop.id, back.sop.id))
            yield _finding(link, back)


def _finding(link: Link, back: Link) -> Finding:
    where = msg("after") if link.kind == "after" else msg("before")
    return back.sop.at(
        CHECK,
        back.path,
        msg("Of `{one}` and `{other}` each says that the other one comes {where} it.",
            one=link.sop.id, other=back.sop.id, where=where),
        hint=msg("Write `as: {kind}` in one of the two.", kind=OPPOSITE[link.kind]),
        related=[Related(link.sop.place(*link.path), msg("The other one says so here."))],
    )  # fmt: skip


_ONE = "# file: masuk.yaml\nid: surat-masuk\nrelated:\n  - {sop: tanggapan, as: after}\n"
_OTHER = "# file: tanggapan.yaml\nid: tanggapan\ntitle: Pemberian Tanggapan\nrelated:\n"

MANUAL = Manual(
    what=msg("Two SOPs both say of the other that it comes after them, or before them."),
    why=msg("One of the two leads its readers the wrong way through the chain of procedures."),
    bad=(f"{_ONE}{_OTHER}  - {{sop: surat-masuk, as: after}}\n",),
    good=(
        f"{_ONE}{_OTHER}  - {{sop: surat-masuk, as: before}}\n",
        f"{_ONE}{_OTHER}  - surat-masuk\n",
    ),
    defects=(19,),
)

RULE = Rule(CHECK, WorkspaceSubject, MANUAL, _judge, applies=lambda whole: len(whole.sops) > 1)
