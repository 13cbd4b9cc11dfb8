"""An SOP cited by a number that it does not have (any more)."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.citing import parts_cited, relations_cited, unknown_numbers
from soptool.lint.evidence.naming import names_of
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP625",
    "cited-number-stale",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, asas keselarasan; bagian identitas: nomor SOP, keterkaitan",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    names = names_of(whole.sops)
    for sop in whole.sops:
        for path, text, meant in (*parts_cited(sop, names), *relations_cited(sop, names)):
            for number in dict.fromkeys(unknown_numbers(text, meant, names)):
                cited = next(other for other in meant if other.sop.number)
                yield sop.at(
                    CHECK,
                    path,
                    msg("“{number}” is not the number of `{id}`.", number=number, id=cited.id),
                    hint=msg("Its number is “{number}”.", number=cited.sop.number),
                    related=[Related(cited.place("number"), msg("The number stands here."))],
                )


_PART = "# file: masuk.yaml\nid: surat-masuk\nnumber: SOP-012/SETJEN/2026\n"

MANUAL = Manual(
    what=msg("A text beside a part, or a relation, gives an SOP a number that it does not have."),
    why=msg(
        "Numbers change when an SOP is written anew, and stay behind in the texts of others, "
        "whose readers then look for a document that no longer holds."
    ),
    bad=(
        (
            f"{_PART}# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps:\n"
            "  - {use: surat-masuk, note: Lihat SOP-007/SETJEN/2019}\n"
        ),
        (
            f"{_PART}# file: tanggapan.yaml\ntitle: Pemberian Tanggapan\n"
            "related: SOP Penanganan Surat Masuk (SOP-007/SETJEN/2019)\n"
        ),
    ),
    good=(
        (
            f"{_PART}# file: makro.yaml\nkind: macro\ntitle: Pengelolaan Surat\nsteps:\n"
            "  - {use: surat-masuk, note: Lihat SOP-012/SETJEN/2026}\n"
        ),
    ),
    defects=(4, 51),
)

RULE = Rule(CHECK, WorkspaceSubject, MANUAL, _judge, applies=lambda whole: len(whole.sops) > 1)
