"""A title with an abbreviation that the SOP explains nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, title_of, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP503",
    "title-abbreviation",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; judul SOP",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    title = subject.sop.title
    explained = " ".join(subject.sop.definitions).casefold()
    own = (subject.sop.unit or "").split()  # whoever works there knows it
    for short in title_of(title, tongue(subject)).abbreviations:
        if short.text.casefold() in explained or short.text in own:
            continue
        finding = subject.at(
            CHECK,
            ("title",),
            msg("The title shortens to “{short}” without saying what it means.", short=short.text),
            hint=msg("Write it out, or explain it under definisi (`definitions`)."),
        )
        yield at_words(finding, subject, title, short)


MANUAL = Manual(
    what=msg("The title of an SOP holds an abbreviation that the SOP does not explain."),
    why=msg(
        "Newcomers and the public read the title first, and in lists it stands alone. What the "
        "office says every day may mean nothing, or something else, outside it."
    ),
    bad=("title: Penyusunan DUPAK\n",),
    good=(
        "title: Penyusunan Daftar Usul Penetapan Angka Kredit (DUPAK)\n",
        "title: Fasilitasi Rapat DPRD\nunit: Sekretariat DPRD\n",
        "title: Penyusunan DUPAK\ndefinitions:\n  DUPAK: Daftar Usul Penetapan Angka Kredit\n",
    ),
    defects=(12,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
