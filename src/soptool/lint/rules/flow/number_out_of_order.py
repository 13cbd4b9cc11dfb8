"""Printed numbers with gaps, repeats or steps backwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.sop import numbered

CHECK = Check(
    "SOP587",
    "number-out-of-order",
    Severity.ERROR,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian flowchart: kolom nomor",
)
Numbered = tuple[StepSubject, str]


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for section in _sections(subject):
        for (_, before), (step, number) in pairwise(section):
            if step.step.no is None or _follows(before, number):
                continue
            yield step.at(
                CHECK,
                ("no",),
                msg("After number {before} comes {number}.", before=before, number=number),
                hint=msg("Leave `no` out: rows are numbered by themselves, anew in each section."),
            )


def _sections(subject: SopSubject) -> Iterator[list[Numbered]]:
    """Yield the numbered rows of each section: the first symbol of each, and no dashes."""
    rows: list[Numbered] = []
    for step, number in zip(subject.steps, numbered(subject.sop.steps), strict=True):
        if step.step.section is not None:
            yield rows
            rows = []
        if not step.step.same_row and any(char.isalnum() for char in number):
            rows.append((step, number))
    yield rows


def _follows(before: str, number: str) -> bool:
    one, other = _value(before), _value(number)
    if one is None or other is None:
        return before != number
    return other == one + 1


def _value(number: str) -> int | None:
    plain = number.strip().rstrip(".)")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else None


MANUAL = Manual(
    what=msg("The printed number of a row does not follow that of the row above."),
    why=msg(
        "People point at rows by their number, in remarks and on the telephone. Gaps look like "
        "missing rows, and a number used twice names two of them."
    ),
    bad=("steps:\n  - activity: Mencatat surat\n  - {no: 3, activity: Mengarsipkan surat}\n",),
    good=(
        "steps:\n  - activity: Mencatat surat\n  - activity: Mengarsipkan surat\n",
        "steps:\n  - {no: a, activity: Mencatat surat}\n  - {no: b, activity: Membalas surat}\n",
    ),
    defects=(40,),
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: any(step.no for step in subject.sop.steps),
)
