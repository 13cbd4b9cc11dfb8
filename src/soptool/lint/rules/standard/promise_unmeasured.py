"""A promised time that cannot be measured."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.service import services
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.evidence.times import Flaw, unmeasured
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.duration.duration import parse_duration

CHECK = Check(
    "SOP694",
    "promise-unmeasured",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 15/2014: jangka waktu penyelesaian",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    for offer in services(subject):
        for number, term in enumerate(offer.delivery.time):
            flaw = None if placeholder_in(term.duration) else _flaw(term.duration)
            if flaw is not None:
                path = offer.path("delivery", "time", number)
                yield subject.at(CHECK, path, flaw.message, hint=flaw.hint)


def _flaw(text: str) -> Flaw | None:
    hint = msg("Promise the longest time: `3 hari kerja`, counted from a complete file.")
    duration = parse_duration(text)
    if duration is None:
        words, flaw = unmeasured(text)
        return flaw if words.kind == "unit" else Flaw(flaw.message, hint)
    if duration.every is not None:
        return Flaw(
            msg("“{text}” comes again (every {every}) and is no time to completion.",
                text=text, every=duration.every), hint)  # fmt: skip
    return (
        Flaw(msg("“{text}” sets no longest time.", text=text), hint)
        if (duration.open_ended)
        else None
    )


def _applies(subject: StandardSubject) -> bool:
    return any(offer.delivery.time for offer in services(subject))


MANUAL = Manual(
    what=msg("The time to completion is not a number with a unit, or has no upper end."),
    why=msg("Only a time that can be measured can be kept, missed, and compared with the SOP."),
    bad=(
        "kind: standard\ndelivery: {time: Secepatnya}\n",
        "kind: standard\ndelivery: {time: Minimal 2 hari kerja}\n",
        "kind: standard\ndelivery: {time: 14 hari kelender}\n",
        "kind: standard\ndelivery: {time: 2 hari setiap bulan}\n",
    ),
    good=(
        "kind: standard\ndelivery: {time: 3 (tiga) hari kerja sejak berkas lengkap}\n",
        (
            "kind: standard\ndelivery:\n  time:\n    - {duration: 1 jam, for: Berkas lengkap}\n"
            "    - {duration: 2 hari kerja, for: Berkas yang perlu diverifikasi}\n"
        ),
    ),
    defects=(60,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
