"""What the rules on the seams of a macro share: which document is meant, and where it stands."""

from __future__ import annotations

from soptool.compose.stations import NamedDocument
from soptool.finding import Related
from soptool.language import msg
from soptool.lint.evidence.named import Named, named
from soptool.lint.evidence.once import once
from soptool.lint.evidence.subject import MacroSubject, SopSubject


@once
def made(subject: SopSubject) -> Named[NamedDocument]:
    """Return what the rows of a macro make."""
    assert isinstance(subject, MacroSubject)
    stations = subject.seams.stations
    return named((1 << at, one) for at, row in enumerate(stations) for one in row.makes)


@once
def needed(subject: SopSubject) -> Named[NamedDocument]:
    """Return what the rows of a macro need."""
    assert isinstance(subject, MacroSubject)
    stations = subject.seams.stations
    return named((1 << at, one) for at, row in enumerate(stations) for one in row.needs)


def required_here(mention: NamedDocument) -> Related:
    """Point at the requirement in the part's file."""
    return Related(mention.place, msg("“{text}” is required here.", text=mention.text))


def made_here(mention: NamedDocument) -> Related:
    """Point at the output in the part's file."""
    return Related(mention.place, msg("“{text}” is made here.", text=mention.text))
