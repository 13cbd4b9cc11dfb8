"""A text of which ` #` made the rest a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP614",
    "text-cut-by-hash",
    Severity.WARNING,
    principle=Principle.EASE,
    source="YAML 1.2.2, 6.6: spasi dan `#` memulai komentar",
)
_CUT = re.compile(r"\s+#(?=[^\s#!])(?P<rest>.*\S)")
"""People put a space behind the `#` of a comment, and none before what they count."""


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    if not subject.file.holds(" #"):
        return
    for path, text in subject.file.texts():
        place = subject.place(*path)
        line = subject.lines_at(*path)[place.end_line - 1]
        found = _CUT.match(line, place.end_column - 1)
        if found and text and line[place.end_column - 2] not in "\"'":
            yield subject.at(
                CHECK,
                path,
                msg("The text ends at “{text}”; what follows is taken for a comment: “{rest}”.",
                    text=text, rest=f"#{found['rest']}"),
                hint=msg("Put the whole text in quotes: \"{text}\".",
                         text=f"{text} #{found['rest']}"),
            )  # fmt: skip


MANUAL = Manual(
    what=msg("A space and `#` inside a text made the rest of it a comment."),
    why=msg("Nothing warns of it: the document is printed without what stands behind."),
    bad=("steps:\n  - activity: Mengisi formulir #3 dan lampirannya\n",),
    good=(
        'steps:\n  - activity: "Mengisi formulir #3 dan lampirannya"\n',
        "steps:\n  - activity: Mengisi formulir # lihat lampiran\n",
    ),
    defects=(1,),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge)
