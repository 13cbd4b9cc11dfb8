"""A title that begins with the word SOP, which every heading and cross-reference adds."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.sop import sop_words, without_sop

CHECK = Check(
    "SOP524",
    "title-says-sop",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: judul SOP",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    title = subject.sop.title
    rest = without_sop(title, level=True)
    if rest == title:
        return
    level = "makro" if subject.sop.kind == "macro" else "mikro"
    same = without_sop(title).lower() in (rest.lower(), f"{level} {rest}".lower())
    said = ", ".join(f"“{word.text}”" for word in sop_words(title))
    yield subject.at(
        CHECK,
        ("title",),
        msg("The title says that it is an SOP: {words}.", words=said),
        hint=msg("Leave it out: documents print “SOP” before the title."),
        fix=Fix(
            msg("Call it “{title}”.", title=rest[0].upper() + rest[1:]),
            (subject.setting(("title",), rest[0].upper() + rest[1:]),),
            safe=same,
        ),
    )


MANUAL = Manual(
    what=msg("A title says that it is an SOP: “SOP”, “SPO”, “Protap”, the long form."),
    why=msg(
        "The title names the output and the aspect (Penanganan Surat Masuk). Forms, lists and "
        "references add “SOP” themselves, so that it would stand there twice."
    ),
    bad=(
        "title: SOP Penanganan Surat Masuk   # judul lama\n",
        "title: Prosedur Tetap (Protap) Penanganan Surat Masuk\n",
        "title: Prosedur Kerja Penanganan Surat Masuk\n",
    ),
    good=("title: Penanganan Surat Masuk\n", "title: Evaluasi SOP Administrasi\n"),
    fixed=(
        "title: Penanganan Surat Masuk   # judul lama\n",
        "title: Penanganan Surat Masuk\n",
        "title: Penanganan Surat Masuk\n",
    ),
    defects=(12,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
