"""Legal bases that are not listed from the highest to the lowest, the older before the newer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import msg, shortened
from soptool.lint.evidence.citations import Basis, bases, is_older
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.law.citation import Citation

CHECK = Check(
    "SOP631",
    "legal-basis-out-of-order",
    Severity.INFO,
    principle=Principle.OBEDIENCE,
    source="UU 12/2011 Pasal 7 dan lampiran II (diingat): urutan dasar hukum",
)
_SHOWN = 70


def _known(subject: SopSubject) -> tuple[tuple[Basis, Citation], ...]:
    cited = ((basis, basis.citation) for basis in bases(subject) if basis.citation)
    return tuple((basis, citation) for basis, citation in cited if citation.has_sure_rank)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for (before, upper), (after, lower) in pairwise(_known(subject)):
        higher = lower.rank < upper.rank
        if not higher and not is_older(lower, upper):
            continue
        reason = msg("it ranks higher") if higher else msg("it is of the same kind and older")
        yield subject.at(
            CHECK,
            after.path,
            msg(
                "“{text}” is listed below “{above}”, but {reason}.",
                text=shortened(after.text, _SHOWN),
                above=shortened(before.text, _SHOWN),
                reason=reason,
            ),
            hint=msg(
                "Put it above “{above}”: the highest first; of one kind, the older ones first.",
                above=shortened(before.text, _SHOWN),
            ),
            related=[Related(subject.place(*before.path), msg("This one stands before it."))],
            fix=_fix(subject),
        )
        return


def _fix(subject: SopSubject) -> Fix | None:
    """Offer the whole order, where every entry of the list could be read."""
    written = subject.file.data.get("legal_basis") if isinstance(subject.file.data, dict) else None
    cited = [citation for _, citation in _known(subject) if citation.year]
    if not isinstance(written, list) or len(written) != len(cited):
        return None
    if not subject.is_one_list("legal_basis"):
        return None
    kinds = list(dict.fromkeys(citation.kind for citation in cited))
    keys = [(one.rank, kinds.index(one.kind), one.year) for one in cited]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return Fix(msg("Put the list into this order."), (subject.ordering(("legal_basis",), order),))


_RIGHT = """legal_basis:
  - UU Nomor 43 Tahun 2009 tentang Kearsipan
  - PP Nomor 28 Tahun 2012 tentang Pelaksanaan UU Kearsipan
"""
MANUAL = Manual(
    what=msg("The legal bases are not in the order of rank, or of years within a kind."),
    why=msg("Lists go from the highest to the lowest, and within a kind from old to new."),
    bad=(
        (
            "legal_basis:\n  - PP Nomor 28 Tahun 2012 tentang Pelaksanaan UU Kearsipan\n"
            "  - UU Nomor 43 Tahun 2009 tentang Kearsipan\n"
        ),
    ),
    good=(_RIGHT,),
    fixed=(_RIGHT,),
    defects=(16,),
    recalled=True,
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: len(_known(subject)) > 1)
