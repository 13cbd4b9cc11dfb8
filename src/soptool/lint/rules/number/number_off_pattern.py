"""A number that is not written as the agency numbers its SOPs."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.numbers import compiled, corrected, holes, sample
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP621",
    "number-off-pattern",
    Severity.ERROR,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas: nomor menurut tata naskah dinas instansi",
)


def _has_both(subject: SopSubject) -> bool:
    number = subject.sop.number
    pattern = subject.whole.settings.number_pattern
    return bool(number and pattern) and not placeholder_in(number or "") and not holes(number or "")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    number, pattern = subject.sop.number, subject.whole.settings.number_pattern
    if not number or not pattern or compiled(pattern).fullmatch(number):
        return
    right = corrected(number, pattern)
    yield subject.at(
        CHECK,
        ("number",),
        msg("The number “{number}” does not follow the agency's pattern.", number=number),
        hint=msg(
            "The pattern in sop.yaml asks for numbers like “{sample}”.", sample=sample(pattern)
        ),
        fix=Fix(
            msg("Write “{number}”.", number=right),
            (subject.setting(("number",), right),),
            safe=False,
        )
        if right
        else None,
    )


_SETTINGS = '# file: sop.yaml\nnumber_pattern: "SOP-{seq:3}/SETJEN/{year}"\n# file: surat.yaml\n'

MANUAL = Manual(
    what=msg("The number of an SOP does not match `number_pattern` of sop.yaml."),
    why=msg(
        "Every agency numbers its SOPs by its own rules on official documents. Where sop.yaml "
        "says how, a number that is written otherwise can't be found in lists and registers. "
        "`{{seq:3}}` is the running number with three digits at least, `{{year}}` the year, "
        "`{{month}}` the month. Service standards have numbers of their own."
    ),
    bad=(f"{_SETTINGS}number: sop-12/SETJEN/2026\n", f"{_SETTINGS}number: 012/SOP/2026\n"),
    good=(f"{_SETTINGS}number: SOP-012/SETJEN/2026\n", "number: 012/SOP/2026\n"),
    fixes_safely=False,
    fixed=(f"{_SETTINGS}number: SOP-012/SETJEN/2026\n",),
    defects=(3,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_has_both)
