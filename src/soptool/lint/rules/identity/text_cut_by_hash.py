"""A text of which ` #` made the rest a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from soptool.finding import Check, Finding, Fix, Manual, Place, Replace, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.source.quoting import quoted

CHECK = Check(
    "SOP614",
    "text-cut-by-hash",
    Severity.WARNING,
    principle=Principle.EASE,
    source="YAML 1.2.2, 6.6: spasi dan `#` memulai komentar",
)
_CUT = re.compile(r"\s+#(?!\s*sop:)(?P<rest>\s*[^\s#!].*)")
"""People put a space behind the `#` of a comment, and none before what they count."""
_GOES_ON = re.compile(
    r"(?:[,(/&+]|\b(?:nomor|nomer|no\.?|dan|atau|dari|di|ke|untuk|pada|dengan"
    r"|number|and|or|of|to|the|for|with))\s*$",
    re.IGNORECASE,
)
"""What a text does not end with."""
_COUNTED = re.compile(r"\b(?:loket|ruang|lantai|form|formulir|lampiran|room)\s*$", re.IGNORECASE)
"""What a number may follow."""


def _is_cut(text: str, rest: str) -> bool:
    """Whether the text goes on behind the `#`: what stands there is no remark."""
    is_open = text.count("(") > text.count(")") and ")" in rest
    is_counted = rest.strip()[:1].isdigit() and _COUNTED.search(text) is not None
    return not rest[:1].isspace() or is_open or is_counted or _GOES_ON.search(text) is not None


def _quoting(place: Place, line: str, end: int) -> Fix:
    """Put the value and what it lost in quotes: unsafe, as it may be a remark after all."""
    start = place.column - 1
    whole = quoted(line[start:end].rstrip())
    there = replace(place, end_column=start + len(line[start:end].rstrip()) + 1)
    change = Replace(place.path, there, whole)
    return Fix(msg("Write `{near}`.", near=whole), (change,), safe=False)


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    if not subject.file.holds(" #"):
        return
    for path, text in subject.file.texts():
        place = subject.place(*path)
        line = subject.lines_at(*path)[place.end_line - 1]
        found = _CUT.match(line, place.end_column - 1)
        is_plain = line[place.end_column - 2 : place.end_column - 1] not in ('"', "'")
        if found and text and is_plain and _is_cut(text, found["rest"]):
            whole = f"{text} #{found['rest'].rstrip()}"
            yield subject.at(
                CHECK,
                path,
                msg("The text ends at “{text}”; what follows is taken for a comment: “{rest}”.",
                    text=text, rest=f"#{found['rest'].rstrip()}"),
                hint=msg("Put the whole text in quotes: \"{text}\".", text=whole),
                fix=_quoting(place, line, found.end()),
            )  # fmt: skip


MANUAL = Manual(
    what=msg("A space and `#` inside a text made the rest of it a comment."),
    why=msg("Nothing warns of it: the document is printed without what stands behind."),
    bad=(
        "steps:\n  - activity: Mengisi formulir #3 dan lampirannya\n",
        "steps:\n  - activity: Mencatat surat nomor # 3\n",
    ),
    fixes_safely=False,
    fixed=(
        'steps:\n  - activity: "Mengisi formulir #3 dan lampirannya"\n',
        'steps:\n  - activity: "Mencatat surat nomor # 3"\n',
    ),
    good=(
        'steps:\n  - activity: "Mengisi formulir #3 dan lampirannya"\n',
        "steps:\n  - activity: Mengisi formulir # lihat lampiran\n",
    ),
    defects=(1,),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge)
