"""A title that names an act but not what it is done with."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import title_of, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP501",
    "title-without-object",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, Tabel 6: judul SOP = output dan aspek kegiatan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    reading = title_of(subject.sop.title, "id")
    if reading.opening.kind != "verbal-noun" or reading.has_object:
        return
    yield subject.at(
        CHECK,
        ("title",),
        msg(
            "The title says “{title}”, but not what is dealt with.",
            title=subject.sop.title,
        ),
        hint=msg(
            "Name the output or the object of the activity: “{act} …”.", act=reading.opening.text
        ),
    )


MANUAL = Manual(
    what=msg("The title of an SOP names an act and no object or output."),
    why=msg(
        "A title is made of the output and the aspect of the activity. “Monitoring” alone fits a "
        "dozen SOPs of one office; “Monitoring Realisasi Anggaran” fits one."
    ),
    bad=("title: Monitoring dan Evaluasi\n", "title: Pelaporan Bulanan\n"),
    good=("title: Monitoring Realisasi Anggaran\n", "title: Pelaporan Keuangan Bulanan\n"),
    defects=(11,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: tongue(subject) == "id")
