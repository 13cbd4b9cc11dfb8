"""A regulation that stands twice among the legal bases."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.citations import Basis, bases
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.law.citation import official_form
from soptool.model.law.faithful import says_all

CHECK = Check(
    "SOP634",
    "legal-basis-repeated",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian identitas: dasar hukum",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    first: dict[object, Basis] = {}
    for basis in bases(subject):
        other = first.setdefault(_key(basis), basis)
        if other is basis:
            continue
        yield subject.at(
            CHECK,
            basis.path,
            msg("“{text}” is listed already.", text=basis.text),
            hint=msg("Leave the one that says more."),
            related=[Related(subject.place(*other.path), msg("It stands here too."))],
            fix=_fix(subject, basis, other),
        )


def _fix(subject: SopSubject, basis: Basis, other: Basis) -> Fix | None:
    """Take out the one of which the other says all; None where each says more."""
    if normal(basis.text) == normal(other.text):
        return Fix(msg("Take the second one out."), (subject.deleting(basis.path),))
    for dropped, kept in ((basis, other), (other, basis)):
        if says_all(_form(kept), _form(dropped)):
            edit = subject.deleting(dropped.path)
            return Fix(msg("Take out the one that says less."), (edit,), safe=False)
    return None


def _form(basis: Basis) -> str:
    return official_form(basis.citation) if basis.citation else basis.text


def _key(basis: Basis) -> object:
    """Return what two entries share: the regulation, its passages, and what amends it."""
    cited = basis.citation
    if cited is None or cited.key is None:
        return normal(basis.text)
    return cited.key, cited.place_key, tuple(part.key for part in cited.amendments)


MANUAL = Manual(
    what=msg("A regulation is listed twice under the legal basis."),
    why=msg("Readers look for the difference between the two, and there is none."),
    bad=(
        (
            "legal_basis:\n  - UU Nomor 43 Tahun 2009 tentang Kearsipan\n"
            "  - Undang-Undang No. 43 Tahun 2009 tentang Kearsipan\n"
        ),
    ),
    good=(
        (
            "legal_basis:\n  - Pasal 7 UU Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan\n"
            "  - Pasal 49 UU Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan\n"
        ),
    ),
    fixes_safely=False,
    fixed=("legal_basis:\n  - UU Nomor 43 Tahun 2009 tentang Kearsipan\n",),
    defects=(16,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: len(bases(subject)) > 1)
