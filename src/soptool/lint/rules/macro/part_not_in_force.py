"""A macro that is made of an SOP which does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import MacroSubject, SopSubject
from soptool.lint.evidence.uses import parts_used
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP681",
    "part-not-in-force",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012: SOP makro dan SOP mikro",
)


def _judge(subject: MacroSubject) -> Iterator[Finding]:
    for path, part in parts_used(subject):
        problem = _problem(subject, part)
        if problem is not None:
            yield subject.at(
                CHECK,
                path,
                problem,
                hint=msg("Use the SOP that holds, or change the status of one of the two."),
                related=[Related(part.place("status"), msg("Its status stands here."))],
            )


def _problem(macro: MacroSubject, part: SopSubject) -> Message | None:
    status = part.sop.status
    if status == "revoked":
        return msg("The part `{part}` has been revoked.", part=part.id)
    if macro.sop.status == "effective" and status in ("draft", "review"):
        return msg("The macro is in force, and its part `{part}` is not yet.", part=part.id)
    return None


_MACRO = (
    "# file: makro.yaml\nkind: macro\nid: pengelolaan-surat\ntitle: Pengelolaan Surat\n"
    "status: effective\nsteps: [{use: surat-masuk}]\n# file: masuk.yaml\nid: surat-masuk\n"
)

MANUAL = Manual(
    what=msg("A macro uses a part that is revoked; or it is in force, and the part is a draft."),
    why=msg(
        "A macro binds people to its parts. One that is revoked may no longer be followed, one "
        "that is a draft or under review not yet."
    ),
    bad=(f"{_MACRO}status: revoked\n", f"{_MACRO}status: draft\n"),
    good=(f"{_MACRO}status: effective\n", f"{_MACRO}unit: Biro Umum\n"),
    defects=(51,),
)

RULE = Rule(CHECK, MacroSubject, MANUAL, _judge, applies=is_living)
