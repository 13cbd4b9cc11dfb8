"""The legal bases of an SOP with the regulations that they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.once import once
from soptool.lint.evidence.placeholders import placeholder_in
from soptool.lint.evidence.subject import SopSubject
from soptool.model.law.citation import Citation, Unread
from soptool.model.law.reading import parse_citation, read_citation
from soptool.settings import Regulation, Settings
from soptool.shape.fill import Location
from soptool.shape.names import is_like_id


@dataclass(frozen=True, slots=True)
class Basis:
    """An entry under `legal_basis`. `written`: the text or id in the file; `text`: the citation.

    `citation` is None where the text as a whole cites no regulation; `unread` then says why.
    """

    path: Location
    written: str
    text: str
    citation: Citation | None
    unread: Unread | None
    registered: Regulation | None

    @property
    def is_id(self) -> bool:
        """Whether the file gives an id, whose title stands in sop.yaml."""
        return self.registered is not None or is_like_id(self.written)


@once
def bases(subject: SopSubject) -> tuple[Basis, ...]:
    """Return the legal bases in the order of the file, without those still to be filled in."""
    registry = subject.whole.settings.regulations
    written = texts_at(subject, "legal_basis")
    return tuple(_basis(path, text, registry) for path, text in written if not placeholder_in(text))


def _basis(path: Location, text: str, registry: Mapping[str, Regulation]) -> Basis:
    registered = registry.get(text)
    title = registered.title if registered else text
    found = read_citation(title)
    if isinstance(found, Unread):
        return Basis(path, text, title, None, found, registered)
    return Basis(path, text, title, found, None, registered)


def has_bases(subject: SopSubject) -> bool:
    """Whether the SOP has a legal basis."""
    return bool(texts_at(subject, "legal_basis"))


def revoked(settings: Settings) -> dict[object, Regulation]:
    """Return the regulations that sop.yaml calls revoked, by what their citations share."""
    found: dict[object, Regulation] = {}
    for regulation in settings.regulations.values():
        cited = parse_citation(regulation.title)
        if regulation.status == "revoked" and cited is not None and cited.key is not None:
            found[cited.key] = regulation
    return found


def is_older(lower: Citation, upper: Citation) -> bool:
    """Whether a list puts the first above the second by its year, which counts within a kind.

    Agencies put decisions, and what is their own, behind the regulations of ministries.
    """
    same = lower.rank == upper.rank and lower.kind is upper.kind
    return same and (lower.year or upper.year or 0) < (upper.year or 0)
