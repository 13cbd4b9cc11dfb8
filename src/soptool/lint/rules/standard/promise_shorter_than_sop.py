"""A promised time that the SOP cannot keep."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.promise import is_promised, promises, waypoints
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP695",
    "promise-shorter-than-sop",
    Severity.ERROR,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: mutu baku menjaga mutu dalam standar pelayanan",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    for promise in promises(subject):
        longest = promise.course.span.maximum
        if promise.is_passed_by(longest):
            yield subject.at(
                CHECK,
                promise.path,
                msg(
                    "The promise of {promised} can't be kept: SOP {sops} takes up to {time} on the "
                    "applicant's way.",
                    promised=promise.text(promise.spell),
                    sops=promise.sops,
                    time=computed(promise.text(longest)),
                ),
                hint=msg(
                    "Promise {time} at least, or shorten the SOP.", time=promise.text(longest)
                ),
                related=waypoints(promise),
            )


_SOP = """\
# file: legalisir.yaml
title: Legalisir Ijazah
executors:
  pemohon: {name: Pemohon, external: true}
  tu: Petugas Tata Usaha
  kepala: Kepala Madrasah
steps:
  - {activity: Menyerahkan ijazah dan fotokopinya, executor: pemohon, duration: 15 menit,
     requirements: [Ijazah asli, Fotokopi ijazah], outputs: [Berkas permohonan]}
  - {activity: Mencocokkan fotokopi dengan ijazah asli, executor: tu, duration: 1 jam,
     requirements: [Berkas permohonan], outputs: [Berkas terperiksa]}
  - {activity: Menandatangani fotokopi ijazah, executor: kepala, duration: 3 hari kerja,
     requirements: [Berkas terperiksa], outputs: [Fotokopi ijazah terlegalisir]}
# file: standar.yaml
kind: standard
title: Legalisir Ijazah
sops: [legalisir]
"""

MANUAL = Manual(
    what=msg("An SOP behind a service may take longer than the standard promises."),
    why=msg(
        "The promised time is compared with the longest time on the applicant's way: from the row "
        "in which an `external` executor (or the first requirement from outside) hands in, to the "
        "row that yields the product; each loop once. The applicant's own time does not count. "
        "SOPs in a row, where one takes what the other yields, are added up; elapsed and working "
        "time are compared by the workspace's calendar. The office can be held to its promise: "
        "better to find out at the desk than at the counter."
    ),
    bad=(f"{_SOP}delivery: {{time: 1 hari kerja, product: Fotokopi ijazah terlegalisir}}\n",),
    good=(
        f"{_SOP}delivery: {{time: 4 hari kerja, product: Fotokopi ijazah terlegalisir}}\n",
        f"{_SOP}delivery: {{time: 1 jam, product: Berkas terperiksa}}\n",
    ),
    defects=(60,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=is_promised)
