"""A regulation, or a list of posts, among the related SOPs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import relations_of
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.sop import sop_words, without_sop
from soptool.lint.wording.words import words
from soptool.model.law.reading import parse_citation

CHECK = Check(
    "SOP647",
    "related-no-sop",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, bagian identitas: keterkaitan",
)

_ALL = re.compile(
    r"\W*(?:seluruh|semua|segala)\s+sop\b|\W*sop\s+(?:lain(?:nya)?|terkait|yang terkait)[\W]*$"
    r"|.*\binstansi\s+(?:lain\s+)?(?:yang\s+)?terkait\b"
    r"|\W*sop\s+(?:internal|ek?sternal|administratif|teknis)(?:\s+dan\s+(?:administratif|teknis))?\W*$",
    re.IGNORECASE,
)
_NO_UNITS = frozenset(["tim", "panitia", "kelompok", "komite", "rumah", "peraturan", "satuan"])
_PAPER = re.compile(
    r"\W*(?:\d+\W+)?(?:sk|surat keputusan|formulir|form|blangko|buku|kartu|nota|berkas|jadwal"
    r"|lembar|dpa|rka)\s",
    re.IGNORECASE,
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for path, relation in relations_of(subject):
        if relation.sop is None and _names_posts(relation.text):
            message = msg("“{text}” names posts and no SOP.", text=relation.text)
            hint = msg("Name the procedures by their titles: “SOP Pengarsipan Surat”.")
            yield subject.at(CHECK, path, message, hint=hint)
        elif relation.sop is None and _ALL.match(relation.text):
            message = msg("“{text}” names no SOP in particular.", text=relation.text)
            hint = msg("Name the procedures by their titles: “SOP Pengarsipan Surat”.")
            yield subject.at(CHECK, path, message, hint=hint)
        elif relation.sop is None and _is_unit(relation.text):
            message = msg("“{text}” names a unit and no SOP.", text=relation.text)
            hint = msg("Name the procedures by their titles: “SOP Pengarsipan Surat”.")
            yield subject.at(CHECK, path, message, hint=hint)
        elif relation.sop is None and _PAPER.match(relation.text) and not sop_words(relation.text):
            message = msg("“{text}” names a document and no SOP.", text=relation.text)
            hint = msg("Name the SOP that makes or needs it: “SOP Kenaikan Pangkat”.")
            yield subject.at(CHECK, path, message, hint=hint)
        elif relation.sop is None and parse_citation(relation.text) is not None:
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” is a regulation and no SOP.", text=relation.text),
                hint=msg("Move it to dasar hukum (`legal_basis`); name SOPs here."),
            )


def _is_unit(text: str) -> bool:
    """Whether it begins with the name of a unit: "SOP Bagian Umum dan Kepegawaian"."""
    first, *others = without_sop(text).split() or [""]
    return bool(others) and first.casefold() in words("id-units") - _NO_UNITS


def _names_posts(text: str) -> bool:
    """Whether it lists several posts: "SOP Kepala Dinas, Sekretaris, Bendahara"."""
    parts = [part.split() for part in without_sop(text).split(",") if part.strip()]
    alone = len(parts) == 1 and len(parts[0]) == 1 and not sop_words(text)
    return (len(parts) > 1 or alone) and all(
        part[0].casefold() in words("id-posts") for part in parts
    )


MANUAL = Manual(
    what=msg("A regulation, or a list of posts, stands among the related SOPs."),
    why=msg("Keterkaitan names the procedures that this one is tied to; laws are its legal basis."),
    bad=(
        "related: [Seluruh SOP di lingkungan dinas]\n",
        "related: [Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik]\n",
        "related: ['SOP Kepala Dinas, Sekretaris, Bendahara']\n",
    ),
    good=("related: [SOP Pengarsipan]\n",),
    defects=(18,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.related))
