"""A dash where a document, a tool or an SOP is meant."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import is_dash
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.fill import Location

CHECK = Check(
    "SOP658",
    "dash-as-entry",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas; mutu baku tiap kegiatan",
)
_LISTS = ("related", "equipment", "records", "warnings", "qualifications", "legal_basis")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for path, text in _entries(subject):
        if is_dash(text):
            yield subject.at(
                CHECK,
                path,
                msg("“{text}” is counted as an entry.", text=text),
                hint=msg("Leave it out: an empty box is printed with a dash by itself."),
            )


def _entries(subject: SopSubject) -> Iterator[tuple[Location, str]]:
    places: list[Location] = [(key,) for key in _LISTS]
    places += [(*step.path, key) for step in subject.steps for key in ("requirements", "outputs")]
    for path in places:
        data = subject.file.at(path)
        if isinstance(data, str):
            yield path, data
        elif isinstance(data, list):
            yield from (((*path, n), item) for n, item in enumerate(data) if isinstance(item, str))


MANUAL = Manual(
    what=msg("A dash stands as the entry of a list."),
    why=msg("It is taken for a document or an SOP of that name, and hides that nothing is there."),
    bad=("related: ['-']\n", "steps: [{activity: A, requirements: '-'}]\n"),
    good=("related: [SOP Pengarsipan]\n",),
    defects=(1, 41),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
