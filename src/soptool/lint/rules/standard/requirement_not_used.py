"""A requirement of the standard that no step of its SOPs takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.handover import Needs
from soptool.lint.evidence.service import Served, has_component, row_place, served
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import as_sentence

CHECK = Check(
    "SOP699",
    "requirement-not-used",
    Severity.INFO,
    principle=Principle.EFFICIENCY,
    source="PermenPAN-RB 35/2012, asas efisiensi; PermenPAN-RB 15/2014: persyaratan",
)
_CONDITION = re.compile(
    r"(?<!\w)(?:adalah|merupakan|harus|wajib|telah|sudah|berusia|berumur|berdomisili|terdaftar"
    r"|minimal|paling sedikit|is|are|must)(?!\w)",
    re.IGNORECASE,
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    for one in served(subject):
        used = _used(one)
        first = [row_place(course.ways[0].first) for course in one.courses]
        place = next((place for place in first if place), None)
        related = [Related(place, msg("The applicant hands in here."))] if place else []
        for number, item in enumerate(one.offer.delivery.requirements):
            if _is_thing(item.document) and used.by_word and not used.speaks_of(item.document):
                yield subject.at(
                    CHECK,
                    one.offer.path("delivery", "requirements", number),
                    msg("No step of the SOPs takes “{document}”.", document=item.document),
                    hint=msg(
                        "Name it as requirement of the step that checks it, call it alike in both "
                        "(`documents:` in sop.yaml), or ask no longer for it."
                    ),
                    related=related,
                )


def _is_thing(text: str) -> bool:
    """Whether a requirement names a document or thing, and no condition (`Pemohon adalah …`)."""
    return not as_sentence(text) and not _CONDITION.search(text)


def _used(one: Served) -> Needs:
    """Return all that the rows require, yield by hand of the applicant, or speak of in details."""
    texts = (
        text
        for procedure in one.procedures
        for row in procedure.rows
        for text in (*row.requirements, *row.outputs, *row.details)
    )
    return Needs(texts, one.subject.whole.document_key)


_SOP = """\
# file: legalisir.yaml
title: Legalisir Ijazah
executors: {tu: Petugas Tata Usaha}
steps:
  - {activity: Mencocokkan fotokopi dengan aslinya, executor: tu, requirements: [Ijazah asli]}
# file: standar.yaml
kind: standard
title: Legalisir Ijazah
sops: [legalisir]
"""

MANUAL = Manual(
    what=msg("The applicant must bring something that no step of the SOPs requires."),
    why=msg("What nobody looks at is a burden for the applicant and a file more on the shelf."),
    bad=(f"{_SOP}delivery: {{requirements: [Ijazah asli, Kartu keluarga]}}\n",),
    good=(
        f"{_SOP}delivery: {{requirements: [Menunjukkan ijazah asli]}}\n",
        f"{_SOP}delivery: {{requirements: [Pemohon adalah pemilik ijazah]}}\n",
    ),
    defects=(60,),
)

RULE = Rule(
    CHECK, StandardSubject, MANUAL, _judge, applies=has_component("delivery", "requirements")
)
