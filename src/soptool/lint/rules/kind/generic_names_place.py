"""A generic SOP whose title names a place or a unit."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.title import read_title
from soptool.model.marks import MARK

CHECK = Check(
    "SOP664",
    "generic-names-place",
    Severity.INFO,
    principle=Principle.DYNAMISM,
    source="PermenPAN-RB 35/2012: SOP generik dan SOP spesifik",
)


def _is_generic(subject: SopSubject) -> bool:
    return subject.sop.classification.coverage == "generic"


def _judge(subject: SopSubject) -> Iterator[Finding]:
    title, agency = subject.sop.title, subject.whole.settings.organization
    names = (agency.name, agency.parent, agency.city, subject.sop.unit)
    units = tuple(name for name in names if name)
    named = read_title(title, units, tongue(subject)).places
    for place in [it for it in named if not MARK.search(it.text)][:1]:
        found = subject.at(
            CHECK,
            ("title",),
            msg("The SOP is called generic, and its title names “{place}”.", place=place.text),
            hint=msg("Leave the name out, make it a parameter, or write `coverage: specific`."),
        )
        yield at_words(found, subject, title, place)


MANUAL = Manual(
    what=msg("The title of an SOP classified as generic names a place or a unit."),
    why=msg(
        "A generic SOP holds wherever the activity is done; only the place differs. One that is "
        "bound to a place is specific, or bears the place as a parameter (`$(unit)`)."
    ),
    bad=(
        "title: Penanganan Surat Masuk Kabupaten Blitar\nclassification: {coverage: generic}\n",
        "title: Penanganan Surat Biro Umum\nunit: Biro Umum\nclassification: {coverage: generic}\n",
    ),
    good=(
        "title: Penanganan Surat Masuk\nclassification: {coverage: generic}\n",
        (
            "title: Penanganan Surat $(unit)\nunit: $(unit)\nparameters: {unit: text}\n"
            "classification: {coverage: generic}\n"
        ),
        "title: Penanganan Surat Masuk Kabupaten Blitar\nclassification: {coverage: specific}\n",
    ),
    defects=(55,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_is_generic)
