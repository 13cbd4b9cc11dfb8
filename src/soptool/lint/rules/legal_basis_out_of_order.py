"""Legal bases that are not listed from the highest to the lowest, the older before the newer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from soptool.finding import Check, Finding, Fix, Related
from soptool.language import msg
from soptool.lint.citations import Basis, bases
from soptool.lint.principle import Principle
from soptool.lint.rule import Manual, Rule
from soptool.lint.subject import SopSubject

CHECK = Check(
    "SOP631",
    "legal-basis-out-of-order",
    principle=Principle.OBEDIENCE,
    source="UU 12/2011 Pasal 7 dan lampiran II (diingat): urutan dasar hukum",
)


def _known(subject: SopSubject) -> tuple[tuple[Basis, int, int | None], ...]:
    """Return the regulations that can be recognised, with rank and year."""
    read = ((basis, basis.citation) for basis in bases(subject))
    return tuple((basis, cited.rank, cited.year) for basis, cited in read if cited)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for (before, rank, year), (after, next_rank, next_year) in pairwise(_known(subject)):
        is_older = bool(year and next_year and next_year < year)
        if next_rank > rank or (next_rank == rank and not is_older):
            continue
        reason = msg("it ranks higher") if next_rank < rank else msg("it is older")
        yield subject.at(
            CHECK,
            after.path,
            msg(
                "“{text}” belongs above what precedes it: {reason}.", text=after.text, reason=reason
            ),
            hint=msg("List the highest regulations first; among equals, the older ones first."),
            related=[Related(subject.place(*before.path), msg("This one stands before it."))],
            fix=_fix(subject),
        )
        return


def _fix(subject: SopSubject) -> Fix | None:
    """Offer the whole order, where every entry of the list could be read."""
    written = subject.file.data.get("legal_basis") if isinstance(subject.file.data, dict) else None
    ranks = [(rank, year) for _, rank, year in _known(subject) if year]
    if not isinstance(written, list) or len(written) != len(ranks):
        return None
    order = sorted(range(len(ranks)), key=ranks.__getitem__)
    return Fix(msg("Put the list into this order."), (subject.ordering(("legal_basis",), order),))


_RIGHT = """legal_basis:
  - UU Nomor 43 Tahun 2009 tentang Kearsipan
  - PP Nomor 28 Tahun 2012 tentang Pelaksanaan UU Kearsipan
"""
MANUAL = Manual(
    what=msg("The legal bases are not in the order of their rank, and of their years."),
    why=msg(
        "Lists of regulations go from the highest to the lowest, and among equals from the oldest "
        "to the newest, so that everyone finds them at the same place."
    ),
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
