"""A title that begins with a thing instead of an act."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, title_of, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP500",
    "title-not-an-act",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, Tabel 6: judul SOP = output dan aspek kegiatan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    title = subject.sop.title
    reading = title_of(title, "id")
    opening = reading.opening
    if opening.kind not in ("noun", "other"):
        return
    if any(short.start == opening.start for short in reading.abbreviations):
        return  # it may be short for an act, which SOP503 asks to write out
    finding = subject.at(
        CHECK,
        ("title",),
        msg("The title begins with “{words}”, which names no act.", words=opening.text),
        hint=msg(
            "Begin with the act as a noun, then name its object: Penyusunan …, Penanganan …, "
            "Verifikasi …."
        ),
    )
    yield at_words(finding, subject, title, opening)


MANUAL = Manual(
    what=msg("The title of an SOP begins with a thing, not with an act as a noun."),
    why=msg(
        "A title says what is done with what: the aspect of the activity (Penyusunan, Pelaksanaan, "
        "Evaluasi) and its output (Rencana Strategis). From “Surat Masuk” alone nobody can tell "
        "whether it is received, answered or filed."
    ),
    bad=("title: Surat Masuk\n", "title: SOP Kenaikan Pangkat Pegawai\n"),
    good=("title: Penanganan Surat Masuk\n", "title: Verifikasi Usulan Kenaikan Pangkat\n"),
    defects=(11,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: tongue(subject) == "id")
