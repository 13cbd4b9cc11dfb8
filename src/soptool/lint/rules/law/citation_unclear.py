"""A legal basis in which no regulation can be recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.citations import Basis, bases, has_bases
from soptool.lint.evidence.placeholders import is_open_end
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.law.catalogue import Kind, maker_meant, ministry_of
from soptool.model.law.citation import Unread

CHECK = Check(
    "SOP633",
    "citation-unclear",
    Severity.INFO,
    principle=Principle.OBEDIENCE,
    source="UU 12/2011, lampiran II (diingat): penyebutan peraturan",
)

_OF_A_MINISTRY = re.compile(
    r"\W*Peraturan\s+Pemerintah\s+(?P<ministry>[^\d,;]+?)\s+(?:No|Nomor|Nomer|Tahun|Th|tentang)\b",
    re.IGNORECASE,
)

_NATION = re.compile(r"\b(?:RI|R\.I\.?|Republik Indonesia)(?!\w)", re.IGNORECASE)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for basis in bases(subject):
        if basis.is_id or is_open_end(basis.text):
            continue
        if slip := _slip(basis):
            yield subject.at(
                CHECK,
                basis.path,
                msg("“{text}” names no kind of regulation.", text=basis.text),
                hint=msg("“Peraturan {maker}” seems to be meant.", maker=slip),
            )
        if basis.unread is None:
            continue
        if ministry := _ministry(basis.text):
            yield subject.at(
                CHECK,
                basis.path,
                msg("“{text}” names no kind of regulation.", text=basis.text),
                hint=msg("“Peraturan Menteri {ministry}” seems to be meant.", ministry=ministry),
            )
            continue
        said, hint = _said(basis, basis.unread)
        yield subject.at(CHECK, basis.path, said, hint=hint)


def _slip(basis: Basis) -> str | None:
    """Return the maker that is meant where the kind is misspelt: "Peraturan Pemerintahan"."""
    cited = basis.citation
    if cited is None or cited.kind is not Kind.OFFICE:
        return None
    return maker_meant(cited.issuer)


def _ministry(text: str) -> str | None:
    """Return the ministry behind "Peraturan Pemerintah", which makes no such regulations."""
    found = _OF_A_MINISTRY.match(text)
    return ministry_of(_NATION.sub(" ", found["ministry"])) if found else None


def _said(basis: Basis, unread: Unread) -> tuple[Message, Message]:
    if unread.several:
        return (
            msg("“{text}” cites several regulations in one entry.", text=basis.text),
            msg("Give each an entry of its own; the next one is “{rest}”.", rest=unread.rest),
        )
    if unread.rest:
        return (
            msg(
                "“{text}” can't be read to its end: “{rest}” is not understood.",
                text=basis.text,
                rest=unread.rest,
            ),
            msg(
                "Write kind, maker, number, year and subject; what amends it follows with "
                "“sebagaimana telah diubah dengan”, its number and its year."
            ),
        )
    return (
        msg("“{text}” can't be recognised as a regulation.", text=basis.text),
        msg(
            "Write kind, number, year and subject: Undang-Undang Nomor 43 Tahun 2009 "
            "tentang Kearsipan. Other documents belong elsewhere."
        ),
    )


MANUAL = Manual(
    what=msg("An entry of the legal basis cites no regulation by kind and number."),
    why=msg(
        "A reader must be able to look the regulation up. Plans, budgets and forms are no legal "
        "basis; they belong under requirements, equipment or relations."
    ),
    bad=(
        "legal_basis: Arahan pimpinan\n",
        "legal_basis: [Undang-Undang Kearsipan]\n",
        "legal_basis: UU Nomor 25 Tahun 2009 dan PP Nomor 96 Tahun 2012\n",
        "legal_basis: PP Nomor 53 Tahun 2010 beserta perubahannya\n",
        "legal_basis: Peraturan Pemerintahan Nomor 16 Tahun 2018 tentang Satpol PP\n",
        "legal_basis: Peraturan Pemerintah Dalam Negeri No. 54 Th. 2009 tentang Naskah Dinas\n",
    ),
    good=("legal_basis: Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan\n",),
    defects=(16,),
    recalled=True,
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=has_bases)
