"""A promised time that cannot be held against the SOP, whose times are missing."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.promise import promises
from soptool.lint.evidence.service import row_place
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP697",
    "promise-not-provable",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: mutu baku menjaga mutu dalam standar pelayanan",
)
_SHOWN = 3


def _applies(subject: StandardSubject) -> bool:
    return any(True for _ in promises(subject))


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    for promise in promises(subject):
        rows = [row for way in promise.course.ways for row in way.unmeasured]
        if not rows:
            continue
        placed = [(row, row_place(row)) for row in rows[:_SHOWN]]
        yield subject.at(
            CHECK,
            promise.path,
            msg(
                "The promise of {promised} can't be checked against {sops}: on the applicant's "
                "way, no time that can be measured stands in row {rows}.",
                promised=promise.text(promise.spell),
                sops=promise.sops,
                rows=computed(", ".join(row.no for row in rows)),
            ),
            hint=msg(
                "Write their time in the SOP (`duration`), a most at least: `paling lama 1 hari`."
            ),
            related=[
                Related(place, msg("Row {no} has none.", no=row.no))
                for row, place in placed
                if place
            ],
        )


_SOP = """\
# file: surat.yaml
title: Penerbitan Surat Keterangan
executors: {staf: Pengolah Data}
steps:
  - {activity: Menerima permohonan, executor: staf, duration: 10 menit, requirements: [Permohonan]}
  - {activity: Menyusun surat keterangan, executor: staf, outputs: [Surat keterangan]}
# file: standar.yaml
kind: standard
title: Surat Keterangan
sops: [surat]
delivery: {time: 2 hari kerja, product: Surat keterangan}
"""

MANUAL = Manual(
    what=msg("Steps between the applicant's handing in and the product have no time."),
    why=msg("A promise is proved by adding up: every row left out is time nobody has counted."),
    bad=(_SOP,),
    good=(_SOP.replace("executor: staf, outputs", "executor: staf, duration: 1 jam, outputs"),),
    defects=(60,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=_applies)
