"""An entry that stands twice in one list."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import same_words
from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.fill import Location

CHECK = Check(
    "SOP615",
    "entry-repeated",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; bagian identitas, mutu baku",
)
_BOXES = ("qualifications", "equipment", "warnings", "records", "related", "inputs", "outputs")
_CELLS = ("requirements", "outputs")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for path in _lists(subject):
        first: dict[str, Location] = {}
        for here, text in texts_at(subject, *path):
            other = first.setdefault(same_words(text), here)
            if other is here:
                continue
            yield subject.at(
                CHECK,
                here,
                msg("“{text}” is listed already.", text=text),
                hint=msg("Leave one of the two."),
                related=[Related(subject.place(*other), msg("It stands here too."))],
                fix=Fix(msg("Take the second one out."), (subject.deleting(here),)),
            )


def _lists(subject: SopSubject) -> Iterator[Location]:
    yield from ((key,) for key in _BOXES)
    for step in subject.steps:
        for key in _CELLS:
            if len(getattr(step.step, key)) > 1:
                yield (*step.path, key)


MANUAL = Manual(
    what=msg("A list of the SOP, or of a step, names one thing twice."),
    why=msg("Readers look for the difference between the two, and there is none."),
    bad=(
        "equipment: [Komputer, Printer, Komputer]\n",
        "steps: [{activity: Mencatat surat, requirements: [Surat masuk, Agenda, surat masuk]}]\n",
    ),
    good=("equipment: [Komputer, Printer]\n",),
    fixed=("equipment: [Komputer, Printer]\n",),
    defects=(),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
