"""A technical SOP in which several posts act one after another."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.evidence.teams import teams_of
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP660",
    "technical-with-several-executors",
    Severity.ERROR,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: SOP teknis dan SOP administratif",
)


def _is_technical(subject: SopSubject) -> bool:
    return subject.sop.classification.nature == "technical"


def _judge(subject: SopSubject) -> Iterator[Finding]:
    teams = teams_of(subject.procedure)
    if len(teams) < 2 or frozenset.intersection(*teams):
        return
    columns = subject.procedure.column_of
    who = dict.fromkeys(name for team in teams for name in sorted(team))
    names = [columns[name].name if name in columns else name for name in who]
    yield subject.at(
        CHECK,
        ("classification", "nature"),
        msg("The SOP is called technical, and several act in it: {names}.", names=", ".join(names)),
        hint=msg("With several executors in several roles it is `administrative`."),
        fix=Fix(
            msg("Write `administrative`."),
            (subject.saying(("classification", "nature"), "administrative"),),
            safe=False,
        ),
    )


_REST = """executors: {a: Analis Laboratorium, b: Kepala Laboratorium}
steps:
  - {activity: Menguji sampel, executor: a}
  - {activity: Mengesahkan hasil uji, executor: b}
"""
_ALONE = """executors: {a: Analis Laboratorium, b: {name: Pemohon, external: "true"}}
steps:
  - {activity: Menyerahkan sampel, executor: b}
  - {activity: Menguji sampel, executor: a}
"""

MANUAL = Manual(
    what=msg("An SOP classified as technical has several executors in several roles."),
    why=msg(
        "A technical SOP tells one person, or one team in one role, in detail how a thing is done. "
        "Where work goes from one post to another the SOP is administrative. A team that acts "
        "together throughout, outsiders and systems don't count as further roles."
    ),
    bad=(f"classification: {{nature: technical}}\n{_REST}",),
    good=(
        f"classification: {{nature: technical}}\n{_ALONE}",
        f"classification: {{nature: administrative}}\n{_REST}",
    ),
    fixes_safely=False,
    fixed=(f"classification: {{nature: administrative}}\n{_REST}",),
    defects=(48,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_is_technical)
