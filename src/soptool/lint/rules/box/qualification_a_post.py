"""A qualification that names a post or grade instead of a competence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.reading import tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import as_sentence, names_tool
from soptool.lint.wording.heads import is_surely
from soptool.lint.wording.statement import qualification
from soptool.lint.wording.text import lows
from soptool.lint.wording.words import words
from soptool.model.law.reading import parse_citation

CHECK = Check(
    "SOP653",
    "qualification-a-post",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian identitas: kualifikasi adalah kompetensi umum",
)


_EDUCATION = re.compile(
    r"\W*(?:(?:pendidikan|berpendidikan|memiliki|lulusan|lulus|minimal|minimum|ijazah|jenjang|formal"
    r"|strata|terakhir|(?:paling|serendah-?)\s?rendah(?:nya)?|sekurang-?kurangnya|setidaknya|adalah)"
    r"[\s:]+)*"
    r"(?:[sS]\.?\s?-?[123]|[dD]\.?\s?-?(?:I{1,3}V?|IV|[1-4])|SMA|SMU|SMK|SLTA|SLTP|SMP|MA|diploma"
    r"|sarjana|magister|doktor|strata\s\w+)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_CHARGE = re.compile(
    r"\W*(?:(?:memiliki|mempunyai|diberi(?:kan)?|mendapat(?:kan)?|memegang)\s+"
    r"(?:kewenangan|wewenang|mandat|otoritas)|berwenang)\b",
    re.IGNORECASE,
)
"""What somebody may do: a charge, and no ability."""
_STATUS = re.compile(
    r"\W*(?:(?:memiliki|mempunyai|memegang|menduduki|menjabat)\s+(?:jabatan|sk|surat\s+(?:tugas|keputusan)|status"
    r"|pangkat|golongan|akun|hak\s+akses|nip)\b"
    r"|(?:merupakan|berstatus|terdaftar|ditunjuk|diangkat|ditugaskan|bertugas|menjabat)\s+(?:sebagai\s+|oleh\s+|di\s+)?"
    r"(?:anggota|pegawai|pejabat|asn|pns|pppk|cpns|staf|petugas|tim|kepala|ketua|pimpinan|operator|bendahara)\b)",
    re.IGNORECASE,
)
"""What somebody is or holds: "Merupakan anggota Tim"."""


def _judge(subject: SopSubject) -> Iterator[Finding]:
    listed = texts_at(subject, "qualifications")
    if all(map(_is_education_only, (text for _, text in listed))):
        yield subject.at(
            CHECK,
            ("qualifications",),
            msg("The qualifications tell an education only, and no competence."),
            hint=msg("Add what everyone must know or be able to do: Memahami …, Mampu …"),
            key=True,
        )
        return
    for path, text in listed:
        if _is_of_nothing(text):
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” asks to be able, and does not say of what.", text=text),
                hint=msg("Write a competence: Memahami …, Mampu …, Menguasai …"),
            )
            continue
        if names_tool(text) or parse_citation(text) or _is_thing(text):
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” is a thing, and no ability.", text=text),
                hint=msg("Write a competence: Memahami …, Mampu …, Menguasai …"),
            )
            continue
        if _is_status(text) or qualification(text, tongue(subject)) == "person-or-rank":
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” says who does it, not what they must be able to do.", text=text),
                hint=msg("Write a competence: Memahami …, Mampu …, Menguasai …"),
            )
        elif _CHARGE.match(text) or qualification(text, tongue(subject)) == "duty":
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” says what is done, not what they must be able to do.", text=text),
                hint=msg("Write a competence: Memahami …, Mampu …, Menguasai …"),
            )


def _is_status(text: str) -> bool:
    """Whether it tells what somebody is, and asks for no ability beside it."""
    return _STATUS.match(text) is not None and lows(text).isdisjoint(words("id-competence"))


def _is_thing(text: str) -> bool:
    """Whether a paper, a register or a rule is named: "Buku register", "Juknis BOS"."""
    known = words("id-competence") | words("id-education") | words("id-trainings")
    thing = is_surely(text, "paper", "register", "norm", "blank")
    return thing and lows(text).isdisjoint(known) and as_sentence(text) is None


def _is_of_nothing(text: str) -> bool:
    """Whether it speaks of abilities and names none: "Memiliki kemampuan dan kecakapan"."""
    said = lows(text)
    able = ("kemampuan", "kompetensi", "kecakapan", "keterampilan", "kompeten", "mampu")
    return not said.isdisjoint(able) and said <= words("competence-of-nothing")


def _is_education_only(text: str) -> bool:
    """Whether an entry names a degree or a school, and nothing to know or to be able to do."""
    more = words("id-competence") | words("id-trainings")
    return _EDUCATION.fullmatch(text) is not None and more.isdisjoint(lows(text))


MANUAL = Manual(
    what=msg(
        "A qualification is a post, a unit, a grade, a task, a tool or a regulation, and no "
        "competence; or an education is all that is asked for."
    ),
    why=msg(
        "The qualifications say what everyone who carries the procedure out must know and be able "
        "to do. Who they are stands in the columns of the form."
    ),
    bad=(
        "qualifications: [Eselon II, Kepala Seksi Registrasi]\n",
        "qualifications: [Mengelompokkan arsip menurut urusannya]\n",
        "qualifications: [S1 Ekonomi, SLTA]\n",
        "qualifications: [Komputer dan printer]\n",
    ),
    good=(
        "qualifications: [Memahami tata naskah dinas, Pendidikan minimal D-3]\n",
        "qualifications: ['S1 Hukum, jujur dan disiplin']\n",
    ),
    defects=(21,),
)

RULE = Rule(
    CHECK,
    SopSubject,
    MANUAL,
    _judge,
    applies=lambda subject: bool(texts_at(subject, "qualifications")),
)
