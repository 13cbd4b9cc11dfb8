"""A regulation, or a list of posts, among the related SOPs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.entries import relations_of
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.heads import TOOLS, is_surely
from soptool.lint.wording.sop import sop_words, without_sop
from soptool.lint.wording.text import lows
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
    r"\W*(?:seluruh|semua|segala)\s+sop\b|.*\binstansi\s+(?:lain\s+)?(?:yang\s+)?terkait\b",
    re.IGNORECASE,
)
_NO_UNITS = frozenset(["tim", "panitia", "kelompok", "komite", "rumah", "peraturan", "satuan"])
_PAPERS = frozenset(["sk", "keputusan", "nota", "berkas", "jadwal", "dpa", "rka"])
"""Papers that no SOP is called by: "Surat Keluar", "Laporan Bulanan" may be titles."""
_TITLES = frozenset(["prosedur", "standar", "instruksi", "tata", "sop", "kebijakan"])


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for path, relation in relations_of(subject):
        if relation.sop is None and (told := _told(relation.text)):
            yield subject.at(CHECK, path, told[0], hint=told[1])


def _told(text: str) -> tuple[Message, Message] | None:
    """Tell what an entry names in place of an SOP."""
    if whom := _others(text):
        return whom, msg("Name the procedures by their titles: “SOP Pengarsipan Surat”.")
    if _is_paper(text):
        return (
            msg("“{text}” names a document and no SOP.", text=text),
            msg("Name the SOP that makes or needs it: “SOP Kenaikan Pangkat”."),
        )
    if parse_citation(text) is not None:
        return (
            msg("“{text}” is a regulation and no SOP.", text=text),
            msg("Move it to dasar hukum (`legal_basis`); name SOPs here."),
        )
    return None


def _others(text: str) -> Message | None:
    """Tell posts, units, tools and SOPs in general."""
    if _names_posts(text):
        return msg("“{text}” names posts and no SOP.", text=text)
    if _ALL.match(text) or _is_general(text):
        return msg("“{text}” names no SOP in particular.", text=text)
    if _is_unit(text):
        return msg("“{text}” names a unit and no SOP.", text=text)
    if is_surely(text, *TOOLS) and not sop_words(text):
        return msg("“{text}” names a tool and no SOP.", text=text)
    return None


def _is_general(text: str) -> bool:
    """Whether no word tells which SOP is meant: "SOP Internal dan Administratif"."""
    said = lows(text)
    return not said.isdisjoint(("sop", "spo", "protap")) and said <= words("sops-in-general")


def _is_paper(text: str) -> bool:
    """Whether a document is named: a form, a register, a guide, or a paper of one case."""
    first = next(iter(text.casefold().split()), "")
    if sop_words(text) or first in _TITLES or parse_citation(text) is not None:
        return False
    return is_surely(text, "blank", "register", "norm") or (
        is_surely(text, "paper")
        and (first in _PAPERS or text.casefold().startswith("surat keputusan"))
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
