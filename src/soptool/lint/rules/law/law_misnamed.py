"""A law whose number belongs to another, or whose title does."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.citations import bases, has_bases
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.law.citation import Citation
from soptool.model.law.titles import is_slip_of, numbers_of, shares_words, title_of

CHECK = Check(
    "SOP639",
    "law-misnamed",
    Severity.INFO,
    principle=Principle.OBEDIENCE,
    source="Judul peraturan pada peraturan.go.id (diingat)",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for basis in bases(subject):
        if basis.registered or basis.citation is None:
            continue  # sop.yaml says what it is called
        told = _told(basis.citation)
        if told is not None:
            yield subject.at(
                CHECK,
                basis.path,
                told,
                hint=msg(
                    "Look it up in the gazette, and write number, year and title as they stand "
                    "there."
                ),
            )


def _told(cited: Citation) -> Message | None:
    """Say what is at odds: the title with the number, or the number with the title."""
    if not cited.about or not cited.number or cited.year is None:
        return None
    numbers = numbers_of(cited)
    if numbers and f"Nomor {cited.number.lstrip('0')} Tahun {cited.year}" not in numbers:
        return msg(
            "“{title}” is probably {number}, and not Nomor {written} Tahun {year}.",
            title=cited.about.strip(" .;,"),
            number=numbers[-1],
            written=cited.number,
            year=cited.year,
        )
    title = title_of(cited)
    if title is None:
        return None
    if is_slip_of(title, cited.about):
        return msg(
            "Nomor {written} Tahun {year} is probably called “{title}”, and not “{about}”.",
            written=cited.number,
            year=cited.year,
            title=title,
            about=cited.about.strip(" .;,"),
        )
    if shares_words(title, cited.about):
        return None
    return msg(
        "Nomor {written} Tahun {year} is probably on “{title}”, and not on “{about}”.",
        written=cited.number,
        year=cited.year,
        title=title,
        about=cited.about.strip(" .;,"),
    )


MANUAL = Manual(
    what=msg("A legal basis bears the title of one law and the number of another."),
    why=msg(
        "Whoever looks it up finds another law, or none, and cannot tell which was meant. Soptool "
        "knows the laws that SOPs cite most; the registry of the workspace (`regulations` in "
        "sop.yaml) is believed first."
    ),
    bad=(
        "legal_basis: Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintah Daerah\n",
        "legal_basis: UU Nomor 5 Tahun 2009 tentang Pelayanan Publik\n",
        "legal_basis: UU Nomor 25 Tahun 2009 tentang Kearsipan Nasional\n",
    ),
    good=(
        "legal_basis: UU Nomor 25 Tahun 2009 tentang Pelayanan Publik\n",
        "legal_basis: UU Nomor 25 Tahun 2009 tentang Layanan Publik\n",
        ("legal_basis: Peraturan Daerah Kota Batam Nomor 5 Tahun 2009 tentang Pelayanan Publik\n"),
    ),
    defects=(16,),
    recalled=True,
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=has_bases)
