"""A product of the standard that none of its SOPs yields."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.procedure import Procedure, Row
from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.handover import Needs
from soptool.lint.evidence.service import has_component, row_place, served
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP700",
    "product-not-yielded",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 15/2014: produk pelayanan; PermenPAN-RB 35/2012: output",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    key = subject.whole.document_key
    for one in served(subject):
        last = [row for procedure in one.procedures for row in _last(procedure)]
        made = [*(text for p in one.procedures for text in p.outputs)]
        made += [text for row in last for text in row.outputs]
        yielded = Needs(made, key)
        if not made:
            continue
        for number, item in enumerate(one.offer.delivery.product):
            if one.is_made(item.document) or yielded.speaks_of(item.document):
                continue
            placed = ((row, row_place(row, "outputs")) for row in last)
            yield subject.at(
                CHECK,
                one.offer.path("delivery", "product", number),
                msg(
                    "The SOPs yield {outputs}, but not “{product}”.",
                    outputs=", ".join(f"“{text}”" for text in dict.fromkeys(made)),
                    product=item.document,
                ),
                hint=msg("Call both alike, or list both names under `documents:` in sop.yaml."),
                related=[
                    Related(place, msg("The last output is this.")) for _, place in placed if place
                ],
            )


def _last(procedure: Procedure) -> list[Row]:
    """Return the rows with an output after which the procedure ends."""
    return [row for row in procedure.rows if row.outputs and any(line.is_end for line in row.lines)]


_SOP = """\
# file: legalisir.yaml
title: Legalisir Ijazah
executors: {tu: Petugas Tata Usaha}
steps:
  - {activity: Mencocokkan fotokopi dengan aslinya, executor: tu, outputs: [Berkas terperiksa]}
  - {activity: Membubuhkan cap legalisasi, executor: tu, outputs: [Fotokopi ijazah terlegalisir]}
# file: standar.yaml
kind: standard
title: Legalisir Ijazah
sops: [legalisir]
"""

MANUAL = Manual(
    what=msg("What the applicant is promised is not among the last outputs of the SOPs."),
    why=msg("Either the promise names something else than what is made, or nobody makes it."),
    bad=(f"{_SOP}delivery: {{product: Surat keterangan pengganti}}\n",),
    good=(f"{_SOP}delivery: {{product: Fotokopi ijazah yang telah dilegalisir}}\n",),
    defects=(60,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=has_component("delivery", "product"))
