"""A warning that says neither what follows nor until when."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.reading import tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.statement import consequence
from soptool.lint.wording.tongue import tongue_of

CHECK = Check(
    "SOP651",
    "warning-without-consequence",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian identitas: peringatan jika-maka atau batas waktu",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for path, text in texts_at(subject, "warnings"):
        if text.startswith("maka ") or placeholder_in(text):
            continue  # the half of a sentence that a comma cuts off: SOP612
        if consequence(text, tongue_of(text) or tongue(subject)):
            continue
        yield subject.at(
            CHECK,
            path,
            msg("“{text}” says neither what follows nor until when.", text=text),
            hint=msg("Write “Jika …, maka …”, or name a deadline."),
        )


MANUAL = Manual(
    what=msg("A warning (peringatan) is no if-then sentence and names no deadline."),
    why=msg(
        "A warning tells what may happen if the procedure is not carried out, or is late. A rule "
        "of conduct or a word (“Keterlambatan informasi”) leaves open what to look out for."
    ),
    bad=("warnings: Keterlambatan informasi\n", "warnings: Kegiatan dilakukan sesuai ketentuan\n"),
    good=(
        "warnings: Jika surat tidak diagendakan, maka tindak lanjutnya terlambat\n",
        "warnings: Laporan disampaikan paling lambat tanggal 10 setiap bulan\n",
    ),
    defects=(20,),
)

RULE = Rule(
    CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(texts_at(subject, "warnings"))
)
