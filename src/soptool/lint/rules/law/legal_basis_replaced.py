"""A legal basis that a later regulation is known to have replaced."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.citations import Basis, bases, has_bases
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.law.citation import same_regulation
from soptool.model.law.reading import parse_citation
from soptool.model.law.replaced import Replaced, replaced

CHECK = Check(
    "SOP637",
    "legal-basis-replaced",
    Severity.INFO,
    principle=Principle.OBEDIENCE,
    source="Ketentuan penutup peraturan penggantinya (diingat)",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    told = subject.whole.settings.regulations.values()
    for basis in bases(subject):
        later = replaced(basis.citation) if basis.citation else None
        if later is None or basis.registered in told or _says_so(basis, later):
            continue  # sop.yaml says what holds: SOP630
        yield subject.at(
            CHECK,
            basis.path,
            msg("“{text}” was probably replaced by “{new}”.", text=basis.text, new=later.new),
            hint=msg(
                "Look it up in the gazette; if so, check the steps against the later one, and cite "
                "that. If the older one holds, say so in sop.yaml (`regulations`, `status`)."
            ),
        )


def _says_so(basis: Basis, later: Replaced) -> bool:
    """Whether the entry names the later one too: "… sebagaimana telah diganti dengan …"."""
    new = parse_citation(later.new)
    parts = basis.citation.amendments if basis.citation else ()
    return new is not None and any(same_regulation(part, new) for part in parts)


MANUAL = Manual(
    what=msg("The legal basis cites a regulation that a later one replaced."),
    why=msg(
        "An SOP that rests on what no longer holds may ask for too much or too little. Some "
        "regulations that old SOPs cite often are known to soptool; the registry of the workspace "
        "(`regulations` in sop.yaml) says more, and is believed first."
    ),
    bad=(
        "legal_basis: UU Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara\n",
        "legal_basis: Peraturan Pemerintah No. 53 Tahun 2010 tentang Disiplin PNS\n",
    ),
    good=(
        "legal_basis: UU Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara\n",
        (
            "legal_basis: UU Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara sebagaimana telah "
            "diganti dengan UU Nomor 20 Tahun 2023\n"
        ),
        (
            "# file: sop.yaml\nregulations:\n  uu-asn:\n    title: Undang-Undang Nomor 5 Tahun "
            "2014 tentang Aparatur Sipil Negara\n    status: in-force\n# file: surat.yaml\n"
            "legal_basis: uu-asn\n"
        ),
    ),
    defects=(15,),
    recalled=True,
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=has_bases)
