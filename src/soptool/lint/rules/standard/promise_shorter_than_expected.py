"""A promised time that is kept only when nothing comes back for correction."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, computed, msg
from soptool.lint.evidence.promise import Promise, is_promised, promises, waypoints
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP696",
    "promise-shorter-than-expected",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: mutu baku menjaga mutu dalam standar pelayanan",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    for promise in promises(subject):
        message = None if promise.is_passed_by(promise.course.span.maximum) else _said(promise)
        if message is not None:
            yield subject.at(
                CHECK,
                promise.path,
                message,
                hint=msg("Promise more, or lower the share of cases that come back."),
                related=waypoints(promise),
            )


def _said(promise: Promise) -> Message | None:
    expected, promised = promise.course.expected, promise.text(promise.spell)
    if promise.course.is_endless:
        return msg(
            "By the chances of its answers, a case of SOP {sops} comes back without end; promised "
            "are {promised}.",
            sops=promise.sops,
            promised=promised,
        )
    if expected is None or not promise.is_passed_by(expected):
        return None
    return msg(
        "By the chances of its answers, SOP {sops} takes {time} on average, with repetitions; "
        "promised are {promised}.",
        sops=promise.sops,
        time=computed(promise.text(expected.in_minutes)),
        promised=promised,
    )


_SOP = """\
# file: surat.yaml
title: Penerbitan Surat Keterangan
executors: {{pemohon: {{name: Pemohon, external: true}}, staf: Pengolah Data, kasi: Kepala Seksi}}
steps:
  - {{activity: Menyerahkan permohonan, executor: pemohon, requirements: [Surat permohonan]}}
  - {{id: konsep, activity: Menyusun konsep surat, executor: staf, duration: 1 hari kerja}}
  - {{activity: Memeriksa konsep surat, executor: kasi, duration: 4 jam,
     question: Benar?, branches: {{Ya: next, Tidak: konsep}}, chance: {{Ya: {yes}, Tidak: {no}}}}}
  - {{activity: Menandatangani surat, executor: kasi, duration: 10 menit,
     outputs: [Surat keterangan]}}
# file: standar.yaml
kind: standard
title: Surat Keterangan
sops: [surat]
delivery: {{time: 2 hari kerja, product: Surat keterangan}}
"""

MANUAL = Manual(
    what=msg("With the expected repetitions, an SOP takes longer than promised on average."),
    why=msg(
        "The straight way through may fit the promise while every second file comes back once. The "
        "shares of the answers (`chance`) say how often; those turned away are left out."
    ),
    bad=tuple(
        _SOP.format(yes=yes, no=no) for yes, no in (("0.5", "0.5"), ("0.004", "0.996"), ("0", "1"))
    ),
    good=(_SOP.format(yes="0.95", no="0.05"),),
    defects=(60,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=is_promised)
