"""Two SOPs with one number."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.numbers import holes, number_key
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP622",
    "number-used-twice",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas: nomor SOP",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    first: dict[tuple[bool, str], Outline] = {}
    for document in whole.documents:
        number = document.identity.number
        if not number or not is_living(document) or placeholder_in(number) or holes(number):
            continue
        key = (document.sop.is_procedure, number_key(number))
        other = first.setdefault(key, document)
        if other is document:
            continue
        yield document.at(
            CHECK,
            ("number",),
            msg(
                "The number “{number}” belongs to `{other}` already (“{title}”).",
                number=number,
                other=other.id,
                title=other.identity.title,
            ),
            hint=msg("Number one of the two anew, or write `status: revoked` in the one replaced."),
            related=[Related(other.place("number"), msg("The same number is here."))],
        )


MANUAL = Manual(
    what=msg("Two SOPs (or two service standards) have the same number."),
    why=msg(
        "The number is how decrees, forms and other SOPs cite the document. A revoked document may "
        "keep the number that its successor bears."
    ),
    bad=(
        (
            "# file: masuk.yaml\nnumber: SOP-012/SETJEN/2026\n"
            "# file: keluar.yaml\nnumber: SOP-012/SETJEN/2026\ntitle: Pengiriman Surat\n"
        ),
    ),
    good=(
        (
            "# file: masuk.yaml\nnumber: SOP-012/SETJEN/2026\n"
            "# file: keluar.yaml\nnumber: SOP-013/SETJEN/2026\ntitle: Pengiriman Surat\n"
        ),
        (
            "# file: masuk.yaml\nnumber: SOP-012/SETJEN/2026\n"
            "# file: lama.yaml\nnumber: SOP-012/SETJEN/2026\nstatus: revoked\n"
        ),
    ),
    defects=(4,),
)

RULE = Rule(
    CHECK,
    WorkspaceSubject,
    MANUAL,
    _judge,
    applies=lambda whole: any(document.identity.number for document in whole.documents),
)
