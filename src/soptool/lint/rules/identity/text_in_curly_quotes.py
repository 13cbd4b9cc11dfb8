"""A text in the curly quotes of Word, which are letters for YAML."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Replace, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.source.quoting import CURLY, inner, quoted

CHECK = Check(
    "SOP616",
    "text-in-curly-quotes",
    Severity.WARNING,
    principle=Principle.EASE,
    source="YAML 1.2.2, 7.3: hanya `\"` dan `'` mengapit teks",
)


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    if not any(map(subject.file.holds, CURLY)):
        return
    for path, text in subject.file.texts():
        if text[:1] not in CURLY or inner(text) == text:
            continue
        place = subject.place(*path)
        line = subject.lines_at(*path)[place.line - 1]
        written = line[place.column - 1 : place.end_column - 1]
        if place.end_line != place.line or written != text:
            continue  # in straight quotes: these are meant
        near = quoted(inner(text))
        change = Replace(place.path, place, near)
        yield subject.at(
            CHECK,
            path,
            msg("The quotes {first} {last} are part of the text here, and are printed.",
                first=text[0], last=text[-1]),
            hint=msg("Write `{near}`, or leave the quotes out; where they are to be printed, put"
                     " straight ones around them.",
                     near=near),
            fix=Fix(msg("Write `{near}`.", near=near), (change,), safe=False),
        )  # fmt: skip


MANUAL = Manual(
    what=msg("A whole text stands in the curly quotes that Word makes."),
    why=msg(
        "YAML knows only straight quotes. Curly ones become part of the title, the time or the"
        " name, and protect no comma and no colon."
    ),
    bad=("title: “Penanganan Surat”\n", "records: [‘Buku agenda’]\n"),
    fixes_safely=False,
    fixed=('title: "Penanganan Surat"\n', 'records: ["Buku agenda"]\n'),
    good=("title: Penanganan Surat\n", "title: '“Penanganan Surat”'\n"),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge)
