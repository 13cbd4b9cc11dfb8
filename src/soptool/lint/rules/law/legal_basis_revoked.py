"""A legal basis that no longer holds."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.citations import bases, has_bases, revoked
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.settings import Regulation

CHECK = Check(
    "SOP630",
    "legal-basis-revoked",
    Severity.WARNING,
    principle=Principle.OBEDIENCE,
    source="PermenPAN-RB 35/2012, asas kepatuhan hukum",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    known = revoked(subject.whole.settings)
    for basis in bases(subject):
        found = basis.registered
        if found is None and basis.citation is not None and basis.citation.key is not None:
            found = known.get(basis.citation.key)
        if found is None or found.status != "revoked":
            continue
        yield subject.at(
            CHECK,
            basis.path,
            msg("“{text}” has been revoked, says sop.yaml.", text=basis.text),
            hint=_hint(subject, found),
        )


def _hint(subject: SopSubject, found: Regulation) -> Message:
    if not found.by:
        return msg(
            "Cite what stands in its place, and check whether the steps still agree with it."
        )
    other = subject.whole.settings.regulations.get(found.by)
    by = other.title if other else found.by
    return msg("It was replaced by “{by}”: check the steps against it, and cite that.", by=by)


_SETTINGS = """# file: sop.yaml
regulations:
  permen-54-2009:
    title: Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2009 tentang Tata Naskah Dinas
    status: revoked
    by: permen-1-2023
  permen-1-2023: Peraturan Menteri Dalam Negeri Nomor 1 Tahun 2023 tentang Tata Naskah Dinas
# file: surat.yaml
"""

MANUAL = Manual(
    what=msg("The legal basis cites a regulation that sop.yaml calls revoked."),
    why=msg(
        "An SOP that rests on a revoked regulation may ask for what is no longer allowed. The "
        "registry (`regulations` in sop.yaml) says what holds; a citation in full text is compared "
        "by kind, number and year."
    ),
    bad=(
        f"{_SETTINGS}legal_basis: permen-54-2009\n",
        f"{_SETTINGS}legal_basis:\n  - Permendagri No. 54 Tahun 2009 tentang Tata Naskah Dinas\n",
    ),
    good=(f"{_SETTINGS}legal_basis: permen-1-2023\n",),
    defects=(15,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=has_bases)
