"""A text that a comma in `[…]` cut into two entries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.cut import goes_on
from soptool.shape.fill import Location

CHECK = Check(
    "SOP612",
    "text-cut-by-comma",
    Severity.WARNING,
    principle=Principle.EASE,
    source="YAML 1.2.2, 7.4.1: koma memisahkan isi daftar `[…]`",
)


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    for path, entries in _lists(subject.file.data, ()):
        for index, pair in enumerate(pairwise(entries), start=1):
            comma = _comma(subject, path, index) if goes_on(*pair, ",") else None
            if comma is None or not goes_on(*pair, comma):
                continue
            yield subject.at(
                CHECK,
                (*path, index),
                msg("The comma begins a new entry here: “{text}”.", text=pair[1]),
                hint=msg(
                    'Where both are one text, put it in quotes: "{text}"; or write each entry on '
                    "a line of its own (`- …`).",
                    text=comma.join(pair),
                ),
            )
            break


def _lists(data: object, path: Location) -> Iterator[tuple[Location, list[str]]]:
    """Yield every list of texts with its path."""
    if isinstance(data, dict):
        for key, item in data.items():
            if not isinstance(item, str):
                yield from _lists(item, (*path, key))
    elif isinstance(data, list):
        if len(data) > 1 and all(isinstance(item, str) for item in data):
            yield path, data
            return
        for index, item in enumerate(data):
            yield from _lists(item, (*path, index))


def _comma(subject: DocumentSubject, path: Location, index: int) -> str | None:
    """Return the comma between two entries of `[…]` with its spaces.

    None in a list of lines, across lines, and where one of the two is quoted: that is meant.
    """
    before, after = subject.place(*path, index - 1), subject.place(*path, index)
    if (before.path, before.end_line) != (after.path, after.line):
        return None
    line = subject.lines_at(*path, index)[after.line - 1]
    between = line[before.end_column - 1 : after.column - 1]
    quoted = line[before.end_column - 2] in "\"'" or line[after.column - 1] in "\"'"
    return between if between.strip() == "," and not quoted else None


MANUAL = Manual(
    what=msg("In a list `[a, b]`, a comma cuts a text in two."),
    why=msg(
        "Between brackets every comma begins a new entry. A sentence or a bracket that goes on "
        "behind it is printed as two entries, and neither says what was meant."
    ),
    bad=(
        "warnings: [Jika tidak dilaksanakan, maka pelayanan terlambat]\n",
        "records: [Buku agenda (surat masuk, surat keluar)]\n",
        "steps: [{activity: Membayar biaya, requirements: [Uang Rp2,500], outputs: [Kuitansi]}]\n",
    ),
    good=(
        'warnings: ["Jika tidak dilaksanakan, maka pelayanan terlambat"]\n',
        "warnings:\n  - Jika tidak dilaksanakan, maka pelayanan terlambat\n",
        "equipment: [Komputer, alat tulis, kertas]\nrecords: [Buku agenda]\n",
    ),
    defects=(20,),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge)
