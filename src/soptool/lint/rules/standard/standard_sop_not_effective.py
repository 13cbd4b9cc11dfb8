"""A service standard in force that rests on an SOP which is not."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.names import Named, Role

CHECK = Check(
    "SOP716",
    "standard-sop-not-effective",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, asas kepastian hukum; PermenPAN-RB 15/2014",
)


def _is_effective(subject: StandardSubject) -> bool:
    return subject.identity.status == "effective" and any(_delivering(subject))


def _delivering(subject: StandardSubject) -> Iterator[Named]:
    return (one for one in subject.entry.sops if one.name.role is Role.DELIVERS)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    for one in _delivering(subject):
        other = subject.whole.named(one.text)
        if other is None or other.identity.status in (None, "effective"):
            continue
        yield subject.at(
            CHECK,
            one.path,
            msg(
                "The standard is in force, but SOP “{title}” is `{status}`.",
                title=other.identity.title,
                status=other.identity.status,
            ),
            hint=msg("Put the SOP into force, or name the one that replaced it."),
            related=[Related(other.place("status"), msg("Its status stands here."))],
        )


_STANDARD = (
    "# file: b.yaml\nkind: standard\ntitle: Legalisir\nstatus: effective\nsops: [legalisir]\n"
)

MANUAL = Manual(
    what=msg(
        "A standard in force is delivered by an SOP that is a draft, under review or revoked."
    ),
    why=msg("Officers are bound by SOPs in force only; the promise would bind nobody."),
    bad=(f"# file: a.yaml\nid: legalisir\nstatus: draft\n{_STANDARD}",),
    good=(f"# file: a.yaml\nid: legalisir\nstatus: effective\n{_STANDARD}",),
    defects=(60,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_is_effective)
