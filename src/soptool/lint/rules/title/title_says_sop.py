"""A title that begins with the word SOP, which every heading and cross-reference adds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP524",
    "title-says-sop",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: judul SOP",
)
_SOP = re.compile(
    r"^(?:(?:SOP|S\.O\.P\.?|Standar Operasional Prosedur|Prosedur Operasional Standar)\b[\s:–-]*)+",
    re.IGNORECASE,
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    title = subject.sop.title
    rest = _SOP.sub("", title)
    if rest == title or not rest:
        return
    yield subject.at(
        CHECK,
        ("title",),
        msg("The title begins with “{words}”.", words=title.removesuffix(rest).strip()),
        hint=msg("Leave it out: documents print “SOP” before the title."),
        fix=Fix(
            msg("Begin the title with “{rest}”.", rest=rest),
            (subject.setting(("title",), rest[0].upper() + rest[1:]),),
        ),
    )


MANUAL = Manual(
    what=msg("A title begins with “SOP” or its long form."),
    why=msg(
        "The title names the output and the aspect (Penanganan Surat Masuk). Forms, lists and "
        "references add “SOP” themselves, so that it would stand there twice."
    ),
    bad=("title: SOP Penanganan Surat Masuk   # judul lama\n",),
    good=("title: Penanganan Surat Masuk\n", "title: Evaluasi SOP Administrasi\n"),
    fixed=("title: Penanganan Surat Masuk   # judul lama\n",),
    defects=(12,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
