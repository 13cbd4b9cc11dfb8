"""An SOP that needs from the applicant what the standard does not ask for."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.handover import Needs
from soptool.lint.evidence.service import has_component, row_place, served
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.measure.applicant import ApplicantWay

CHECK = Check(
    "SOP698",
    "requirement-not-announced",
    Severity.WARNING,
    principle=Principle.USER,
    source="PermenPAN-RB 15/2014: persyaratan; PermenPAN-RB 35/2012: kelengkapan",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    key = subject.whole.document_key
    for one in served(subject):
        asked = Needs((item.document for item in one.offer.delivery.requirements), key)
        for course in one.courses if one.offer.delivery.requirements else ():
            for path, text in _handed_in(course.ways[0]):
                if asked.speaks_of(text):
                    continue
                place = row_place(course.ways[0].first, *path)
                related = [Related(place, msg("The SOP needs it here."))] if place else []
                yield subject.at(
                    CHECK,
                    one.offer.path("delivery", "requirements"),
                    msg(
                        "SOP “{sop}” takes “{document}” from the applicant, but the requirements "
                        "(persyaratan) don't name it.",
                        sop=course.ways[0].procedure.title,
                        document=text,
                    ),
                    hint=msg("Add it, or let the SOP do without it."),
                    related=related,
                    key=True,
                )


def _handed_in(way: ApplicantWay) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what the first row takes from outside; else what the applicant makes in it."""
    made = {text for row in way.procedure.rows for text in row.outputs}
    outside = [
        (("requirements", number), text)
        for number, text in enumerate(way.first.requirements)
        if text not in made
    ]
    is_applicants = any(
        way.procedure.column_of[name].external
        for name in way.first.executors
        if name in way.procedure.column_of
    )
    if outside or not is_applicants:
        yield from outside
    else:
        yield from ((("outputs", n), text) for n, text in enumerate(way.first.outputs))


_SOP = """\
# file: legalisir.yaml
title: Legalisir Ijazah
executors: {pemohon: {name: Pemohon, external: true}, tu: Petugas Tata Usaha}
steps:
  - {activity: Menyerahkan berkas, executor: pemohon, outputs: [Berkas legalisir],
     requirements: [Ijazah asli, Surat kuasa]}
  - {activity: Mencocokkan fotokopi, executor: tu, requirements: [Berkas legalisir, Stempel]}
# file: standar.yaml
kind: standard
title: Legalisir Ijazah
sops: [legalisir]
"""

MANUAL = Manual(
    what=msg("The first steps require something from outside that the standard does not announce."),
    why=msg("An applicant who was not told comes back a second time, or a third."),
    bad=(f"{_SOP}delivery: {{requirements: [Ijazah asli]}}\n",),
    good=(f"{_SOP}delivery: {{requirements: [Ijazah asli, Surat kuasa bermeterai]}}\n",),
    defects=(60,),
)

RULE = Rule(
    CHECK, StandardSubject, MANUAL, _judge, applies=has_component("delivery", "requirements")
)
