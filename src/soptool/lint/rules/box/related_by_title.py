"""A relation that names an SOP of the workspace by its title instead of its id."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.links import links_of
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP641",
    "related-by-title",
    Severity.INFO,
    principle=Principle.DYNAMISM,
    source="PermenPAN-RB 35/2012, asas dinamis; bagian identitas: keterkaitan",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    for link in links_of(whole):
        if link.by_title:
            yield link.sop.at(
                CHECK,
                link.path,
                msg("This SOP is in the workspace: `{id}`.", id=link.other.id),
                hint=msg("Write its id, and its title and number are printed as they are now."),
                related=[Related(link.other.place("title"), msg("It stands here."))],
                fix=Fix(
                    msg("Write `{id}`.", id=link.other.id),
                    (link.sop.setting(link.path, link.other.id),),
                    safe=False,
                ),
            )


MANUAL = Manual(
    what=msg("A relation gives the title or number of an SOP that has an id here."),
    why=msg(
        "A title in a text stays as it is when the SOP is renamed or renumbered. An id is checked, "
        "and printed with the title and number of the day."
    ),
    bad=(
        (
            "# file: arsip.yaml\nid: pengarsipan-surat\ntitle: Pengarsipan Surat\n"
            "# file: masuk.yaml\nrelated: SOP Pengarsipan Surat\n"
        ),
    ),
    good=(
        (
            "# file: arsip.yaml\nid: pengarsipan-surat\ntitle: Pengarsipan Surat\n"
            "# file: masuk.yaml\nrelated: [pengarsipan-surat, SOP Pemusnahan Arsip]\n"
        ),
    ),
    fixes_safely=False,
    fixed=(
        (
            "# file: arsip.yaml\nid: pengarsipan-surat\ntitle: Pengarsipan Surat\n"
            "# file: masuk.yaml\nrelated: pengarsipan-surat\n"
        ),
    ),
    defects=(18,),
)

RULE = Rule(CHECK, WorkspaceSubject, MANUAL, _judge, applies=lambda whole: len(whole.sops) > 1)
