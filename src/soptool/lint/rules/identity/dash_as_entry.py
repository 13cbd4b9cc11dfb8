"""A dash where a document, a tool or an SOP is meant."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.fill import Location
from soptool.shape.texts import is_dash

CHECK = Check(
    "SOP658",
    "dash-as-entry",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas; mutu baku tiap kegiatan",
)
_LISTS = ("related", "equipment", "records", "warnings", "qualifications", "legal_basis")
_CELLS = ("requirements", "outputs")


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
    data = subject.file.data
    yield from _entries_in(data, (), _LISTS)
    steps = subject.file.at(("steps",))
    for step, said in zip(subject.steps, steps if isinstance(steps, list) else (), strict=False):
        yield from _entries_in(said, step.path, _CELLS)


def _entries_in(
    data: object, path: Location, keys: tuple[str, ...]
) -> Iterator[tuple[Location, str]]:
    if not isinstance(data, dict):
        return
    for key in keys:
        said = data.get(key)
        if isinstance(said, str):
            yield (*path, key), said
        elif isinstance(said, list):
            for number, item in enumerate(said):
                if isinstance(item, str):
                    yield (*path, key, number), item


MANUAL = Manual(
    what=msg("A dash stands as the entry of a list."),
    why=msg("It is taken for a document or an SOP of that name, and hides that nothing is there."),
    bad=("related: ['-']\n", "steps: [{activity: A, requirements: '-'}]\n"),
    good=("related: [SOP Pengarsipan]\n",),
    defects=(1, 41),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
