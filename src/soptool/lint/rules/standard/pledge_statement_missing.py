"""A service pledge without one of its three statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP711",
    "pledge-statement-missing",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="Maklumat pelayanan: janji, perbaikan terus-menerus, kesediaan menerima sanksi",
)
_MEANT: Final = {
    "promise": "janji dan kesanggupan",
    "improvement": "kewajiban dan perbaikan terus-menerus",
    "sanction": "kesediaan menerima sanksi",
}


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    pledge = subject.standard.pledge
    missing = [key for key in _MEANT if pledge and not getattr(pledge, key)]
    if missing:
        yield subject.at(
            CHECK,
            ("pledge",),
            msg(
                "The pledge lacks {statements}.",
                statements=", ".join(f"{_MEANT[key]} (`{key}`)" for key in missing),
            ),
            hint=msg(
                "It says three things: that you serve by the standard; that you serve as your duty "
                "demands and keep improving; that you take sanctions or compensate if you don't."
            ),
            key=True,
        )


def _applies(subject: StandardSubject) -> bool:
    return subject.standard.pledge is not None


_PROMISE = """\
kind: standard
pledge:
  promise: Kami sanggup menyelenggarakan pelayanan sesuai standar pelayanan
"""

MANUAL = Manual(
    what=msg("A maklumat pelayanan does not hold promise, improvement and sanction."),
    why=msg("A promise that nobody answers for is decoration."),
    bad=(_PROMISE,),
    good=(
        (
            f"{_PROMISE}  improvement: Kami melayani sesuai kewajiban dan terus memperbaiki diri\n"
            "  sanction: Kami bersedia menerima sanksi apabila tidak menepatinya\n"
        ),
    ),
    defects=(63,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
