"""A title with a verb: a command, an active or a passive sentence."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, title_of, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.inflection import capitalized_like, noun_of
from soptool.lint.wording.text import Found
from soptool.lint.wording.title import TitleReading

CHECK = Check(
    "SOP502",
    "title-a-sentence",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, Tabel 6: judul SOP = output dan aspek kegiatan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    title = subject.sop.title
    verb = _verb(title_of(title, "id"))
    if verb is None:
        return
    noun = noun_of(verb.text)
    hint = msg("Name the act with a noun: Penyusunan …, Penanganan …, Verifikasi ….")
    if noun is not None:
        hint = msg("Name the act with a noun: “{noun}”.", noun=capitalized_like(verb.text, noun))
    finding = subject.at(
        CHECK,
        ("title",),
        msg(
            "“{verb}” makes the title a sentence; a title names the act with a noun.",
            verb=verb.text,
        ),
        hint=hint,
        fix=_fix(subject, title, verb, noun),
    )
    yield at_words(finding, subject, title, verb)


def _verb(reading: TitleReading) -> Found | None:
    if reading.opening.kind in ("active", "imperative", "passive"):
        return reading.opening
    return reading.sentence


def _fix(subject: SopSubject, title: str, verb: Found, noun: str | None) -> Fix | None:
    if noun is None or verb.start != 0 or verb.kind == "passive":
        return None
    text = capitalized_like(verb.text, noun) + title[verb.end :]
    if _verb(title_of(text, "id")) is not None:
        return None
    change = subject.setting(("title",), text)
    return Fix(msg("Call it “{title}”.", title=text), (change,), safe=False)


MANUAL = Manual(
    what=msg("The title of an SOP holds a verb, so that it is a sentence."),
    why=msg(
        "A title names an activity as a whole and is cited in other SOPs, lists and decrees; "
        "sentences belong to the steps. A noun of action (Penyusunan, Pengiriman) keeps both apart."
    ),
    bad=("title: Menyusun Laporan Kinerja\n", "title: Surat Masuk Diterima dan Didisposisi\n"),
    good=("title: Penyusunan Laporan Kinerja\n", "title: Penanganan Surat yang Didisposisi\n"),
    fixes_safely=False,
    fixed=("title: Penyusunan Laporan Kinerja\n",),
    defects=(12,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: tongue(subject) == "id")
